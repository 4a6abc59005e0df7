/**
 * What chance has brought beyond what it brings on average: lots released, machine time lost to long process times and repairs. Each is a sum of (draw - its mean),
 * also weighted with what is in the line or waits at the station when the draw is made, or squared. Nothing of a draw is known before, so these sums are martingales:
 * their expectations are exactly 0, however many draws there are, and they can be control variates. Weights make them follow the ups and downs of a queue
 * (Henderson and Glynn, Mathematics of Operations Research 27, 2002).
 */
import { Sampler, type StateVisitor } from '../engine/index.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import type { MachineId } from './machines.ts'
import { isPiecewise, meanDrawnTicks, varianceDrawn } from './process-time.ts'
import type { StationQueues } from './station-queues.ts'
import type { Wip } from './wip.ts'

/** Columns of each place: deviations; weighted, with the lots in the line or the carriers that wait; squares beyond the variance, which long queues come from. */
export const LuckSum = { plain: 0, weighted: 1, squares: 2 } as const

const PER_PLACE = 3

/** First column of all releases, in lots. */
export const LUCK_OF_RELEASES = 0

/** First column of a station, in ticks. */
export function luckOfStation(station: number): number {
  return PER_PLACE * (1 + station)
}

export interface LuckParts {
  line: CompiledLine
  queues: StationQueues
  wip: Wip
  stationOf: Int32Array
}

export class Luck {
  private sums: Float64Array
  /** 1: times of the step are drawn, with a mean that is known. */
  private readonly isDrawn: Uint8Array
  /** What is drawn while the floor is put together is chance of no time. */
  private hasBegun = false
  private readonly parts: LuckParts

  constructor(parts: LuckParts) {
    this.parts = parts
    this.sums = new Float64Array(luckOfStation(parts.line.stations.length))
    this.isDrawn = Uint8Array.from(parts.line.steps, (step) => (hasChance(step) ? 1 : 0))
  }

  /** The floor stands: from now on what is drawn counts. */
  begin(): void {
    this.hasBegun = true
  }

  /** The time to a source's next release has been drawn; it stands for more lots than on average, or fewer. */
  released(sampler: Sampler, drawn: number): void {
    if (!this.hasBegun) return
    const { mean, variance } = sampler
    this.add(LUCK_OF_RELEASES, 1 - drawn / mean, variance / (mean * mean), this.parts.wip.lots)
  }

  /** The time of a carrier's work has been drawn. @param units that it is for */
  worked(step: CompiledStep, ticks: number, units: number): void {
    if (this.isDrawn[step.index] !== 1) return
    const { speed } = step.processTime
    this.lost(step.station, ticks - meanDrawnTicks(step, units) / speed, varianceDrawn(step, units) / (speed * speed))
  }

  /** The length of a repair or a planned stop has been drawn. */
  repaired(machine: MachineId, { mean, variance }: Sampler, drawn: number): void {
    this.lost(this.parts.stationOf[machine]!, drawn - mean, variance)
  }

  /** The time until a failure has been drawn: the longer, the fewer repairs. */
  spared(machine: MachineId, { mean, variance }: Sampler, drawn: number, repair: Sampler): void {
    const perUnit = repair.mean / mean
    this.lost(this.parts.stationOf[machine]!, (mean - drawn) * perUnit, variance * perUnit * perUnit)
  }

  /** A copy of the sums as they stand. */
  cut(): Float64Array {
    return this.sums.slice()
  }

  visit(state: StateVisitor): void {
    this.sums = state.array(this.sums)
  }

  private lost(station: number, deviation: number, variance: number): void {
    if (!this.hasBegun) return
    this.add(luckOfStation(station), deviation, variance, this.parts.queues.length[station]!)
  }

  private add(first: number, deviation: number, variance: number, weight: number): void {
    this.sums[first + LuckSum.plain]! += deviation
    this.sums[first + LuckSum.weighted]! += deviation * weight
    this.sums[first + LuckSum.squares]! += deviation * deviation - variance
  }
}

/** Some time until a release is drawn. */
export function hasChancyReleases({ sources }: CompiledLine): boolean {
  return sources.some(
    ({ policy }) =>
      (policy.kind === 'interval' && !new Sampler(policy.every).isConstant) || (policy.kind === 'profile' && policy.arrivals === 'poisson'),
  )
}

/** Some process time of a station, repair or time until a failure is drawn. */
export function hasChancyWork({ steps }: CompiledLine, { index, spec }: CompiledStation): boolean {
  const isRandom = spec.failures.some(({ every, repair }) => !new Sampler(every).isConstant || !new Sampler(repair).isConstant)
  return isRandom || steps.some((step) => step.station === index && hasChance(step))
}

/**
 * Sums of many draws come from a normal distribution cut off at 0: with a coefficient of variation of 2 or more that would shift their mean by more than
 * 1e-5 of their standard deviation, and what is not exact is not counted.
 */
function hasChance({ station, processTime: { sampler, per } }: CompiledStep): boolean {
  if (station === -1 || sampler.isConstant) return false
  return !isPiecewise(per) || sampler.variance < 4 * sampler.mean * sampler.mean
}
