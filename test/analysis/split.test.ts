import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimise } from '../../src/analysis/simplex.ts'
import { type Choice, split } from '../../src/analysis/split.ts'
import { runs } from '../support/random-line.ts'

const choice = (places: Record<string, number>): Choice => ({
  places: Object.entries(places).map(([station, load]) => ({ station, load })),
})

/** Load of each station when the work is divided so. */
function loadsOf(choices: readonly Choice[], shares: readonly number[][], fixed: ReadonlyMap<string, number>): Map<string, number> {
  const loads = new Map(fixed)
  choices.forEach(({ places }, index) => {
    places.forEach(({ station, load }, place) => {
      loads.set(station, (loads.get(station) ?? 0) + load * shares[index]![place]!)
    })
  })
  return loads
}

describe('a linear programme', () => {
  it('has the optimum that a textbook gives', () => {
    // Max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6) (Hillier and Lieberman, the Wyndor Glass example).
    const rows = [
      [1, 0, 1, 0, 0],
      [0, 2, 0, 1, 0],
      [3, 2, 0, 0, 1],
    ]
    const { x } = minimise([-3, -5, 0, 0, 0], rows, [4, 12, 18])
    expect(x.slice(0, 2)).toEqual([2, 6])
  })

  it('says so where there is no solution, or no limit', () => {
    expect(() => minimise([1], [[1], [1]], [1, 2])).toThrow('contradict')
    expect(() => minimise([-1, 0], [[1, -1]], [1])).toThrow('no lower limit')
  })
})

describe('work that can be done at several stations', () => {
  it('is divided so that their loads are equal', () => {
    expect(split([choice({ a: 1, b: 1 })], new Map())[0]).toEqual([0.5, 0.5])
    const [[first, second] = []] = split([choice({ fast: 1, slow: 3 })], new Map())
    expect([first, second].map((share) => Number(share!.toFixed(9)))).toEqual([0.75, 0.25])
  })

  it('leaves a station alone that has more to do anyway', () => {
    expect(split([choice({ a: 1, b: 1 })], new Map([['a', 2]]))[0]).toEqual([0, 1])
  })

  it('goes to whom it suits best where two kinds of work suit different stations', () => {
    // Each station does its own kind in 1 and the other in 10: all of both at home gives 1 each.
    const shares = split([choice({ a: 1, b: 10 }), choice({ a: 10, b: 1 })], new Map())
    expect(shares).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('balances the stations below the highest too', () => {
    // c is loaded 5 whatever is done; a and b share 2.
    const shares = split([choice({ a: 2, b: 2, c: 2 })], new Map([['c', 5]]))
    expect(shares[0]!.map((share) => Number(share.toFixed(9)))).toEqual([0.5, 0.5, 0])
  })

  it('is never divided better by chance, and always whole', () => {
    const stations = ['a', 'b', 'c', 'd']
    const load = fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10)
    const choices = fc.array(
      fc.tuple(fc.subarray(stations, { minLength: 2 }), fc.tuple(load, load, load, load)).map(([names, loads]) => ({
        places: names.map((station, index) => ({ station, load: loads[index]! })),
      })),
      { minLength: 1, maxLength: 5 },
    )
    const weights = fc.array(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), {
      minLength: 5,
      maxLength: 5,
    })
    fc.assert(
      fc.property(choices, fc.constantFrom(1, 1e-9, 1e6), fc.array(load, { maxLength: 4 }), weights, (drafts, size, given, guesses) => {
        const scaled = drafts.map(({ places }) => ({ places: places.map(({ station, load: one }) => ({ station, load: one * size })) }))
        const fixed = new Map(given.map((one, index) => [stations[index]!, one * size]))
        const shares = split(scaled, fixed)
        for (const each of shares) expect(Math.abs(each.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-9)
        const highest = Math.max(...loadsOf(scaled, shares, fixed).values())
        const guessed = scaled.map(({ places }, index) => {
          const own = guesses[index]!.slice(0, places.length)
          const sum = own.reduce((all, each) => all + each, 0)
          return own.map((each) => each / sum)
        })
        expect(Math.max(...loadsOf(scaled, guessed, fixed).values())).toBeGreaterThanOrEqual(highest * (1 - 1e-9))
      }),
      runs(200),
    )
  })
})
