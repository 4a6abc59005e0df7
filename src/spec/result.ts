/**
 * The result of a run: plain data, deterministic (same line, seed and options: same bytes). How long it took, where and on how many threads
 * is kept beside it (`RunRecord`), never in it.
 */

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

/** SEMI E10 state shares of a station's machine time, blocked told apart from the rest of standby, setup from other scheduled down. */
export interface StateShares {
  productive: Estimate
  standby: Estimate
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
  /** Nothing to work on: standby with an empty queue. */
  starved: Estimate
  queueLength: Estimate
  waitMean: Estimate
  waitP95: Estimate
  unitsPerDay: Estimate
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

/** A repair crew. */
export interface CrewResult {
  name: string
  size: number
  /** Share of its people's time that they repair or maintain machines. */
  busy: Estimate
  /** Mean wait of a machine for one of them, those that don't wait included. */
  waitMean: Estimate
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
