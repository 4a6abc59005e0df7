import { describe, expect, it } from 'vitest'
import { restoreState, saveState } from '../../src/engine/index.ts'
import { BUCKETS, bucketEdges, bucketOf } from '../../src/model/histogram.ts'
import { FIRST_BUCKET, Ledger } from '../../src/model/ledger.ts'
import { d } from '../support/line.ts'

/** A ledger of one column that counts 1 per bucket closed. */
function counted(buckets: number, maxRows = 16): Ledger {
  const ledger = new Ledger(1, maxRows, 0)
  for (let bucket = 0; bucket < buckets; bucket++) {
    ledger.totals[0] = (ledger.totals[0] ?? 0) + ledger.bucketTicks / FIRST_BUCKET
    ledger.close()
  }
  return ledger
}

describe('the books', () => {
  it('keep what was counted up to the end of each time bucket', () => {
    const ledger = counted(5)
    expect(ledger.cuts).toEqual([1, 2, 3, 4, 5].map((row) => row * FIRST_BUCKET))
    expect(ledger.cuts.map((_, row) => ledger.totalsAt(row)[0])).toEqual([1, 2, 3, 4, 5])
    expect(ledger.nextClose).toBe(6 * FIRST_BUCKET)
  })

  it('drop every second row when they are full, and make their buckets twice as long', () => {
    expect(counted(15).cuts).toHaveLength(15)
    const full = counted(16)
    expect(full.bucketTicks).toBe(2 * FIRST_BUCKET)
    expect(full.cuts).toEqual([2, 4, 6, 8, 10, 12, 14, 16].map((row) => row * FIRST_BUCKET))
    expect(full.cuts.map((_, row) => full.totalsAt(row)[0])).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
  })

  it('go on like that for ever: a row is what had been counted at its time', () => {
    for (const buckets of [17, 24, 40, 100, 1000]) {
      const ledger = counted(buckets)
      expect(ledger.cuts.length).toBeLessThan(16)
      expect(ledger.cuts.map((_, row) => ledger.totalsAt(row)[0])).toEqual(ledger.cuts.map((time) => time / FIRST_BUCKET))
    }
  })

  it('have buckets of whole days as soon as these are long enough', () => {
    expect(1024 * FIRST_BUCKET).toBe(d)
    expect(new Ledger(1, 1024, 1500 * d).bucketTicks).toBe(2 * d)
  })

  it('start with buckets long enough for the length of the run', () => {
    for (const end of [0, 1, FIRST_BUCKET * 1024, FIRST_BUCKET * 1024 + 1, 30 * d, 365 * d]) {
      const { bucketTicks } = new Ledger(1, 1024, end)
      expect(bucketTicks * 1024).toBeGreaterThanOrEqual(end)
      expect(bucketTicks === FIRST_BUCKET || bucketTicks * 512 < end).toBe(true)
    }
  })

  it('can be copied at any time', () => {
    for (const buckets of [0, 1, 15, 16, 17, 50]) {
      const copy = new Ledger(1, 16, 0)
      restoreState(copy, saveState(counted(buckets)))
      expect([copy.nextClose, copy.totals[0], copy.cuts]).toEqual([
        counted(buckets).nextClose,
        counted(buckets).totals[0],
        counted(buckets).cuts,
      ])
    }
  })
})

describe('the buckets of durations', () => {
  const edge = (bucket: number) => bucketEdges[bucket]!

  it('hold their lower edge and what is just below the upper one', () => {
    expect(bucketOf(0)).toBe(0)
    for (let bucket = 1; bucket < BUCKETS; bucket++) {
      expect(bucketOf(edge(bucket))).toBe(bucket)
      expect(bucketOf(edge(bucket) - 1)).toBe(bucket - 1)
      expect(bucketOf((edge(bucket) + edge(bucket + 1)) / 2)).toBe(bucket)
    }
  })

  it('begin with 0 to 1 ms, and the last takes everything from 9 years on', () => {
    expect([edge(0), edge(1)]).toEqual([0, 1024])
    expect([bucketOf(1), bucketOf(1023), bucketOf(1024)]).toEqual([0, 0, 1])
    for (const ticks of [2 ** 48 - 1, 2 ** 48, 2 ** 50, 2 ** 53]) expect(bucketOf(ticks)).toBe(BUCKETS - 1)
    expect(edge(BUCKETS)).toBe(2 ** 48)
  })

  it('ascend, and are nowhere wider than 1/16 of their value', () => {
    for (let bucket = 1; bucket < BUCKETS; bucket++) expect((edge(bucket + 1) - edge(bucket)) / edge(bucket)).toBeLessThanOrEqual(1 / 16)
  })
})
