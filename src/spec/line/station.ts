/** Machines: how they take, load and set up, and whom they hand to. */
import type { DistributionSpec, ProcessTimeSpec } from './distribution.ts'
import type { OperatorsSpec } from './people.ts'
import type { AssistSpec, FailureSpec, PlannedStopSpec } from './stops.ts'

export interface StationSpec {
  name: string
  area: string
  machines: number
  /** Its machines by name, as many as `machines`; absent: all alike. */
  machineList?: MachineSpec[]
  /** Its machines hand their carriers only to certain machines of another station. Absent: to any. */
  linkedTo?: LinkSpec
  /** Nameplate process time for steps that give none. */
  processTime?: ProcessTimeSpec
  /** Share of speed lost to causes that the file doesn't model, 0..1 (always an estimate). See docs: planning efficiency = explicit availability x (1 - this). */
  unmodelledLoss: number
  /** Room for waiting carriers, counted in them or in their units, one of the two; absent: no limit. */
  buffer?: { carriers?: number; units?: number; whenFull: 'block' | 'lose' }
  /** Its machines begin only when there is room at the next step, and have it kept. Absent: they hold finished work until there is. */
  blocking?: 'before'
  batch?: BatchSpec
  /** Machine time for putting each carrier in and for taking it out, on top of its process time. */
  load?: DistributionSpec
  unload?: DistributionSpec
  /** Machine time until the first piece comes (soak, pipeline, first-piece check), with every carrier that is of another lot than the machine's last. */
  firstPiece?: DistributionSpec
  /** In-line machines: the process time is the pitch, the time in which a carrier enters. Absent: a machine finishes a carrier before it takes the next. */
  conveyor?: ConveyorSpec
  setup?: SetupSpec
  /** Random breakdowns. */
  failures: FailureSpec[]
  /** Short stops (jams, assists), exponential in productive time. */
  assists: AssistSpec[]
  /** Stops planned by the calendar or by count. */
  plannedStops: PlannedStopSpec[]
  /** Absent: its machines wait for nobody but repairs. */
  operators?: OperatorsSpec
  /** Where its machines stand in the waiting list of a crew: lower goes first, then who came first. Absent: 0. */
  repairPriority?: number
  /** Types of kits that a load needs, one of each; absent: none. */
  tooling?: string[]
  /** What a machine costs and draws; absent: nothing. */
  cost?: MachineCostSpec
  calendar?: string
  /** At the end of a shift: stop work and resume it at the next shift, or finish the carrier in work first. */
  atShiftEnd: 'pause' | 'finish'
  dispatch: DispatchSpec
}

/**
 * Which waiting carrier goes next: criteria in order, the next one deciding where the one before ties; in the end first come first served.
 * `fifo` and `priority` alone are the short forms of no criterion and of [priority].
 */
export type DispatchSpec = 'fifo' | 'priority' | DispatchCriterionSpec[]

export type DispatchCriterionSpec =
  | {
      rule:
        | 'fifo'
        | 'lifo'
        | 'priority'
        | 'shortest'
        | 'longest'
        | 'due-date'
        | 'operation-due-date'
        | 'critical-ratio'
        | 'slack'
        /** The least time left to a queue-time limit. */
        | 'queue-time'
        | 'random'
    }
  /** What the machine is set up for first; a carrier that has waited `guard` ticks goes before, whatever the machine is set up for. */
  | { rule: 'same-setup'; guard?: number }
  /**
   * Apparent tardiness cost (Vepsalainen and Morton 1987): weight / time x exp(-slack / (lookAhead x mean time of what waits)); with `setup` also
   * x exp(-setup time to it / (setup x mean setup time)) (ATCS: Lee, Bhaskaran and Pinedo 1997).
   */
  | { rule: 'apparent-tardiness'; lookAhead: number; setup?: number }
  /**
   * Keeps a bottleneck from starving: while less than `below` ticks of work a machine wait at `station`, what gets there soonest goes first and what does
   * not go there last; else all tie (in the spirit of Glassey and Resende 1988).
   */
  | { rule: 'feed'; station: string; below: number }
  /** A rule of the user's own, from an extension: `x:` and its name. */
  | { rule: 'own'; name: string }

export interface BatchSpec {
  /** What sizes are counted in. */
  per: 'carrier' | 'strip' | 'unit' | 'lot'
  min: number
  max: number
  /** A smaller load starts when its oldest carrier has waited this long, ticks; absent: never. */
  maxWait?: number
  /** What may share a load: carriers of one setup family, of one product, or at one step of a route; absent: `any`. */
  mix?: 'any' | 'family' | 'product' | 'step'
  /** Heating up and cooling down: machine time of each load on top of its process time. */
  ramp?: DistributionSpec
}

export interface MachineCostSpec {
  /** Of one machine: its price, and the ticks in which it is paid for. Absent: it costs nothing. */
  capital?: { price: number; life: number }
  /** m2 */
  space: number
  /** kW by what it does: `down` is failures, assists and planned stops, `standby` also blocked and waiting, `off` outside shifts. */
  power: { productive: number; standby: number; setup: number; down: number; off: number }
}

/** A belt: carriers follow one another through the machine, and stand inside while it stands. */
export interface ConveyorSpec {
  /** Ticks from when the last piece of a carrier has entered until it leaves. */
  residence: number
}

/** Changing a machine over. The times of `changes` that apply are added up; nothing is changed over where none applies. */
export interface SetupSpec {
  changes: SetupChangeSpec[]
  /** What the machines are set up for at the start: a product. Absent: for whatever comes first. */
  initial?: string
  /** A machine that has been idle for more than `after` ticks is set up anew (heated, checked) before it works again. */
  afterIdle?: { after: number; time: DistributionSpec }
  /**
   * After a changeover a machine keeps to what it is set up for until so many loads (or productive ticks) are done, as long as such work waits that it may
   * do. Absent: the dispatch rules alone decide.
   */
  campaign?: { per: 'load' | 'productive'; atLeast: number }
}

export interface SetupChangeSpec {
  /** What is compared between what the machine did last and what comes: the product, its family, or one of its attributes. */
  by: 'product' | 'family' | { attribute: string }
  time: DistributionSpec
  /** Times of single changes, which go before `time`; the first that fits counts. null: any value. */
  matrix?: { from: string | null; to: string | null; time: DistributionSpec }[]
}

/**
 * A fixed line of machines: what a machine has finished goes to the machines that it is linked to and to no others, where the route goes on at their station.
 * Machines that are linked to share waiting line and room with the machines that the same ones are linked to; no machine is in two such cells.
 */
export interface LinkSpec {
  station: string
  /**
   * By name, or by number from 1 where machines have no names; machines that are not listed are not linked. Absent: in order, in as many cells as the
   * station with fewer machines has, as evenly as it goes.
   */
  machines?: { name: string; to: string[] }[]
}

/** A machine with a name, where they differ. */
export interface MachineSpec {
  name: string
  /** Relative to the station's process times: 0.8 takes 1.25 times as long. */
  speed: number
  /** Products that it may work on; absent: all. */
  products?: string[]
}
