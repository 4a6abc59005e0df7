/** What a KPI is made from: the books at two cuts, and where they keep what. All accessors give the difference between the cuts. */
import {
  BUCKETS,
  type CompiledLine,
  type CompiledStation,
  type Cut,
  type EquipmentState,
  type Layout,
  layoutOf,
  type ShiftCount,
  type Ticks,
} from '../model/index.ts'

export const TICKS_PER_DAY = 86_400_000_000
export const TICKS_PER_HOUR = 3_600_000_000

export type State = (typeof EquipmentState)[keyof typeof EquipmentState]

export class Window {
  readonly line: CompiledLine
  /** rawProcessTimes[p]: ticks, product p. */
  readonly rawProcessTimes: readonly Ticks[]
  /** Good units of each whole day in the window; null: nobody asks, or the books have no days. */
  readonly daily: readonly number[] | null
  /** The whole shifts in the window; null: nobody asks. */
  readonly shifts: readonly ShiftCount[] | null
  private readonly layout: Layout
  private readonly from: Cut
  private readonly to: Cut
  private readonly histograms = new Map<number, Float64Array>()

  /** @param asked good units of each whole day, and of each whole shift, in the window, where the line asks for them */
  constructor(
    line: CompiledLine,
    rawProcessTimes: readonly Ticks[],
    from: Cut,
    to: Cut,
    asked: { daily?: readonly number[] | null; shifts?: readonly ShiftCount[] | null } = {},
  ) {
    this.line = line
    this.rawProcessTimes = rawProcessTimes
    this.layout = layoutOf(line)
    this.from = from
    this.daily = asked.daily ?? null
    this.shifts = asked.shifts ?? null
    this.to = to
  }

  /** Machine time that a station has spent in any of some states, ticks. */
  stateTimes(station: CompiledStation, states: readonly State[]): Ticks {
    return states.reduce<number>((sum, state) => sum + this.stateTime(station, state), 0)
  }

  /** Length of the window, ticks. */
  get ticks(): Ticks {
    return this.to.time - this.from.time
  }

  get days(): number {
    return this.ticks / TICKS_PER_DAY
  }

  ofLine(column: number): number {
    return this.to.scalars[column]! - this.from.scalars[column]!
  }

  ofProduct(product: number, column: number): number {
    return this.ofLine(this.layout.ofProduct(product) + column)
  }

  ofStation(station: number, column: number): number {
    return this.ofLine(this.layout.ofStation(station) + column)
  }

  ofCrew(crew: number, column: number): number {
    return this.ofLine(this.layout.ofCrew(crew) + column)
  }

  ofKit(kit: number, column: number): number {
    return this.ofLine(this.layout.ofKit(kit) + column)
  }

  /** `reason`: number of the reason of holds. */
  ofHold(reason: number, column: number): number {
    return this.ofLine(this.layout.ofHold(reason) + column)
  }

  ofLimit(limit: number, column: number): number {
    return this.ofLine(this.layout.ofLimit(limit) + column)
  }

  /** `pool`: number of the pool of a WIP limit. */
  ofPool(pool: number, column: number): number {
    return this.ofLine(this.layout.ofPool(pool) + column)
  }

  /** Only of lines that ask for priority classes. */
  ofClass(index: number, column: number): number {
    return this.ofLine(this.layout.ofClass(index) + column)
  }

  /** Only of lines in which lots can be expedited. */
  get lotsExpedited(): number {
    return this.ofLine(this.layout.ofExpedited)
  }

  /** Counts per bucket of the cycle times of a priority class's lots that ended. */
  classTimes(index: number): Float64Array {
    return this.histogram(this.layout.classTimesOf(index))
  }

  /** Units that went into bin `bin` of all bins of the line. */
  ofBin(bin: number): number {
    return this.ofLine(this.layout.ofBin(bin))
  }

  /** `index`: which of the steps that say what becomes of remnants. */
  ofRemnant(index: number, column: number): number {
    return this.ofLine(this.layout.ofRemnant(index) + column)
  }

  ofStock(stock: number, column: number): number {
    return this.ofLine(this.layout.ofStock(stock) + column)
  }

  /** Only of lines with transport. */
  ofTransport(column: number): number {
    return this.ofLine(this.layout.ofTransport + column)
  }

  ofCarts(kind: number, column: number): number {
    return this.ofLine(this.layout.ofCarts(kind) + column)
  }

  /** Only of lines whose steps are counted. */
  ofStep(step: number, column: number): number {
    return this.ofLine(this.layout.ofStep(step) + column)
  }

  /** Machine time that a station has spent in a state, ticks. */
  stateTime(station: CompiledStation, state: State): Ticks {
    let ticks = 0
    for (let machine = station.firstMachine; machine < station.firstMachine + station.machines; machine++) {
      ticks += this.ofLine(this.layout.ofMachine(machine) + state)
    }
    return ticks
  }

  /** Only of lines with due dates. */
  ofDelivery(group: number, column: number): number {
    return this.ofLine(this.layout.ofDelivery(group) + column)
  }

  /** Machine time of a station, ticks. */
  machineTime(station: CompiledStation): Ticks {
    return this.ticks * station.machines
  }

  /** Counts per bucket of the cycle times of a product's lots that ended. */
  cycleTimes(product: number): Float64Array {
    return this.histogram(this.layout.cycleTimesOf(product))
  }

  /** Counts per bucket of the waits of the carriers that a station started. */
  waits(station: number): Float64Array {
    return this.histogram(this.layout.waitsOf(station))
  }

  /** Counts per bucket of the lateness of lots with due dates. */
  lateness(group: number): Float64Array {
    return this.histogram(this.layout.latenessOf(group))
  }

  /** Counts per bucket of the times between the two steps of a queue-time limit. */
  limitTimes(limit: number): Float64Array {
    return this.histogram(this.layout.limitTimesOf(limit))
  }

  /** Several quantiles are read from one. */
  private histogram(first: number): Float64Array {
    let counts = this.histograms.get(first)
    if (counts === undefined) {
      counts = this.to.histograms.slice(first, first + BUCKETS)
      for (let bucket = 0; bucket < BUCKETS; bucket++) counts[bucket]! -= this.from.histograms[first + bucket]!
      this.histograms.set(first, counts)
    }
    return counts
  }
}
