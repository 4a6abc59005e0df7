/** A line made ready to run: names resolved to numbers, distributions to samplers, carriers to sizes. Built by `compile`, never changed afterwards. */
import type { Binomial, Sampler, Ticks } from '../engine/index.ts'
import type {
  BatchSpec,
  CalendarSpec,
  ConveyorSpec,
  CrewSpec,
  DispatchCriterionSpec,
  KitSpec,
  LineSpec,
  ProcessBasis,
  ProductSpec,
  ReleaseSpec,
  RemnantSpec,
  SkillSpec,
  StationSpec,
  StepSpec,
} from '../spec/line.ts'
import type { CompiledLimits } from './compiled-limits.ts'
import type { CompiledStock } from './compiled-stocks.ts'
import type { CompiledTransport } from './compiled-transport.ts'
import type { CompiledWipLimits } from './compiled-wip-limits.ts'
import type { Duties } from './duties.ts'
import type { HandlingTimes } from './handling-times.ts'
import type { ReleasedLot } from './released-lots.ts'
import type { RetestTime } from './retest-times.ts'
import type { SetupTable, Work } from './setups.ts'
import type { StepQuality } from './step-quality.ts'

export interface CompiledLine {
  spec: LineSpec
  products: CompiledProduct[]
  /** Steps of all products, each product's in route order and side by side. */
  steps: CompiledStep[]
  /** Of a station to whose machines others are linked, one for each of its cells, side by side. */
  stations: CompiledStation[]
  /** The stations as the file has them, for books and results: the same list where no machines are linked. */
  asWritten: CompiledStation[]
  sources: CompiledSource[]
  calendars: CalendarSpec[]
  crews: CompiledCrew[]
  kits: CompiledKit[]
  /** Null: no queue-time limits. */
  limits: CompiledLimits | null
  /** Of materials and of die; none: there is always enough. */
  stocks: CompiledStock[]
  /** Null: carriers move in no time. */
  transport: CompiledTransport | null
  /** Null: no WIP limits. */
  wipLimits: CompiledWipLimits | null
  /** Machines of all stations, each station's side by side. */
  machines: number
  /** Distinct priorities, best first; a priority class is an index into it. */
  priorities: number[]
  /** Most segments that a route has. */
  segments: number
}

export interface CompiledCrew {
  spec: CrewSpec
  /** Its skills, the lowest first; one where the file names none. */
  skills: Omit<SkillSpec, 'name'>[]
  /** Skills of the crews before it. */
  firstSkill: number
  /** Index of the calendar; -1: always there. */
  calendar: number
}

export interface CompiledProduct {
  index: number
  name: string
  spec: ProductSpec
  firstStep: number
}

export interface CompiledStep {
  index: number
  name: string
  product: number
  /** Index of the step itself, where this is the step at one of its other stations; else its own. */
  home: number
  /** Index of the station; -1: a pure delay. */
  station: number
  /** All stations where the step may be done; none: a pure delay. */
  stations: readonly number[]
  /** The step at each of them, itself first; null: there is only one, or this is one of them. */
  alternatives: readonly CompiledStep[] | null
  choose: NonNullable<StepSpec['choose']>
  /** Most units that a carrier holds here; Infinity: the whole lot. */
  carrierUnits: number
  /** Most units that a lot has here: as released, or as last divided. */
  lotUnits: number
  unitsPerStrip: number
  processTime: ProcessTime
  /** How many units fail at the end of the step, where `quality` does not say more; null: none ever. */
  loss: Binomial | null
  /** It works on bad-marked positions too. */
  countsPositions: boolean
  /** What else decides about good and bad; null: nothing. */
  quality: StepQuality | null
  /** Duration between the end of this step and the arrival at the next; null: none. */
  delayAfter: Sampler | null
  /** The step below; -1: out of the line. */
  nextStep: number
  /** By chance instead; null: always `nextStep`. */
  branch: { to: number; upTo: number }[] | null
  /** Steps between two changes of carrier form a segment; counted from 0 along the route. */
  segment: number
  /** Units of the new lots that are divided off on arrival here; 0: none. */
  newLotUnits: number
  /** Into which units are sorted at its end; null: they are not. */
  bins: CompiledBins | null
  /** What becomes of the units of a lot that fill no carrier here; null: they go on. Of the first step of a segment. */
  remnants: RemnantRule | null
  /** How many machines may work on a lot; null: any number. */
  lotMachines: LotMachineRule | null
  /** Which of the station's kinds of waiting carriers it is. */
  waitingKind: number
  /** So many kinds it stands for, this one and those behind it: see `StationKinds`. */
  variants: number
  /** This step and those below it on the route, without what chance adds or skips. */
  remaining: number[]
  /** Place name of its random draws. */
  place: string
}

