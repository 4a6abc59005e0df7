/**
 * The result of a run: plain data, deterministic (same line, seed and options: same bytes). How long it took, where and on how many threads
 * is kept beside it (`RunRecord`), never in it.
 */
import type { ExtensionRef } from './extension.ts'

/**
 * A number with its uncertainty: mean over replications (null: nothing was observed, such as the cycle time where no lot left) and half-width
 * of its 95 % confidence interval (null: not known, e.g. one replication).
 */
export interface Estimate {
  mean: number | null
  halfWidth: number | null
  unit: string
  replications: number
}

/** SEMI E10 state shares of a station's machine time, blocked and waiting for people told apart from the rest of standby, setup from other scheduled down. */
export interface StateShares {
  productive: Estimate
  standby: Estimate
  /** Standby for lack of an operator; absent where the station has none. */
  waitingForPeople?: Estimate
  blocked: Estimate
  setup: Estimate
  scheduledDown: Estimate
  unscheduledDown: Estimate
  nonScheduled: Estimate
}

export interface StationResult {
  name: string
  area: string
  machines: number
  /** Need / capacity of the time that is left after planned stops and shifts, batches counted as full (see docs). */
  load: Estimate
  /** Share of scheduled time that machines are not idle: productive + setup + unscheduled down + usage stops. */
  busy: Estimate
  states: StateShares
  /** Loads done for each setup begun. Absent where the station has no campaigns. */
  loadsPerSetup?: Estimate
  /** Nothing to work on: standby with an empty queue. */
  starved: Estimate
  queueLength: Estimate
  waitMean: Estimate
  waitP95: Estimate
  unitsPerDay: Estimate
  /** Idle beside work, for lack of a kit only: share of machine time, part of standby. Absent where the station has no tooling. */
  waitingForKit?: Estimate
  /** Idle beside work, for lack of material only: share of machine time, part of standby. Absent where its steps need none of which there is a stock. */
  waitingForMaterial?: Estimate
  /** Carriers that wait because machines are at work on others of their lot, or are kept for it: part of the queue. Absent where no step asks for it. */
  waitingForOwnLot?: Estimate
  /** Idle and kept for a lot: share of machine time, part of standby. Absent where no step keeps lots together. */
  keptForLot?: Estimate
}

export interface ProductResult {
  name: string
  goodPerDay: Estimate
  cycleTimeMean: Estimate
  cycleTimeP50: Estimate
  cycleTimeP90: Estimate
  cycleTimeP95: Estimate
  cycleTimeP99: Estimate
  /** Hours. */
  rawProcessTime: number
  xFactor: Estimate
}

/** A crew. */
export interface CrewResult {
  name: string
  /** People, of all skills, in the largest shift. */
  size: number
  /** Mean number of people who are there. */
  present: Estimate
  /** Share of the time that its people are there in which they have a task, the way to it included; above 1 where they stay longer than their shifts. */
  busy: Estimate
  /** Mean wait of a machine for one of them, those that don't wait included. */
  waitMean: Estimate
}

/** Kits of one name. */
export interface KitResult {
  name: string
  type: string
  count: number
  /** Share of their time in which loads hold them, setups included. */
  inUse: Estimate
  inService: Estimate
  /** How often one is put on a machine. */
  mountsPerDay: Estimate
}

/** Carts of one kind. */
export interface CartResult {
  name: string
  count: number
  /** Carriers on one at most. */
  carries: number
  /** Share of their time in which they come, load, or go with carriers. */
  busy: Estimate
  /** Part of it: they come empty. */
  empty: Estimate
  /** Mean wait of a carrier, from when it calls until it leaves on one. */
  waitMean: Estimate
  /** Ways that they go with carriers. */
  movesPerDay: Estimate
  carriersPerMove: Estimate
}

/** On-time delivery, of lots with due dates that left. */
export interface DeliveryResult {
  of: 'line' | 'product' | 'priority'
  /** Of the line or product; of a priority class its number. */
  name: string
  /** Share of lots that left by their due date. */
  lotsOnTime: Estimate
  /** Share of good units that left by the due date of their lot. */
  unitsOnTime: Estimate
  /** From the due date until the last of the lot has left; below 0: early. */
  latenessMean: Estimate
  /** 95 % of lots are less late than this; 0: they are on time. */
  latenessP95: Estimate
}

/** What is lost at a step of a product, each unit once: scrapped in it, at its end, or on the way to the next. */
export interface StepLossResult {
  product: string
  step: string
  lostPerDay: Estimate
  /** Of the units that take the step; one that comes again counts again. */
  lostShare: Estimate
  /** Share of units that pass at the first try, and that are tested again; absent without retest. */
  firstPassYield?: Estimate
  retestShare?: Estimate
  /** Share of the carriers looked at that fail; absent without rework and inspection. */
  failedShare?: Estimate
  /** Share of defective units in what an inspection passes; absent without one. */
  outgoingDefects?: Estimate
}

