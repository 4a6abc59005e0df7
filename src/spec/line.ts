/**
 * A line as plain, validated data: what a line file says after reading, defaults and units.
 * Everything after this page of the pipeline is a pure function of (LineSpec, seed, options).
 *
 * Conventions: every duration is in ticks (microseconds, not yet rounded to whole ones: a duration is rounded once, when it is scheduled);
 * every quantity of product is in units (one die, later one device); every share is a number in 0..1. Lists keep the order of the file;
 * everything is referred to by name, never by position, so that adding a station disturbs no random stream.
 */

/** A probability distribution by natural parameters. Of durations the parameters are in ticks. */
export type DistributionSpec =
  | { kind: 'constant'; value: number }
  | { kind: 'uniform'; low: number; high: number }
  | { kind: 'triangular'; low: number; mode: number; high: number }
  | { kind: 'exponential'; mean: number }
  | { kind: 'erlang'; shape: number; mean: number }
  | { kind: 'gamma'; shape: number; scale: number }
  /** Normal(mean, sd) truncated to [low, high]; mean and sd are those before truncation; `high` may be absent (no bound). */
  | { kind: 'truncated-normal'; mean: number; sd: number; low: number; high?: number }
  | { kind: 'lognormal'; mean: number; cv: number }
  | { kind: 'weibull'; shape: number; scale: number }
  | { kind: 'weibull-mean'; shape: number; mean: number }
  | { kind: 'weibull-mean-cv'; mean: number; cv: number }
  | { kind: 'beta'; alpha: number; beta: number; low: number; high: number }
  | { kind: 'hyperexponential'; weights: number[]; means: number[] }
  | { kind: 'discrete'; values: number[]; weights: number[] }
  /** Continuous empirical: linear interpolation between the sorted observations (Law, Simulation Modeling and Analysis, section 6.2.4). */
  | { kind: 'empirical'; values: number[] }

/** What a process time is counted in. `lot` is shared over the lot's carriers in proportion to their units; `batch` is one load of the station. */
export type ProcessBasis = 'unit' | 'strip' | 'wafer' | 'carrier' | 'lot' | 'batch'

export interface ProcessTimeSpec {
  time: DistributionSpec
  per: ProcessBasis
  /** So many units, strips or wafers are worked on at once, in one `time` (strips of a shot, sites of a touchdown); absent: one. */
  atOnce?: number
}

/** What moves: one container of a lot. `lot` is everything at once. */
export type CarrierType = 'wafer' | 'strip' | 'magazine' | 'reel' | 'lot'

/** A lot that comes to a step with less than `below` ticks left gets priority class `priority`, where that is better than its own, and keeps it. */
export interface ExpediteSpec {
  /** What is left: the time to its due date; or its slack, which is that time less the machine time that it still needs. */
  by: 'time-left' | 'slack'
  below: number
  priority: number
}

export interface ProductSpec {
  name: string
  route: string
  /** Setup family; the product's own name where the file says nothing. */
  family: string
  /** Priority class: 0 goes first. */
  priority: number
  /** Units of one released lot. */
  lotUnits: number
  /** Due date of a lot, ticks after its release; absent: none. */
  dueAfter?: number
  /** Lots that run late get another priority class. Absent: they keep theirs. */
  expedite?: ExpediteSpec
  /** What a lot's lateness counts for in rules that weigh it; absent: 1. */
  weight?: number
  /** What setups look at: package, leadframe, program, temperature ... by name. */
  attributes?: Record<string, string>
  packing: PackingSpec
  /** What is paid for a released unit, in the currency of the line. Absent: nothing. */
  purchase?: number
  /** The stock of die that its lots are released from, in units. Absent: there are always enough. */
  dieBank?: StockSpec
}

/** How many units each carrier holds. */
export interface PackingSpec {
  unitsPerWafer: number
  unitsPerStrip: number
  stripsPerMagazine: number
  unitsPerReel: number
}

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

/**
 * Who does a task. The machine waits for them, and has them until it is done. Where a breakdown or a planned stop names nobody, it begins at once.
 */
export interface CrewTaskSpec {
  crew: string
  /** The lowest skill that can do it; absent: the lowest of the crew. */
  skill?: string
  /** So many people, or a part of one; absent: 1. */
  people?: number
}

export interface FailureSpec extends Partial<CrewTaskSpec> {
  name: string
  /** Clock reading between the end of a repair and the next failure: ticks; of the clocks `units` and `cycles` counts. */
  every: DistributionSpec
  /**
   * `productive`: runs only while processing (operation-dependent). `up`: runs whenever the machine is up, idle too (time-dependent). `units`, `cycles`:
   * counts the units or loads worked on, evenly over the work on a load. `calendar`: always runs; what strikes while the machine is down or changes
   * over strikes after that.
   */
  clock: 'productive' | 'up' | 'units' | 'cycles' | 'calendar'
  repair: DistributionSpec
  /** The load in hand after the repair goes on (absent: `resume`), is scrapped when the failure strikes, or is worked on again from the start. */
  work?: 'resume' | 'lose' | 'rework'
  /** Time after the repair until the machine works again, down as well. */
  warmUp?: DistributionSpec
}

