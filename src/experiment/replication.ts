/** One replication: a pure function of (job, replication number). Can be stopped anywhere, copied, and continued in another thread or process. */
import { restoreState, type StateValues, saveState } from '../engine/index.ts'
import { type Cut, Floor, type FloorListener } from '../model/index.ts'
import { PlainFloor } from '../plain/index.ts'
import { CauseBooks } from './causes/cause-books.ts'
import { type Extension, rulesFor, said } from './extension.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { MeasuredRun } from './measured-run.ts'
import { prepared } from './prepared.ts'
import { VERSION } from './version.ts'
import { runEnd, warmUpEnd } from './windows.ts'

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
  private readonly job: Job
  private readonly number: number
  private readonly run: MeasuredRun<Floor>

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
    const floor = new Floor(prepared(job).compiled, listener === undefined ? options : { ...options, listener })
    this.run = new MeasuredRun(job, number, floor)
  }

  /**
   * Continues a snapshot of the same job. Throws RangeError where it is of another line, version or extension.
   * @param listener is told what happens from there on
   */
  static restore(job: Job, snapshot: ReplicationSnapshot, extension: Extension | null = null, listener?: FloorListener): Replication {
    if (snapshot.extension !== job.extension?.hash)
      throw new RangeError(`expected a snapshot of a run with ${said(job.extension)}, received one with another or none`)
    refuseOther(snapshot.of, originOf(job))
    const replication = new Replication(job, snapshot.replication, listener, extension)
    restoreState(replication.floor, snapshot.floor)
    replication.run.cuts = snapshot.cuts
    return replication
  }

  get floor(): Floor {
    return this.run.floor
  }

  /** Length of the run, ticks. */
  get end(): number {
    return this.run.end
  }

  /** Runs up to and including `time` (at most to the end). */
  runTo(time: number): void {
    this.run.runTo(time)
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
      cuts: this.run.cuts,
      floor: saveState(this.floor),
      ...(extension !== undefined && { extension: extension.hash }),
    }
  }

  /** The KPIs; the replication must have run to its end. */
  outcome(): ReplicationOutcome {
    return this.run.outcome()
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
 * @param floor `general`: also a plain line is run by the general floor, which comes to the same
 * @throws SimulationError with line, seed, replication and simulated time where something goes wrong.
 */
export function runReplication(
  job: Job,
  replication: number,
  onProgress: (share: number) => boolean = () => true,
  extension: Extension | null = null,
  floor: 'fastest' | 'general' = 'fastest',
): ReplicationOutcome | null {
  const causes = job.findsCauses === true ? new CauseBooks(prepared(job).compiled, warmUpEnd(job)) : null
  const fast = floor === 'fastest' ? plainRun(job, replication) : null
  let general = fast === null ? new Replication(job, replication, causes ?? undefined, extension) : null
  for (let report = 1; report <= REPORTS; report++) {
    const time = Math.floor((runEnd(job) * report) / REPORTS)
    // Whatever the fast floor can't do, the general one does from the start, or says what is wrong.
    if (general === null && !reaches(fast!, time)) general = new Replication(job, replication)
    if (causes !== null) general!.runByInstants(time, (at) => causes.instantOver(at))
    else general?.runTo(time)
    if (!onProgress(report / REPORTS)) return null
  }
  return { ...(general ?? fast!).outcome(), ...(causes !== null && { causes: causes.result(runEnd(job)) }) }
}

/** Null: the line is not plain, or something is asked that only the general floor knows. */
function plainRun(job: Job, replication: number): MeasuredRun | null {
  const { compiled, isPlain } = prepared(job)
  if (!isPlain || job.findsCauses === true || job.controlVariates === true || job.extension !== undefined) return null
  const floor = PlainFloor.of(compiled, { seed: job.seed, replication, expectedEnd: job.warmUp + job.horizon })
  return floor === null ? null : new MeasuredRun(job, replication, floor)
}

function reaches(run: MeasuredRun, time: number): boolean {
  try {
    run.runTo(time)
    return true
  } catch {
    return false
  }
}
