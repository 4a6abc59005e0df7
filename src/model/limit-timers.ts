/** The timers of carriers that wait in a queue under a limit: slots from a growing pool, one a carrier. */
import { grown, type StateVisitor, type Ticks, type Timers } from '../engine/index.ts'
import type { CarrierId } from './carriers.ts'
import { Handler } from './handlers.ts'
import { Priority } from './priorities.ts'

const NONE = -1

export class LimitTimers {
  private timer = new Int32Array(16).fill(NONE)
  private readonly timers: Timers

  constructor(timers: Timers) {
    this.timers = timers
  }

  /** At `due`, or at once where that is past. */
  set(carrier: CarrierId, due: Ticks): void {
    while (carrier >= this.timer.length) {
      const from = this.timer.length
      this.timer = grown(this.timer)
      this.timer.fill(NONE, from)
    }
    const timer = this.timers.claim(Handler.queueLimit, carrier, Priority.patience)
    this.timer[carrier] = timer
    this.timers.setAt(timer, Math.max(due, this.timers.now))
  }

  /** Nothing happens where a carrier has none. */
  clear(carrier: CarrierId): void {
    const timer = this.timer[carrier] ?? NONE
    if (timer === NONE) return
    this.timers.release(timer)
    this.timer[carrier] = NONE
  }

  visit(state: StateVisitor): void {
    this.timer = state.array(this.timer)
  }
}
