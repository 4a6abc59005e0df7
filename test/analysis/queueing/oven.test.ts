import { describe, expect, it } from 'vitest'
import { type Oven, ovenWait } from '../../../src/analysis/queueing/oven.ts'

const minute = 60e6
const hour = 60 * minute
const oven: Oven = { rate: 1 / hour, dispersion: 0, lasts: 4 * hour, machines: 1, min: 1, max: 10, maxWait: Number.POSITIVE_INFINITY }

describe('a batch station by formulas', () => {
  it('an oven that is never idle takes what has come in a load: a carrier waits half of one', () => {
    expect(ovenWait(oven)).toEqual({ wait: 2 * hour, load: 4, interval: 4 * hour })
  })

  it('two ovens in turn halve that', () => {
    expect(ovenWait({ ...oven, machines: 2 })).toEqual({ wait: hour, load: 2, interval: 2 * hour })
  })

  it('an oven that waits for eight carriers that come evenly starts every eight hours', () => {
    const { wait, load, interval } = ovenWait({ ...oven, min: 8 })
    expect([wait / hour, load, interval / hour].map((each) => Math.round(each * 1e9) / 1e9)).toEqual([4, 8, 8])
  })

  it('full loads of Poisson carriers with short process times wait for their load: (b - 1) / 2 between carriers, here by the fluid b / 2', () => {
    const { wait } = ovenWait({ ...oven, dispersion: 1, lasts: 0.001 * hour, min: 4, max: 4 })
    expect(wait / hour).toBeCloseTo(2, 1)
  })

  it('patience ends the wait for a load', () => {
    const { wait, interval } = ovenWait({ ...oven, lasts: minute, min: 8, maxWait: 2 * hour })
    expect(interval / hour).toBeCloseTo(3, 1)
    expect(wait).toBeLessThan(2 * hour)
  })

  it('more than full loads can take: it grows without end', () => {
    expect(ovenWait({ ...oven, max: 4, min: 4 }).wait).toBe(Number.POSITIVE_INFINITY)
  })

  it('the more variable carriers come, the longer they wait where loads are nearly full', () => {
    const waits = [0, 0.5, 1, 4].map((dispersion) => ovenWait({ ...oven, dispersion, max: 5, lasts: 4.5 * hour }).wait)
    expect([...waits].sort((a, b) => a - b)).toEqual(waits)
  })
})
