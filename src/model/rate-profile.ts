/**
 * A rate of releases that changes over time, piecewise linear: how many releases it asks for up to a time, and when it asks for a given one. Lots that
 * come evenly are the times of 0, 1, 2, ...; a Poisson process with this rate is the times of a Poisson process of rate 1 (time change: Cinlar,
 * Introduction to Stochastic Processes, 1975, section 4.7).
 */
import type { Ticks } from '../engine/index.ts'
import type { RatePart } from '../spec/line.ts'

export class RateProfile {
  private readonly parts: readonly RatePart[]
  /** When each part begins, ticks, and how many releases come before it; one more at the end. */
  private readonly begins: number[] = [0]
  private readonly before: number[] = [0]

  constructor(parts: readonly RatePart[]) {
    this.parts = parts
    for (const [index, { lasts, from, to }] of parts.entries()) {
      this.begins.push(this.begins[index]! + lasts)
      this.before.push(this.before[index]! + (from + to) / 2)
    }
  }

  /** When `count` releases have been asked for, before rounding to whole ticks; Infinity: never. At the end of a time without any, not at its beginning. */
  timeOf(count: number): Ticks {
    const index = this.before.findIndex((before, part) => part > 0 && before > count) - 1
    if (index >= 0) {
      const { lasts, from, to } = this.parts[index]!
      const missing = count - this.before[index]!
      // The root of from x + (to - from) x^2 / 2 = missing that doesn't cancel.
      const share = missing === 0 ? 0 : (2 * missing) / (from + Math.sqrt(from * from + 2 * (to - from) * missing))
      return this.begins[index]! + Math.min(1, share) * lasts
    }
    const { lasts, to } = this.parts[this.parts.length - 1]!
    const last = this.parts.length
    if (to === 0) return Number.POSITIVE_INFINITY
    return this.begins[last]! + ((count - this.before[last]!) / to) * lasts
  }

  /** Releases that are asked for up to `time`. */
  countAt(time: Ticks): number {
    const index = this.begins.findIndex((begin, part) => part > 0 && begin > time) - 1
    if (index >= 0) {
      const { lasts, from, to } = this.parts[index]!
      const share = (time - this.begins[index]!) / lasts
      return this.before[index]! + share * (from + ((to - from) * share) / 2)
    }
    const { lasts, to } = this.parts[this.parts.length - 1]!
    const last = this.parts.length
    return this.before[last]! + ((time - this.begins[last]!) / lasts) * to
  }
}