/** What becomes of the units of a product's lots that fill no carrier at a step. */
export interface RemnantResult {
  product: string
  step: string
  /** Filled there, part-full ones included, and the share of these. */
  carriersPerDay: Estimate
  partFullShare: Estimate
  /** Units; absent where none are scrapped. */
  scrappedPerDay?: Estimate
  /** Mean number of units that are kept, mean time that a remnant is, and remnants that another lot takes. Absent where none are kept. */
  unitsKept?: Estimate
  keptTimeMean?: Estimate
  joinedPerDay?: Estimate
}

/** Of one shift of the calendar that the line names: over all whole shifts of that name in the window. */
export interface ShiftResult {
  name: string
  goodPerShift: Estimate
  /** Coefficient of variation from one to another. */
  variation: Estimate
}

/** Lots of one priority, whatever their product. */
export interface PriorityResult {
  priority: number
  goodPerDay: Estimate
  cycleTimeMean: Estimate
  cycleTimeP95: Estimate
}

/** A test bin of a step of a product. */
export interface BinResult {
  product: string
  step: string
  /** Its name; `good` and `failed`: the rests. */
  bin: string
  of: 'good' | 'failed'
  unitsPerDay: Estimate
  /** Of all units that the step sorts. */
  share: Estimate
}

/** Holds of one reason. */
export interface HoldResult {
  reason: string
  /** Lots of which a carrier is held; each once. */
  lotsPerDay: Estimate
  /** Mean time of a hold. */
  timeMean: Estimate
  /** Mean number of carriers on hold. */
  carriers: Estimate
}

/** A queue-time limit. */
export interface LimitResult {
  name: string
  route: string
  from: string
  to: string
  /** Of the carriers that came to `to`, or reached the limit before: the share that reached it. */
  reached: Estimate
  reachedPerDay: Estimate
  scrappedPerDay: Estimate
  /** Between the two steps, or until the limit took the carrier. */
  timeP95: Estimate
  /** Share of time in which the gate was closed while work waited before it. Absent where the limit has none. */
  heldBack?: Estimate
}

/** The stock of a material. Units: kg, m, L or pieces. */
export interface MaterialResult extends StockResult {
  name: string
}

/** The die bank of a product, in units. */
export interface DieBankResult extends StockResult {
  product: string
  /** Mean wait outside of the lots that were released, those that did not wait included. */
  waitMean: Estimate
}

interface StockResult {
  stockMean: Estimate
  /** Ordered, or due, and not delivered. */
  onOrderMean: Estimate
  usedPerDay: Estimate
  /** Days for which the mean stock lasts. */
  coverDays: Estimate
  /** Orders, or deliveries that fell due. */
  ordersPerYear: Estimate
  /** Times when stations, or lots outside, began to wait for it. */
  shortagesPerYear: Estimate
  /** Share of time in which one of them waited. */
  shortShare: Estimate
}

/** A WIP limit, or with kanban the cards of a product in it. */
export interface WipLimitResult {
  name: string
  /** Absent: all products together. */
  product?: string
  from: string
  to: string
  /** At the start of the run, in the unit of `wip`. */
  most: number
  /** Mean of what is in the segment: lots, carriers or units. */
  wip: Estimate
  /** Share of time in which it is full while work waits to come in. */
  heldBack: Estimate
}

/** What a good unit costs is the sum of these. */
export const COST_PARTS = ['purchase', 'material', 'capital', 'space', 'energy', 'labour', 'overhead'] as const
export type CostPart = (typeof COST_PARTS)[number]

/**
 * What was spent, to the good units that left. `Value`: an estimate of a run, or a number by arithmetic; money in `currency` a unit.
 */
export interface CostOf<Value> {
  currency: string
  perGoodUnit: Value
  parts: Record<CostPart, Value>
  /** Part of `perGoodUnit`: purchase, material, capital, space and energy that had been spent on units which were lost. */
  scrap: Value
  /** kWh, that of the plant around the machines included. */
  energyPerGoodUnit: Value
  /** kg of carbon dioxide from that energy; absent where the line says nothing of it. */
  carbonPerGoodUnit?: Value
  stations: StationCostOf<Value>[]
}

/** What is spent at a station; purchase, labour and overhead are the line's, and so is what steps without a station use. */
export interface StationCostOf<Value> {
  name: string
  area: string
  perGoodUnit: Value
  material: Value
  capital: Value
  space: Value
  energy: Value
  /** kWh */
  energyPerGoodUnit: Value
}

export interface Bottleneck {
  station: string
  /** One sentence: why this one is called the bottleneck (and, where another is busier, why that one is none). */
  reason: string
}

