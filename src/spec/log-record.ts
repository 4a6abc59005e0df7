/** The event log: what happened on the floor, one flat record each. The same records are what `tollway trace` tells of a lot. */

/** What an observer of the floor is told, as it happens. */
export type Happening =
  | 'lotReleased'
  /** In the line at the start of the run. */
  | 'lotThere'
  | 'lotTurnedAway'
  /** A new lot is divided off from its mother. */
  | 'lotDivided'
  | 'lotEnded'
  /** It has another priority from now on; `cause`: `2 -> 0`. */
  | 'priorityChanged'
  /** A carrier is filled, before its first step. */
  | 'carrierFormed'
  | 'carrierArrived'
  /** WIP limit `cause` is full: it does not let it begin. */
  | 'carrierHeldBack'
  /** Out of the queue and onto a machine; `cause` is `setup` where that is set up for it first. */
  | 'carrierLoaded'
  /** The machine is kept for the lot from now on; or is free for others. */
  | 'machineKept'
  | 'machineFreed'
  | 'setupStarted'
  | 'workStarted'
  | 'workFinished'
  | 'delayStarted'
  | 'delayFinished'
  /** Under way to where its contents change carrier, or where it leaves the line. */
  | 'carrierSetOff'
  /** It stands where no machine holds it: there is no room at the next step. */
  | 'carrierHeldUp'
  /** It waits for a cart of kind `cause`; or it is under way between two areas, `cause`: `front -> test`. */
  | 'cartAwaited'
  | 'transportStarted'
  /** On its way to the next step, or out of the line. */
  | 'carrierLeft'
  /** Its lot is not among the sample that takes the step. */
  | 'stepPassedBy'
  /** It fails a check (`cause`: `rework` or `inspect`) and is sent back. */
  | 'carrierSentBack'
  /** It waits for a decision (`cause`: the reason of the hold); or is released. */
  | 'holdStarted'
  | 'holdEnded'
  /** The units of a lot that fill no carrier wait for another lot; they wait no longer (`cause`: the lot that takes them; none: they go on, or are scrapped). */
  | 'remnantKept'
  | 'remnantLeft'
  /** A lot takes over the remnant of lot `cause`. */
  | 'remnantTaken'
  /** Its contents go into other carriers. */
  | 'carrierEmptied'
  | 'unitsScrapped'
  /** A waiting carrier has reached queue-time limit `cause`, which does something to it. */
  | 'limitReached'
  /** A breakdown, or an assist that somebody clears; `cause` is its name. */
  | 'machineFailed'
  /** A planned stop of its own; `cause` is its name. */
  | 'machineStopped'
  | 'machineUp'
  /** Out of use, or in use again; `cause` is `shift`, `outage`, `planned outage` or `not in use`. */
  | 'machineOff'
  | 'machineOn'
  /** It holds finished work for which there is no room at the next step; or has got rid of it. */
  | 'machineBlocked'
  | 'machineUnblocked'
  /** It waits for people of crew `cause`; or they begin. */
  | 'crewCalled'
  | 'crewCame'
  /** An idle machine could start it, but for too little of material `cause`. */
  | 'materialMissing'
  /** Source `cause` has a lot to release, and too little die for it. */
  | 'dieMissing'
  /** Material `cause`, or die of product `cause`: ordered, or due by agreement; and there. */
  | 'stockOrdered'
  | 'stockDelivered'

/** What the log adds for each carrier in a machine that stands: why (`cause`), and when it goes on. */
export type Standing = 'workStands' | 'workGoesOn'

/** Fields that don't apply are absent. Names are those of the line file. */
export interface LogRecord {
  replication: number
  /** Since the start of the run, whole ticks (µs). */
  ticks: number
  /** Of lines with a start: date and time of the plant, ISO 8601 with its offset from UTC. */
  time?: string
  /** Of lines without: hours since the start of the run. */
  hours?: number
  what: Happening | Standing
  product?: string
  /** Number of the lot in its replication, from 1 in the order of coming into being. */
  lot?: number
  /** Of lots that were divided off: the lot that they came from. */
  mother?: number
  /** Number of the carrier in its replication, from 1 likewise. */
  carrier?: number
  /** What kind of carrier, and which of its lot: `magazine 3`; `lot`: it holds the whole lot. */
  holder?: string
  step?: string
  station?: string
  /** Its name, else station and number: `saw/2`. */
  machine?: string
  /** Good units concerned. */
  units?: number
  cause?: string
}

/** A part of a lot's cycle time, in ticks. */
export interface CycleTimePart {
  /**
   * `queue`: waits for a machine of `place`; with a `cause`: when it came there a WIP limit, `cause`, kept it from beginning. `setup`: a machine of it is changed over. `work`: it is worked on. `stands`: the machine that it is in stands,
   * for `cause`. `held`: waits for a decision, for reason `cause`. `blocked`: done at `place`, no room ahead. `delay`: in a step without a station. `under way`: between steps.
   * `cart`: waits for a cart of kind `place`. `remnant`: its last units, which fill no carrier, are kept before step `place`.
   */
  kind: 'queue' | 'setup' | 'work' | 'stands' | 'held' | 'blocked' | 'delay' | 'cart' | 'remnant' | 'under way'
  /** A station; of `delay`, `held`, `remnant` and `under way` the step (the last one); between areas `front -> test`. */
  place: string
  cause?: string
  ticks: number
}

/** The story of one lot. */
export interface LotTrace {
  lot: number
  /** Lots from which it was divided off, the released one first; empty: it was released itself. */
  ancestors: number[]
  /** All that happened to it, in order. */
  records: LogRecord[]
  /**
   * From the release (of its first ancestor; of what was there at the start: from then) until it ended, ticks; null: it is still in the line at the end of
   * the run.
   */
  cycleTime: number | null
  /**
   * What the cycle time went by: the way of the carrier that was last, back through the carriers that filled it to the release. In order of
   * size; their sum is the cycle time. Empty: still in the line.
   */
  parts: CycleTimePart[]
  /** Told only up to a time at which the lot is still in the line. */
  isCut?: true
}
