import { describe, expect, it } from 'vitest'
import { chooseWarmUp } from '../../src/statistics/warm-up.ts'
import { source } from './random.ts'

const { normal } = source('warm-up')

/** Replications of a series that starts `depth` below 0 and closes the gap with a time constant. */
const settling = (depth: number, time: number, length = 200, replications = 5) =>
  Array.from({ length: replications }, () => Array.from({ length }, (_, i) => normal() - depth * Math.exp(-i / time)))

describe('the warm-up', () => {
  it('is the longest that one of the series needs, and says which', () => {
    const found = chooseWarmUp([
      { name: 'throughput', replications: settling(10, 1) },
      { name: 'wip', replications: settling(10, 20) },
    ])
    const [throughput, wip] = found.series
    expect(throughput!.truncate).toBeGreaterThanOrEqual(5)
    expect(wip!.truncate).toBeGreaterThan(throughput!.truncate)
    expect(found).toMatchObject({ truncate: wip!.truncate, settled: true, decidedBy: 'wip', reason: 'settled' })
  })

  it('is not to be had where the WIP rises without end', () => {
    const rising = Array.from({ length: 5 }, () => Array.from({ length: 200 }, (_, i) => normal() + i / 4))
    const found = chooseWarmUp([
      { name: 'throughput', replications: settling(10, 2) },
      { name: 'wip', replications: rising },
    ])
    expect(found).toMatchObject({ truncate: 100, settled: false, decidedBy: 'wip', reason: 'trend' })
    const { mean, halfWidth } = found.series[1]!.drift!
    expect(Math.abs(mean - 99 / 4)).toBeLessThan(halfWidth!)
  })

  it('is not to be had of a series that still climbs at the end of the run', () => {
    expect(chooseWarmUp([{ name: 'wip', replications: settling(40, 80) }])).toMatchObject({ settled: false, decidedBy: 'wip' })
  })

  it('is not to be told from fewer than fifty observations', () => {
    const [wip] = chooseWarmUp([{ name: 'wip', replications: settling(10, 2, 49) }]).series
    expect(wip).toMatchObject({ reason: 'too-short', drift: null })
  })

  it('is nothing of nothing, and of what runs even', () => {
    expect(chooseWarmUp([])).toEqual({ truncate: 0, settled: true, decidedBy: null, reason: 'settled', series: [] })
    const even = chooseWarmUp([{ name: 'wip', replications: [new Array(60).fill(3), new Array(60).fill(3)] }])
    expect(even).toMatchObject({ truncate: 0, settled: true, decidedBy: 'wip' })
  })
})
