/** Intervals for a probability from `successes` among `trials` independent trials, such as replications in which the demand was met. */

import { inverseIncompleteBeta, normalQuantile } from '../engine/math/index.ts'
import type { Bounds } from './interval.ts'

/**
 * Wilson's score interval (Journal of the American Statistical Association 22, 1927): covers the level on average over all probabilities, also with few trials.
 * @throws RangeError unless there are trials and no more successes than those.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): Bounds {
  const estimate = share(successes, trials)
  const z = normalQuantile((1 + level) / 2)
  const square = (z * z) / trials
  const centre = (estimate + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((estimate * (1 - estimate) + square / 4) / trials)
  // At the ends the bound is exactly 0 or 1, which rounding would miss.
  return { estimate, lower: successes === 0 ? 0 : centre - half, upper: successes === trials ? 1 : centre + half }
}

/**
 * The interval of Clopper and Pearson (Biometrika 26, 1934): covers at least the level whatever the probability, and is wider for it.
 * @throws RangeError as `wilsonInterval`.
 */
export function clopperPearsonInterval(successes: number, trials: number, level = 0.95): Bounds {
  const estimate = share(successes, trials)
  const tail = (1 - level) / 2
  const failures = trials - successes
  return {
    estimate,
    lower: successes === 0 ? 0 : inverseIncompleteBeta(successes, failures + 1, tail),
    upper: failures === 0 ? 1 : inverseIncompleteBeta(successes + 1, failures, 1 - tail),
  }
}

function share(successes: number, trials: number): number {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`expected 0 to all of at least one trial, received ${successes} of ${trials}`)
  }
  return successes / trials
}
