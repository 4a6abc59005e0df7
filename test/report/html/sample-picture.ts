/** What the hand-built sample result may have looked like: forty days, the first ten of them warm-up, and three bars of cycle times. */
import type { RunPicture } from '../../../src/spec/series.ts'

const day = 86_400e6

export function samplePicture(): RunPicture {
  const flat = (value: number, halfWidth: number) => ({ mean: Array(40).fill(value), halfWidth: Array(40).fill(halfWidth) })
  return {
    format: 'tollway-series/1',
    of: { line: 'sample', hash: 'ab'.repeat(32), seed: 1, replications: 10, warmUp: 10 * day, horizon: 30 * day },
    time: { bucketTicks: day, wipUnits: flat(641_234, 1500), goodPerDay: flat(149_104, 238) },
    cycleTimes: {
      edges: [80, 100, 120, 160],
      shares: { mean: [0.25, 0.5, 0.2], halfWidth: [0.02, 0.03, 0.01] },
      above: { mean: 0.05, halfWidth: 0.004 },
    },
  }
}
