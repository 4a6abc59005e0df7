/**
 * How variable a stream of units is, on every scale of time. The dispersion of a stream is variance / mean of the units that come in a long time: of Poisson
 * lots it is the units of a lot. What a queue sees of it depends on how long its waits are: a station smooths what is short for its own queue and passes on
 * the rest, so that behind a busy station comes what it makes itself, unless the next queue is longer still.
 *
 * A `Variability` is the dispersion as a step function of this scale, which is measured by the wait of M/M/c a unit (`depth`). It generalises the departure
 * formula of the queueing network analyzer (Whitt, Bell System Technical Journal 62, 1983) in the spirit of his variability functions (Operations Research 43,
 * 1995), and gives two exact results that the formula misses: Poisson lots through constant times wait as at the slowest alone (Friedman, Operations
 * Research 13, 1965), and a network of Jackson stays one.
 */
export class Variability {
  /** Dispersion below each depth, ascending; the last one holds for ever. */
  private readonly levels: readonly { below: number; dispersion: number }[]

  private constructor(levels: readonly { below: number; dispersion: number }[]) {
    this.levels = levels
  }

  /** The same on every scale. @param dispersion units */
  static constant(dispersion: number): Variability {
    return new Variability([{ below: Number.POSITIVE_INFINITY, dispersion }])
  }

  /** Mean over the scales from 0 to `depth`: what a queue of this depth sees. */
  upTo(depth: number): number {
    if (!(depth > 0)) return this.levels[0]!.dispersion
    if (depth === Number.POSITIVE_INFINITY) return this.levels[this.levels.length - 1]!.dispersion
    let [from, sum] = [0, 0]
    for (const { below, dispersion } of this.levels) {
      sum += dispersion * (Math.min(below, depth) - from)
      if (below >= depth) break
      from = below
    }
    return sum / depth
  }

  /** What leaves a queue of `depth` that puts out a dispersion of its own. */
  behind(depth: number, own: number): Variability {
    if (!(depth > 0)) return this
    return new Variability([{ below: depth, dispersion: own }, ...this.levels.filter(({ below }) => below > depth)])
  }
}
