/** Parts of cycle times: a cause at a place, each there once, and the time that the lots of a run spent on it. */
import type { Cause } from '../../spec/causes.ts'

export interface Part {
  readonly cause: Cause
  /** A station; of delays, holds and ways within an area the step; of carts their kind; `front -> test`. */
  readonly place: string
  /** Of all lots together. */
  ticks: number
}

export class Parts {
  private readonly byCause = new Map<Cause, Map<string, Part>>()

  of(cause: Cause, place: string): Part {
    let byPlace = this.byCause.get(cause)
    if (byPlace === undefined) {
      byPlace = new Map()
      this.byCause.set(cause, byPlace)
    }
    let part = byPlace.get(place)
    if (part === undefined) {
      part = { cause, place, ticks: 0 }
      byPlace.set(place, part)
    }
    return part
  }

  /** Those that took any time. */
  all(): Part[] {
    return [...this.byCause.values()].flatMap((byPlace) => [...byPlace.values()]).filter(({ ticks }) => ticks > 0)
  }
}

/** A piece of the way of a carrier, and what came before it, back to the release: carriers that were filled from one another share what was before. */
export interface Stretch {
  readonly part: Part
  readonly ticks: number
  readonly before: Stretch | null
}
