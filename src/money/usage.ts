/** What a line uses in some time: read from the books of a run, or expected by arithmetic. All costs follow from it. */
export type PowerState = 'productive' | 'standby' | 'setup' | 'down' | 'off'

/** What starts a step, and what is lost at it. */
export interface StepUsage {
  units: number
  carriers: number
  /** Begun strips and wafers. */
  strips: number
  wafers: number
  unitsLost: number
  /** Units worked on, bad-marked positions too where the step counts them; absent: `units`. */
  unitsServed?: number
}

/** Lists are in the order of the compiled line. */
export interface Usage {
  /** Length of the time, days of 24 h. */
  days: number
  goodUnits: number
  /** Units, by product. */
  released: readonly number[]
  /** Hours of all machines, by station. */
  machineHours: readonly Readonly<Record<PowerState, number>>[]
  steps: readonly StepUsage[]
  /** Hours of all people who are there, by crew. */
  crewHours: readonly number[]
}