/** How a warm-up was chosen. */
export interface WarmUpChoice {
  rule: 'MSER-5'
  /** Ticks: the longest that it could have been, half of the run. */
  limit: number
  /** What is counted stands still; null: the run is too short to say, or the line is meant to change. */
  settled: boolean | null
  /** One sentence. */
  reason: string
  series: SeriesWarmUp[]
}

export interface SeriesWarmUp {
  /** The number over time that it is about: wipUnits, goodPerDay or cycleTimeMean. */
  name: string
  /** Ticks that the rule would delete for it alone. */
  warmUp: number
  /** From the beginning to the end of the counted time, in shares of the mean, with its half-width; null: not known. */
  drift: number | null
  halfWidth: number | null
}

/** Intervals from batches of one long replication, where `Estimate.replications` are batches. */
export interface BatchIntervals {
  method: 'batch means'
  /** How many the window was cut into; a number may come from fewer, joined ones. */
  batches: number
  /** Addresses of the numbers whose batches are not independent: their intervals are too narrow. */
  alike: string[]
}

/** How precise the result was to be. */
export interface PrecisionReached {
  /** Replications before it may be enough, and at most. */
  least: number
  budget: number
  /** All targets are. */
  reached: boolean
  targets: PrecisionTarget[]
}

export interface PrecisionTarget {
  /** Address of a number in the result. */
  kpi: string
  /** Largest error, in shares of the true mean, and what the half-width came to, in shares of the mean; null: not known. */
  wanted: number
  relativeHalfWidth: number | null
  reached: boolean
}

/** A quantity whose expectation is exactly 0: how much more of something chance brought in the window than on average. */
export interface LuckControl {
  what: 'machine time lost' | 'lots released'
  /** Null: all stations, or all releases. */
  station: string | null
  /** Each draw counts as it is; with what waits or is in the line then; or squared. Of all stations: by the delays that this brings there, by static load. */
  sum: 'plain' | 'weighted' | 'squares'
}

export interface ControlledEstimate extends Estimate {
  /** The squared half-width without controls over this one: so many times the replications would have been needed. Null: not known. */
  gain: number | null
}

/** Numbers corrected by what is known of chance. */
export interface ControlVariates {
  /** None: nothing in the line comes by chance with a mean that is known. */
  controls: LuckControl[]
  /** With fewer nothing is adjusted; 0: there are no controls. */
  replicationsNeeded: number
  /** By name; without those that were not observed in all replications. */
  kpis: Record<string, ControlledEstimate>
}

export interface Result {
  format: 'tollway-result/1'
  /** Engine version that made it. */
  version: string
  line: { name: string; title: string; hash: string; notice: string | null }
  /** The module of dispatch rules that it was run with; absent: none. */
  extension?: ExtensionRef
  seed: number
  replications: number
  /** Ticks (microseconds). */
  warmUp: number
  /** Ticks: length of the measured window. */
  horizon: number
  /** Absent: the warm-up was given. */
  warmUpChoice?: WarmUpChoice
  /** Absent: intervals are from independent replications. */
  intervals?: BatchIntervals
  /** Absent: the number of replications was given. */
  precision?: PrecisionReached
  /** Absent: they were not asked for. */
  controlVariates?: ControlVariates
  confidence: number
  /** By name, see `tollway schema result`. */
  kpis: Record<string, Estimate>
  products: ProductResult[]
  stations: StationResult[]
  /** Absent where the line has no crews. */
  crews?: CrewResult[]
  /** Absent where the line has no kits. */
  kits?: KitResult[]
  /** Absent where the line has no carts. */
  carts?: CartResult[]
  /** Absent where no lot has a due date. */
  deliveries?: DeliveryResult[]
  /** By product and step; absent where yields are all that the line says of quality. */
  losses?: StepLossResult[]
  /** By product and step; absent where no step says what becomes of remnants. */
  remnants?: RemnantResult[]
  /** Best first; absent where the line does not ask for them. */
  priorities?: PriorityResult[]
  /** In the order of the day; absent where the line does not ask for them. */
  shifts?: ShiftResult[]
  /** By product, step and bin; absent where no step sorts units. */
  bins?: BinResult[]
  /** Absent where nothing is held. */
  holds?: HoldResult[]
  /** Absent where the line has no queue-time limits. */
  limits?: LimitResult[]
  /** Absent where the line has no WIP limits. */
  wipLimits?: WipLimitResult[]
  /** Absent where no material has a stock. */
  materials?: MaterialResult[]
  /** Absent where no product has a die bank. */
  dieBanks?: DieBankResult[]
  /** Absent where the line says nothing of money. */
  cost?: CostOf<Estimate>
  bottleneck: Bottleneck
  warnings: string[]
}

/** What may differ between two runs of the same job. */
export interface RunRecord {
  format: 'tollway-run/1'
  resultHash: string
  startedAt: string
  wallSeconds: number
  cpuSeconds: number
  threads: number
  host: { node: string; platform: string; cpu: string; cores: number }
  events: number
}
