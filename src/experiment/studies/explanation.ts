/**
 * Why a line makes what it makes: what its lots wait for, which station holds it up by several definitions, and what one more of each resource would bring, from
 * replications that share their random numbers. Output is measured saturated, times at demand.
 */
import { type CapacityReport, staticCapacity } from '../../analysis/index.ts'
import type { Explanation, Gains } from '../../spec/explanation.ts'
import type { LineSpec } from '../../spec/line.ts'
import type { Estimate } from '../../spec/result.ts'
import { CONFIDENCE, estimateOf } from '../estimators.ts'
import type { Job } from '../job.ts'
import { kpiAt } from '../kpis.ts'
import { prepared } from '../prepared.ts'
import type { Trials } from '../trials.ts'
import { VERSION } from '../version.ts'
import { cycleTimeOf, stationValues } from './found-causes.ts'
import { noLessTime, noMoreOutput } from './hopeless.ts'
import { leaderOf } from './leader.ts'
import { type Resource, resourcesOf, withOneMore } from './one-more.ts'
import { isClosed, scaledRelease } from './scaled-release.ts'
import { verdictOf } from './verdict.ts'

/** Of the static limit, which no line exceeds: enough to keep its bottleneck busy. */
const SATURATING = 1.1

/** What shows no gain in so many replications is not simulated longer. */
const PILOT = 3

/** Less than this share of what there is, with its half-width, is no gain worth more replications. */
const WORTH_MORE = 0.002

/** A line with one more of something, and the line that it is compared with. */
interface Candidate {
  resource: Resource
  job: Job
}

interface Side {
  kpi: 'goodPerDay' | 'cycleTimeMean'
  base: Job
  /** 1: more is better. */
  sign: 1 | -1
  candidates: Candidate[]
  leftOut: Gains['leftOut']
}

export class Explaining {
  /** The line as it is. */
  readonly base: Job
  private readonly trials: Trials
  private readonly hashOf: (line: LineSpec) => string
  private readonly report: CapacityReport
  private readonly isClosed: boolean
  private readonly output: Side
  private time: Side | null = null

  /**
   * @param hashOf the hash of a line
   * @throws RangeError for a line whose capacity can't be computed, or that releases nothing
   */
  constructor(file: Job, trials: Trials, hashOf: (line: LineSpec) => string) {
    this.base = { ...file, findsCauses: true }
    this.trials = trials
    this.hashOf = hashOf
    this.report = staticCapacity(file.line)
    this.isClosed = isClosed(file.line)
    const { load } = this.report.bottleneck
    if (!this.isClosed && !(load !== null && load > 0))
      throw new RangeError('expected a line that releases lots within its run, received one that does not')
    this.output = this.outputSide()
  }

  /** Simulates what is needed. After an abort `explanation` says what is known. */
  async run(): Promise<void> {
    const { trials, base, output } = this
    const { replications } = base
    await trials.ensure([base, output.base].map((job) => ({ job, replications })))
    if (trials.isAborted || trials.of(base).length === 0) return
    this.time = this.timeSide()
    const sides = [output, this.time]
    const pilot = Math.min(PILOT, replications)
    await trials.ensure(sides.flatMap(({ candidates }) => candidates.map(({ job }) => ({ job, replications: pilot }))))
    if (trials.isAborted) return
    const promising = sides.flatMap((side) => side.candidates.filter((candidate) => this.isPromising(side, candidate)))
    await trials.ensure(promising.map(({ job }) => ({ job, replications })))
  }

  /** Null: no replication of the line as it is was finished. */
  explanation(): Explanation | null {
    const { base, trials, report, output } = this
    const outcomes = trials.of(base)
    if (outcomes.length === 0) return null
    const { line, lineHash, seed, warmUp, horizon } = base
    const runs = outcomes.map(({ causes }) => causes!)
    const cycleTime = cycleTimeOf(runs, this.numberOf(base, 'cycleTimeMean'))
    const loads = prepared(base).compiled.asWritten.map(({ name }) => ({
      station: name,
      load: trials.values(base, `stations.${name}.load`),
    }))
    const stations = stationValues(runs, loads, Math.round(horizon))
    return {
      format: 'tollway-explanation/1',
      version: VERSION,
      line: { name: line.name, title: line.title, hash: lineHash, notice: line.notice ?? null },
      seed,
      replications: outcomes.length,
      warmUp,
      horizon,
      confidence: CONFIDENCE,
      load: this.isClosed ? null : report.bottleneck.load,
      goodPerDay: this.numberOf(base, 'goodPerDay'),
      cycleTime,
      stations: stations.map(({ station, load, activePeriod, sole, shifting, waits }) => ({
        station,
        load: estimateOf(load, '1'),
        activePeriod: estimateOf(activePeriod, 'h'),
        sole: estimateOf(sole, '1'),
        shifting: estimateOf(shifting, '1'),
        waits: estimateOf(waits, 'h'),
      })),
      bottleneck: {
        load: leaderOf(stations.map(({ station, load }) => ({ station, values: load }))),
        activePeriod: leaderOf(stations.map(({ station, activePeriod }) => ({ station, values: activePeriod }))),
        shifting: leaderOf(
          stations.map(({ station, sole, shifting }) => ({ station, values: sole.map((share, run) => share + shifting[run]!) })),
        ),
        waits: leaderOf(stations.map(({ station, waits }) => ({ station, values: waits }))),
        gain: this.gainLeader(),
      },
      output: { ...this.gainsOf(output), isSaturated: !this.isClosed },
      cycleTimeGain: this.gainsOf(this.time ?? { kpi: 'cycleTimeMean', base, sign: -1, candidates: [], leftOut: [] }),
    }
  }

