/** What a run looked like, from what its replications kept: means over them with intervals, few enough numbers to be drawn and kept in a file. */
import type { RunSeries } from '../measures/index.ts'
import { bucketEdges } from '../model/index.ts'
import type { Result } from '../spec/result.ts'
import type { Curve, CycleTimeBars, RunPicture } from '../spec/series.ts'
import { bucketQuantile } from '../statistics/index.ts'
import { estimateOf } from './estimators.ts'
import type { CycleTimeCounts, ReplicationOutcome } from './job.ts'
import { readFrom } from './warm-up.ts'

/** Points of a curve at most: on a screen they are a few pixels apart. */
const POINTS = 200
const ENOUGH = 30
/** A bar is at least this share of the whole picture wide. */
const BARS = 40
/** What lies beyond is one number: a few lots that took very long would squeeze all the others together. */
const LONGEST_DRAWN = 0.995
const TICKS_PER_HOUR = 3_600_000_000
const TICKS_PER_DAY = 24 * TICKS_PER_HOUR

/**
 * @param outcomes at least one, of a job that is pictured, in the order of the replications
 * @param result what they were summed up to: its warm-up says which window counts
 */
export function pictureOf(outcomes: readonly ReplicationOutcome[], result: Result): RunPicture {
  const { line, seed, replications, warmUp, horizon, warmUpChoice } = result
  const series = outcomes.map((outcome) => outcome.series!)
  const counted = warmUpChoice === undefined ? outcomes : outcomes.map((outcome) => readFrom(outcome, warmUp))
  const counts = counted.map((outcome) => outcome.cycleTimes!)
  const buckets = Math.min(...series.map(({ wipUnits }) => wipUnits.length))
  const joined = joinedBuckets(buckets, series[0]!.bucketTicks)
  const curve = (name: 'wipUnits' | 'goodPerDay'): Curve => curveOf(series, name, Math.floor(buckets / joined), joined)
  return {
    format: 'tollway-series/1',
    of: { line: line.name, hash: line.hash, seed, replications, warmUp, horizon },
    time: { bucketTicks: series[0]!.bucketTicks * joined, wipUnits: curve('wipUnits'), goodPerDay: curve('goodPerDay') },
    cycleTimes: barsOf(counts),
  }
}

/**
 * So many buckets of the books become one point: a power of two, for the books' buckets are a day divided, or multiplied, by one. A point is a day or more
 * where that leaves enough of them: what is shorter is the lumps in which lots leave, and the shifts.
 */
function joinedBuckets(buckets: number, bucketTicks: number): number {
  const points = (joined: number): number => buckets / joined
  let joined = 1
  while (points(joined) > POINTS || (bucketTicks * joined < TICKS_PER_DAY && points(joined * 2) >= ENOUGH)) joined *= 2
  return joined
}

function curveOf(series: readonly RunSeries[], name: 'wipUnits' | 'goodPerDay', points: number, joined: number): Curve {
  return estimates(points, (point) =>
    series.map((one) => {
      const part = one[name].subarray(point * joined, (point + 1) * joined)
      return part.reduce((sum, each) => sum + each, 0) / joined
    }),
  )
}

function estimates(length: number, valuesAt: (index: number) => number[]): Curve {
  const all = Array.from({ length }, (_, index) => estimateOf(valuesAt(index), ''))
  return { mean: all.map(({ mean }) => mean), halfWidth: all.map(({ halfWidth }) => halfWidth) }
}

/** Buckets of the histograms, neighbouring ones joined where they are too narrow to be seen. */
function barsOf(replications: readonly CycleTimeCounts[]): CycleTimeBars | null {
  const seen = replications.filter(({ counts }) => counts.length > 0)
  if (seen.length === 0) return null
  const first = Math.min(...seen.map((each) => each.first))
  const last = Math.max(...seen.map((each) => each.first + each.counts.length))
  const shares = seen.map((each) => sharesBetween(each, first, last))
  const mean = shares[0]!.map((_, bucket) => shares.reduce((sum, each) => sum + each[bucket]!, 0))
  const longest = bucketQuantile(mean, bucketEdges.subarray(first, last + 1), LONGEST_DRAWN)!
  const edges = joinedEdges(first, last, longest)
  const within = (share: Float64Array, from: number, to: number): number =>
    share.subarray(from - first, to - first).reduce((sum, each) => sum + each, 0)
  const above = estimateOf(
    shares.map((share) => within(share, edges.at(-1)!, last)),
    '',
  )
  return {
    edges: edges.map((edge) => bucketEdges[edge]! / TICKS_PER_HOUR),
    shares: estimates(edges.length - 1, (bar) => shares.map((share) => within(share, edges[bar]!, edges[bar + 1]!))),
    above: { mean: above.mean, halfWidth: above.halfWidth },
  }
}

function sharesBetween({ first, counts }: CycleTimeCounts, from: number, to: number): Float64Array {
  const total = counts.reduce((sum, each) => sum + each, 0)
  return Float64Array.from({ length: to - from }, (_, index) => (counts[from + index - first] ?? 0) / total)
}

/** Numbers of the buckets at which bars begin, and of the one at which the last bar ends. @param longest ticks: that bar holds it */
function joinedEdges(first: number, last: number, longest: number): number[] {
  const least = (longest - bucketEdges[first]!) / BARS
  const edges = [first]
  for (let bucket = first + 1; bucket <= last; bucket++) {
    const begun = bucketEdges[edges.at(-1)!]!
    const isOver = bucketEdges[bucket]! >= longest || bucket === last
    if (isOver || bucketEdges[bucket]! - begun >= least) edges.push(bucket)
    if (isOver) break
  }
  return edges
}
