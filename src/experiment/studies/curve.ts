/** The operating curve of a line: how long a lot takes against what the line makes, from easy going to the limit, and what it makes at most. */
import { staticCapacity } from '../../analysis/index.ts'
import { pow } from '../../engine/index.ts'
import type { Curve, CurvePoint } from '../../spec/curve.ts'
import type { LineSpec } from '../../spec/line.ts'
import { confidenceInterval } from '../../statistics/index.ts'
import type { Job } from '../job.ts'
import { kpiAt } from '../kpis.ts'
import { estimateOf } from '../summary.ts'
import type { Trials } from '../trials.ts'
import { VERSION } from '../version.ts'
import { isClosed, scaledRelease } from './scaled-release.ts'

const CONFIDENCE = 0.95

/** Of the static limit, which no line exceeds: enough to keep its bottleneck busy. */
const SATURATING = 1.1

/** Two loads closer than this are one point. */
const SAME = 0.005

/** Work piles up where the output falls behind what comes in by more than this. */
const BEHIND = 0.005

export interface CurveRange {
  points: number
  /** Shares of the static limit; of a line that keeps lots in it, of those lots. */
  from: number
  to: number
}

/** Where nobody says from where to where. */
export function usualRange(line: LineSpec): Pick<CurveRange, 'from' | 'to'> {
  return isClosed(line) ? { from: 0.25, to: 4 } : { from: 0.5, to: 0.98 }
}

interface ScaledJob {
  scale: number
  job: Job
}

/** What has to be simulated for a curve. */
export interface CurveJobs {
  file: Job
  /** In the order of their scale, the file's own among them. */
  points: ScaledJob[]
  /** Null where lots are kept in the line. */
  saturated: Job | null
  limit: Curve['limit']
  /** Of the line as its file has it: good units asked for / static limit; null where nothing is asked for. */
  load: number | null
}

/**
 * @param hashOf the hash of a line
 * @throws RangeError for a line whose capacity can't be computed, or that releases nothing
 */
export function curveJobs(file: Job, range: CurveRange, hashOf: (line: LineSpec) => string): CurveJobs {
  const { bottleneck, limitGoodPerDay } = staticCapacity(file.line)
  const closed = isClosed(file.line)
  const { load } = bottleneck
  if (!closed && !(load !== null && load > 0))
    throw new RangeError('expected a line that releases lots within its run, received one that does not')
  const scaledJob = (scale: number): ScaledJob => {
    const line = scaledRelease(file.line, scale)
    return { scale, job: { ...file, line, lineHash: hashOf(line) } }
  }
  const scales = closed ? geometric(range) : towardsLimit(range).map((share) => share / load!)
  const others = scales.filter((scale) => Math.abs(scale - 1) >= SAME).map(scaledJob)
  const points = [{ scale: 1, job: file }, ...withoutRepeats(others, file)].sort((a, b) => a.scale - b.scale)
  return {
    file,
    points,
    saturated: closed ? null : scaledJob(SATURATING / load!).job,
    limit: { station: bottleneck.station, goodPerDay: limitGoodPerDay },
    load: closed ? null : load,
  }
}

/** Shares that come closer to each other towards the limit, as times rise faster there: what is left of it falls by the same factor each time. */
function towardsLimit({ points, from, to }: CurveRange): number[] {
  const left = (step: number): number =>
    to < 1 ? (1 - from) * pow((1 - to) / (1 - from), step / (points - 1)) : 1 - from - ((to - from) * step) / (points - 1)
  return Array.from({ length: points }, (_, step) => Math.round((1 - left(step)) * 1000) / 1000)
}

function geometric({ points, from, to }: CurveRange): number[] {
  return Array.from({ length: points }, (_, step) => from * pow(to / from, step / (points - 1)))
}

/** In whole lots two scales may be the same line. */
function withoutRepeats(jobs: readonly ScaledJob[], file: Job): ScaledJob[] {
  const seen = new Set([file.lineHash])
  return jobs.filter(({ job: { lineHash } }) => !seen.has(lineHash) && seen.add(lineHash))
}

/** The curve from the replications that all its points have. Those without any are left out. */
export function curveOf({ file, points, saturated, limit, load }: CurveJobs, trials: Trials): Curve {
  const finished = points.filter(({ job }) => trials.of(job).length > 0)
  const replications = Math.min(...finished.map(({ job }) => trials.of(job).length))
  const { line, lineHash, seed, warmUp, horizon } = file
  const saturation = saturated === null || trials.of(saturated).length === 0 ? null : numberOf(saturated, 'goodPerDay', trials)
  return {
    format: 'tollway-curve/1',
    version: VERSION,
    line: { name: line.name, title: line.title, hash: lineHash, notice: line.notice ?? null },
    seed,
    replications,
    warmUp,
    horizon,
    confidence: CONFIDENCE,
    by: load === null ? 'lots-kept' : 'release-rate',
    limit,
    saturation,
    points: finished.map(({ scale, job }) => pointOf(scale, job, load, job === file, trials, replications)),
  }
}

function pointOf(scale: number, job: Job, load: number | null, isFile: boolean, trials: Trials, replications: number): CurvePoint {
  const of = (kpi: string) => numberOf(job, kpi, trials, replications)
  return {
    scale,
    load: load === null ? null : load * scale,
    isFile,
    piles: load !== null && pilesUp(job, trials, replications),
    goodPerDay: of('goodPerDay'),
    cycleTimeMean: of('cycleTimeMean'),
    cycleTimeP95: of('cycleTimeP95'),
    xFactor: of('xFactor'),
    wipLots: of('wipLots'),
  }
}

function numberOf(job: Job, kpi: string, trials: Trials, replications?: number) {
  return estimateOf(trials.values(job, kpi).slice(0, replications), kpiAt(job, kpi).unit)
}

/** Is the output less than the good part of what comes in, beyond chance and beyond what matters? */
function pilesUp(job: Job, trials: Trials, replications: number): boolean {
  const [starts, good, yields] = ['startsPerDay', 'goodPerDay', 'cumulativeYield'].map((kpi) =>
    trials.values(job, kpi).slice(0, replications),
  )
  const behind = starts!.map((units, replication) => units * yields![replication]! - good![replication]!)
  const { mean, halfWidth } = confidenceInterval(behind, CONFIDENCE)
  return mean > BEHIND * confidenceInterval(good!).mean && mean > (halfWidth ?? 0)
}
