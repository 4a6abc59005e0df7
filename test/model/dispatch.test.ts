import { describe, expect, it } from 'vitest'
import type { StationSpec } from '../../src/spec/line.ts'
import { changeover, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

describe('a priority class', () => {
  const products = [product('cold', { priority: 1 }), product('hot', { priority: 0 })]
  const release = [schedule([0, min, 2 * min], { name: 'cold', product: 'cold' }), schedule([5 * min], { name: 'hot', product: 'hot' })]
  const minutesOf = (run: Traced) => run.all.filter(({ what }) => what === 'workStarted').map(({ at, lot }) => [at / min, lot])

  it('goes first, but takes nothing off a machine', () => {
    const run = trace(line({ steps: [step('saw', 10 * min)], products, release }), h)
    // Lot 3 is the hot one.
    expect(minutesOf(run)).toEqual([
      [0, 0],
      [10, 3],
      [20, 1],
      [30, 2],
    ])
  })

  it('does not count at a station that works first come, first served', () => {
    const run = trace(line({ steps: [step('saw', 10 * min)], stations: [station('saw', { dispatch: 'fifo' })], products, release }), h)
    expect(minutesOf(run)).toEqual([
      [0, 0],
      [10, 1],
      [20, 2],
      [30, 3],
    ])
  })

  it('can be given to the lots of one release', () => {
    const hot = schedule([5 * min], { name: 'hot', product: 'cold', priority: 0 })
    const run = trace(line({ steps: [step('saw', 10 * min)], products: [products[0]!], release: [release[0]!, hot] }), h)
    expect(minutesOf(run)[1]).toEqual([10, 3])
  })
})

describe('a changeover', () => {
  const setup = (by: 'family' | 'product', over: Partial<StationSpec> = {}) => station('saw', { setup: changeover(by, 5 * min), ...over })
  const twoFamilies = [product('a'), product('b')]
  const lots = (name: string, ...times: number[]) => schedule(times, { name, product: name })

  it('comes between families; the first family of a machine needs none', () => {
    const release = [lots('a', 0, 2 * min), lots('b', min)]
    const run = trace(line({ steps: [step('saw', 10 * min)], stations: [setup('family')], products: twoFamilies, release }), h)
    expect(run.times('workStarted').map((at) => at / min)).toEqual([0, 15, 30])
    expect(run.times('setupStarted').map((at) => at / min)).toEqual([10, 25])
    expect(stateTimes(run.floor)).toEqual({ productive: 30 * min, setup: 10 * min, standby: 20 * min })
  })

  it('does not come between products of one family', () => {
    const products = [product('a', { family: 'toll' }), product('b', { family: 'toll' })]
    const release = [lots('a', 0, 2 * min), lots('b', min)]
    const of = (by: 'family' | 'product') =>
      trace(line({ steps: [step('saw', 10 * min)], stations: [setup(by)], products, release }), h).times('setupStarted').length
    expect(of('family')).toBe(0)
    expect(of('product')).toBe(2)
  })

  it('is avoided by choosing the machine that is set up already', () => {
    const release = [lots('a', 0), lots('b', 0, 20 * min, 40 * min)]
    const run = trace(
      line({ steps: [step('saw', 10 * min)], stations: [setup('family', { machines: 2 })], products: twoFamilies, release }),
      h,
    )
    expect(run.times('setupStarted')).toEqual([])
    expect(run.all.filter(({ what }) => what === 'workStarted').map(({ machine }) => machine)).toEqual([0, 1, 1, 1])
  })

  it('of a machine that has done nothing yet is not preferred to that of one set up, but needs none either', () => {
    const release = [lots('a', 0, 20 * min), lots('b', 30 * min)]
    const run = trace(
      line({ steps: [step('saw', 5 * min)], stations: [setup('family', { machines: 2 })], products: twoFamilies, release }),
      h,
    )
    expect(run.all.filter(({ what }) => what === 'workStarted').map(({ machine }) => machine)).toEqual([0, 0, 1])
    expect(run.times('setupStarted')).toEqual([])
  })

  it('comes before a batch of another family', () => {
    const stations = [setup('family', { batch: { per: 'carrier', min: 2, max: 2 } })]
    const release = [lots('a', 0, 0), lots('b', min, min)]
    const run = trace(line({ steps: [step('saw', 10 * min)], stations, products: twoFamilies, release }), h)
    expect(run.times('workStarted').map((at) => at / min)).toEqual([0, 0, 15, 15])
  })
})
