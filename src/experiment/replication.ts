/** One replication: a pure function of (job, replication number). Can be stopped anywhere, copied, and continued in another thread or process. */
import { restoreState, type StateValues, saveState } from '../engine/index.ts'
import {
  campaignMeasures,
  crewMeasures,
  dailyOutput,
  deliveryGroups,
  deliveryMeasures,
  gateMeasures,
  kitMeasures,
  type LimitMeasure,
  limitMeasures,
  linearityMeasures,
  lineMeasures,
  productMeasures,
  spendingOf,
  stationMeasures,
  toolingMeasures,
  Window,
} from '../measures/index.ts'
import { type CompiledLine, type CompiledStation, type Cut, compile, Floor, type FloorListener, SimulationError } from '../model/index.ts'
import { packed } from '../money/index.ts'
import type { LineSpec, TimeLimitSpec } from '../spec/line.ts'
import { type Extension, rulesFor, said } from './extension.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { qualityValues } from './quality-results.ts'
import { rawProcessTime } from './raw-process-time.ts'
import { VERSION } from './version.ts'

/** How often progress is reported in a replication. */
const REPORTS = 100

/** A replication stopped at some time: plain data that survives structured cloning. */
export interface ReplicationSnapshot {
  replication: number
  /** Engine version, line and seed that it is of: it fits nothing else. */
  of: { version: string; line: string; lineHash: string; seed: number }
  /** The books at the end of the warm-up, if that is past. */
  from: Cut | null
  floor: StateValues
  /** Hash of the extension that it was run with; absent: none. */
  extension?: string
}

export class Replication {
  readonly floor: Floor
  private readonly job: Job
  private readonly number: number
  private from: Cut | null = null

  /** @throws SimulationError where `extension` is not the one that the job names */
  constructor(job: Job, number: number, listener?: FloorListener, extension: Extension | null = null) {
    const ownRules = rulesFor(job, extension)
    const options = { seed: job.seed, replication: number, expectedEnd: job.warmUp + job.horizon, ...(ownRules !== null && { ownRules }) }
    this.job = job
    this.number = number
    this.floor = new Floor(prepared(job).compiled, listener === undefined ? options : { ...options, listener })
  }

  /** Continues a snapshot of the same job. Throws RangeError where it is of another line, version or extension. */
  static restore(job: Job, snapshot: ReplicationSnapshot, extension: Extension | null = null): Replication {
    if (snapshot.extension !== job.extension?.hash)
      throw new RangeError(`expected a snapshot of a run with ${said(job.extension)}, received one with another or none`)
    refuseOther(snapshot.of, originOf(job))
    const replication = new Replication(job, snapshot.replication, undefined, extension)
    restoreState(replication.floor, snapshot.floor)
    replication.from = snapshot.from
    return replication
  }

  /** Length of the warm-up in whole ticks: 1.1 h is 3,960,000,000.0000005. */
  private get warmUp(): number {
    return Math.round(this.job.warmUp)
  }

  /** Length of the run, ticks. */
  get end(): number {
    return this.warmUp + Math.round(this.job.horizon)
  }

  /** Runs up to and including `time` (at most to the end). */
  runTo(time: number): void {
    const { floor } = this
    try {
      if (this.from === null && time >= this.warmUp) {
        floor.run(this.warmUp)
        this.from = floor.cut()
      }
      floor.run(Math.min(time, this.end))
    } catch (error) {
      throw this.failed(error)
    }
  }

  /** A copy of everything; running on does not change it. */
  snapshot(): ReplicationSnapshot {
    const { extension } = this.job
    return {
      replication: this.number,
      of: originOf(this.job),
      from: this.from,
      floor: saveState(this.floor),
      ...(extension !== undefined && { extension: extension.hash }),
    }
  }

  /** The KPIs; the replication must have run to its end. */
  outcome(): ReplicationOutcome {
    if (this.from === null || this.floor.now !== this.end) throw this.failed(new Error('its KPIs were asked for before its end'))
    const { compiled, rawProcessTimes } = prepared(this.job)
    const to = this.floor.cut()
    const daily = asksForLinearity(this.job.line) ? dailyOutput(this.floor, this.warmUp, this.end) : null
    const window = new Window(compiled, rawProcessTimes, this.from, to, daily)
    return { replication: this.number, values: measure(window), events: this.floor.timers.fired }
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
  const run = new Replication(job, replication, undefined, extension)
  for (let report = 1; report <= REPORTS; report++) {
    run.runTo(Math.floor((run.end * report) / REPORTS))
    if (!onProgress(report / REPORTS)) return null
  }
  return run.outcome()
}

/** All KPIs of a window, in the order of `ReplicationOutcome.values`, and at the end what was spent. */
function measure(window: Window): Float64Array {
  const spending = spendingOf(window)
  const { products, stations, crews, kits } = window.line
  const limits = window.line.limits?.all ?? []
  return Float64Array.from([
    ...lineMeasures.map((kpi) => kpi.of(window)),
    ...(asksForLinearity(window.line.spec) ? linearityMeasures.map((kpi) => kpi.of(window)) : []),
    ...products.flatMap((product) => productMeasures.map((kpi) => kpi.of(window, product))),
    ...stations.flatMap((station) => stationMeasures.map((kpi) => kpi.of(window, station))),
    ...crews.flatMap((_, crew) => crewMeasures.map((kpi) => kpi.of(window, crew))),
    ...kits.flatMap((_, kit) => kitMeasures.map((kpi) => kpi.of(window, kit))),
    ...stations.filter(hasTooling).flatMap((station) => toolingMeasures.map((kpi) => kpi.of(window, station))),
    ...stations.filter(hasCampaigns).flatMap((station) => campaignMeasures.map((kpi) => kpi.of(window, station))),
    ...deliveryGroups(window.line).flatMap((group) => deliveryMeasures.map((kpi) => kpi.of(window, group))),
    ...qualityValues(window),
    ...limits.flatMap(({ spec }, limit) => measuresOf(spec).map((kpi) => kpi.of(window, limit))),
    ...(spending === null ? [] : packed(spending)),
  ])
}

/** What a queue-time limit is measured by. */
export function measuresOf({ gate }: TimeLimitSpec): readonly LimitMeasure[] {
  return gate === true ? [...limitMeasures, ...gateMeasures] : limitMeasures
}

export function asksForLinearity({ run }: LineSpec): boolean {
  return run.linearity !== undefined
}

export function hasCampaigns({ spec }: CompiledStation): boolean {
  return spec.setup?.campaign !== undefined
}

export function hasTooling({ tooling }: CompiledStation): boolean {
  return tooling !== null
}

export interface Prepared {
  compiled: CompiledLine
  /** Ticks, by product. */
  rawProcessTimes: number[]
}

const preparedLines = new WeakMap<object, Prepared>()

/** A line is made ready once per thread, not per replication. */
export function prepared({ line }: Job): Prepared {
  let ready = preparedLines.get(line)
  if (ready === undefined) {
    ready = { compiled: compile(line), rawProcessTimes: rawProcessTime(line).map(({ ticks }) => ticks) }
    preparedLines.set(line, ready)
  }
  return ready
}
