/** Distributions by what people know of a time: mean and coefficient of variation (cv = standard deviation / mean), median, or a three-point guess. */
import { exp, expm1 } from '../math/index.ts'
import { expectNotNegative, expectPositive } from './checks.ts'
import type { Distribution } from './distribution.ts'
import { weibullShape } from './weibull.ts'

/** Gamma with this mean and cv: shape 1 / cv^2. */
export function gammaByMeanCv(mean: number, cv: number): Distribution {
  expectPositive(mean, 'gamma mean')
  expectPositive(cv, 'gamma cv')
  return { kind: 'gamma', shape: 1 / (cv * cv), scale: mean * cv * cv }
}

/** Erlang with this mean and the shape whose cv is nearest to `cv`: an Erlang's cv is 1 / sqrt(shape), so not every cv exists. */
export function erlangByMeanCv(mean: number, cv: number): Distribution {
  expectPositive(mean, 'erlang mean')
  expectPositive(cv, 'erlang cv')
  return { kind: 'erlang', shape: Math.max(1, Math.round(1 / (cv * cv))), mean }
}

/** Lognormal with this median and this standard deviation of the logarithm. */
export function lognormalByMedianSigma(median: number, sigma: number): Distribution {
  expectPositive(median, 'lognormal median')
  expectNotNegative(sigma, 'lognormal sigma')
  return { kind: 'lognormal', mean: median * exp((sigma * sigma) / 2), cv: Math.sqrt(expm1(sigma * sigma)) }
}

/** Hyperexponential of two branches with balanced means (each contributes half of the mean), for cv of 1 or more. Tijms, Stochastic Models, appendix B. */
export function hyperexponentialByMeanCv(mean: number, cv: number): Distribution {
  expectPositive(mean, 'hyperexponential mean')
  if (!(cv >= 1 && cv < Infinity)) throw new RangeError(`hyperexponential cv: expected a number of 1 or above, received ${cv}`)
  const square = cv * cv
  const share = 0.5 * (1 + Math.sqrt((square - 1) / (square + 1)))
  // 1 - share loses its digits for a large cv; (1 - r)(1 + r) = 2 / (square + 1) does not.
  const rest = 1 / ((square + 1) * 2 * share)
  return { kind: 'hyperexponential', weights: [share, rest], means: [mean / (2 * share), mean / (2 * rest)] }
}

/** Weibull with this mean and cv, as shape and mean. */
export function weibullByMeanCv(mean: number, cv: number): Distribution {
  expectPositive(mean, 'weibull mean')
  return { kind: 'weibull-mean', shape: weibullShape(cv), mean }
}

/** Beta on low..high with this mean and cv. Throws RangeError where the interval has no beta distribution with so large a cv. */
export function betaByMeanCv(mean: number, cv: number, low: number, high: number): Distribution {
  expectPositive(cv, 'beta cv')
  if (!(low < mean && mean < high))
    throw new RangeError(`beta mean: expected a number between low (${low}) and high (${high}), received ${mean}`)
  const share = (mean - low) / (high - low)
  const deviation = (cv * mean) / (high - low)
  const sum = (share * (1 - share)) / (deviation * deviation) - 1
  if (!(sum > 0))
    throw new RangeError(
      `beta cv: expected less than ${Math.sqrt((mean - low) * (high - mean)) / Math.abs(mean)} on ${low} .. ${high}, received ${cv}`,
    )
  return { kind: 'beta', alpha: share * sum, beta: (1 - share) * sum, low, high }
}

/** PERT: a beta between the smallest and largest value whose mean is (low + 4 mode + high) / 6. Malcolm, Roseboom, Clark, Fazar 1959. */
export function pert(low: number, mode: number, high: number): Distribution {
  if (!(low <= mode && mode <= high))
    throw new RangeError(`pert mode: expected a number from low (${low}) to high (${high}), received ${mode}`)
  if (low === high) return { kind: 'constant', value: low }
  return { kind: 'beta', alpha: 1 + (4 * (mode - low)) / (high - low), beta: 1 + (4 * (high - mode)) / (high - low), low, high }
}
