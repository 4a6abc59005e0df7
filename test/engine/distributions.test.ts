/** Every family: what it draws has the mean, the variance and the distribution function that it states. */
import { describe, expect, test } from 'vitest'
import {
  betaByMeanCv,
  type Distribution,
  erlangByMeanCv,
  gammaByMeanCv,
  hyperexponentialByMeanCv,
  lognormalByMedianSigma,
  pert,
  Sampler,
  weibullByMeanCv,
} from '../../src/engine/distributions.ts'
import { inverseGammaP } from '../../src/engine/math/index.ts'
import { Draws, placeKey } from '../../src/engine/random.ts'

/** Other seeds: `RANDOM_SEED=2 npx vitest run test/engine`. At the levels used here about one seed in a hundred fails one of the tests. */
const SEED = Number(process.env.RANDOM_SEED ?? 1)

const CONTINUOUS: Distribution[] = [
  { kind: 'uniform', low: -2, high: 3 },
  { kind: 'triangular', low: 20, mode: 30, high: 60 },
  { kind: 'triangular', low: 0, mode: 0, high: 1 },
  { kind: 'triangular', low: 0, mode: 1, high: 1 },
  { kind: 'exponential', mean: 2 },
  { kind: 'erlang', shape: 1, mean: 2 },
  { kind: 'erlang', shape: 3, mean: 2 },
  { kind: 'erlang', shape: 20, mean: 2 },
  { kind: 'gamma', shape: 4, scale: 0.5 },
  { kind: 'gamma', shape: 1.1, scale: 0.5 },
  { kind: 'gamma', shape: 0.3, scale: 7 },
  { kind: 'truncated-normal', mean: 10, sd: 2, low: 0 },
  { kind: 'truncated-normal', mean: 1, sd: 2, low: 0 },
  { kind: 'truncated-normal', mean: 0, sd: 1, low: 2, high: 2.5 },
  { kind: 'truncated-normal', mean: 0, sd: 1, low: 8 },
  { kind: 'truncated-normal', mean: 0, sd: 1, low: -9, high: -8 },
  { kind: 'lognormal', mean: 2, cv: 0.3 },
  { kind: 'lognormal', mean: 2, cv: 1.5 },
  { kind: 'weibull', shape: 1.7, scale: 3 },
  { kind: 'weibull-mean', shape: 0.8, mean: 120 },
  { kind: 'weibull-mean-cv', mean: 5, cv: 0.2 },
  { kind: 'beta', alpha: 2, beta: 5, low: 10, high: 20 },
  { kind: 'beta', alpha: 0.4, beta: 0.7, low: 0, high: 1 },
  { kind: 'beta', alpha: 0.02, beta: 3, low: 0, high: 1 },
  { kind: 'hyperexponential', weights: [9, 1], means: [1, 9] },
  { kind: 'hyperexponential', weights: [0.5, 0.3, 0.2], means: [0.01, 1, 100] },
  { kind: 'empirical', values: [8, 1, 2, 3.5, 5, 13] },
]

const DISCRETE: Distribution[] = [
  { kind: 'discrete', values: [3, 1, 2], weights: [1, 2, 3] },
  { kind: 'discrete', values: [10, 20, 30, 40, 50], weights: [0.5, 0, 0.25, 0.125, 0.125] },
]

describe.each([...CONTINUOUS, ...DISCRETE])('$kind %o', (distribution) => {
  const sampler = new Sampler(distribution)

  test('200,000 draws have its mean and variance, within 5 standard errors', () => {
    const n = 200_000
    const values = drawn(sampler, JSON.stringify(distribution), n)
    const mean = values.reduce((sum, x) => sum + x, 0) / n
    let second = 0
    let fourth = 0
    for (const x of values) {
      const square = (x - sampler.mean) ** 2
      second += square
      fourth += square * square
    }
    expect(Math.abs(mean - sampler.mean)).toBeLessThan(5 * Math.sqrt(sampler.variance / n))
    expect(Math.abs(second / n - sampler.variance)).toBeLessThan(5 * Math.sqrt((fourth / n - (second / n) ** 2) / n))
  })

  test('its moments are those of its quantile function', () => {
    // Midpoint rule over p, in logit p so that long tails are covered.
    let mass = 0
    let mean = 0
    let second = 0
    const step = 0.02
    for (let t = -40; t < 36; t += step) {
      const p = 1 / (1 + Math.exp(-t))
      const weight = step * p * (1 - p)
      const x = sampler.quantile(p)
      mass += weight
      mean += weight * x
      second += weight * (x - sampler.mean) ** 2
    }
    const tolerance = distribution.kind === 'discrete' || distribution.kind === 'empirical' ? 0.01 : 1e-4
    expect(mass).toBeCloseTo(1, 9)
    expect(Math.abs(mean - sampler.mean)).toBeLessThan(tolerance * Math.sqrt(sampler.variance))
    expect(Math.abs(second / sampler.variance - 1)).toBeLessThan(30 * tolerance)
  })

  test('all draws lie between its 0 % and 100 % quantile', () => {
    const low = sampler.quantile(0)
    const high = sampler.quantile(1)
    expect(drawn(sampler, 'range', 2000).every((x) => x >= low && x <= high && Number.isFinite(x))).toBe(true)
    expect(sampler.isConstant).toBe(false)
  })
})