export interface CompiledBins {
  /** Number of the first of them among all bins of the line. */
  first: number
  /** The rest of the good units, then their bins; the same of the lost ones. */
  names: string[]
  /** Of the units of a kind that are in none of the bins before, how many are in each. */
  good: Binomial[]
  failed: Binomial[]
}

export interface RemnantRule {
  /** Counts the steps of the line that have one, from 0. */
  index: number
  spec: RemnantSpec
}

export interface LotMachineRule {
  /** Counts the steps of a product that have a rule, from 0. */
  slot: number
  /** At most so many at the same time. */
  most: number
  /** The one machine is kept for the lot until all its carriers are through. */
  keeps: boolean
}

export interface ProcessTime {
  sampler: Sampler
  per: ProcessBasis
  /** Units per strip, wafer or lot, where `per` says so. */
  unitsPer: number
  /** So many of what `per` says are worked on at once; never below 1. */
  atOnce: number
  /** Mean ticks of load and unload for a carrier, which no draw of `sampler` holds. */
  handling: Ticks
  /** Machine speed relative to nameplate that leaves room for the unmodelled loss; durations are divided by it. */
  speed: number
  /** Of units that fail; null: they are not tested again. */
  retest: RetestTime | null
}

export interface CompiledStation {
  /** Of a station as written that has cells: the first of them. */
  index: number
  name: string
  /** Of a cell: as if the station had no other machines. */
  spec: StationSpec
  firstMachine: number
  machines: number
  /** Index of the station as written. */
  written: number
  /** Which of its machines these are, from 0. */
  numbers: readonly number[]
  /** Spaces for waiting carriers; Infinity where there is no limit, 0 where room is counted in units. */
  spaces: number
  /** Room for units in waiting carriers; Infinity where it is not counted so. */
  unitRoom: number
  batch: BatchSpec | null
  /** Machine time of each batch on top of its process time; null: none. */
  ramp: Sampler | null
  /** Machine time around the process; null: none. */
  handling: HandlingTimes | null
  /** Null: a machine finishes a carrier before it takes the next. */
  conveyor: ConveyorSpec | null
  setup: SetupTable | null
  /** Whom its machines wait for; null: nobody. */
  duties: Duties | null
  /** Null: they need none. */
  tooling: Tooling | null
  dispatch: readonly DispatchCriterionSpec[]
  /** Kinds of carriers that wait here, told apart by what machines are set up for or may do. */
  kinds: { setupKey: number }[]
  kindOf(work: Work): number
  variantsOf(work: Work): number
  /** qualified[machine][kind]: may the machine (counted from the station's first) do it? null: every machine does everything. */
  qualified: boolean[][] | null
  /** Speed of each machine relative to the station's process times; null: all 1. */
  speeds: number[] | null
  /** Index of the calendar; -1: always on. */
  calendar: number
}

/** Kits of one name. */
export interface CompiledKit {
  spec: KitSpec
  /** Number of the first of them among all kits. */
  first: number
  /** null: it takes no time. */
  mount: Sampler | null
}

/** What a station's machines need for a load: a kit for each slot. */
export interface Tooling {
  types: readonly string[]
  /** fits[kind][slot]: names of the kits that fit, by index. */
  fits: number[][][]
}

export interface CompiledSource {
  index: number
  name: string
  /** The kinds of lots that it releases in shares, or its orders. */
  lots: ReleasedLot[]
  byChance: boolean
  isOrders: boolean
  policy: ReleaseSpec['policy']
}

/** What finds no room before a step is lost; false: it waits, for room at one of its stations at least. */
export function losesWhenFull({ stations }: CompiledStep, line: CompiledLine): boolean {
  return stations.every((station) => line.stations[station]!.spec.buffer?.whenFull === 'lose')
}
