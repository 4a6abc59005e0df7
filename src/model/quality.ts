/** What decides about good and bad on the floor, beside yields that are the same for all: one mechanism a file, put together here. */
import type { StateVisitor } from '../engine/index.ts'
import type { CarrierId } from './carriers.ts'
import { Checks } from './checks.ts'
import type { CompiledStep } from './compiled-line.ts'
import { FirstPass, type FirstPassParts } from './first-pass.ts'
import { type HoldParts, Holds } from './holds.ts'
import { Sampling } from './sampling.ts'
import type { StepCounts } from './step-counts.ts'
import { hasQuality } from './step-quality.ts'

export interface QualityParts extends FirstPassParts, HoldParts {
  counts: StepCounts | null
}

export class Quality {
  /** Where the carrier that ended its step last is sent, -1: on its way. Why: see `kind` of its check. */
  sentTo = -1
  readonly firstPass: FirstPass
  readonly holds: Holds
  readonly sampling: Sampling
  private readonly checks: Checks
  private readonly parts: QualityParts

  constructor(parts: QualityParts) {
    this.parts = parts
    this.firstPass = new FirstPass(parts)
    this.checks = new Checks(parts.line, parts.carriers, parts.draws)
    this.holds = new Holds(parts)
    this.sampling = new Sampling(parts.line, parts.draws)
  }

  /** A carrier ends a step that has a quality: returns the units that it loses, and says in `sentTo` where it goes. */
  ended(step: CompiledStep, carrier: CarrierId): number {
    const { carriers, counts } = this.parts
    const { firstPass, checks } = this
    const { check, holds } = step.quality!
    firstPass.draw(step, carrier)
    counts?.tested(step.index, firstPass.failed, firstPass.retested)
    const lost = firstPass.failed - firstPass.recovered
    this.sentTo = -1
    const left = carriers.units[carrier]! - lost
    if (check === null || left === 0) {
      if (holds !== null && left > 0) this.holds.arm(carrier)
      return lost
    }
    const passes = checks.passes(step, check, carrier, left)
    counts?.checked(step.index, passes)
    if (check.kind === 'inspect' && passes) counts?.inspected(step.index, left - checks.scrapped, checks.escaped)
    this.sentTo = checks.sentTo
    if (holds !== null && checks.scrapped < left) this.holds.arm(carrier)
    return lost + checks.scrapped
  }

  visit(state: StateVisitor): void {
    this.checks.visit(state)
    this.holds.visit(state)
  }
}

/** null: nothing but yields that are the same for all. */
export function qualityOfFloor(parts: QualityParts): Quality | null {
  return hasQuality(parts.line.spec) ? new Quality(parts) : null
}
