/** A replication to be watched: its stations as a map, and what is seen of it over time. Plain data that survives structured cloning. */
import type { StateShares } from './result.ts'

/** What a machine is seen at, by number. */
export const SEEN_STATES = [
  'productive',
  'setup',
  'scheduledDown',
  'unscheduledDown',
  'blocked',
  'waitingForPeople',
  'standby',
  'nonScheduled',
] as const satisfies readonly (keyof StateShares)[]

/** Where lots come from, stations, steps without a station, and where good units go. */
export interface FloorNode {
  kind: 'in' | 'station' | 'delay' | 'out'
  /** Of the station, or of the step without one; empty: in and out. */
  name: string
  area: string
  /** Numbers of its machines in the line. */
  machines: readonly number[]
}

export interface FloorEdge {
  from: number
  to: number
  /** Back along the route: rework, what an inspection sends back. */
  isBack: boolean
}

export interface FloorMap {
  /** In the order of the routes; stations that no step uses are left out. */
  nodes: readonly FloorNode[]
  edges: readonly FloorEdge[]
  /** By number of the machine. */
  machineNames: readonly string[]
}

/** What is seen between two times. */
export interface Film {
  /** Ticks from the start of the run. */
  from: number
  to: number
  /** Of the frames, ascending; the last is `to`. */
  times: Float64Array
  /** By frame and machine: number of `SEEN_STATES`. */
  states: Uint8Array
  /** By frame, node and state: share of machine time since the frame before; null: not asked for. */
  shares: Float32Array | null
  /** By frame and node: carriers that wait there, and the hours for which that keeps all its machines at work. */
  waiting: Int32Array
  hours: Float32Array
  /** By frame: see `TOTALS`. */
  totals: Float64Array
  /** By edge: units a day that went along it in the days up to `to`, at most seven. */
  flows: Float32Array
  carriers: CarriersSeen | null
  moves: MovesSeen
}

/** Numbers of the line in each frame: lots and units in it, good units that have left. */
export const TOTALS = 3

/** Where all carriers are, frame by frame. */
export interface CarriersSeen {
  /** Of each frame: place of its first carrier in the lists below; one more at the end. */
  first: Int32Array
  lot: Int32Array
  node: Int16Array
  /** 0: under way. 1: waits. 2: is at work or finished there. */
  place: Uint8Array
}

/** Carriers that came from one place to another, in order. */
export interface MovesSeen {
  time: Float64Array
  /** Of the map. */
  edge: Int16Array
  lot: Int32Array
}

/** A stretch of time in which a machine is seen at one thing. */
export interface MachineStretch {
  from: number
  to: number
  state: number
}

export interface LotSeen {
  lot: number
  product: string
  units: number
  carriers: number
  /** Where its carriers are, the place with most of them. */
  place: string
  /** Since when it is in the line, ticks. */
  since: number
}

/** A carrier that waits at a station. */
export interface WaitingSeen {
  lot: number
  product: string
  step: string
  units: number
  /** Since when, ticks. */
  since: number
}
