/** Ways between areas, and carts. */
import type { DistributionSpec } from './distribution.ts'

/** What the ways between the areas of the stations take. A carrier that goes from a station to one in another area is under way for that time. */
export interface TransportSpec {
  /** From one area to another without a time of its own; absent: none. */
  default?: DistributionSpec
  /** Each way once; within an area, between two of its stations. */
  times: { from: string; to: string; time: DistributionSpec }[]
  /** Empty: nothing waits to be brought. */
  carts: CartSpec[]
}

/** Carts of one kind. */
export interface CartSpec {
  name: string
  count: number
  /** Carriers on one cart at most, all of them on the same way. */
  carries: number
  /** Until the first carrier of a cart that is not full has waited for so many ticks, the cart stands and waits for more. Absent: it leaves at once. */
  waits?: number
  /** The ways that they go with carriers; absent: all that no others have. */
  ways?: { from: string; to: string }[]
}
