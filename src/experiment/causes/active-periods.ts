/**
 * Active periods of stations, and the shifting bottleneck (Roser, Nakano, Tanaka: Shifting bottleneck detection, Winter Simulation Conference 2002). A station is
 * active while it waits for nothing: neither for work nor for room nor for people. At any time the bottleneck is the station with the longest active period that
 * holds this time; where it ends, the longest one that goes on takes over, and while the two overlap the bottleneck is shifting.
 *
 * In memory of the order of the stations: a period that ends while an older one lasts lies within it and is never the longest; the others are kept only until
 * all that were active where the last bottleneck ended are over.
 */

interface Period {
  station: number
  start: number
  end: number
}

const NOT_ACTIVE = Number.POSITIVE_INFINITY

export class ActivePeriods {
  /** By station, ticks within the window: the only bottleneck, and in an overlap of two. */
  readonly sole: Float64Array
  readonly shifting: Float64Array
  /** Periods that ended in the window or last at its end, and their lengths, ticks. */
  readonly periods: Float64Array
  readonly length: Float64Array
  private readonly startOf: Float64Array
  private kept: Period[] = []
  private bottleneck: Period | null = null
  /** From when on the bottleneck is not yet accounted for. */
  private open = 0
  private readonly from: number
  /** By station, its cells one by one: the station as written, for which the books are kept. */
  private readonly writtenOf: readonly number[]

  /** @param from begin of the window, ticks */
  constructor(stations: number, from: number, writtenOf = Array.from({ length: stations }, (_, station) => station)) {
    this.from = from
    this.writtenOf = writtenOf
    const written = Math.max(-1, ...writtenOf) + 1
    this.sole = new Float64Array(written)
    this.shifting = new Float64Array(written)
    this.periods = new Float64Array(written)
    this.length = new Float64Array(written)
    this.startOf = new Float64Array(stations).fill(NOT_ACTIVE)
  }

  isActive(station: number): boolean {
    return this.startOf[station] !== NOT_ACTIVE
  }

  begin(station: number, now: number): void {
    this.startOf[station] = now
  }

  end(station: number, now: number): void {
    const start = this.startOf[station]!
    this.startOf[station] = NOT_ACTIVE
    if (now > this.from) {
      const written = this.writtenOf[station]!
      this.periods[written]!++
      this.length[written]! += now - start
    }
    const isWithinOther = this.oldestStart() <= start || (this.bottleneck !== null && now <= this.bottleneck.end)
    if (isWithinOther) return
    this.kept.push({ station, start, end: now })
    this.resolve()
  }

  /** At the end of the window: what still lasts ends here. */
  finish(now: number): void {
    for (let station = 0; station < this.startOf.length; station++) if (this.isActive(station)) this.end(station, now)
    if (this.bottleneck !== null) this.book(this.sole, this.bottleneck.station, this.open, this.bottleneck.end)
  }

  private oldestStart(): number {
    let oldest = NOT_ACTIVE
    for (let station = 0; station < this.startOf.length; station++) oldest = Math.min(oldest, this.startOf[station]!)
    return oldest
  }

  /** Finds the bottlenecks that follow, as far as their periods are over. */
  private resolve(): void {
    for (;;) {
      const after = this.bottleneck?.end ?? 0
      const earliest = this.kept.reduce((start, period) => Math.min(start, period.start), NOT_ACTIVE)
      const at = Math.max(after, earliest)
      if (earliest === NOT_ACTIVE || this.oldestStart() <= at) return
      const candidates = this.kept.filter(({ start }) => start <= at)
      this.takeOver(candidates.reduce((longest, one) => (one.end - one.start > longest.end - longest.start ? one : longest)))
    }
  }

  private takeOver(next: Period): void {
    const last = this.bottleneck
    if (last !== null) {
      const isSame = this.writtenOf[next.station] === this.writtenOf[last.station]
      const overlap = isSame ? last.end : Math.max(this.open, Math.min(next.start, last.end))
      this.book(this.sole, last.station, this.open, overlap)
      this.book(this.shifting, last.station, overlap, last.end)
      this.book(this.shifting, next.station, overlap, last.end)
    }
    this.open = Math.max(next.start, last?.end ?? 0)
    this.bottleneck = next
    this.kept = this.kept.filter(({ end }) => end > next.end)
  }

  private book(shares: Float64Array, station: number, from: number, to: number): void {
    const first = Math.max(from, this.from)
    if (to > first) shares[this.writtenOf[station]!]! += to - first
  }
}
