/** Stations where something may start at this instant, in the order in which they were named, each at most once. */
import type { StateVisitor } from '../engine/index.ts'

export class StartRequests {
  private ring: Int32Array
  private requested: Uint8Array
  private head = 0
  private length = 0

  constructor(stations: number) {
    this.ring = new Int32Array(Math.max(1, stations))
    this.requested = new Uint8Array(stations)
  }

  get pending(): boolean {
    return this.length > 0
  }

  add(station: number): void {
    if (this.requested[station] === 1) return
    this.requested[station] = 1
    const end = this.head + this.length++
    this.ring[end < this.ring.length ? end : end - this.ring.length] = station
  }

  take(): number {
    const station = this.ring[this.head]!
    this.head = this.head + 1 === this.ring.length ? 0 : this.head + 1
    this.length--
    this.requested[station] = 0
    return station
  }

  visit(state: StateVisitor): void {
    this.ring = state.array(this.ring)
    this.requested = state.array(this.requested)
    this.head = state.number(this.head)
    this.length = state.number(this.length)
  }
}