export interface AssistSpec {
  name: string
  /** Mean productive time between assists, ticks (exponential). */
  mtba: number
  time: DistributionSpec
}

export type PlannedStopSpec = Partial<CrewTaskSpec> & {
  name: string
  lasts: DistributionSpec
  /** Within this last share of its interval the stop is done early where the machine is idle, or down anyway; the grid stays. 0..1. */
  opportunistic?: number
  /** It begins only from `from` to `to` of every `of` ticks, counted from the start of the run; `from` after `to` goes over the end of the cycle. */
  window?: { from: number; to: number; of: number }
} & (
    | {
        clock: 'calendar' /** ticks */
        every: number /** First due, ticks from the start; absent: spread over machines and stops, see docs. */
        first?: number
      }
    | {
        /** Units through the machine, or productive time. */
        clock: 'units' | 'productive'
        /** units, or productive ticks */
        every: number
        /** `inLoad` (absent): its time is added to the load in which it falls due. `betweenLoads`: it begins when that load has left. */
        when?: 'inLoad' | 'betweenLoads'
      }
  )

/** People who run, repair and maintain machines. */
export interface CrewSpec {
  name: string
  /** How many there are, of all skills, in the largest shift. */
  size: number
  /** By skill, the lowest first; absent: `size` people who can do all tasks. */
  skills?: SkillSpec[]
  /** How many there are in a shift, by its name, where that differs. Of a crew without skills. */
  sizeIn?: Record<string, number>
  /** When they are there; absent: always. */
  calendar?: string
  /** Share who stay away, drawn for each person and shift. */
  absence?: number
  /** Of a person and hour that they are there, in the currency of the line. Absent: nothing. */
  wage?: number
  /** From the call until they are there. */
  response?: DistributionSpec
  /** A new crew: its speed at the start of the run, and the ticks in which what is missing to 1 halves. */
  learning?: { speed: number; halfEvery: number }
}

export interface SkillSpec {
  name: string
  size: number
  sizeIn?: Record<string, number>
  /** Relative to the times of the file, 0..1. */
  speed: number
}

/** Whom a machine waits for; what nobody is named for goes by itself. */
export interface OperatorsSpec {
  /** For the time of `load`, `firstPiece` and `unload`. */
  load?: CrewTaskSpec
  inspect?: CrewTaskSpec
  unload?: CrewTaskSpec
  /** While the machine works on the process itself. */
  attend?: CrewTaskSpec
  /** For the time of a setup. */
  setup?: CrewTaskSpec
  /** For the time of each assist. */
  assist?: CrewTaskSpec
}

/** Tools that machines need: `count` of them, alike. */
export interface KitSpec {
  name: string
  /** What stations ask for. */
  type: string
  count: number
  /** What they fit: work that has one of the values of each; absent: everything. */
  fits?: { by: 'product' | 'family' | { attribute: string }; values: string[] }[]
  /** Setup time where one isn't on the machine; absent: none. */
  mount?: DistributionSpec
  services: KitServiceSpec[]
}

export interface KitServiceSpec {
  name: string
  /** Shots: cycles of the process. */
  clock: 'shots' | 'units' | 'productive'
  /** Use since the last one: shots, units or productive ticks. Kit i of n has gone through (n - i - 1/2) / n of it at the start, i from 0. */
  every: number
  lasts: DistributionSpec
}

/** What is paid for in general. Amounts of money are in `currency`, here and everywhere in the line. */
export interface MoneySpec {
  currency: string
  /** A year, on what is not paid yet. */
  interest: number
  /** Of a kWh; 0 where the file gives none. */
  energyPrice: number
  /** kg of carbon dioxide of a kWh; absent: not counted. */
  carbon?: number
  /** kWh of the plant for each kWh of its machines. */
  plantFactor: number
  /** Of a m2 and year of 365 days. */
  spacePrice: number
  /** Of a day of 24 h. */
  overhead: number
}

export interface MaterialSpec {
  name: string
  /** Of one `measure`; 0 where the file gives none. */
  price: number
  measure: 'kg' | 'm' | 'L' | 'piece'
  /** In `measure`. Absent: there is always enough. */
  stock?: StockSpec
}

/** What is kept of something, and how it is filled up again. Amounts are in the measure of the material; of a die bank in units. */
export interface StockSpec {
  initial: number
  supply:
    | {
        kind: 'reorder'
        /** When stock and open orders together are at this amount or below, it is ordered. */
        reorderAt: number
        /** So much, or as many times that as it takes to come above `reorderAt`; or as much as is missing to `upTo`. */
        order: { quantity: number } | { upTo: number }
        /** From the order to the delivery; drawn for each order. */
        leadTime: DistributionSpec
        /** Ticks between two looks at the stock, the first at the start; absent: after every withdrawal. */
        review?: number
      }
    | {
        kind: 'deliveries'
        /** Ticks, ascending; or an interval, the first delivery being due after the first one. */
        due: { times: number[] } | { every: DistributionSpec }
        amount: number
        /** How much later each comes; absent: when it is due. */
        delay?: DistributionSpec
      }
}