describe.each(CONTINUOUS)('$kind %o', (distribution) => {
  const sampler = new Sampler(distribution)

  test('20,000 draws follow its distribution function (Kolmogorov and Smirnov, 0.1 %)', () => {
    const n = 20_000
    const values = drawn(sampler, `KS ${JSON.stringify(distribution)}`, n).sort()
    let distance = 0
    for (let i = 0; i < n; i++) {
      const p = sampler.cdf(values[i]!)
      distance = Math.max(distance, p - i / n, (i + 1) / n - p)
    }
    expect(distance).toBeLessThan(Math.sqrt(-Math.log(0.0005) / 2 / n))
  })

  test('quantile and distribution function undo each other', () => {
    for (const p of [1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999]) {
      const x = sampler.quantile(p)
      expect(Math.abs(sampler.cdf(x) / p - 1), `p ${p}`).toBeLessThan(1e-8)
      const back = sampler.quantile(sampler.cdf(x))
      expect(Math.abs(back - x), `x ${x}`).toBeLessThanOrEqual(1e-9 * Math.sqrt(sampler.variance))
    }
  })

  test('below and above its range the distribution function is 0 and 1', () => {
    expect(sampler.cdf(Math.min(-1e9, sampler.quantile(0)))).toBe(0)
    expect(sampler.cdf(1e12)).toBe(1)
  })
})

describe.each(DISCRETE)('$kind %o', (distribution) => {
  const sampler = new Sampler(distribution)

  test('20,000 draws fall on its values as often as stated (chi-square, 0.1 %)', () => {
    const n = 20_000
    const counts = new Map<number, number>()
    for (const x of drawn(sampler, 'chi-square', n)) counts.set(x, (counts.get(x) ?? 0) + 1)
    let chiSquare = 0
    let below = 0
    for (const value of [...counts.keys()].sort((a, b) => a - b)) {
      const expected = n * (sampler.cdf(value) - below)
      chiSquare += (counts.get(value)! - expected) ** 2 / expected
      below = sampler.cdf(value)
      expect(sampler.quantile(below)).toBe(value)
    }
    expect(below).toBe(1)
    expect(chiSquare).toBeLessThan(2 * inverseGammaP((counts.size - 1) / 2, 0.999))
  })
})

