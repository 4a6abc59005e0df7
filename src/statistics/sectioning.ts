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
