/** The way of a product: its steps, what they yield and check, and what they take. */
import type { CarrierType, DistributionSpec, ProcessTimeSpec } from './distribution.ts'

export interface RouteSpec {
  name: string
  steps: StepSpec[]
  /** Absent: none. */
  limits?: TimeLimitSpec[]
}

/** A queue-time limit: from when the work of step `from` on a carrier ends until step `to` begins with it. */
export interface TimeLimitSpec {
  name: string
  from: string
  to: string
  /** Ticks; drawn anew for each carrier at the end of `from`. */
  within: DistributionSpec
  /**
   * What becomes of a carrier that waits in a queue when it reaches the limit, or comes into one with a limit that it has reached before. `warn`: nothing, it
   * is only counted. `hold`: it leaves its queue for `time` and joins it again. `rework`: it goes back to `step`, at or above `from`.
   */
  action: { kind: 'warn' | 'scrap' } | { kind: 'hold'; time: DistributionSpec } | { kind: 'rework'; step: string }
  /** Step `from` starts nothing while what is on its way to `to` would make it wait longer. Absent: it does. */
  gate?: true
}

export interface StepSpec {
  name: string
  /** Where it is done; absent: a pure delay (no machine, no queue), which needs a processTime per carrier or lot. */
  station?: string
  /** Absent: the station's. */
  processTime?: ProcessTimeSpec
  /** Other stations where it may be done, after `station`; which one is decided when a carrier sets off for it. Absent: none. */
  alternatives?: AlternativeSpec[]
  /** `least-wait` (absent): where the carrier is expected to be done first; `in-order`: the first with an idle machine, else as before. */
  choose?: 'least-wait' | 'in-order'
  carrier: CarrierType
  /** What setups look at here (temperature, program); goes before the product's. */
  attributes?: Record<string, string>
  /** Expected share of units that survive the step (binomial, at the end of the step): of the first pass, of a usual lot, when a ramp is over. */
  yield: number
  /** How the yield differs between lots and over time; absent: not at all. */
  yieldVariation?: YieldVariationSpec
  /** Absent: what fails is lost. */
  retest?: RetestSpec
  /** Absent: none. Never beside `inspect`. */
  rework?: ReworkSpec
  /** Absent: none. */
  inspect?: InspectSpec
  /** Into which units are sorted at the end of the step, beside those for the rest of each kind. Absent: they are not sorted. */
  bins?: BinSpec[]
  /** After the step, one after another; absent: none. */
  holds?: HoldSpec[]
  /** Share of lots that take the step, the others pass it by; absent: all. */
  sample?: number
  /** Process time, batches, shots and materials count all positions of a carrier, bad-marked ones too; absent: good units. */
  counts?: 'positions'
  /** False: the step stays in the file and is skipped. */
  enabled: boolean
  /** True: the step waits until all of the lot's units have arrived. */
  wholeLot: boolean
  /** Before this step the lot is divided into new lots of at most this many units. */
  newLotUnits?: number
  /** One machine does all carriers of a lot, one after another, and is kept for the lot until they are through. Absent: no. Never beside `machinesPerLot`. */
  keepTogether?: true
  /** At most so many machines work on carriers of one lot at the same time. Absent: any number. */
  machinesPerLot?: number
  /** What becomes of the units of a lot that fill no carrier of the step. Absent: they go on in a part-full one, and are not counted. */
  remnants?: RemnantSpec
  /** Time between the end of the step and the arrival at the next (cooling, belt, transport). */
  delayAfter?: DistributionSpec
  /** What the step uses, for all that start it. Absent: nothing. */
  materials?: MaterialUseSpec[]
  /** Where a carrier goes next, by chance; absent: the step below. `to: null` leaves the line. Probabilities sum to 1. */
  next?: { to: string | null; probability: number }[]
}

export type RemnantSpec =
  | { kind: 'ship' | 'scrap' }
  /** They wait until the next lot of the product (or of the same released lot: `mother`) comes, whose first carrier they go into. */
  | {
      kind: 'keep'
      joins: 'product' | 'mother'
      /** Only lots released at most so many ticks apart; absent: any. */
      releasedWithin?: number
      /** Ticks; absent: without end. */
      atMost?: number
      /** What becomes of them after that, or where no lot can come. */
      otherwise: 'ship' | 'scrap'
    }

export interface YieldVariationSpec {
  /** Of the units of a lot with one another: 1 / (alpha + beta + 1) of the Beta distribution from which each lot has its yield. 0: all lots have the mean. */
  correlation: number
  /** A share of lots has another yield. */
  excursion?: { share: number; yield: number }
  /** The mean comes from `from` at the start of the run; what is missing halves every `halfEvery` ticks. */
  ramp?: { from: number; halfEvery: number }
}

/** Units that fail are tested again, once, in the same load. */
export interface RetestSpec {
  /** Of the units that fail. */
  share: number
  /** Of the units tested again. */
  recovers: number
  /** Each alone at once; or together at the end of the carrier, as many at once as in the first pass. */
  when: 'at-once' | 'at-end'
  /** Per unit; absent: the step's. */
  time?: ProcessTimeSpec
  /** Machine time before a retest at the end; absent: none. */
  reload?: DistributionSpec
}

export interface ReworkSpec {
  to: string
  /** Of the carriers, each time that they end the step. */
  share: number
  most: number
  /** What becomes of a carrier that needs it once more. */
  beyond: 'scrap' | 'pass'
}

/** Acceptance sampling of every carrier, at the end of the step; a carrier that was sent back by it is good when it comes again. */
export interface InspectSpec {
  /** Units. */
  sample: number
  accept: number
  defectShare: number
  /** The step where carriers that fail go; null: they are scrapped. */
  reject: string | null
}

export interface BinSpec {
  name: string
  /** Of what it is a share: of the units that are good at the end of the step, or of those that are lost there. */
  of: 'good' | 'failed'
  share: number
}

export interface HoldSpec {
  reason: string
  share: number
  time: DistributionSpec
  of: 'lot' | 'carrier'
}

/** Begun strips and wafers count whole; an amount per lot is shared over its carriers in proportion to their units. */
export interface MaterialUseSpec {
  material: string
  /** In the unit of its price. */
  amount: number
  per: 'unit' | 'strip' | 'wafer' | 'carrier' | 'lot'
}

/** Another station where a step may be done. */
export interface AlternativeSpec {
  station: string
  /** Absent: the step's; where it has none, the station's. */
  processTime?: ProcessTimeSpec
}
