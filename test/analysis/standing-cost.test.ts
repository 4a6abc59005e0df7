import { expect, it } from 'vitest'
import { standingCost } from '../../src/analysis/standing-cost.ts'
import { pencilLine } from '../money/by-hand.ts'
import { line, step } from '../support/line.ts'

it('a line costs its machines, their floor and its people in a year, whether it makes anything or not', () => {
  // A day: 10 of capital, 1 of space, 36 of wages.
  expect(standingCost(pencilLine())).toBeCloseTo(365 * 47, 9)
})

it('a line without money costs nobody knows what', () => {
  expect(standingCost(line({ steps: [step('saw', 1)] }))).toBe(null)
})
