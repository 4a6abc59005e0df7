/** An interval for any smooth function of the averages of one long run, such as a ratio or a quantile, from the same function of its sections. */

import type { Interval } from './interval.ts'
import { studentQuantile } from './student.ts'

/**
 * `whole`, the number of all sections together, with a half-width from how far those of the single sections lie from it: t x sqrt(sum of (section - whole)² /
 * (m - 1) / m) with m - 1 degrees of freedom (sectioning: Asmussen and Glynn, Stochastic Simulation, 2007, section III.5). The sections are of about equal
 * length and nearly independent. The bias of a short section's own number is not in the estimate, and makes the interval wider instead.
 * No half-width for fewer than two sections.
 */
export function sectionInterval(whole: number, sections: readonly number[], level = 0.95): Interval {
  if (sections.length < 2) return { mean: whole, halfWidth: null }
  const squares = sections.reduce((sum, each) => sum + (each - whole) * (each - whole), 0)
  const df = sections.length - 1
  return { mean: whole, halfWidth: studentQuantile((1 + level) / 2, df) * Math.sqrt(squares / df / sections.length) }
}

/**
 * By how much an interval of sections must be longer because neighbouring ones are alike: sqrt((1 + r) / (1 - r)) with their lag-1 correlation r, its bias of
 * -1/n mended; 1 where r is not above 0. As in Skart (Tafazzoli, Wilson, Lada and Steiger, INFORMS J. Computing 23, 2011).
 */
export function correlationFactor(sections: readonly number[]): number {
  const n = sections.length
  const { squares, mean } = moments(sections)
  if (squares === 0) return 1
  let products = 0
  for (let i = 1; i < n; i++) products += (sections[i]! - mean) * (sections[i - 1]! - mean)
  const correlation = Math.min(MOST_CORRELATION, Math.max(0, products / squares + 1 / n))
  return Math.sqrt((1 + correlation) / (1 - correlation))
}

/** A few sections can't tell a higher correlation from a trend. */
const MOST_CORRELATION = 0.9

/** Skewness of a sample, g1 x sqrt(n (n - 1)) / (n - 2); 0 of a constant. Student's t takes the sections for normal. */
export function skewness(values: readonly number[]): number {
  const n = values.length
  const { squares, cubes } = moments(values)
  if (squares === 0 || n < 3) return 0
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * Math.sqrt(n) * cubes) / (squares * Math.sqrt(squares))
}

function moments(values: readonly number[]): { mean: number; squares: number; cubes: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  let [squares, cubes] = [0, 0]
  for (const each of values) {
    const above = each - mean
    squares += above * above
    cubes += above * above * above
  }
  return { mean, squares, cubes }
}
