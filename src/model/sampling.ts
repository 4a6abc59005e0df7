/** Steps that only a share of the lots takes: which ones is the luck of the lot, anew on every visit. */
import type { PlaceKey } from '../engine/index.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { LotDraws } from './lot-draws.ts'
import type { LotId } from './lots.ts'

export class Sampling {
  private readonly keys: readonly (PlaceKey | null)[]
  private readonly draws: LotDraws

  constructor({ steps }: CompiledLine, draws: LotDraws) {
    this.draws = draws
    this.keys = steps.map(({ place, quality }) => (quality?.sample == null ? null : draws.keyOf(`${place}/sample`)))
  }

  /** Does a lot pass the step by? `visit`: that of the carrier when it stands before the step. */
  passesBy(step: CompiledStep, lot: LotId, visit: number): boolean {
    const key = this.keys[step.index]!
    return key !== null && this.draws.ofLot(key, lot, visit).uniform() >= step.quality!.sample!
  }
}