  private outputSide(): Side {
    const { base, report } = this
    const { line } = base
    const { candidates, leftOut } = sorted(resourcesOf(line), (resource) => noMoreOutput(report, resource))
    return {
      kpi: 'goodPerDay',
      base: this.saturated(line),
      sign: 1,
      candidates: candidates.map((resource) => ({ resource, job: this.saturated(withOneMore(line, resource)) })),
      leftOut,
    }
  }

  private timeSide(): Side {
    const { base, trials } = this
    const runs = trials.of(base).map(({ causes }) => causes!)
    const cycleTime = cycleTimeOf(runs, this.numberOf(base, 'cycleTimeMean'))
    const { candidates, leftOut } = sorted(resourcesOf(base.line), (resource) => noLessTime(cycleTime, resource))
    return {
      kpi: 'cycleTimeMean',
      base,
      sign: -1,
      candidates: candidates.map((resource) => ({ resource, job: this.jobOf(withOneMore(base.line, resource)) })),
      leftOut,
    }
  }

  /** With lots enough to keep its own bottleneck busy; where lots are kept in the line, as it is. */
  private saturated(line: LineSpec): Job {
    if (this.isClosed) return line === this.base.line ? this.base : this.jobOf(line)
    return this.jobOf(scaledRelease(line, SATURATING / staticCapacity(line).bottleneck.load!))
  }

  private jobOf(line: LineSpec): Job {
    const { findsCauses: _, ...job } = this.base
    return { ...job, line, lineHash: this.hashOf(line) }
  }

  /** Has it a gain, or may it still have one? */
  private isPromising(side: Side, { job }: Candidate): boolean {
    const { mean, halfWidth } = this.differenceOf(side, job)
    const base = this.numberOf(side.base, side.kpi).mean
    if (mean === null || halfWidth === null || base === null) return true
    return side.sign * mean + halfWidth >= WORTH_MORE * base
  }

  private gainsOf(side: Side): Gains {
    const rows = side.candidates.flatMap(({ resource, job }) => {
      const difference = this.differenceOf(side, job)
      if (difference.replications === 0) return []
      return [{ resource, difference, verdict: verdictOf({ mean: difference.mean!, halfWidth: difference.halfWidth }) }]
    })
    rows.sort((a, b) => side.sign * (b.difference.mean! - a.difference.mean!))
    return { base: this.numberOf(side.base, side.kpi), rows, leftOut: side.leftOut }
  }

  /** Null: no machine more brings output beyond chance. */
  private gainLeader(): Explanation['bottleneck']['gain'] {
    const { output } = this
    const machines = output.candidates.filter(({ resource, job }) => {
      const { mean, halfWidth } = this.differenceOf(output, job)
      return resource.kind === 'machine' && mean !== null && verdictOf({ mean, halfWidth }) === 'higher'
    })
    return leaderOf(machines.map(({ resource, job }) => ({ station: resource.name, values: this.differencesOf(output, job) })))
  }

  private differenceOf(side: Side, job: Job): Estimate {
    return estimateOf(this.differencesOf(side, job), kpiAt(job, side.kpi).unit)
  }

  /** In the replications that both have. */
  private differencesOf({ kpi, base }: Side, job: Job): number[] {
    const without = this.trials.values(base, kpi)
    return this.trials.values(job, kpi).flatMap((value, replication) => {
      const other = without[replication]
      return other === undefined ? [] : [value - other]
    })
  }

  private numberOf(job: Job, kpi: string): Estimate {
    return estimateOf(this.trials.values(job, kpi), kpiAt(job, kpi).unit)
  }
}

function sorted(
  all: readonly Resource[],
  reasonAgainst: (resource: Resource) => Omit<Gains['leftOut'][number], 'resource'> | null,
): { candidates: Resource[]; leftOut: Gains['leftOut'] } {
  const leftOut = all.flatMap((resource) => {
    const reason = reasonAgainst(resource)
    return reason === null ? [] : [{ resource, ...reason }]
  })
  return { candidates: all.filter((resource) => leftOut.every((one) => one.resource !== resource)), leftOut }
}
