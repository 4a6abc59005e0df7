import { describe, expect, it } from 'vitest'
import { concluded, isBelow, nextSet, type SearchSet } from '../../../src/experiment/studies/search.ts'

/** Sets of two factors, cheapest first. */
function sets(...of: [levels: [number, number], cost: number, expected?: boolean | null][]): SearchSet[] {
  return of.map(([levels, cost, expected = null]) => ({ levels, cost, expected, fate: 'open' }))
}

const priced = [true, true]

describe('the search for the cheapest set', () => {
  it('begins with the cheapest that is expected to do', () => {
    expect(nextSet(sets([[0, 0], 1, false], [[1, 0], 2, true], [[1, 1], 3, true]), priced)).toBe(1)
  })

  it('begins with the dearest where none is expected to do: if it misses, so do all below it', () => {
    const all = sets([[0, 0], 1, false], [[1, 0], 2, false], [[1, 1], 3, false])
    expect(nextSet(all, priced)).toBe(2)
    all[2]!.fate = 'missed'
    concluded(all, 2, priced, 0)
    expect(all.map(({ fate }) => fate)).toEqual(['assumed', 'assumed', 'missed'])
    expect(nextSet(all, priced)).toBe(null)
  })

  it('begins in the middle where nothing is known', () => {
    expect(nextSet(sets([[0, 0], 1], [[1, 0], 2], [[2, 0], 3], [[3, 0], 4], [[4, 0], 5]), priced)).toBe(2)
  })

  it('leaves out what costs more than a set that does, and goes on with the cheaper one that stands for most', () => {
    const all = sets([[0, 0], 1, false], [[0, 1], 2, false], [[2, 0], 3, false], [[1, 1], 4, true], [[2, 1], 5, true])
    all[3]!.fate = 'met'
    concluded(all, 3, priced, 0)
    expect(all[4]!.fate).toBe('costlier')
    expect(nextSet(all, priced)).toBe(2)
  })

  it('keeps what costs nearly the same', () => {
    const all = sets([[0, 0], 100], [[0, 1], 104], [[1, 0], 106])
    all[0]!.fate = 'met'
    concluded(all, 0, priced, 0.05)
    expect(all.map(({ fate }) => fate)).toEqual(['met', 'open', 'costlier'])
  })

  it('takes nothing as no better for having less of what costs nothing', () => {
    const [fewer, more] = [{ levels: [1, 0] }, { levels: [1, 1] }]
    expect(isBelow(fewer, more, [true, true])).toBe(true)
    expect(isBelow(fewer, more, [true, false])).toBe(false)
    expect(isBelow({ levels: [0, 1] }, more, [true, false])).toBe(true)
  })
})
