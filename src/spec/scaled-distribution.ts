/** A distribution of so many times a random quantity. */
import type { DistributionSpec } from './line.ts'

/** With the same random numbers each draw is `factor` times what it was. @param factor above 0 */
export function scaledDistribution(distribution: DistributionSpec, factor: number): DistributionSpec {
  const times = (value: number): number => value * factor
  switch (distribution.kind) {
    case 'constant':
      return { ...distribution, value: times(distribution.value) }
    case 'uniform':
    case 'beta':
      return { ...distribution, low: times(distribution.low), high: times(distribution.high) }
    case 'triangular':
      return { ...distribution, low: times(distribution.low), mode: times(distribution.mode), high: times(distribution.high) }
    case 'gamma':
    case 'weibull':
      return { ...distribution, scale: times(distribution.scale) }
    case 'truncated-normal': {
      const { mean, sd, low, high } = distribution
      return { ...distribution, mean: times(mean), sd: times(sd), low: times(low), ...(high !== undefined && { high: times(high) }) }
    }
    case 'hyperexponential':
      return { ...distribution, means: distribution.means.map(times) }
    case 'discrete':
    case 'empirical':
      return { ...distribution, values: distribution.values.map(times) }
    case 'exponential':
    case 'erlang':
    case 'lognormal':
    case 'weibull-mean':
    case 'weibull-mean-cv':
      return { ...distribution, mean: times(distribution.mean) }
  }
}
