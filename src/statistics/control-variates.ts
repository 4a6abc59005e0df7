/**
 * Control variates: what the random numbers happened to be, known against what they are on average, corrects the mean of what they brought about.
 * Lavenberg and Welch (Management Science 27, 1981); Nelson (Operations Research 38, 1990).
 */

import { cholesky, forward } from './cholesky.ts'
import { confidenceInterval, type Interval } from './interval.ts'
import { studentQuantile } from './student.ts'

/** A quantity of each replication whose expectation is known exactly, such as the mean of the repair times that were drawn. */
export interface Control {
  values: readonly number[]
  /** Its expectation. */
  mean: number
}

export interface ControlledInterval extends Interval {
  /** Numbers of the controls that were used: a constant one and one that follows from those before it are left out. */
  controls: number[]
  /** Squared half-width without controls over that with them: how many times the replications would have been needed. Null where it can't be known. */
  gain: number | null
}

/**
 * Mean of `values` adjusted by least squares on the controls, with its half-width.
 *
 * With S the sample covariances, c the mean of the controls less their expectation and q controls used: mean = mean(y) - S_yc S_cc⁻¹ c; its variance is
 * s² (1/n + c' S_cc⁻¹ c / (n - 1)) with s² = (n - 1) / (n - q - 1) x (S_yy - S_yc S_cc⁻¹ S_cy), and Student's t has n - q - 1 degrees of freedom. Exact where output and
 * controls are jointly normal. Since each control costs a degree of freedom, of r replications at most the first r - 3 controls are used.
 * @param level confidence of the interval, 0..1 exclusive.
 * @throws RangeError where a control has another number of values.
 */
export function controlledMean(values: readonly number[], controls: readonly Control[], level = 0.95): ControlledInterval {
  const n = values.length
  const odd = controls.find((control) => control.values.length !== n)
  if (odd) throw new RangeError(`expected a control for each of ${n} replications, received ${odd.values.length} values`)
  const plain = confidenceInterval(values, level)
  const deviations = controls.slice(0, Math.max(0, n - 3)).map((control) => centred(control.values))
  const { kept, rows } = cholesky(deviations.map((a) => deviations.map((b) => product(a, b))))
  if (kept.length === 0 || plain.halfWidth === null) return { ...plain, controls: [], gain: null }

  const own = centred(values)
  // In the coordinates of the Cholesky factor all controls are uncorrelated: sums of squares and products become plain dot products.
  const slopes = forward(
    rows,
    kept.map((i) => product(deviations[i]!, own)),
  )
  const offsets = forward(
    rows,
    kept.map((i) => confidenceInterval(controls[i]!.values).mean - controls[i]!.mean),
  )
  const df = n - kept.length - 1
  const residual = Math.max(0, product(own, own) - product(slopes, slopes)) / df
  const halfWidth = studentQuantile((1 + level) / 2, df) * Math.sqrt(residual * (1 / n + product(offsets, offsets)))
  const ratio = plain.halfWidth / halfWidth
  return { mean: plain.mean - product(slopes, offsets), halfWidth, controls: kept, gain: halfWidth === 0 ? null : ratio * ratio }
}

function centred(values: readonly number[]): number[] {
  const { mean } = confidenceInterval(values)
  return values.map((each) => each - mean)
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, i) => sum + each * b[i]!, 0)
}
