/**
 * The future of one replication: timer slots in an indexed heap.
 *
 * Everything that can happen next belongs to something: a machine's cycle end, a source's next lot, an oven's longest wait. Each owner claims
 * slots once; setting a slot again reschedules it, clearing it cancels. Nothing is allocated per event and nothing stale is left behind,
 * so the whole future can be listed, copied and restored.
 *
 * Order: earliest time first; at equal times lower priority first; then the order of setting. A binary heap (Williams 1964, Algorithm 232): set, clear
 * and take cost O(log timers set). What fires usually sets something next, so the top stays a hole until then: that `set` fills it with one sift
 * instead of two (bench/event-list.ts).
 */
import type { StateVisitor } from './state.ts'

/** Simulated time: whole microseconds since the start of the run (exact up to 2^53 ticks, 285 years). */
export type Ticks = number

/** A claimed slot. */
export type Timer = number

/** Who wins at equal times: lower first. */
export type Priority = number

/** Priority and order of setting share one number, so that two comparisons decide: priority x 2^46 + sequence. */
const PRIORITY_STEP = 70_368_744_177_664
const MAX_PRIORITY = 63
const NOT_SET = -1

export class Timers {
  /** The present. */
  now: Ticks = 0
  /** Timers fired so far. */
  fired = 0

  // Per slot.
  private handlers = new Int32Array(16)
  private owners = new Int32Array(16)
  private priorities = new Uint8Array(16)
  private positions = new Int32Array(16)
  private claimed = 0
  /** Released slots, reused last in first out. */
  private free = new Int32Array(16)
  private freeCount = 0

  // Per heap position.
  private times = new Float64Array(16)
  private ranks = new Float64Array(16)
  private slots = new Int32Array(16)
  private size = 0
  /** The top has been taken and not yet been filled again. */
  private hasHole = false
  private sequence = 0

  /**
   * Claims a slot. `handler` says what happens when it fires and `owner` to whom: two small integers of the caller's, given back by
   * `handlerOf` and `ownerOf`. Throws RangeError for a priority outside 0..63.
   */
  claim(handler: number, owner: number, priority: Priority): Timer {
    if (!Number.isInteger(priority) || priority < 0 || priority > MAX_PRIORITY) {
      throw new RangeError(`expected a timer priority from 0 to ${MAX_PRIORITY}, received ${priority}`)
    }
    const timer = this.freeCount > 0 ? this.free[--this.freeCount]! : this.newSlot()
    this.handlers[timer] = handler
    this.owners[timer] = owner
    this.priorities[timer] = priority
    this.positions[timer] = NOT_SET
    return timer
  }

  /** Gives a slot back; it must not be used again. Clears it first. */
  release(timer: Timer): void {
    this.clear(timer)
    this.free[this.freeCount++] = timer
  }

  handlerOf(timer: Timer): number {
    return this.handlers[timer]!
  }

  ownerOf(timer: Timer): number {
    return this.owners[timer]!
  }

  /** Sets `timer` to fire `delay` whole ticks from now, replacing what it was set to. Throws RangeError for a negative or unknown delay. */
  set(timer: Timer, delay: Ticks): void {
    this.setAt(timer, this.now + delay)
  }

  /** Sets `timer` to fire at `time`, not before now. */
  setAt(timer: Timer, time: Ticks): void {
    if (!(time >= this.now)) throw new RangeError(`expected a timer at or after now (${this.now}), received ${time}`)
    const rank = this.priorities[timer]! * PRIORITY_STEP + this.sequence++
    const position = this.positions[timer]!
    if (position !== NOT_SET) {
      this.fillHole()
      this.siftFrom(this.positions[timer]!, time, rank, timer)
    } else if (this.hasHole) {
      this.hasHole = false
      this.siftDown(0, time, rank, timer)
    } else this.siftUp(this.size++, time, rank, timer)
  }

  /** Cancels `timer`; nothing happens where it isn't set. */
  clear(timer: Timer): void {
    if (this.positions[timer] === NOT_SET) return
    this.fillHole()
    const position = this.positions[timer]!
    this.positions[timer] = NOT_SET
    const last = --this.size
    if (position < last) this.siftFrom(position, this.times[last]!, this.ranks[last]!, this.slots[last]!)
  }

  isSet(timer: Timer): boolean {
    return this.positions[timer] !== NOT_SET
  }

