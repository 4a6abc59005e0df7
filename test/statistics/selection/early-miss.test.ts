import { describe, expect, it } from 'vitest'
import { EarlyMiss } from '../../../src/statistics/selection/early-miss.ts'
import type { Constraint } from '../../../src/statistics/selection/feasibility.ts'
import { share, source, threeErrors } from '../random.ts'

const output: Constraint = { sense: 'at-least', limit: 100, tolerance: 1 }

/** Replications until it is missed; null: not within `most`. */
function missedAfter(test: EarlyMiss, most: number, next: () => number): number | null {
  for (let replication = 1; replication <= most; replication++) {
    test.add([next()])
    if (test.missed[0] === true) return replication
  }
  return null
}

describe('the early look at what is far on the wrong side', () => {
  const { normal, exponential } = source('early miss')

  it('calls a mean exactly on its limit missed no more often than allowed, however long it is sampled', () => {
    const wrong = share(
      600,
      () => missedAfter(new EarlyMiss([output], { level: 0.9, firstStage: 10, systems: 1 }), 160, () => 100 + 5 * normal()) !== null,
    )
    expect(wrong).toBeLessThanOrEqual(0.1 + threeErrors(0.1, 600))
    // Not for nothing: half of the error is for the first look.
    expect(wrong).toBeGreaterThan(0.03)
  })

  it('does so less often where the long tail is on the wrong side', () => {
    const cycleTime: Constraint = { sense: 'at-most', limit: 1, tolerance: 0.01 }
    const wrong = share(
      600,
      () => missedAfter(new EarlyMiss([cycleTime], { level: 0.9, firstStage: 10, systems: 1 }), 160, exponential) !== null,
    )
    expect(wrong).toBeLessThanOrEqual(0.1)
  })

  it('looks when the first stage is done, and each time the sample has doubled', () => {
    const far = new EarlyMiss([output], { level: 0.95, firstStage: 10, systems: 100 })
    expect(missedAfter(far, 100, () => 60 + 5 * normal())).toBe(10)
    let at = 0
    const constant = new EarlyMiss([output], { level: 0.95, firstStage: 4, systems: 100 })
    expect(missedAfter(constant, 100, () => (++at % 2 === 0 ? 96 : 97))).toBe(8)
  })

  it('never says that a limit is kept to, and keeps limits apart', () => {
    const cycleTime: Constraint = { sense: 'at-most', limit: 5, tolerance: 1 }
    const test = new EarlyMiss([output, cycleTime], { level: 0.95, firstStage: 5, systems: 1 })
    for (let replication = 0; replication < 5; replication++) test.add([200 + normal(), 9 + 0.1 * normal()])
    expect(test.missed).toEqual([false, true])
  })
})