export interface CalendarSpec {
  name: string
  /** The pattern repeats after this many ticks. */
  cycle: number
  /**
   * Scheduled intervals within a cycle, [from, to) in ticks, ascending, not overlapping. Of a local clock they may end in the next cycle. `shift`: its
   * name; `resumes`: the same shift goes on after a break.
   */
  on: { from: number; to: number; shift?: string; resumes?: true }[]
  /** Absent: cycles follow one another on the clock of the run, from tick 0. */
  local?: LocalClockSpec
}

/** Cycles on the clock on the wall of the plant, which may change over to summer time. Intervals that touch are one. */
export interface LocalClockSpec {
  timeZone: string
  /** Tick 0, ticks since 1970-01-01 00:00 UTC. */
  start: number
  /** When a cycle begins, ticks since 1970-01-01 00:00 on the local clock. */
  origin: number
  /** Not scheduled after all (holidays): [from, to) in ticks of the local clock as `origin`, ascending, not overlapping. */
  off: { from: number; to: number }[]
}

/** The date of tick 0. */
export interface StartSpec {
  /** Ticks since 1970-01-01 00:00 UTC. */
  utc: number
  timeZone: string
}

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

/** Something of the line that changes while it runs; times in ticks from the start. */
export type DatedChangeSpec =
  /** Machines of a station (absent: of all) stand from `from` until `to`; `machines`: the first so many, or by name; absent: all. */
  | { kind: 'outage'; from: number; to: number; station?: string; machines?: number | string[]; state: 'scheduled' | 'unscheduled' }
  /** From now on only the first so many machines of a station are in use. */
  | { kind: 'machines'; at: number; station: string; machines: number }
  | { kind: 'yield'; at: number; route: string; step: string; yield: number }
  /** Of a release by interval; what is left of the interval under way is stretched in proportion to the means. */
  | { kind: 'interval'; at: number; release: string; every: DistributionSpec }
  | { kind: 'conwip'; at: number; release: string; lots: number }
  /** Of each pool of a WIP limit. */
  | { kind: 'wipLimit'; at: number; limit: string; most: number }
  /** Of a crew without skills: from now on so many people. */
  | { kind: 'crew'; at: number; crew: string; size: number }
  /**
   * Priority class of the lots of a product from now on, those in the line included, or of the lots that a source releases from now on. Null, of a source:
   * as their products say.
   */
  | { kind: 'priority'; at: number; of: 'product' | 'release'; name: string; priority: number | null }
  /** From now on only the first so many carts of this name are in use. */
  | { kind: 'carts'; at: number; carts: string; count: number }
  /** Lead time of what is ordered, or delay of what falls due, from now on. */
  | ({ kind: 'leadTime'; at: number; leadTime: DistributionSpec } & StockRef)
  /** Closed: nothing is delivered; what comes meanwhile is when they open again. */
  | ({ kind: 'deliveries'; at: number; are: 'open' | 'closed' } & StockRef)

/** Whose stock: that of a material, or the die bank of a product. */
export interface StockRef {
  of: 'material' | 'product'
  name: string
}

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

export interface RunSpec {
  /** Ticks; where it is chosen, the longest that it may be, which is the horizon. */
  warmUp: number
  /** The warm-up is chosen from what the line does. Absent: it is as given. */
  choosesWarmUp?: true
  /** Length of the measured window after the warm-up, ticks. */
  horizon: number
  replications: number
  seed: number
  /** Asks for the linearity of daily output: a day is even within this share of the mean day. Absent: not asked for. */
  linearity?: number
  /** Asks for the output by shift of the calendar with this name, which has shifts. Absent: not asked for. */
  outputBy?: string
  /** Asks for the numbers of each priority class. Absent or false: not asked for. */
  byPriority?: boolean
}

export interface LineSpec {
  format: 'tollway/1'
  name: string
  title: string
  /** Printed under every view of the line, e.g. that it is illustrative. */
  notice?: string
  run: RunSpec
  products: ProductSpec[]
  routes: RouteSpec[]
  stations: StationSpec[]
  calendars: CalendarSpec[]
  /** Absent: the run has no dates. */
  start?: StartSpec
  /** In the order of time. */
  changes?: DatedChangeSpec[]
  /** Absent: none. */
  crews?: CrewSpec[]
  /** Absent: none. */
  kits?: KitSpec[]
  /** Absent: nothing is said of money, and costs are not counted. */
  money?: MoneySpec
  /** Absent: none. */
  materials?: MaterialSpec[]
  /** Absent: carriers move in no time, but for the delays of their steps. */
  transport?: TransportSpec
  release: ReleaseSpec[]
  /** Absent: none. */
  wipLimits?: WipLimitSpec[]
  /** What is in the line at the start. Absent: nothing. */
  wip?: WipLotSpec[]
}
