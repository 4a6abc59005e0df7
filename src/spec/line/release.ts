/** What comes in, what is in the line at the start, and how much may be in it. */
import type { DistributionSpec } from './distribution.ts'

export interface ReleaseSpec {
  name: string
  product: string
  /** Overrides the product's. */
  priority?: number
  /** What it releases: shares of its lots, which sum to 1; `product` is the first of them. Absent: `product` alone. */
  mix?: { product: string; share: number }[]
  /** A share of its lots, with a priority of their own. Absent: none. */
  engineering?: { share: number; priority: number }
  /** Which lot comes next where there are several kinds: the one that is furthest behind its share (absent), or by chance. */
  pick?: 'in-turn' | 'by-chance'
  policy:
    | {
        kind: 'interval'
        every: DistributionSpec /** ticks; absent: 0 for a constant interval, one interval otherwise */
        first?: number /** lots at once */
        lots: DistributionSpec
      }
    | { kind: 'schedule' /** ticks, ascending */; times: number[]; lots: DistributionSpec }
    | { kind: 'conwip' /** lots kept in the line */; lots: number }
    /** At a rate that changes over time: evenly, or as a Poisson process with this rate. After the last part its end goes on. */
    | { kind: 'profile'; parts: RatePart[]; arrivals: 'constant' | 'poisson'; lots: DistributionSpec }
    /** In the order of their release. */
    | { kind: 'orders'; orders: OrderSpec[] }
    /** A lot whenever the line holds less than `below` ticks of work a machine for this station, what is in its machines counted until it has left them. */
    | { kind: 'keep'; station: string; below: number }
}

/** A stretch of time in which a rate goes from one value to another, in releases in a time of `lasts`. */
export interface RatePart {
  /** Ticks. */
  lasts: number
  from: number
  to: number
}

export interface OrderSpec {
  /** Absent: that of the release. */
  product?: string
  lots: number
  /** Ticks from the start. */
  release: number
  /** When its lots should have left, ticks from the start; absent: as the product says. */
  due?: number
  /** Absent: that of the release. */
  priority?: number
}

/** A lot that is in the line at the start, before a step of its product. */
export interface WipLotSpec {
  lot: string
  product: string
  step: string
  units: number
  /** Absent: the product's. */
  priority?: number
  /** Ticks from the start, below 0 where it is late already. Absent: as the product says, if `age` is known. */
  due?: number
  /** Ticks since its release. Absent: not known, and its cycle time isn't counted. */
  age?: number
}

/** How much work may be in a segment of the route at once. What waits for step `from` begins there only while its pool holds less than `most`. */
export interface WipLimitSpec {
  name: string
  /** Work is in the segment from when this step begins with it until it has gone on from step `to`; also what comes to a step between them otherwise. */
  from: string
  to: string
  /**
   * `lot`: one that has a carrier in the segment, which may bring its others; `carrier`, `unit`: in carriers, without what has been gathered for the
   * next ones.
   */
  of: 'lot' | 'carrier' | 'unit'
  /** Each product has a pool of its own. Absent: there is one pool. */
  kanban?: true
  pools: WipPoolSpec[]
}

export interface WipPoolSpec {
  /** What is counted together. */
  products: string[]
  most: number
}
