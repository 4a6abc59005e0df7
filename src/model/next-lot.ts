/**
 * Which lot a source sends next. Kinds with shares: by largest remainder, the kind that is furthest behind its share of the lots so far and this one
 * (of equal ones the first in the file), so that after n lots none is off by as much as one; or by chance. Orders: one after another.
 */
import type { StateVisitor, Streams } from '../engine/index.ts'
import type { CompiledSource } from './compiled-line.ts'
import type { ReleasedLot } from './released-lots.ts'

/** Two kinds are equally far behind within this many lots. */
const ROUNDING = 1e-9
const UNDECIDED = -1

export class NextLot {
  /** Lots sent or turned away, by source. */
  private sent: Int32Array
  /** The kind, or order, of the next lot of each source; UNDECIDED: not drawn yet. */
  private chosen: Int32Array
  /** Lots of each kind of each source that were sent or turned away. */
  private given: Int32Array
  private readonly firstKind: number[]
  /** -1: not by chance. */
  private readonly chance: number[]
  private readonly sources: readonly CompiledSource[]
  private readonly streams: Streams

  constructor(sources: readonly CompiledSource[], streams: Streams) {
    this.sources = sources
    this.streams = streams
    this.sent = new Int32Array(sources.length)
    this.chosen = new Int32Array(sources.length).fill(UNDECIDED)
    let kinds = 0
    this.firstKind = sources.map(({ lots }) => {
      kinds += lots.length
      return kinds - lots.length
    })
    this.given = new Int32Array(kinds)
    this.chance = sources.map(({ name, byChance }) => (byChance ? streams.claim(`release/${name}/mix`) : -1))
  }

  /** Stays the same until `done`. */
  of(source: number): ReleasedLot {
    const { lots, isOrders } = this.sources[source]!
    if (lots.length === 1) return lots[0]!
    if (this.chosen[source] === UNDECIDED) this.chosen[source] = isOrders ? this.order(source) : this.kind(source)
    return lots[this.chosen[source]!]!
  }

  /** The next lot has been sent, or turned away. */
  done(source: number): void {
    this.sent[source]!++
    const chosen = this.chosen[source]!
    if (chosen === UNDECIDED) return
    this.given[this.firstKind[source]! + chosen]!++
    this.chosen[source] = UNDECIDED
  }

  visit(state: StateVisitor): void {
    this.sent = state.array(this.sent)
    this.chosen = state.array(this.chosen)
    this.given = state.array(this.given)
  }

  private order(source: number): number {
    const { lots } = this.sources[source]!
    let low = 0
    let high = lots.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (lots[middle]!.upTo > this.sent[source]!) high = middle
      else low = middle + 1
    }
    return low
  }

  private kind(source: number): number {
    const { lots } = this.sources[source]!
    if (this.chance[source] !== -1) return this.drawn(source, lots)
    const first = this.firstKind[source]!
    const lot = this.sent[source]! + 1
    let best = 0
    let furthest = Number.NEGATIVE_INFINITY
    for (let kind = 0; kind < lots.length; kind++) {
      const behind = lots[kind]!.share * lot - this.given[first + kind]!
      if (behind > furthest + ROUNDING) {
        best = kind
        furthest = behind
      }
    }
    return best
  }

  private drawn(source: number, lots: readonly ReleasedLot[]): number {
    let u = this.streams.uniform(this.chance[source]!)
    for (let kind = 0; kind < lots.length; kind++) {
      u -= lots[kind]!.share
      if (u < 0) return kind
    }
    // Shares that sum to a little less than 1.
    return lots.length - 1
  }
}
