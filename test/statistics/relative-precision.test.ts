import { describe, expect, it } from 'vitest'
import { studentQuantile } from '../../src/statistics/index.ts'
import { type PrecisionTarget, RelativePrecision, relativeHalfWidth, replicationsFor } from '../../src/statistics/relative-precision.ts'
import { source } from './random.ts'

/** Takes replications until the rule is content: their number and mean. */
function stopped(target: PrecisionTarget, next: () => number): { count: number; mean: number } {
  const rule = new RelativePrecision(target)
  let [count, sum] = [0, 0]
  while (!rule.isReached) {
    const value = next()
    rule.add(value)
    sum += value
    count += 1
  }
  return { count, mean: sum / count }
}

/** The smallest number of replications whose half-width is g x mean, if the standard deviation were known: cv x mean. */
function fixedSize(cv: number, relative: number): number {
  let n = 2
  while ((studentQuantile(0.975, n - 1) * cv) / Math.sqrt(n) > relative) n++
  return n
}

describe('a run to a relative precision', () => {
  const { normal, exponential } = source('relative precision')

  it.each([
    { name: 'normal', deviate: normal, cv: 0.2 },
    { name: 'normal, few needed', deviate: normal, cv: 0.1 },
    { name: 'skewed', deviate: () => (exponential() + exponential() + exponential() + exponential() - 4) / 2, cv: 0.2 },
  ])('errs by more than 5 % in at most 19 of 200, and takes at most 1.3 times what a known spread would: $name', ({ deviate, cv }) => {
    let [within, replications] = [0, 0]
    for (let experiment = 0; experiment < 200; experiment++) {
      const { count, mean } = stopped({ relative: 0.05 }, () => 120 * (1 + cv * deviate()))
      if (Math.abs(mean / 120 - 1) <= 0.05) within++
      replications += count
    }
    expect(within).toBeGreaterThanOrEqual(181)
    expect(replications / 200).toBeLessThanOrEqual(1.3 * fixedSize(cv, 0.05))
  })

  it('stops when the half-width has been short enough three times running, not before the tenth replication', () => {
    const rule = new RelativePrecision({ relative: 0.1 })
    const reached = Array.from({ length: 12 }, () => {
      rule.add(5)
      return rule.isReached
    })
    expect(reached.indexOf(true)).toBe(9)
    const wild = new RelativePrecision({ relative: 0.1, least: 2 })
    const values = [100, 101, 100, 40, 160, 100]
    expect(
      values.map((value) => {
        wild.add(value)
        return wild.isReached
      }),
    ).toEqual([false, false, false, false, false, false])
  })

  it('never knows a mean of 0 well enough in relation to itself', () => {
    const rule = new RelativePrecision({ relative: 0.5 })
    for (let i = 0; i < 1000; i++) rule.add(i % 2 === 0 ? 1 : -1)
    expect(rule.isReached).toBe(false)
    expect(() => new RelativePrecision({ relative: 0 })).toThrow('expected a relative error above 0, received 0')
  })

  it('asks for g / (1 + g) of the estimated mean, since g is of the true one', () => {
    expect(relativeHalfWidth(0.05)).toBeCloseTo(0.047619047619047616, 15)
  })

  it('says beforehand about how many replications it takes', () => {
    const ten = [121.3, 118.7, 124.9, 119.5, 122.2, 120.1, 117.8, 123.4, 121.0, 119.9]
    expect(replicationsFor(ten, 0.005 * 120.88)).toBe(66)
    expect(replicationsFor(ten, 100)).toBe(10)
    expect(replicationsFor([5], 1)).toBeNull()
  })
})
