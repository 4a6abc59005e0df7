/** The known answers of the reference list that concern statistics, every entry of it. They were computed by others' programs. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inverseGammaP } from '../../src/engine/math/index.ts'
import {
  batchMeans,
  confidenceInterval,
  equalAllocationProbability,
  mser,
  ocbaShares,
  pairedDifference,
  relativeHalfWidth,
  replicationsFor,
  rinottConstant,
  studentQuantile,
  Tally,
  welchDifference,
} from '../../src/statistics/index.ts'
import { triangle } from '../../src/statistics/selection/triangle.ts'
import { andersonDarling, kolmogorov, kolmogorovLimit } from './goodness-of-fit.ts'
import { source } from './random.ts'

interface Reference {
  't_quantiles two-sided': Record<string, number>
  'CI example': { data: number[]; mean: number; sd: number; half95: number; half99: number; n_for_rel_half_0p5pct_initial: number }
  'paired-t (CRN) example': { y: number[]; mean_diff: number; half95: number }
  'Welch two-sample example (same data, independent)': { df: number; half95: number }
  'MSER-1 toy': { series: number[]; truncate: number; statistic: number }
  'MSER-5 deterministic': { truncate_obs: number; statistic: number }
  'AR(1) phi .8 sigma_eps 1': {
    var_X: number
    asymptotic_variance: number
    lag1_corr_of_batch_means_b: [number, number][]
    var_mean_n1000: number
  }
  'M/M/1 mu=1 asymptotic variances': Record<string, Record<string, number>>
  'KN (Kim-Nelson 2001) eta and h2, c=1, independent/CRN: beta=alpha/(k-1)': Record<string, { eta: number; h2: number }>
  'Rinott h (numeric integral)': Record<string, number>
  'OCBA (Chen 2000) means 1..5 sd 2, budget 1000, minimise': number[]
  'OCBA means 10,10.5,11,12 sd 1,2,3,1 T 2000': number[]
  'PCS equal allocation, slippage delta, sd 1': Record<string, number>
  'GOF critical values': {
    KS_5pct_n_large: string
    KS_5pct_n100: number
    KS_5pct_n10000: number
    AD_case0_5pct: number
    chi2_99df_95: number
    chi2_99df_1_99: [number, number]
  }
  'replication relative precision (Chow-Robbins) t*s/sqrt(n) <= g/(1+g) |mean|': { g5pct: number; g1pct: number }
}

const file = fileURLToPath(new URL('../../../shared/reference/stats_oracles.json', import.meta.url))
const isThere = existsSync(file)

/** The numbers in a name such as "k10_n020_a0.05". */
function numbersIn(name: string): number[] {
  return (name.match(/[\d.]+/g) ?? []).map(Number)
}

const ar = { phi: 0.8, variance: 1 / (1 - 0.64) }

/** Covariance of the means of two batches of `size` observations of AR(1), `apart` batches apart. */
function batchCovariance(size: number, apart: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) sum += ar.variance * ar.phi ** Math.abs(apart * size + j - i)
  }
  return sum / (size * size)
}

/** Waits of successive customers of M/M/1 that serves one a unit of time (Lindley), after a warm-up. */
function waits(rho: number, customers: number): number[] {
  const { exponential } = source('M/M/1')
  let wait = 0
  const next = (): number => {
    wait = Math.max(0, wait + exponential() - exponential() / rho)
    return wait
  }
  for (let i = 0; i < 1000; i++) next()
  return Array.from({ length: customers }, next)
}

