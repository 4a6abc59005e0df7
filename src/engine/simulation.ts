/**
 * The kernel for other plants: schedule actions, run. Sugar over `Timers` (one slot per scheduled action, given back when it has fired).
 * Closures can't be copied, so a `Simulation` takes no snapshots; the floor of `tollway/model` uses the timers directly.
 */
import { type Distribution, Sampler } from './distributions.ts'
import { Streams } from './random.ts'
import { type Priority, type Ticks, type Timer, Timers } from './timers.ts'

/** What `schedule` gives back, to cancel it with. */
export interface Scheduled {
  readonly timer: Timer
  readonly action: () => void
}

export class Simulation {
  /** Random streams by place name; `random` opens them. */
  readonly streams: Streams
  private readonly timers = new Timers()
  /** What each timer stands for. A timer is used again, so `cancel` compares the whole. */
  private readonly scheduled: (Scheduled | undefined)[] = []

  /** The same seed and replication give the same run; another replication gives independent random numbers. */
  constructor(seed = 0, replication = 0) {
    this.streams = new Streams(seed, replication)
  }

  /** The present: whole numbers of whatever you call a tick. */
  get now(): Ticks {
    return this.timers.now
  }

  /**
   * A source of random numbers with a stream of its own: each call draws the next one. What it draws depends on seed, replication and `place`, not on
   * which other sources there are. Throws RangeError for a place that has a source already and for parameters that no such distribution has.
   */
  random(place: string, distribution: Distribution): () => number {
    const stream = this.streams.claim(place)
    const sampler = new Sampler(distribution)
    return () => this.streams.draw(stream, sampler)
  }

  /**
   * Has `action` done `delay` ticks from now (rounded to a whole tick). Returns what `cancel` takes back.
   * At equal times lower priority first, then the order of scheduling. Throws RangeError for a negative or unknown delay.
   */
  schedule(delay: Ticks, action: () => void, priority: Priority = 0): Scheduled {
    if (!(delay >= 0)) throw new RangeError(`expected a delay of at least 0 ticks, received ${delay}`)
    const timer = this.timers.claim(0, 0, priority)
    const scheduled = { timer, action }
    this.timers.set(timer, Math.round(delay))
    this.scheduled[timer] = scheduled
    return scheduled
  }

  /** Takes back what was scheduled; nothing happens where it is done or cancelled already. */
  cancel(scheduled: Scheduled): void {
    if (this.scheduled[scheduled.timer] === scheduled) this.giveBack(scheduled.timer)
  }

  /** Does everything due up to and including `end`, then stands at `end`. */
  run(end: Ticks): void {
    this.timers.run(end, (timer) => {
      const { action } = this.scheduled[timer]!
      this.giveBack(timer)
      action()
    })
  }

  private giveBack(timer: Timer): void {
    this.scheduled[timer] = undefined
    this.timers.release(timer)
  }
}
