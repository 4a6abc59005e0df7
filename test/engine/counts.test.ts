/** Binomial and Poisson variates against their probabilities, on both sides of the change of method. */
import { describe, expect, test } from 'vitest'
import { Binomial, drawBinomial, drawPoisson } from '../../src/engine/distributions.ts'
import { inverseGammaP, logGamma } from '../../src/engine/math/index.ts'
import { Draws, placeKey } from '../../src/engine/random.ts'

const SEED = Number(process.env.RANDOM_SEED ?? 1)
const N = 100_000

describe('binomial variates', () => {
  test.each([
    [2000, 0.001],
    [2000, 0.9995],
    [25, 0.3],
    [7, 0.5],
    [60, 0.17],
    [610, 0.05],
    [2000, 0.4],
    [2000, 0.97],
    [1_000_000, 0.5],
    [1_000_000_000, 0.00002],
  ])('of %d trials with probability %d are distributed as they should be (chi-square, 0.1 %%)', (n, p) => {
    const binomial = new Binomial(p)
    const draws = cursor(`binomial ${n} ${p}`)
    const logChoose = (k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
    // With a billion trials the logarithms of the factorials leave some six digits: enough for chi-square.
    const probability = (k: number) => Math.exp(logChoose(k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
    const values = Array.from({ length: N }, () => binomial.draw(draws, n))
    expect(values.every((k) => Number.isInteger(k) && k >= 0 && k <= n)).toBe(true)
    expectDistribution(values, n * p, Math.sqrt(n * p * (1 - p)), n, probability)
  })

  test('are certain where the probability is 0 or 1, or there is no trial', () => {
    const draws = cursor('certain')
    for (const n of [0, 1, 2000]) {
      expect(new Binomial(0).draw(draws, n)).toBe(0)
      expect(new Binomial(1).draw(draws, n)).toBe(n)
    }
    expect(new Binomial(0.3).draw(draws, 0)).toBe(0)
  })

  test('do not depend on which numbers of trials came before', () => {
    const mixed = new Binomial(0.2)
    const draws = cursor('mixed')
    const again = cursor('mixed')
    for (let i = 0; i < 500; i++) {
      const n = (i * 37) % 200
      expect(mixed.draw(draws, n)).toBe(drawBinomial(again, n, 0.2))
    }
  })

  test('take one random number where few successes are expected', () => {
    const draws = new Draws().at(1, 2, 0, 0)
    new Binomial(0.001).draw(draws, 2000)
    expect(draws.low).toBe(1)
  })

  test('refuse what is no probability or no number of trials', () => {
    expect(() => new Binomial(1.2)).toThrow('binomial p: expected a probability from 0 to 1, received 1.2')
    expect(() => new Binomial(0.2).draw(new Draws(), 2.5)).toThrow('binomial n: expected a whole number of 0 or above, received 2.5')
    expect(() => drawBinomial(new Draws(), -1, 0.5)).toThrow('binomial n: expected a whole number of 0 or above, received -1')
  })
})

describe('Poisson variates', () => {
  test.each([0.01, 0.7, 4, 9.99, 10, 35, 1000, 1e6])('of mean %d are distributed as they should be (chi-square, 0.1 %%)', (mean) => {
    const draws = cursor(`poisson ${mean}`)
    const values = Array.from({ length: N }, () => drawPoisson(draws, mean))
    expectDistribution(values, mean, Math.sqrt(mean), Infinity, (k) => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1)))
  })

  test('of mean 0 are 0, and a negative mean is refused', () => {
    expect(drawPoisson(new Draws(), 0)).toBe(0)
    expect(() => drawPoisson(new Draws(), -1)).toThrow('poisson mean: expected a number of 0 or above, received -1')
  })
})

/** Mean, variance and chi-square over cells of at least 20 expected values. */
function expectDistribution(values: number[], mean: number, sd: number, largest: number, probability: (k: number) => number): void {
  const n = values.length
  const average = values.reduce((sum, k) => sum + k, 0) / n
  expect(Math.abs(average - mean)).toBeLessThan((5 * sd) / Math.sqrt(n))
  const counts = new Map<number, number>()
  for (const k of values) counts.set(k, (counts.get(k) ?? 0) + 1)
  const first = Math.max(0, Math.floor(mean - 6 * sd - 6))
  const last = Math.min(largest, Math.ceil(mean + 6 * sd + 6))
  const width = Math.max(1, Math.floor(sd / 10))
  let chiSquare = 0
  let cells = -1
  let expected = 0
  let observed = 0
  for (let k = first; k <= last; k++) {
    expected += n * probability(k)
    observed += counts.get(k) ?? 0
    if ((expected >= 20 && (k - first) % width === width - 1) || k === last) {
      if (expected > 0) chiSquare += (observed - expected) ** 2 / Math.max(expected, 1)
      cells++
      expected = 0
      observed = 0
    }
  }
  expect(chiSquare).toBeLessThan(2 * inverseGammaP(Math.max(1, cells) / 2, 0.999))
}

function cursor(place: string): Draws {
  const { key0, key1 } = placeKey(SEED, 0, place)
  return new Draws().at(key0, key1, 0, 0)
}
