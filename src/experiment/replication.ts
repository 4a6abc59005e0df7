/** One replication: a pure function of (job, replication number). Can be stopped anywhere, copied, and continued in another thread or process. */
import { restoreState, type StateValues, saveState } from '../engine/index.ts'
import { allCycleTimes, dailyOutput, runSeries, spendingOf, Window } from '../measures/index.ts'
import { type CompiledLine, type Cut, compile, Floor, type FloorListener, SimulationError } from '../model/index.ts'
import { packed } from '../money/index.ts'
import { CauseBooks } from './causes/cause-books.ts'
import { type Extension, rulesFor, said } from './extension.ts'
import type { CycleTimeCounts, Job, ReplicationOutcome, View } from './job.ts'
import { rawProcessTime } from './raw-process-time.ts'
import { type Column, lineColumns, type ResultTable, resultTables } from './result-tables.ts'
import { VERSION } from './version.ts'
import { cutTimes, joinedBatches, runEnd, warmUpEnd } from './windows.ts'

/** How often progress is reported in a replication. */
const REPORTS = 100

/** A replication stopped at some time: plain data that survives structured cloning. */
export interface ReplicationSnapshot {
  replication: number
  /** Engine version, line and seed that it is of: it fits nothing else. */
  of: { version: string; line: string; lineHash: string; seed: number }
  /** The books at the end of the warm-up, and at the other times at which they are cut, as far as these are past. */
  cuts: readonly Cut[]
  floor: StateValues
  /** Hash of the extension that it was run with; absent: none. */
  extension?: string
}

export class Replication {
  readonly floor: Floor
  private readonly job: Job
  private readonly number: number
  private readonly cutTimes: readonly number[]
  private cuts: readonly Cut[] = []

  /** @throws SimulationError where `extension` is not the one that the job names */
  constructor(job: Job, number: number, listener?: FloorListener, extension: Extension | null = null) {
    const ownRules = rulesFor(job, extension)
    const options = {
      seed: job.seed,
      replication: number,
      expectedEnd: job.warmUp + job.horizon,
      countsLuck: job.controlVariates === true,
      ...(ownRules !== null && { ownRules }),
    }
    this.job = job
    this.number = number
    this.cutTimes = cutTimes(job)
    this.floor = new Floor(prepared(job).compiled, listener === undefined ? options : { ...options, listener })
  }

  /** Continues a snapshot of the same job. Throws RangeError where it is of another line, version or extension. */
  static restore(job: Job, snapshot: ReplicationSnapshot, extension: Extension | null = null): Replication {
    if (snapshot.extension !== job.extension?.hash)
      throw new RangeError(`expected a snapshot of a run with ${said(job.extension)}, received one with another or none`)
    refuseOther(snapshot.of, originOf(job))
    const replication = new Replication(job, snapshot.replication, undefined, extension)
    restoreState(replication.floor, snapshot.floor)
    replication.cuts = snapshot.cuts
    return replication
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

  /** As `runTo`, with a call between any two instants at which something happens. */
  runByInstants(time: number, instantOver: (floor: Floor) => void): void {
    const { floor } = this
    for (let next = floor.now; next <= time; next = floor.timers.nextTime()) {
      this.runTo(next)
      instantOver(floor)
    }
    this.runTo(time)
  }

  /** A copy of everything; running on does not change it. */
  snapshot(): ReplicationSnapshot {
    const { extension } = this.job
    return {
      replication: this.number,
      of: originOf(this.job),
      cuts: this.cuts,
      floor: saveState(this.floor),
      ...(extension !== undefined && { extension: extension.hash }),
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
      events: floor.timers.fired,
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

function originOf({ line, lineHash, seed }: Job): ReplicationSnapshot['of'] {
  return { version: VERSION, line: line.name, lineHash, seed }
}

/** @throws RangeError with the first thing in which a snapshot is of something else. */
function refuseOther(received: ReplicationSnapshot['of'] | undefined, expected: ReplicationSnapshot['of']): void {
  const differs = (what: string, was: string | number | undefined, is: string | number) => {
    if (was !== is) throw new RangeError(`expected a snapshot of ${what} ${is}, received one of ${was ?? 'an unknown one'}`)
  }
  differs('version', received?.version, expected.version)
  differs('line', received?.line, expected.line)
  differs(`line ${expected.line} with hash`, received?.lineHash, expected.lineHash)
  differs('seed', received?.seed, expected.seed)
}

/**
 * Runs replication number `replication` of a job. `onProgress(share of the simulated time)` is called now and then; when it returns false the replication
 * is given up and null returned.
 * @throws SimulationError with line, seed, replication and simulated time where something goes wrong.
 */
export function runReplication(
  job: Job,
  replication: number,
  onProgress: (share: number) => boolean = () => true,
  extension: Extension | null = null,
): ReplicationOutcome | null {
  const causes = job.findsCauses === true ? new CauseBooks(prepared(job).compiled, warmUpEnd(job)) : null
  const run = new Replication(job, replication, causes ?? undefined, extension)
  for (let report = 1; report <= REPORTS; report++) {
    const time = Math.floor((run.end * report) / REPORTS)
    if (causes === null) run.runTo(time)
    else run.runByInstants(time, (floor) => causes.instantOver(floor))
    if (!onProgress(report / REPORTS)) return null
  }
  return { ...run.outcome(), ...(causes !== null && { causes: causes.result(run.end) }) }
}

export interface Prepared {
  compiled: CompiledLine
  /** Ticks, by product. */
  rawProcessTimes: number[]
  lineColumns: readonly Column[]
  tables: readonly ResultTable[]
}

const preparedLines = new WeakMap<object, Prepared>()

/** A line is made ready once per thread, not per replication. */
export function prepared({ line }: Pick<Job, 'line'>): Prepared {
  let ready = preparedLines.get(line)
  if (ready === undefined) {
    const compiled = compile(line)
    const rawProcessTimes = rawProcessTime(line).map(({ ticks }) => ticks)
    ready = { compiled, rawProcessTimes, lineColumns: lineColumns(compiled), tables: resultTables(compiled, rawProcessTimes) }
    preparedLines.set(line, ready)
  }
  return ready
}

/** Those of the line, then table by table and row by row: the order of `ReplicationOutcome.values`, at whose end is what was spent. */
function columnsOf({ lineColumns: ofLine, tables }: Prepared): Column[] {
  return [...ofLine, ...tables.flatMap(({ rows }) => rows.flatMap(({ columns }) => columns))]
}
