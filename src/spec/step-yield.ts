/** Expected yields of steps, for arithmetic: what excursions and retests make of the yield that the file gives. */
import type { StepSpec } from './line.ts'

/** Expected share of units that pass at the first try, when a ramp is over. */
export function firstPassYield({ yield: usual, yieldVariation }: StepSpec): number {
  const excursion = yieldVariation?.excursion
  return excursion === undefined ? usual : usual + excursion.share * (excursion.yield - usual)
}

/** Expected share of units that survive the step, retest included, rework and inspection not. */
export function finalYield(step: StepSpec): number {
  const first = firstPassYield(step)
  return step.retest === undefined ? first : first + (1 - first) * step.retest.share * step.retest.recovers
}
