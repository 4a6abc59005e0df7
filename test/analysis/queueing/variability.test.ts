import { describe, expect, it } from 'vitest'
import { Variability } from '../../../src/analysis/queueing/variability.ts'

describe('how variable a stream is', () => {
  it('a queue sees the mean over the scales up to its own depth', () => {
    const stream = Variability.constant(8).behind(3, 2)
    expect([stream.upTo(0), stream.upTo(3), stream.upTo(6), stream.upTo(Number.POSITIVE_INFINITY)]).toEqual([2, 2, 5, 8])
  })

  it('a deeper queue covers what shallower ones before it made, a shallower one only its own part', () => {
    const stream = Variability.constant(8).behind(3, 2)
    expect(stream.behind(5, 1).upTo(5)).toBe(1)
    expect(stream.behind(1, 4).upTo(3)).toBeCloseTo((4 + 2 * 2) / 3, 12)
  })

  it('a station without a queue passes on what comes', () => {
    expect(Variability.constant(8).behind(0, 1).upTo(2)).toBe(8)
  })
})
