/** Ends of the ranges, special cases, and the functions against each other. */
import { describe, expect, test } from 'vitest'
import {
  betaOdds,
  erf,
  erfc,
  exp,
  expm1,
  fromHex,
  gammaFn,
  gammaP,
  gammaQ,
  incompleteBeta,
  inverseGammaP,
  inverseIncompleteBeta,
  log,
  log1p,
  logGamma,
  normalCdf,
  normalQuantile,
  pow,
  stirlingError,
  toHex,
} from '../../../src/engine/math/index.ts'

const AWKWARD = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  3,
  0.5,
  -0.5,
  1e300,
  -1e300,
  1e-320,
  -1e-320,
  Infinity,
  -Infinity,
  Number.NaN,
  9007199254740991,
  9007199254740992,
]

describe('exponential functions at their ends', () => {
  test.each(AWKWARD)('log, log1p, exp and expm1 of %d are special where the built-in ones are', (x) => {
    for (const [ours, builtIn] of [
      [log, Math.log],
      [log1p, Math.log1p],
      [exp, Math.exp],
      [expm1, Math.expm1],
    ] as const) {
      const expected = builtIn(x)
      if (Number.isFinite(expected) && expected !== 0) expect(Math.abs(ours(x) / expected - 1)).toBeLessThan(4e-16)
      else expect(ours(x)).toBe(expected)
    }
  })

  test('exp goes over to Infinity and 0 where doubles end', () => {
    expect(exp(709.782712893384)).toBe(Math.exp(709.782712893384))
    expect(exp(709.7827128933841)).toBe(Infinity)
    expect(exp(-745.1332191019411)).toBe(5e-324)
    expect(exp(-745.1332191019413)).toBe(0)
  })

  test('every power of two has its exact logarithm to base 2', () => {
    for (let k = -1074; k < 1024; k++) expect(Math.round(log(2 ** k) / log(2))).toBe(k)
    expect(log(1)).toBe(0)
  })

  test('pow has the special cases of the ** operator', () => {
    for (const x of AWKWARD) {
      for (const y of AWKWARD) {
        const expected = x ** y
        const received = pow(x, y)
        if (Number.isFinite(expected) && expected !== 0) expect(Math.abs(received / expected - 1), `${x} ** ${y}`).toBeLessThan(1e-15)
        else expect(received, `${x} ** ${y}`).toBe(expected)
      }
    }
  })

  test('pow of small whole numbers is exact', () => {
    for (let x = 1; x <= 9; x++) {
      let product = 1
      for (let y = 0; y <= 15; y++) {
        expect(pow(x, y)).toBe(product)
        expect(pow(-x, y)).toBe(y % 2 === 0 ? product : -product)
        product *= x
      }
    }
  })
})

describe('normal distribution', () => {
  test('quantile and distribution function undo each other from tail to tail', () => {
    for (let z = -37; z <= 5; z += 0.37) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, z < 0 ? 12 : 9)
  })

  test('the ends are the ends', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity])
    expect(normalQuantile(-0.1)).toBeNaN()
    expect(normalQuantile(1.1)).toBeNaN()
    expect(normalQuantile(Number.NaN)).toBeNaN()
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1])
    expect([erf(-Infinity), erf(0), erf(Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([-1, 0, 1, 0, 2])
    expect(normalCdf(Number.NaN)).toBeNaN()
  })

  test('the 97.5 % quantile is 1.96', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 15)
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75))
  })
})

