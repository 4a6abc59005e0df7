/**
 * Binomial variates: how many of n units fail. Exact: inversion where few are expected (Kachitvichyanukul and Schmeiser 1988, BINV), transformed
 * rejection elsewhere (Hoermann 1993, "The generation of binomial random variates", BTRS).
 */
import { exp, log, log1p, stirlingError } from '../math/index.ts'
import type { Draws } from '../random.ts'
import { expectProbability, expectWhole } from './checks.ts'

/** Below this mean inversion is faster; BTRS needs 10 at least. */
const REJECTION_FROM = 10

/** Binomial variates with a fixed probability and any number of trials; what depends on the number alone is kept for the next draw of as many. */
export class Binomial {
  readonly p: number
  /** min(p, 1 - p), its odds, and log of one minus it. */
  private readonly rarer: number
  private readonly odds: number
  private readonly logOfOther: number
  private preparedFor = Number.NaN
  private noneProbability = 1

  /** Throws RangeError unless p is in 0..1. */
  constructor(p: number) {
    expectProbability(p, 'binomial p')
    this.p = p
    this.rarer = Math.min(p, 1 - p)
    this.odds = this.rarer / (1 - this.rarer)
    this.logOfOther = log1p(-this.rarer)
  }

  /** Successes in n trials. One uniform where n min(p, 1 - p) < 10, else 2.3 to 2.7 on average. Throws RangeError unless n is a whole number of 0 or above. */
  draw(draws: Draws, n: number): number {
    if (n !== this.preparedFor) this.prepare(n)
    const rare = n * this.rarer < REJECTION_FROM ? this.invert(draws.uniform(), n) : this.reject(draws, n)
    return this.rarer === this.p ? rare : n - rare
  }

  private prepare(n: number): void {
    expectWhole(n, 0, 'binomial n')
    this.preparedFor = n
    this.noneProbability = exp(n * this.logOfOther)
  }

  /** Walks up from P(0) until u is used up. */
  private invert(u: number, n: number): number {
    let probability = this.noneProbability
    let rest = u
    let k = 0
    while (rest > probability && k < n) {
      rest -= probability
      k++
      probability *= ((n + 1 - k) / k) * this.odds
    }
    return k
  }

  private reject(draws: Draws, n: number): number {
    const p = this.rarer
    const deviation = Math.sqrt(n * p * (1 - p))
    const b = 1.15 + 2.53 * deviation
    const a = -0.0873 + 0.0248 * b + 0.01 * p
    const centre = n * p + 0.5
    const inside = 0.92 - 4.2 / b
    for (;;) {
      const u = draws.uniform() - 0.5
      const v = draws.uniform()
      const edge = 0.5 - Math.abs(u)
      const k = Math.floor(((2 * a) / edge + b) * u + centre)
      if (edge >= 0.07 && v <= inside) return k
      if (k < 0 || k > n) continue
      const alpha = (2.83 + 5.1 / b) * deviation
      if (log((v * alpha) / (a / (edge * edge) + b)) <= this.logRatio(n, k)) return k
    }
  }

  /** log P(k) / P(mode), with Stirling's formula for the factorials: precise for large n. */
  private logRatio(n: number, k: number): number {
    const m = Math.floor((n + 1) * this.rarer)
    return (
      (m + 0.5) * log((m + 1) / (this.odds * (n - m + 1))) +
      (n + 1) * log((n - m + 1) / (n - k + 1)) +
      (k + 0.5) * log((this.odds * (n - k + 1)) / (k + 1)) +
      (stirlingError(m + 1) + stirlingError(n - m + 1) - stirlingError(k + 1) - stirlingError(n - k + 1))
    )
  }
}

/** Successes in n trials of probability p, where p changes from draw to draw; else `Binomial`. Throws RangeError unless n is whole and p in 0..1. */
export function drawBinomial(draws: Draws, n: number, p: number): number {
  return new Binomial(p).draw(draws, n)
}
