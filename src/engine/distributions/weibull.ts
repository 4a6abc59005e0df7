/** Weibull distribution by shape and scale, shape and mean, or mean and coefficient of variation. */
import { exp, expm1, gammaFn, log, log1p, logGamma } from '../math/index.ts'
import { expectPositive } from './checks.ts'
import { type Law, Method } from './law.ts'

const LEAST_SHAPE = 0.02
const LARGEST_SHAPE = 1e5

export function weibull(shape: number, scale: number): Law {
  expectShape(shape)
  expectPositive(scale, 'weibull scale')
  const mean = scale * gammaFn(1 + 1 / shape)
  return {
    method: Method.weibull,
    mean,
    variance: mean * mean * expm1(spread(1 / shape)),
    cdf: (x) => (x <= 0 ? 0 : -expm1(-exp(shape * log(x / scale)))),
    quantile: (p) => (p === 0 ? 0 : scale * exp(log(-log1p(-p)) / shape)),
    constants: [scale, 1 / shape],
  }
}

export function weibullByShapeMean(shape: number, mean: number): Law {
  expectShape(shape)
  expectPositive(mean, 'weibull mean')
  return weibull(shape, mean / gammaFn(1 + 1 / shape))
}

export function weibullByMeanCv(mean: number, cv: number): Law {
  return weibullByShapeMean(weibullShape(cv), mean)
}

/** Shape of the Weibull distribution with this coefficient of variation: bisection, to the last digits. Throws RangeError outside about 1.3e-5 .. 1e14. */
export function weibullShape(cv: number): number {
  expectPositive(cv, 'weibull cv')
  const target = log1p(cv * cv)
  let low = 1 / LARGEST_SHAPE
  let high = 1 / LEAST_SHAPE
  if (!(spread(low) <= target && target <= spread(high))) {
    throw new RangeError(`weibull cv: expected a number from 0.000013 to 300000000000000, received ${cv}`)
  }
  for (;;) {
    const middle = Math.sqrt(low * high)
    if (middle <= low || middle >= high) return 1 / middle
    if (spread(middle) < target) low = middle
    else high = middle
  }
}

/** log(1 + cv^2) for shape 1 / inverse. */
function spread(inverse: number): number {
  return logGamma(1 + 2 * inverse) - 2 * logGamma(1 + inverse)
}

function expectShape(shape: number): void {
  if (!(shape >= LEAST_SHAPE && shape <= LARGEST_SHAPE)) {
    throw new RangeError(`weibull shape: expected a number from ${LEAST_SHAPE} to ${LARGEST_SHAPE}, received ${shape}`)
  }
}
