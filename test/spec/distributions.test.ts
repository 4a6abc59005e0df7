import { describe, expect, test } from 'vitest'
import { type Domain, parseDistribution } from '../../src/spec/distributions.ts'
import { exponentialLess1 } from '../../src/spec/exponential.ts'
import type { DistributionSpec } from '../../src/spec/line.ts'

const TIME: Domain = { measure: 'time', least: 'zero' }
const NUMBER: Domain = { measure: 'number', least: 'zero' }

function parsed(text: unknown, domain = TIME): DistributionSpec | string {
  const outcome = parseDistribution(text, domain)
  return outcome.ok ? outcome.value : outcome.expected
}

const S = 1_000_000
const MIN = 60 * S
const H = 60 * MIN

describe('a distribution of time reads as it is said', () => {
  const forms: [string, DistributionSpec][] = [
    ['1.2 min', { kind: 'constant', value: 1.2 * MIN }],
    ['.5h', { kind: 'constant', value: 0.5 * H }],
    ['lognormal(mean 1.2 min, cv 0.8)', { kind: 'lognormal', mean: 1.2 * MIN, cv: 0.8 }],
    ['lognormal( cv 0.8 , mean 1.2 min )', { kind: 'lognormal', mean: 1.2 * MIN, cv: 0.8 }],
    ['triangular(20, 30, 60) min', { kind: 'triangular', low: 20 * MIN, mode: 30 * MIN, high: 60 * MIN }],
    ['triangular(20 s, 30 s, 1 min)', { kind: 'triangular', low: 20 * S, mode: 30 * S, high: MIN }],
    ['triangular(low 20 s, mode 30 s, high 60 s)', { kind: 'triangular', low: 20 * S, mode: 30 * S, high: MIN }],
    ['uniform(5, 30) min', { kind: 'uniform', low: 5 * MIN, high: 30 * MIN }],
    ['exponential(60 h)', { kind: 'exponential', mean: 60 * H }],
    ['exponential(mean 60 h)', { kind: 'exponential', mean: 60 * H }],
    ['erlang(shape 3, mean 5 min)', { kind: 'erlang', shape: 3, mean: 5 * MIN }],
    ['erlang(mean 5 min, cv 0.5)', { kind: 'erlang', shape: 4, mean: 5 * MIN }],
    ['erlang(mean 5 min, cv 0.577)', { kind: 'erlang', shape: 3, mean: 5 * MIN }],
    ['gamma(shape 2, scale 3 min)', { kind: 'gamma', shape: 2, scale: 3 * MIN }],
    ['gamma(mean 4 min, cv 0.5)', { kind: 'gamma', shape: 4, scale: MIN }],
    ['normal(mean 5 min, sd 1 min)', { kind: 'truncated-normal', mean: 5 * MIN, sd: MIN, low: 0 }],
    ['normal(mean 5 min, cv 0.2)', { kind: 'truncated-normal', mean: 5 * MIN, sd: MIN, low: 0 }],
    ['normal(mean 5, sd 1, low 2, high 9) min', { kind: 'truncated-normal', mean: 5 * MIN, sd: MIN, low: 2 * MIN, high: 9 * MIN }],
    ['weibull(shape 1.1, scale 120 h)', { kind: 'weibull', shape: 1.1, scale: 120 * H }],
    ['weibull(shape 1.1, mean 120 h)', { kind: 'weibull-mean', shape: 1.1, mean: 120 * H }],
    ['weibull(mean 120 h, cv 0.9)', { kind: 'weibull-mean-cv', mean: 120 * H, cv: 0.9 }],
    ['beta(2, 3, 1 s, 5 s)', { kind: 'beta', alpha: 2, beta: 3, low: S, high: 5 * S }],
    ['beta(alpha 2, beta 3, low 1, high 5) s', { kind: 'beta', alpha: 2, beta: 3, low: S, high: 5 * S }],
    ['pert(1, 2, 5) s', { kind: 'beta', alpha: 2, beta: 4, low: S, high: 5 * S }],
    ['hyperexponential(0.4: 1 min, 60 %: 5 min)', { kind: 'hyperexponential', weights: [0.4, 0.6], means: [MIN, 5 * MIN] }],
    ['discrete(10 s: 0.5, 20 s: 0.5)', { kind: 'discrete', values: [10 * S, 20 * S], weights: [0.5, 0.5] }],
    ['empirical(1 s, 2 s, 3 s)', { kind: 'empirical', values: [S, 2 * S, 3 * S] }],
    ['empirical(1, 2, 3) s', { kind: 'empirical', values: [S, 2 * S, 3 * S] }],
  ]
  test.each(forms)('%s', (text, spec) => {
    expect(parsed(text)).toEqual(spec)
  })
})

test('a number of lots has no unit', () => {
  expect(parsed(4, NUMBER)).toEqual({ kind: 'constant', value: 4 })
  expect(parsed('4', NUMBER)).toEqual({ kind: 'constant', value: 4 })
  expect(parsed('discrete(1: 0.5, 4: 0.5)', NUMBER)).toEqual({ kind: 'discrete', values: [1, 4], weights: [0.5, 0.5] })
  expect(parsed('uniform(1, 4)', NUMBER)).toEqual({ kind: 'uniform', low: 1, high: 4 })
  expect(parsed('uniform(1 s, 4 s)', NUMBER)).toBe('uniform with low a plain number')
})

test('a lognormal by its median has the mean and cv that follow from it', () => {
  const spec = parsed('lognormal(median 1.2 min, sigma 0.5)')
  if (typeof spec === 'string' || spec.kind !== 'lognormal') throw new Error(JSON.stringify(spec))
  expect(spec.mean / (1.2 * MIN)).toBeCloseTo(Math.exp(0.125), 14)
  expect(spec.cv).toBeCloseTo(Math.sqrt(Math.exp(0.25) - 1), 14)
})

test('exp(x) - 1 agrees with the platform over the range that conversions use', () => {
  for (let x = 1e-9; x < 20; x *= 1.3) expect(Math.abs(exponentialLess1(x) / Math.expm1(x) - 1)).toBeLessThan(1e-14)
})

test('a hyperexponential by mean and cv has that mean and cv, half of the mean in each branch', () => {
  const spec = parsed('hyperexponential(mean 10 s, cv 2)')
  if (typeof spec === 'string' || spec.kind !== 'hyperexponential') throw new Error(JSON.stringify(spec))
  const [p = 0, q = 0] = spec.weights
  const [a = 0, b = 0] = spec.means
  expect(p + q).toBe(1)
  expect(p * a).toBeCloseTo(5 * S, 3)
  expect(p * a + q * b).toBeCloseTo(10 * S, 3)
  const second = 2 * (p * a * a + q * b * b)
  expect(Math.sqrt(second / (100 * S * S) - 1)).toBeCloseTo(2, 12)
})

test('a parenthesis that is never closed, nested or followed by words is refused', () => {
  for (const text of [
    'exponential(1 min',
    'exponential((1 min))',
    'exponential()',
    'exponential(1 min) or so',
    '(1 min)',
    '',
    'discrete(1 s: 0.5: 2, 2 s: 0.5)',
  ])
    expect(typeof parsed(text), text).toBe('string')
})