describe('known distributions', () => {
  // Moments and quantiles computed with SciPy: the cases dist-* of the project's table of analytic oracles.
  test.each([
    [{ kind: 'gamma', shape: 4, scale: 0.5 }, 2, 1, 0.6831591983749155, 1.8360303744254485, 3.8768282639663627],
    [
      { kind: 'lognormal', mean: 2, cv: Math.SQRT1_2 },
      1.9999999999999998,
      1.9999999999999998,
      0.5729454844289376,
      1.632993161855452,
      4.654311342246755,
    ],
    [{ kind: 'triangular', low: 1, mode: 2, high: 6 }, 3, 1.1666666666666667, 1.5, 2.8377223398316205, 5],
    [{ kind: 'uniform', low: 1, high: 4 }, 2.5, 0.75, 1.15, 2.5, 3.8499999999999996],
    [
      { kind: 'weibull', shape: 1.7, scale: 3 },
      2.676733507497972,
      2.626693445212684,
      0.5227973389511255,
      2.4181830515577625,
      5.7202780052657785,
    ],
  ] as [Distribution, number, number, number, number, number][])(
    '%o has the moments and quantiles of the reference',
    (distribution, ...known) => {
      const sampler = new Sampler(distribution)
      const ours = [sampler.mean, sampler.variance, sampler.quantile(0.05), sampler.quantile(0.5), sampler.quantile(0.95)]
      ours.forEach((value, i) => {
        expect(Math.abs(value / known[i]! - 1)).toBeLessThan(1e-13)
      })
    },
  )

  test('a normal truncated at its mean has the mean of a half-normal', () => {
    const half = new Sampler({ kind: 'truncated-normal', mean: 0, sd: 1, low: 0 })
    expect(half.mean).toBeCloseTo(Math.sqrt(2 / Math.PI), 14)
    expect(half.variance).toBeCloseTo(1 - 2 / Math.PI, 14)
  })

  test('a normal truncated far out or narrowly keeps its digits', () => {
    const far = new Sampler({ kind: 'truncated-normal', mean: 0, sd: 1, low: 30 })
    // Mills' ratio: mean = 30 / (1 - 1/30^2 + 3/30^4 - 15/30^6 + ...).
    expect(far.mean).toBeCloseTo(30 / (1 - 1 / 900 + 3 / 900 ** 2 - 15 / 900 ** 3 + 105 / 900 ** 4), 9)
    const narrow = new Sampler({ kind: 'truncated-normal', mean: 0, sd: 1, low: 1, high: 1 + 1e-6 })
    expect(narrow.variance / (1e-12 / 12)).toBeCloseTo(1, 6)
    const wide = new Sampler({ kind: 'truncated-normal', mean: 50, sd: 1, low: 0, high: 100 })
    expect([wide.mean, wide.variance]).toEqual([expect.closeTo(50, 12), expect.closeTo(1, 12)])
  })

  test('what is always the same is constant and takes no random number', () => {
    const constants: Distribution[] = [
      { kind: 'constant', value: 7 },
      { kind: 'uniform', low: 7, high: 7 },
      { kind: 'triangular', low: 7, mode: 7, high: 7 },
      { kind: 'lognormal', mean: 7, cv: 0 },
      { kind: 'truncated-normal', mean: 1, sd: 3, low: 7, high: 7 },
      { kind: 'beta', alpha: 1, beta: 2, low: 7, high: 7 },
      { kind: 'discrete', values: [7, 8, 7], weights: [1, 0, 2] },
      { kind: 'empirical', values: [7] },
    ]
    for (const distribution of constants) {
      const sampler = new Sampler(distribution)
      const draws = new Draws()
      expect([sampler.isConstant, sampler.draw(draws), sampler.mean, sampler.variance, draws.low]).toEqual([true, 7, 7, 0, 0])
      expect([sampler.cdf(6.9), sampler.cdf(7), sampler.quantile(0.3)]).toEqual([0, 1, 7])
    }
  })

  test('common random numbers keep their order: a larger scale makes every draw larger', () => {
    for (const kind of ['exponential', 'lognormal'] as const) {
      const make = (mean: number) => new Sampler(kind === 'exponential' ? { kind, mean } : { kind, mean, cv: 0.8 })
      const small = drawn(make(1), 'crn', 100)
      drawn(make(1.5), 'crn', 100).forEach((x, i) => {
        expect(x).toBeCloseTo(1.5 * small[i]!, 10)
      })
    }
  })
})

describe('by mean and coefficient of variation', () => {
  test.each([0.001, 0.05, 0.3, 0.7, 1, 1.6, 4])('gamma and Weibull have exactly the mean and cv %d', (cv) => {
    for (const distribution of [gammaByMeanCv(3, cv), weibullByMeanCv(3, cv), { kind: 'weibull-mean-cv', mean: 3, cv } as const]) {
      const sampler = new Sampler(distribution)
      expect(Math.abs(sampler.mean / 3 - 1)).toBeLessThan(1e-13)
      expect(Math.abs(Math.sqrt(sampler.variance) / 3 / cv - 1)).toBeLessThan(1e-9)
    }
  })

  test.each([1, 1.01, 2, 10, 300])('a hyperexponential with balanced means has exactly the mean and cv %d', (cv) => {
    const distribution = hyperexponentialByMeanCv(3, cv)
    const sampler = new Sampler(distribution)
    expect(Math.abs(sampler.mean / 3 - 1)).toBeLessThan(1e-13)
    expect(Math.abs(Math.sqrt(sampler.variance) / 3 / cv - 1)).toBeLessThan(1e-12)
    if (distribution.kind !== 'hyperexponential') throw new Error('another kind')
    const [a, b] = distribution.weights.map((weight, i) => weight * distribution.means[i]!)
    expect(a! / b!).toBeCloseTo(1, 12)
  })

  test('an Erlang takes the shape with the nearest cv', () => {
    expect(erlangByMeanCv(3, 0.5)).toEqual({ kind: 'erlang', shape: 4, mean: 3 })
    expect(erlangByMeanCv(3, 2)).toEqual({ kind: 'erlang', shape: 1, mean: 3 })
  })

  test('a beta on an interval has exactly the mean and cv', () => {
    const sampler = new Sampler(betaByMeanCv(12, 0.1, 10, 20))
    expect(sampler.mean).toBeCloseTo(12, 12)
    expect(Math.sqrt(sampler.variance)).toBeCloseTo(1.2, 12)
  })

  test('a lognormal by median has that median and that spread of the logarithm', () => {
    const sampler = new Sampler(lognormalByMedianSigma(5, 0.6))
    expect(sampler.quantile(0.5)).toBeCloseTo(5, 12)
    expect(Math.log(sampler.quantile(0.8413447460685429) / 5)).toBeCloseTo(0.6, 12)
  })

  test('PERT has the mean (low + 4 mode + high) / 6', () => {
    expect(new Sampler(pert(1, 2, 6)).mean).toBeCloseTo(2.5, 12)
    expect(pert(3, 3, 3)).toEqual({ kind: 'constant', value: 3 })
  })
})

