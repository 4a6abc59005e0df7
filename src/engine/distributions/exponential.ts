/** Exponential and hyperexponential distributions. */
import { exp, expm1, log, log1p } from '../math/index.ts'
import { expectPositive, sharesOf } from './checks.ts'
import { type Law, Method } from './law.ts'

export function exponential(mean: number): Law {
  expectPositive(mean, 'exponential mean')
  return {
    method: Method.exponential,
    mean,
    variance: mean * mean,
    cdf: (x) => (x <= 0 ? 0 : -expm1(-x / mean)),
    quantile: (p) => -mean * log1p(-p),
    constants: [mean],
  }
}

/** Exponential with mean `means[i]` in the share `weights[i]` of cases: long-tailed, cv of 1 or more. */
export function hyperexponential(weights: readonly number[], means: readonly number[]): Law {
  const shares = sharesOf(weights, means.length, 'hyperexponential weights')
  for (const mean of means) expectPositive(mean, 'hyperexponential means')
  const sum = (f: (mean: number) => number) => means.reduce((total, mean, i) => total + shares[i]! * f(mean), 0)
  const mean = sum((m) => m)
  const cdf = (x: number) => (x <= 0 ? 0 : -sum((m) => expm1(-x / m)))
  const tail = (x: number) => sum((m) => exp(-x / m))
  const density = (x: number) => sum((m) => exp(-x / m) / m)
  return {
    method: Method.hyperexponential,
    mean,
    variance: 2 * sum((m) => m * m) - mean * mean,
    cdf,
    quantile: (p) => tailQuantile(p, cdf, tail, density),
    constants: [],
    points: Float64Array.from(means),
    shares: runningSums(shares),
  }
}

/** Newton's method on the log of the tail, which is convex: from 0 it comes nearer from the left at every step. */
function tailQuantile(p: number, cdf: (x: number) => number, tail: (x: number) => number, density: (x: number) => number): number {
  if (p === 1) return Infinity
  const target = log1p(-p)
  let x = 0
  for (let i = 0; i < 1000; i++) {
    const survival = tail(x)
    const logTail = survival > 0.5 ? log1p(-cdf(x)) : log(survival)
    const step = ((logTail - target) * survival) / density(x)
    x += step
    if (!(step > 1e-15 * x)) return x
  }
  return x
}

/** Cumulative shares; the last is exactly 1. */
export function runningSums(shares: Float64Array): Float64Array {
  let sum = 0
  const sums = shares.map((share) => (sum += share))
  sums[sums.length - 1] = 1
  return sums
}