describe('gamma function', () => {
  test('is the factorial at whole numbers', () => {
    let factorial = 1
    for (let n = 1; n <= 170; n++) {
      expect(Math.abs(gammaFn(n) / factorial - 1)).toBeLessThan(3e-15)
      factorial *= n
    }
    expect(logGamma(1)).toBe(0)
    expect(logGamma(2)).toBe(0)
  })

  test('has no value below 0 and is infinite at its ends', () => {
    expect([gammaFn(0), logGamma(0), gammaFn(172), logGamma(Infinity)]).toEqual([Infinity, Infinity, Infinity, Infinity])
    expect([gammaFn(-1.5), logGamma(-1.5), gammaFn(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })

  test('Stirling leaves over little more than 1 / 12x', () => {
    for (const x of [0.7, 3, 9.99, 10.01, 1000]) {
      expect(stirlingError(x)).toBeGreaterThan(1 / (12 * x + 1))
      expect(stirlingError(x)).toBeLessThan(1 / (12 * x))
    }
  })
})

describe('incomplete gamma function', () => {
  test('of shape 1 is the exponential distribution', () => {
    for (const x of [1e-10, 0.1, 1, 1.9, 2.1, 30]) {
      expect(Math.abs(gammaP(1, x) / -Math.expm1(-x) - 1)).toBeLessThan(1e-14)
      expect(Math.abs(gammaQ(1, x) / Math.exp(-x) - 1)).toBeLessThan(1e-14)
    }
  })

  test('its inverse undoes it, in both tails, from tiny to huge shapes', () => {
    for (const a of [0.001, 0.1, 0.7, 1, 3, 50, 3000, 1e6]) {
      for (const p of [1e-300, 1e-30, 1e-5, 0.05, 0.5, 0.95, 0.99999]) {
        const x = inverseGammaP(a, p)
        if (x > 0) expect(Math.abs(gammaP(a, x) / p - 1), `a ${a}, p ${p}`).toBeLessThan(1e-10 * Math.max(1, a / 1000))
      }
    }
  })

  test('its inverse gives the chi-square quantiles of the tables', () => {
    expect(2 * inverseGammaP(0.5, 0.95)).toBeCloseTo(3.841458820694124, 12)
    expect(2 * inverseGammaP(5, 0.95)).toBeCloseTo(18.307038053275146, 11)
  })

  test('the ends are the ends, and impossible arguments have no value', () => {
    expect([gammaP(2, 0), gammaP(2, Infinity), gammaQ(2, 0), gammaQ(2, Infinity)]).toEqual([0, 1, 1, 0])
    expect([inverseGammaP(2, 0), inverseGammaP(2, 1)]).toEqual([0, Infinity])
    expect([gammaP(0, 1), gammaP(1, -1), gammaQ(-1, 1), inverseGammaP(1, 1.5)]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  })
})

describe('incomplete beta function', () => {
  test('of shapes 1 and b is a power', () => {
    for (const x of [1e-9, 0.01, 0.3, 0.99]) {
      for (const b of [0.5, 1, 7]) expect(Math.abs(incompleteBeta(1, b, x) / -Math.expm1(b * Math.log1p(-x)) - 1)).toBeLessThan(1e-13)
    }
  })

  test('its inverse undoes it, in both tails, from tiny to huge shapes', () => {
    for (const a of [0.05, 0.5, 1, 4, 300, 1e5]) {
      for (const b of [0.05, 0.5, 1, 4, 300, 1e5]) {
        for (const p of [1e-200, 1e-12, 0.05, 0.5, 0.95]) {
          const odds = betaOdds(a, b, p, 1 - p)
          const x = odds / (1 + odds)
          if (x > 1e-300 && x < 0.999) expect(Math.abs(incompleteBeta(a, b, x) / p - 1), `${a}, ${b}, ${p}`).toBeLessThan(1e-9)
        }
      }
    }
  })

  test('its inverse gives the t quantile of the tables: 12.7062 at 1 degree of freedom, 2.26216 at 9', () => {
    const t = (p: number, df: number) => Math.sqrt(df / betaOdds(df / 2, 0.5, 2 * (1 - p), 2 * p - 1))
    expect(t(0.975, 1)).toBeCloseTo(12.706204736174698, 10)
    expect(t(0.975, 9)).toBeCloseTo(2.262157162798205, 12)
    expect(t(0.975, 1e7)).toBeCloseTo(normalQuantile(0.975), 6)
  })

  test('the ends are the ends, and impossible arguments have no value', () => {
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1)]).toEqual([0, 1])
    expect([inverseIncompleteBeta(2, 3, 0), inverseIncompleteBeta(2, 3, 1)]).toEqual([0, 1])
    expect([incompleteBeta(0, 1, 0.5), incompleteBeta(1, 1, 2), inverseIncompleteBeta(1, 1, -1)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ])
  })
})

test('bits come back from their hexadecimal digits', () => {
  expect(toHex(1)).toBe('3ff0000000000000')
  expect(toHex(-0)).toBe('8000000000000000')
  for (const x of [Math.PI, -1e-310, 5e-324, Infinity, -0]) expect(fromHex(toHex(x))).toBe(x)
})
