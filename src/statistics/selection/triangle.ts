/**
 * The triangular region in which sequential tests go on sampling: a sum of differences that walks out of it on one side has decided. It starts
 * h² S² / (2 delta) wide on either side of zero and closes after h² S² / delta² steps (Fabian, Annals of Statistics 2, 1974, with c = 1).
 */

/**
 * Where a walk of known first-stage variance leaves the region wrongly with probability at most `error`:
 * eta = ((2 error)^(-2 / (n0 - 1)) - 1) / 2 and h² = 2 eta (n0 - 1). Kim and Nelson, ACM Transactions on Modeling and Computer Simulation 11, 2001.
 */
import { pow } from '../../engine/math/index.ts'

export interface Triangle {
  eta: number
  hSquared: number
}

/**
 * @param error probability of a wrong exit, 0..0.5 exclusive.
 * @param firstStage replications from which the variances are estimated, 2 or more.
 * @throws RangeError outside of these.
 */
export function triangle(error: number, firstStage: number): Triangle {
  if (!(error > 0 && error < 0.5)) throw new RangeError(`expected an error probability between 0 and 0.5 (exclusive), received ${error}`)
  if (!(firstStage >= 2)) throw new RangeError(`expected two or more replications in the first stage, received ${firstStage}`)
  const eta = (pow(2 * error, -2 / (firstStage - 1)) - 1) / 2
  return { eta, hSquared: 2 * eta * (firstStage - 1) }
}

/**
 * How far a sum of `steps` differences may lie from zero and still be inside: max(0, h² S² / (2 delta) - delta steps / 2).
 * @param variance S², of the differences, from the first stage.
 * @param indifference delta: the smallest difference that matters.
 */
export function triangleWidth({ hSquared }: Triangle, variance: number, indifference: number, steps: number): number {
  return Math.max(0, (hSquared * variance) / (2 * indifference) - (indifference * steps) / 2)
}
