/** Beta distribution stretched to low..high. */
import { exp, incompleteBeta, inverseIncompleteBeta } from '../math/index.ts'
import type { Draws } from '../random.ts'
import { constant } from './bounded.ts'
import { expectInOrder, expectPositive } from './checks.ts'
import { drawGamma, drawLogGamma } from './gamma.ts'
import { type Law, Method } from './law.ts'

export function beta(alpha: number, beta: number, low: number, high: number): Law {
  expectPositive(alpha, 'beta alpha')
  expectPositive(beta, 'beta beta')
  expectInOrder(low, high, 'beta')
  if (low === high) return constant(low)
  const width = high - low
  const sum = alpha + beta
  return {
    method: Method.beta,
    mean: low + (width * alpha) / sum,
    variance: (width * width * (alpha / sum) * (beta / sum)) / (sum + 1),
    cdf: (x) => incompleteBeta(alpha, beta, Math.max(0, Math.min(1, (x - low) / width))),
    quantile: (p) => low + width * inverseIncompleteBeta(alpha, beta, p),
    constants: [low, width, alpha, beta],
  }
}

/** Beta variate in 0..1 from two gamma variates X, Y: X / (X + Y) (Devroye 1986, section IX.4.1); in logarithms where a shape is below 1. */
export function drawBeta(draws: Draws, alpha: number, beta: number): number {
  if (alpha < 1 || beta < 1) {
    const logX = drawLogGamma(draws, alpha)
    return 1 / (1 + exp(drawLogGamma(draws, beta) - logX))
  }
  const x = drawGamma(draws, alpha)
  return x / (x + drawGamma(draws, beta))
}
