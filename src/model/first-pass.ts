/**
 * What fails at a step: the lot's own yield, the units that fail at the first try, those of them that are tested again, and those that pass then. All are
 * draws of the lot, so that the machine time of a retest is known when the work begins and the same units are counted when it ends.
 */
import { Binomial, inverseIncompleteBeta, type PlaceKey, pow, type Ticks, type Timers } from '../engine/index.ts'
import type { YieldVariationSpec } from '../spec/line.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import type { LotDraws } from './lot-draws.ts'
import type { LotId } from './lots.ts'
import { sumOf } from './process-time.ts'
import type { StepLosses } from './step-losses.ts'

interface Keys {
  yield: PlaceKey
  excursion: PlaceKey
  retest: PlaceKey
  retestTime: PlaceKey
  again: Binomial
  recovers: Binomial
}

export interface FirstPassParts {
  line: CompiledLine
  carriers: Carriers
  timers: Timers
  draws: LotDraws
  losses: StepLosses
}

export class FirstPass {
  /** Of the carrier that was drawn last: units that failed, that were tested again, and that passed then. */
  failed = 0
  retested = 0
  recovered = 0
  private readonly parts: FirstPassParts
  private readonly keys: readonly (Keys | null)[]

  constructor(parts: FirstPassParts) {
    this.parts = parts
    const { draws } = parts
    this.keys = parts.line.steps.map(({ place, quality }) => {
      if (quality === null) return null
      const keyOf = (purpose: string) => draws.keyOf(`${place}/${purpose}`)
      const { share, recovers } = quality.retest ?? { share: 0, recovers: 0 }
      return {
        yield: keyOf('lot yield'),
        excursion: keyOf('excursion'),
        retest: keyOf('retest'),
        retestTime: keyOf('retest time'),
        again: new Binomial(share),
        recovers: new Binomial(recovers),
      }
    })
  }

  /** Draws what fails of a carrier at its step, which must have a quality. */
  draw(step: CompiledStep, carrier: CarrierId): void {
    const { carriers, draws } = this.parts
    const { retest } = step.quality!
    this.failed = this.lossOf(step, carriers.lot[carrier]!)?.draw(draws.forLoss(step.index, carrier), carriers.units[carrier]!) ?? 0
    this.retested = 0
    this.recovered = 0
    if (retest === null || this.failed === 0) return
    const keys = this.keys[step.index]!
    const own = draws.ofCarrier(keys.retest, carrier)
    this.retested = keys.again.draw(own, this.failed)
    this.recovered = keys.recovers.draw(own, this.retested)
  }

  /** Machine time of the retest of a carrier that is about to be worked on, before rounding. */
  retestTicks(step: CompiledStep, carrier: CarrierId): number {
    const { retest, speed } = step.processTime
    if (retest === null) return 0
    this.draw(step, carrier)
    if (this.retested === 0) return 0
    const own = this.parts.draws.ofCarrier(this.keys[step.index]!.retestTime, carrier)
    const cycles = sumOf(retest.time, Math.ceil(this.retested / retest.atOnce), own)
    return (cycles + (retest.reload?.draw(own) ?? 0)) / speed
  }

  /** How many units of a lot fail; null: none ever. */
  private lossOf(step: CompiledStep, lot: LotId): Binomial | null {
    const usual = this.parts.losses.of(step)
    const { variation } = step.quality!
    if (variation === null) return usual
    const good = this.yieldOf(variation, 1 - (usual?.p ?? 0), this.keys[step.index]!, lot)
    return good < 1 ? new Binomial(1 - good) : null
  }

  private yieldOf({ excursion, ramp, correlation }: YieldVariationSpec, mean: number, keys: Keys, lot: LotId): number {
    const { draws, timers } = this.parts
    if (excursion !== undefined && draws.ofLot(keys.excursion, lot, 0).uniform() < excursion.share) return excursion.yield
    const now = ramp === undefined ? mean : rampedUp(ramp, mean, timers.now)
    if (correlation === 0 || now <= 0 || now >= 1) return now
    // By its quantile, so that a lot whose expected yield rises keeps its luck.
    const size = 1 / correlation - 1
    return inverseIncompleteBeta(now * size, (1 - now) * size, draws.ofLot(keys.yield, lot, 0).uniform())
  }
}

function rampedUp({ from, halfEvery }: NonNullable<YieldVariationSpec['ramp']>, mean: number, now: Ticks): number {
  return mean - (mean - from) * pow(0.5, now / halfEvery)
}
