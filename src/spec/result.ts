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
  confidence: number
  /** By name, see `tollway schema result`. */
  kpis: Record<string, Estimate>
  products: ProductResult[]
  stations: StationResult[]
  /** Absent where the line has no crews. */
  crews?: CrewResult[]
  /** Absent where the line has no kits. */
  kits?: KitResult[]
  /** Absent where no lot has a due date. */
  deliveries?: DeliveryResult[]
  /** By product and step; absent where yields are all that the line says of quality. */
  losses?: StepLossResult[]
  /** Absent where nothing is held. */
  holds?: HoldResult[]
  /** Absent where the line has no queue-time limits. */
  limits?: LimitResult[]
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
