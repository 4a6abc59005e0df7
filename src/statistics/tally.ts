/** Mean, variance and extremes of observations that come one by one and are not kept. */

/** Welford's recurrence (Technometrics 4, 1962): one pass, no cancellation when the mean is large against the spread. */
export class Tally {
  #count = 0
  #mean = 0
  #squares = 0
  #min = Infinity
  #max = -Infinity

  add(value: number): void {
    this.#count += 1
    const step = value - this.#mean
    this.#mean += step / this.#count
    this.#squares += step * (value - this.#mean)
    if (value < this.#min) this.#min = value
    if (value > this.#max) this.#max = value
  }

  static of(values: Iterable<number>): Tally {
    const tally = new Tally()
    for (const value of values) tally.add(value)
    return tally
  }

  get count(): number {
    return this.#count
  }

  /** NaN before the first observation. */
  get mean(): number {
    return this.#count === 0 ? Number.NaN : this.#mean
  }

  /** Sample variance (divisor n - 1); NaN for fewer than two observations. */
  get variance(): number {
    return this.#count < 2 ? Number.NaN : this.#squares / (this.#count - 1)
  }

  get standardDeviation(): number {
    return Math.sqrt(this.variance)
  }

  /** Infinity before the first observation. */
  get min(): number {
    return this.#min
  }

  /** -Infinity before the first observation. */
  get max(): number {
    return this.#max
  }
}