describe.skipIf(!isThere)(isThere ? 'the reference list' : 'the reference list (skipped: it is not on this machine)', () => {
  const reference: Reference = isThere ? JSON.parse(readFileSync(file, 'utf8')) : {}

  it('has nothing that is not tested here', () => {
    expect(Object.keys(reference)).toHaveLength(15)
  })

  it("has Student's quantiles", () => {
    for (const [name, t] of Object.entries(reference['t_quantiles two-sided'])) {
      const [df, level] = numbersIn(name)
      expect(studentQuantile((1 + level! / 100) / 2, df!) / t, name).toBeCloseTo(1, 10)
    }
  })

  it('has an interval of ten replications, and how many would do', () => {
    const { data, mean, sd, half95, half99, n_for_rel_half_0p5pct_initial } = reference['CI example']
    expect(confidenceInterval(data).mean).toBeCloseTo(mean, 11)
    expect(Tally.of(data).standardDeviation).toBeCloseTo(sd, 11)
    expect(confidenceInterval(data, 0.95).halfWidth).toBeCloseTo(half95, 10)
    expect(confidenceInterval(data, 0.99).halfWidth).toBeCloseTo(half99, 10)
    expect(replicationsFor(data, 0.005 * mean)).toBe(n_for_rel_half_0p5pct_initial)
  })

  it('has the difference of two systems, paired and independent', () => {
    const x = reference['CI example'].data
    const { y, mean_diff, half95 } = reference['paired-t (CRN) example']
    const paired = pairedDifference(x, y)
    expect(paired.mean).toBeCloseTo(mean_diff, 11)
    expect(paired.halfWidth).toBeCloseTo(half95, 10)
    const independent = reference['Welch two-sample example (same data, independent)']
    const welch = welchDifference(x, y)
    expect(welch.halfWidth).toBeCloseTo(independent.half95, 10)
    const error = Math.sqrt((Tally.of(x).variance + Tally.of(y).variance) / 10)
    expect(welch.halfWidth! / error).toBeCloseTo(studentQuantile(0.975, independent.df), 10)
  })

  it('has the truncation of two series', () => {
    const toy = reference['MSER-1 toy']
    expect(mser(toy.series, 1)).toMatchObject({ truncate: toy.truncate, statistic: toy.statistic })
    const swing = [-1, 1, 0, 2, -2]
    const series = Array.from({ length: 200 }, (_, i) => {
      const k = Math.floor(i / 5)
      return 100 * (1 - 0.7 ** k) + 2 * (-1) ** k + swing[i % 5]!
    })
    const five = reference['MSER-5 deterministic']
    expect(mser(series, 5).truncate).toBe(five.truncate_obs)
    expect(mser(series, 5).statistic).toBeCloseTo(five.statistic, 12)
  })

  it('has the variances of an autoregressive series and of its batch means', () => {
    const known = reference['AR(1) phi .8 sigma_eps 1']
    expect(ar.variance).toBeCloseTo(known.var_X, 12)
    expect(1 / (1 - ar.phi) ** 2).toBeCloseTo(known.asymptotic_variance, 12)
    for (const [size, correlation] of known.lag1_corr_of_batch_means_b) {
      expect(batchCovariance(size, 1) / batchCovariance(size, 0), `batches of ${size}`).toBeCloseTo(correlation, 10)
    }
    expect(batchCovariance(1000, 0)).toBeCloseTo(known.var_mean_n1000, 12)
  })

  it('has the run lengths of M/M/1, which batch means find as well', () => {
    for (const [name, known] of Object.entries(reference['M/M/1 mu=1 asymptotic variances'])) {
      const rho = numbersIn(name)[0]!
      const ofWait = (rho * (2 + 5 * rho - 4 * rho ** 2 + rho ** 3)) / (1 - rho) ** 4
      expect(ofWait / known.waiting_time_seq_Wq!, name).toBeCloseTo(1, 10)
      expect((2 * rho * (1 + rho)) / (1 - rho) ** 4 / known.time_avg_number_L!, name).toBeCloseTo(1, 10)
      const wanted = (0.01 * rho) / (1 - rho)
      expect(Math.ceil((1.96 ** 2 * ofWait) / wanted ** 2) / known.n_customers_for_1pct_95!, name).toBeCloseTo(1, 5)
    }
    // Means of 1,000 waits are skewed: the variance of 2,000 of them has a standard error of about 4 %, in 400 of them about 10 %.
    const found = Tally.of(batchMeans(waits(0.5, 2_000_000), 2000)).variance * 1000
    const ofWait = reference['M/M/1 mu=1 asymptotic variances']['rho0.5']!.waiting_time_seq_Wq!
    expect(Math.abs(found / ofWait - 1)).toBeLessThan(0.12)
  })

  it('has the constants of Kim and Nelson', () => {
    const known = reference['KN (Kim-Nelson 2001) eta and h2, c=1, independent/CRN: beta=alpha/(k-1)']
    for (const [name, { eta, h2 }] of Object.entries(known)) {
      const [systems, firstStage, alpha] = numbersIn(name)
      const region = triangle(alpha! / (systems! - 1), firstStage!)
      expect(region.eta, name).toBeCloseTo(eta, 12)
      expect(region.hSquared, name).toBeCloseTo(h2, 11)
    }
  })

  it('has those of Rinott, to the five digits that its integration kept', () => {
    for (const [name, h] of Object.entries(reference['Rinott h (numeric integral)'])) {
      const [systems, firstStage, level] = numbersIn(name)
      expect(Math.abs(rinottConstant(systems!, firstStage!, level!) / h - 1), name).toBeLessThan(1e-5)
    }
  })

  it('has budgets of replications', () => {
    const even = ocbaShares(
      [1, 2, 3, 4, 5].map((mean) => ({ mean, standardDeviation: 2 })),
      'smaller',
    )
    const sd = [1, 2, 3, 1]
    const uneven = ocbaShares(
      [10, 10.5, 11, 12].map((mean, i) => ({ mean, standardDeviation: sd[i]! })),
      'smaller',
    )
    for (const [i, n] of reference['OCBA (Chen 2000) means 1..5 sd 2, budget 1000, minimise'].entries()) {
      expect(1000 * even[i]!).toBeCloseTo(n, 9)
    }
    for (const [i, n] of reference['OCBA means 10,10.5,11,12 sd 1,2,3,1 T 2000'].entries()) expect(2000 * uneven[i]!).toBeCloseTo(n, 9)
  })

  it('has the chance of equal shares', () => {
    for (const [name, probability] of Object.entries(reference['PCS equal allocation, slippage delta, sd 1'])) {
      const [systems, difference, replications] = numbersIn(name)
      expect(equalAllocationProbability(systems!, difference!, 1, replications!), name).toBeCloseTo(probability, 11)
    }
  })

  it('has limits for tests of fit', () => {
    const known = reference['GOF critical values']
    expect(kolmogorov(known.KS_5pct_n100, 100)).toBeCloseTo(0.95, 9)
    expect(kolmogorovLimit((100 + 0.12 + 0.0011) * known.KS_5pct_n10000)).toBeCloseTo(0.95, 3)
    expect(kolmogorovLimit(numbersIn(known.KS_5pct_n_large)[0]!)).toBeCloseTo(0.95, 5)
    expect(andersonDarling(known.AD_case0_5pct)).toBeCloseTo(0.95, 4)
    expect(2 * inverseGammaP(99 / 2, 0.95)).toBeCloseTo(known.chi2_99df_95, 9)
    expect([0.01, 0.99].map((p) => 2 * inverseGammaP(99 / 2, p))).toEqual(known.chi2_99df_1_99.map((x) => expect.closeTo(x, 9)))
  })

  it('has the half-widths of a relative precision', () => {
    const known = reference['replication relative precision (Chow-Robbins) t*s/sqrt(n) <= g/(1+g) |mean|']
    expect(relativeHalfWidth(0.05)).toBeCloseTo(known.g5pct, 15)
    expect(relativeHalfWidth(0.01)).toBeCloseTo(known.g1pct, 15)
  })
})
