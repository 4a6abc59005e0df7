/**
 * Servers that share one queue, for plants on `Simulation`: tellers, repairmen, tools. Sugar like `Simulation` itself: one object per request, and
 * joining the queue costs a search from its end. The floor of `tollway/model` has machines and queues of its own.
 */
import type { Priority } from './timers.ts'

/** What `request` gives back, to cancel it with. */
export interface Request {
  readonly priority: Priority
  readonly action: () => void
}

export class Resource {
  readonly servers: number
  private taken = 0
  private readonly queue: Request[] = []

  /** Throws RangeError unless `servers` is a whole number of at least 1. */
  constructor(servers: number) {
    if (!(Number.isInteger(servers) && servers >= 1))
      throw new RangeError(`expected a whole number of servers, at least 1, received ${servers}`)
    this.servers = servers
  }

  /** Servers that are taken. */
  get busy(): number {
    return this.taken
  }

  /** Requests in the queue. */
  get waiting(): number {
    return this.queue.length
  }

  /**
   * Has `action` done as soon as a server is free: now, or in a later `release`. Lower priority first, then first come.
   * `action` has the server until it is released.
   */
  request(action: () => void, priority: Priority = 0): Request {
    const request = { priority, action }
    let place = this.queue.length
    while (place > 0 && this.queue[place - 1]!.priority > priority) place--
    this.queue.splice(place, 0, request)
    this.serve()
    return request
  }

  /** Takes a request out of the queue; nothing happens where its turn has come. */
  cancel(request: Request): void {
    const place = this.queue.indexOf(request)
    if (place !== -1) this.queue.splice(place, 1)
  }

  /** Gives a server back; the next request in the queue has it at once. Throws RangeError where none is taken. */
  release(): void {
    if (this.taken === 0) throw new RangeError('expected a server that is taken, received a release of a free one')
    this.taken--
    this.serve()
  }

  private serve(): void {
    if (this.taken === this.servers) return
    const next = this.queue.shift()
    if (next === undefined) return
    this.taken++
    next.action()
  }
}