describe('impossible parameters are refused by name', () => {
  test.each([
    [{ kind: 'constant', value: Number.NaN }, 'constant value: expected a number, received NaN'],
    [{ kind: 'uniform', low: 3, high: 2 }, 'uniform high: expected a number of at least low (3), received 2'],
    [{ kind: 'triangular', low: 1, mode: 5, high: 3 }, 'triangular mode: expected a number from low (1) to high (3), received 5'],
    [{ kind: 'exponential', mean: 0 }, 'exponential mean: expected a number above 0, received 0'],
    [{ kind: 'erlang', shape: 2.5, mean: 1 }, 'erlang shape: expected a whole number of 1 or above, received 2.5'],
    [{ kind: 'gamma', shape: 1, scale: -1 }, 'gamma scale: expected a number above 0, received -1'],
    [{ kind: 'truncated-normal', mean: 1, sd: 0, low: 0 }, 'truncated normal sd: expected a number above 0, received 0'],
    [
      { kind: 'truncated-normal', mean: 1, sd: 1, low: 2, high: 1 },
      'truncated normal high: expected a number of at least low (2), received 1',
    ],
    [
      { kind: 'truncated-normal', mean: 0, sd: 1, low: 50 },
      'truncated normal low, high: expected an interval within 37 sd of the mean 0, received 50 .. Infinity',
    ],
    [{ kind: 'lognormal', mean: 1, cv: -1 }, 'lognormal cv: expected a number of 0 or above, received -1'],
    [{ kind: 'weibull', shape: 0, scale: 1 }, 'weibull shape: expected a number from 0.02 to 100000, received 0'],
    [{ kind: 'weibull-mean', shape: 1, mean: 0 }, 'weibull mean: expected a number above 0, received 0'],
    [{ kind: 'weibull-mean-cv', mean: 1, cv: 1e-6 }, 'weibull cv: expected a number from 0.000013 to 300000000000000, received 0.000001'],
    [{ kind: 'beta', alpha: 0, beta: 1, low: 0, high: 1 }, 'beta alpha: expected a number above 0, received 0'],
    [{ kind: 'hyperexponential', weights: [1], means: [1, 2] }, 'hyperexponential weights: expected 2, as many as values, received 1'],
    [{ kind: 'hyperexponential', weights: [1, 1], means: [1, 0] }, 'hyperexponential means: expected a number above 0, received 0'],
    [{ kind: 'discrete', values: [], weights: [] }, 'discrete values: expected at least one, received none'],
    [{ kind: 'discrete', values: [1], weights: [0] }, 'discrete weights, their sum: expected a number above 0, received 0'],
    [{ kind: 'discrete', values: [1, 2], weights: [2, -1] }, 'discrete weights: expected a number of 0 or above, received -1'],
    [{ kind: 'empirical', values: [1, Infinity] }, 'empirical values: expected a number, received Infinity'],
  ] as [Distribution, string][])('%o', (distribution, message) => {
    expect(() => new Sampler(distribution)).toThrow(new RangeError(message))
  })

  test('a quantile outside 0..1, and helpers out of range', () => {
    expect(() => new Sampler({ kind: 'exponential', mean: 1 }).quantile(1.5)).toThrow(
      'quantile: expected a probability from 0 to 1, received 1.5',
    )
    expect(() => hyperexponentialByMeanCv(1, 0.9)).toThrow('hyperexponential cv: expected a number of 1 or above, received 0.9')
    expect(() => betaByMeanCv(5, 2, 0, 10)).toThrow('beta cv: expected less than 1 on 0 .. 10, received 2')
    expect(() => betaByMeanCv(11, 2, 0, 10)).toThrow('beta mean: expected a number between low (0) and high (10), received 11')
    expect(() => pert(1, 0, 3)).toThrow('pert mode: expected a number from low (1) to high (3), received 0')
  })
})

function drawn(sampler: Sampler, place: string, n: number): Float64Array {
  const { key0, key1 } = placeKey(SEED, 0, place)
  const draws = new Draws().at(key0, key1, 0, 0)
  return Float64Array.from({ length: n }, () => sampler.draw(draws))
}