  /** When `timer` will fire; Infinity where it isn't set. */
  timeOf(timer: Timer): Ticks {
    const position = this.positions[timer]!
    return position === NOT_SET ? Number.POSITIVE_INFINITY : this.times[position]!
  }

  /** When the next timer fires; Infinity where none is set. */
  nextTime(): Ticks {
    this.fillHole()
    return this.size > 0 ? this.times[0]! : Number.POSITIVE_INFINITY
  }

  /** Goes to the next timer: moves the present to its time, unsets it and returns it. Call only while `nextTime()` is finite. */
  take(): Timer {
    this.fillHole()
    const timer = this.slots[0]!
    this.now = this.times[0]!
    this.fired++
    this.positions[timer] = NOT_SET
    this.hasHole = true
    return timer
  }

  /** Fires every timer due up to and including `end` by `fire(timer)`, then stands at `end`. */
  run(end: Ticks, fire: (timer: Timer) => void): void {
    while (this.nextTime() <= end) fire(this.take())
    this.now = end
  }

  /** Timers that are set, in no order. */
  get pending(): Timer[] {
    this.fillHole()
    return Array.from(this.slots.subarray(0, this.size))
  }

  visit(state: StateVisitor): void {
    this.fillHole()
    this.now = state.number(this.now)
    this.fired = state.number(this.fired)
    this.handlers = state.array(this.handlers)
    this.owners = state.array(this.owners)
    this.priorities = state.array(this.priorities)
    this.positions = state.array(this.positions)
    this.claimed = state.number(this.claimed)
    this.free = state.array(this.free)
    this.freeCount = state.number(this.freeCount)
    this.times = state.array(this.times)
    this.ranks = state.array(this.ranks)
    this.slots = state.array(this.slots)
    this.size = state.number(this.size)
    this.sequence = state.number(this.sequence)
  }

  private fillHole(): void {
    if (!this.hasHole) return
    this.hasHole = false
    const last = --this.size
    if (last > 0) this.siftDown(0, this.times[last]!, this.ranks[last]!, this.slots[last]!)
  }

  private newSlot(): Timer {
    if (this.claimed === this.handlers.length) this.grow()
    return this.claimed++
  }

  private grow(): void {
    this.handlers = grown(this.handlers)
    this.owners = grown(this.owners)
    this.priorities = grown(this.priorities)
    this.positions = grown(this.positions)
    this.free = grown(this.free)
    this.times = grown(this.times)
    this.ranks = grown(this.ranks)
    this.slots = grown(this.slots)
  }

  /** Puts an entry where it belongs, starting from a position whose old entry is given up. */
  private siftFrom(position: number, time: Ticks, rank: number, timer: Timer): void {
    if (position > 0 && this.isBefore(time, rank, (position - 1) >> 1)) this.siftUp(position, time, rank, timer)
    else this.siftDown(position, time, rank, timer)
  }

  private isBefore(time: Ticks, rank: number, position: number): boolean {
    const other = this.times[position]!
    return time < other || (time === other && rank < this.ranks[position]!)
  }

  private siftUp(position: number, time: Ticks, rank: number, timer: Timer): void {
    const { times, ranks, slots, positions } = this
    let hole = position
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const parentTime = times[parent]!
      if (parentTime < time || (parentTime === time && ranks[parent]! < rank)) break
      const moved = slots[parent]!
      times[hole] = parentTime
      ranks[hole] = ranks[parent]!
      slots[hole] = moved
      positions[moved] = hole
      hole = parent
    }
    times[hole] = time
    ranks[hole] = rank
    slots[hole] = timer
    positions[timer] = hole
  }

  private siftDown(position: number, time: Ticks, rank: number, timer: Timer): void {
    const { times, ranks, slots, positions, size } = this
    let hole = position
    for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      let childTime = times[child]!
      const right = child + 1
      if (right < size) {
        const rightTime = times[right]!
        if (rightTime < childTime || (rightTime === childTime && ranks[right]! < ranks[child]!)) {
          child = right
          childTime = rightTime
        }
      }
      if (time < childTime || (time === childTime && rank < ranks[child]!)) break
      const moved = slots[child]!
      times[hole] = childTime
      ranks[hole] = ranks[child]!
      slots[hole] = moved
      positions[moved] = hole
      hole = child
    }
    times[hole] = time
    ranks[hole] = rank
    slots[hole] = timer
    positions[timer] = hole
  }
}

/** A copy of a typed array with twice the room; the new places are 0. */
export function grown<T extends Int32Array | Uint8Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}
