/** One replication on its way to its end: stopped where its books are cut, and measured between the cuts. */
import { allCycleTimes, dailyOutput, runSeries, spendingOf, Window } from '../measures/index.ts'
import { type Cut, type Floor, SimulationError } from '../model/index.ts'
import { packed } from '../money/index.ts'
import type { CycleTimeCounts, Job, ReplicationOutcome, View } from './job.ts'
import { type Prepared, prepared } from './prepared.ts'
import type { Column } from './result-tables.ts'
import { cutTimes, joinedBatches, runEnd, warmUpEnd } from './windows.ts'

/** What a replication needs of a floor, be it the general one or that of plain lines. */
export type RunningFloor = Pick<Floor, 'line' | 'books' | 'now' | 'fired' | 'shiftOutput' | 'run' | 'cut'>

export class MeasuredRun<F extends RunningFloor = RunningFloor> {
  readonly floor: F
  /** The books at the end of the warm-up, and at the other times at which they are cut, as far as these are past. */
  cuts: readonly Cut[] = []
  private readonly job: Job
  private readonly number: number
  private readonly cutTimes: readonly number[]

  constructor(job: Job, number: number, floor: F) {
    this.job = job
    this.number = number
    this.floor = floor
    this.cutTimes = cutTimes(job)
  }

  /** Length of the run, ticks. */
  get end(): number {
    return runEnd(this.job)
  }

  /** Runs up to and including `time` (at most to the end). */
  runTo(time: number): void {
    const { floor } = this
    try {
      for (let next = this.cutTimes[this.cuts.length]; next !== undefined && time >= next; next = this.cutTimes[this.cuts.length]) {
        floor.run(next)
        this.cuts = [...this.cuts, floor.cut()]
      }
      floor.run(Math.min(time, this.end))
    } catch (error) {
      throw this.failed(error)
    }
  }

  /** The KPIs; the replication must have run to its end. */
  outcome(): ReplicationOutcome {
    if (this.floor.now !== this.end) throw this.failed(new Error('its KPIs were asked for before its end'))
    const { job, number, floor } = this
    const to = floor.cut()
    const from = this.cuts[this.cutTimes.indexOf(warmUpEnd(job))]!
    const views = this.otherWindows(to)
    return {
      replication: number,
      ...this.numbers(from, to),
      events: floor.fired,
      ...((job.series === true || job.choosesWarmUp === true || job.isPictured === true) && { series: runSeries(floor) }),
      ...(to.luck !== undefined && { luck: to.luck.map((sum, column) => sum - from.luck![column]!) }),
      ...(views !== null && {
        views: views.map(([first, last]) => ({ from: first.time, to: last.time, ...this.numbers(first, last) })),
      }),
    }
  }

  /** Null: the job asks for none. */
  private otherWindows(end: Cut): [from: Cut, to: Cut][] | null {
    const { job, cuts } = this
    const { books } = this.floor
    if (job.choosesWarmUp === true) {
      const kept = books.keptCuts.filter((time) => time < warmUpEnd(job)).map((time) => books.keptCut(time))
      return [cuts[0]!, ...kept].map((from) => [from, end])
    }
    if (job.batches === undefined) return null
    const edges = [...cuts, end]
    return joinedBatches(job.batches).flatMap((ways) => ways.map(([first, last]): [Cut, Cut] => [edges[first]!, edges[last]!]))
  }

  private numbers(from: Cut, to: Cut): Pick<View, 'values' | 'cycleTimes'> {
    const ready = prepared(this.job)
    const daily = this.job.line.run.linearity === undefined ? null : dailyOutput(this.floor, from.time, to.time)
    const shifts = this.floor.shiftOutput?.between(from.time, to.time) ?? null
    const window = new Window(ready.compiled, ready.rawProcessTimes, from, to, { daily, shifts })
    const spending = spendingOf(window)
    const values = Float64Array.from([
      ...columnsOf(ready).map((column) => column.of(window)),
      ...(spending === null ? [] : packed(spending)),
    ])
    return { values, ...(this.job.isPictured === true && { cycleTimes: countedOnly(allCycleTimes(window)) }) }
  }

  private failed(error: unknown): SimulationError {
    const { job, number, floor } = this
    const reason = error instanceof Error ? error.message : String(error)
    const days = (floor.now / 86_400_000_000).toFixed(6)
    return new SimulationError(`line "${job.line.name}", seed ${job.seed}, replication ${number}, after ${days} d: ${reason}`, {
      cause: error,
    })
  }
}

/** From the first bucket that holds something to the last. */
function countedOnly(counts: Float64Array): CycleTimeCounts {
  let first = 0
  let end = counts.length
  while (end > 0 && counts[end - 1] === 0) end--
  while (first < end && counts[first] === 0) first++
  return { first, counts: counts.slice(first, end) }
}

/** Those of the line, then table by table and row by row: the order of `ReplicationOutcome.values`, at whose end is what was spent. */
function columnsOf({ lineColumns: ofLine, tables }: Prepared): Column[] {
  return [...ofLine, ...tables.flatMap(({ rows }) => rows.flatMap(({ columns }) => columns))]
}
