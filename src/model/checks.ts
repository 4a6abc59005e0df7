/**
 * Rework with a limit and acceptance sampling: what sends whole carriers back, or scraps them.
 *
 * Rework: a share of the carriers goes back each time, a carrier `most` times at most. Inspection: of the defective units that a carrier is expected to
 * hold (a fraction of one by chance) the sample finds a hypergeometric number. Those are scrapped; where they are too many the carrier is sent back,
 * and the rescreen finds all the others, which are counted as lost here, so that it passes when it comes again.
 */
import { drawHypergeometric, grown, type PlaceKey, type StateVisitor } from '../engine/index.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { LotDraws } from './lot-draws.ts'
import type { Inspection, ReworkCheck, StepCheck } from './step-quality.ts'

export class Checks {
  /** Of the carrier that was checked last: units to be scrapped, defective ones that stay in it, and where it is sent, -1: on its way. */
  scrapped = 0
  escaped = 0
  sentTo = -1
  /** How often each carrier was sent back by each check of its route, and which carrier these counts are of. */
  private returns: Int32Array
  private ownerOf = new Float64Array(16)
  private readonly slots: number
  private readonly keys: readonly (PlaceKey | null)[]
  private readonly carriers: Carriers
  private readonly draws: LotDraws

  constructor({ steps }: CompiledLine, carriers: Carriers, draws: LotDraws) {
    this.carriers = carriers
    this.draws = draws
    this.slots = steps.reduce((most, { quality }) => Math.max(most, (quality?.check?.slot ?? -1) + 1), 0)
    this.returns = new Int32Array(16 * this.slots)
    this.keys = steps.map(({ place, quality }) => (quality?.check == null ? null : draws.keyOf(`${place}/${quality.check.kind}`)))
  }

  /** Checks a carrier of `units` units that ends a step. False: it fails. */
  passes(step: CompiledStep, check: StepCheck, carrier: CarrierId, units: number): boolean {
    this.scrapped = 0
    this.escaped = 0
    this.sentTo = -1
    const slot = this.slotOf(carrier, check)
    return check.kind === 'rework' ? this.needsNone(step, check, carrier, units, slot) : this.inspected(step, check, carrier, units, slot)
  }

  visit(state: StateVisitor): void {
    this.returns = state.array(this.returns)
    this.ownerOf = state.array(this.ownerOf)
  }

  private needsNone(step: CompiledStep, check: ReworkCheck, carrier: CarrierId, units: number, slot: number): boolean {
    if (this.draws.ofCarrier(this.keys[step.index]!, carrier).uniform() >= check.share) return true
    if (this.returns[slot]! < check.most) {
      this.returns[slot]!++
      this.sentTo = check.to
    } else if (check.scraps) this.scrapped = units
    return false
  }

  private inspected(step: CompiledStep, check: Inspection, carrier: CarrierId, units: number, slot: number): boolean {
    if (this.returns[slot]! > 0) return true
    const own = this.draws.ofCarrier(this.keys[step.index]!, carrier)
    const expected = units * check.defectShare
    const defective = Math.min(units, Math.floor(expected) + (own.uniform() < expected - Math.floor(expected) ? 1 : 0))
    const found = drawHypergeometric(own, units, defective, Math.min(check.sample, units))
    if (found <= check.accept) {
      this.scrapped = found
      this.escaped = defective - found
      return true
    }
    this.scrapped = check.to === -1 ? units : defective
    this.sentTo = check.to
    this.returns[slot]!++
    return false
  }

  /** Where the returns of a carrier are counted; none of a carrier that is new in its row. */
  private slotOf(carrier: CarrierId, { slot }: StepCheck): number {
    const { slots, carriers } = this
    while (carrier >= this.ownerOf.length) {
      this.ownerOf = grown(this.ownerOf)
      this.returns = grown(this.returns)
    }
    const first = carrier * slots
    if (this.ownerOf[carrier] !== carriers.id[carrier]) {
      this.ownerOf[carrier] = carriers.id[carrier]!
      this.returns.fill(0, first, first + slots)
    }
    return first + slot
  }
}
