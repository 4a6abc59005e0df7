/** Gamma and Erlang distributions. */
import { exp, gammaP, inverseGammaP, log, normalQuantile } from '../math/index.ts'
import type { Draws } from '../random.ts'
import { expectPositive, expectWhole } from './checks.ts'
import { exponential } from './exponential.ts'
import { type Law, Method } from './law.ts'

/** Up to this shape an Erlang variate is made from a product of uniforms, one logarithm for all; above it the gamma method is faster (bench/random.ts). */
const LARGEST_PRODUCT = 3

export function erlang(shape: number, mean: number): Law {
  expectWhole(shape, 1, 'erlang shape')
  expectPositive(mean, 'erlang mean')
  const law = gamma(shape, mean / shape)
  if (shape === 1 || shape > LARGEST_PRODUCT) return law
  return { ...law, method: Method.product, constants: [mean / shape, shape] }
}

export function gamma(shape: number, scale: number): Law {
  expectPositive(shape, 'gamma shape')
  expectPositive(scale, 'gamma scale')
  if (shape === 1) return exponential(scale)
  return {
    method: Method.gamma,
    mean: shape * scale,
    variance: shape * scale * scale,
    cdf: (x) => (x <= 0 ? 0 : gammaP(shape, x / scale)),
    quantile: (p) => scale * inverseGammaP(shape, p),
    constants: [scale, shape],
  }
}

/** Gamma variate of scale 1: Marsaglia and Tsang 2000, "A simple method for generating gamma variables"; 2 uniforms in 95 % of cases or more. */
export function drawGamma(draws: Draws, shape: number): number {
  // Their section 6: a variate of shape + 1 times u^(1/shape).
  if (shape < 1) return drawLargeGamma(draws, shape + 1) * exp(log(draws.uniform()) / shape)
  return drawLargeGamma(draws, shape)
}

/** Logarithm of a gamma variate of scale 1: of small shapes the variate itself may be too small for a double. */
export function drawLogGamma(draws: Draws, shape: number): number {
  if (shape < 1) return log(drawLargeGamma(draws, shape + 1)) + log(draws.uniform()) / shape
  return log(drawLargeGamma(draws, shape))
}

function drawLargeGamma(draws: Draws, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalQuantile(draws.uniform())
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = draws.uniform()
    const square = x * x
    if (u < 1 - 0.0331 * square * square) return d * v
    if (log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v
  }
}
