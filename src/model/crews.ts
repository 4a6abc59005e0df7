/**
 * Crews: pools of people (later of anything that is finite and comes in numbers). Whoever asks takes one who is free or waits in line: lower priority
 * number first, then who asked first. Knows nothing of what they do; who asks is a number, and waits for at most one crew at a time.
 */
import type { StateVisitor, Ticks, Timers } from '../engine/index.ts'
import { type Accumulators, PerCrew } from './accumulators.ts'

/** Nobody waits. */
export const NOBODY = -1

export class Crews {
  /** Members of each crew who have nothing to do. */
  private free: Int32Array
  private first: Int32Array
  /** The one behind each asker in line. */
  private next: Int32Array
  private priority: Float64Array
  /** Since when each asker has been waiting, ticks. */
  private since: Float64Array
  /** Until when the busy time of each crew is in the books, ticks. */
  private settled: Float64Array
  private readonly sizes: readonly number[]
  private readonly timers: Timers
  private readonly totals: Float64Array
  private readonly columns: number[]

  /** @param askers how many may ever ask: they are numbered from 0 */
  constructor(sizes: readonly number[], askers: number, timers: Timers, books: Accumulators) {
    this.sizes = sizes
    this.timers = timers
    this.totals = books.scalars.totals
    this.columns = sizes.map((_, crew) => books.layout.ofCrew(crew))
    this.free = Int32Array.from(sizes)
    this.first = new Int32Array(sizes.length).fill(NOBODY)
    this.next = new Int32Array(askers).fill(NOBODY)
    this.priority = new Float64Array(askers)
    this.since = new Float64Array(askers)
    this.settled = new Float64Array(sizes.length)
  }

  /** Takes one of the crew for `asker`; false: none is free, and the asker waits in line. */
  take(crew: number, asker: number, priority: number): boolean {
    if (this.free[crew]! > 0) {
      this.settle(crew)
      this.free[crew]!--
      this.totals[this.columns[crew]! + PerCrew.served]!++
      return true
    }
    this.priority[asker] = priority
    this.since[asker] = this.timers.now
    this.queueUp(crew, asker)
    return false
  }

  /** One of the crew is done and goes to the first in line, who is returned; NOBODY: none waits. */
  giveBack(crew: number): number {
    this.settle(crew)
    const asker = this.first[crew]!
    if (asker === NOBODY) {
      this.free[crew]!++
      return NOBODY
    }
    this.first[crew] = this.next[asker]!
    this.next[asker] = NOBODY
    this.totals[this.columns[crew]! + PerCrew.served]!++
    this.totals[this.columns[crew]! + PerCrew.waitSum]! += this.timers.now - this.since[asker]!
    return asker
  }

  settleAll(): void {
    for (let crew = 0; crew < this.sizes.length; crew++) this.settle(crew)
  }

  visit(state: StateVisitor): void {
    this.free = state.array(this.free)
    this.first = state.array(this.first)
    this.next = state.array(this.next)
    this.priority = state.array(this.priority)
    this.since = state.array(this.since)
    this.settled = state.array(this.settled)
  }

  private queueUp(crew: number, asker: number): void {
    let before = NOBODY
    let after = this.first[crew]!
    while (after !== NOBODY && this.priority[after]! <= this.priority[asker]!) {
      before = after
      after = this.next[after]!
    }
    this.next[asker] = after
    if (before === NOBODY) this.first[crew] = asker
    else this.next[before] = asker
  }

  /** Books the time since the last settling. */
  private settle(crew: number): void {
    const elapsed: Ticks = this.timers.now - this.settled[crew]!
    this.settled[crew] = this.timers.now
    this.totals[this.columns[crew]! + PerCrew.busyArea]! += (this.sizes[crew]! - this.free[crew]!) * elapsed
  }
}
