/**
 * All that a replication counts, as columns of two ledgers: scalars (counts, time integrals, state times) and histograms of durations.
 * Offsets say where each block begins; the parts of the floor add to `scalars.totals[...]` directly.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import { STATES } from './equipment-state.ts'
import { BUCKETS } from './histogram.ts'
import { Ledger } from './ledger.ts'

/** Columns of the whole line. */
export const Line = {
  lotsReleased: 0,
  unitsReleased: 1,
  lotsFinished: 2,
  unitsGood: 3,
  unitsScrapped: 4,
  /** Units of lots turned away by a full first buffer; they never were in the line. */
  unitsLost: 5,
  lotsLost: 6,
  /** Integral of lots in the line, lot-ticks. */
  lotArea: 7,
  /** Integral of units in the line, unit-ticks. */
  unitArea: 8,
  /** Sum of the time in the line of every lot that has ended, ticks (its own time: a new lot begins when it is divided off). */
  lotSojourn: 9,
  /** Lots that have ended, divided and scrapped ones included. */
  lotsEnded: 10,
  /** In the line at the start. */
  lotsAtStart: 11,
  unitsAtStart: 12,
} as const
const LINE_COLUMNS = 13

/** Columns of each product. */
export const PerProduct = { unitsReleased: 0, unitsGood: 1, lotsFinished: 2, /** ticks */ cycleTimeSum: 3, unitsScrapped: 4 } as const
const PRODUCT_COLUMNS = 5

/** Columns of each station. */
export const PerStation = {
  /** Integral of waiting carriers, carrier-ticks. */
  queueArea: 0,
  /** ticks */
  waitSum: 1,
  carriersStarted: 2,
  unitsDone: 3,
  /** Machine loads: one carrier, or one batch. */
  loads: 4,
  /** Productive ticks of the finished loads. */
  loadWork: 5,
  /** Productive ticks that the same carriers would have taken in full batches. */
  fullBatchWork: 6,
  setups: 7,
  /** Integral of idle machines while carriers wait for a batch to fill, machine-ticks. */
  formingArea: 8,
  failures: 9,
  /** Integral of idle machines that wait for kits only, machine-ticks. */
  waitsForKitArea: 10,
  /** Integral of carriers that wait until a machine is done with another of their lot, carrier-ticks. */
  asideArea: 11,
  /** Integral of idle machines that are kept for a lot, machine-ticks. */
  keptArea: 12,
  /** Integral of idle machines that wait for material only, machine-ticks. */
  waitsForMaterialArea: 13,
} as const
const STATION_COLUMNS = 14

/** Columns of each crew. */
export const PerCrew = {
  /** Integral of members at work, member-ticks. */
  busyArea: 0,
  /** Waits of the machines that got someone, ticks, and how many did. */
  waitSum: 1,
  served: 2,
  /** Integral of members who are there, member-ticks. */
  presentArea: 3,
} as const
const CREW_COLUMNS = 4

/** Columns of each name of kits. */
export const PerKit = {
  /** Integral of kits that loads hold, kit-ticks. */
  useArea: 0,
  /** Integral of kits in service, kit-ticks. */
  serviceArea: 1,
  mounts: 2,
} as const
const KIT_COLUMNS = 3

/** Columns of each queue-time limit. */
export const PerLimit = {
  /** Carriers whose clock has stopped because the second step began, or at the limit; and those at their limit or later. */
  carriers: 0,
  reached: 1,
  /** Units scrapped by it. */
  unitsScrapped: 2,
  /** Time in which its gate was closed while work waited before it, ticks. */
  heldBack: 3,
} as const
const LIMIT_COLUMNS = 4

/** Columns of each step, of lines whose steps are counted. */
export const PerStep = {
  /** What has started it, and the strips and wafers begun in these carriers. */
  units: 0,
  carriers: 1,
  strips: 2,
  wafers: 3,
  /** Units scrapped in it, at its end, or on the way to the next. */
  unitsLost: 4,
  /** Units that failed at the first try, and units that were tested again. */
  unitsFailed: 5,
  unitsRetested: 6,
  /** Carriers that rework or inspection looked at, and those of them that failed. */
  carriersChecked: 7,
  carriersFailed: 8,
  /** Units in carriers that an inspection passed, and defective ones among them. */
  unitsInspected: 9,
  unitsEscaped: 10,
  /** Units worked on: those that have started it, and bad-marked positions where it counts them. */
  unitsServed: 11,
} as const
const STEP_COLUMNS = 12

/** Columns of each reason of holds. */
export const PerHold = {
  /** Integral of carriers that are held, carrier-ticks. */
  area: 0,
  /** Lots held, each once, whatever the number of its carriers. */
  lots: 1,
  /** Carriers released, and how long they were held, ticks. */
  released: 2,
  timeSum: 3,
} as const
const HOLD_COLUMNS = 4

/** Columns of each product and each priority class, of lines with due dates. Of lots that had one. */
export const PerDelivery = {
  lots: 0,
  lotsOnTime: 1,
  /** Ticks after the due date, of late lots, and before it, of the others. */
  lateSum: 2,
  earlySum: 3,
  /** Good units that left. */
  units: 4,
  unitsOnTime: 5,
} as const
const DELIVERY_COLUMNS = 6

/** Columns of transport as a whole, of lines with it. */
export const PerTransport = {
  /** Integral of carriers that wait for a cart or are under way between areas, carrier-ticks. */
  underWayArea: 0,
} as const
const TRANSPORT_COLUMNS = 1

/** Columns of each kind of carts. */
export const PerCarts = {
  /** Integrals of carts that are at work, that come empty (part of it), and that are there, cart-ticks. */
  busyArea: 0,
  emptyArea: 1,
  thereArea: 2,
  /** Ticks that carriers waited until they left, and how many did. */
  waitSum: 3,
  carriers: 4,
  /** Ways that carts went with carriers. */
  moves: 5,
} as const
const CARTS_COLUMNS = 6

/** Columns of each stock: of a material, or of the die of a product. */
export const PerStock = {
  /** Integrals of what is there, and of what is ordered and not yet there, in the measure of the stock times ticks. */
  stockArea: 0,
  orderArea: 1,
  orders: 2,
  /** Grains: whole numbers, so that these are exact. */
  delivered: 3,
  used: 4,
  /** How often somebody began to wait for it, and the time in which somebody did, ticks. */
  shortages: 5,
  shortTime: 6,
  /** Of die: lots released, and the integral of lots that wait for it, lot-ticks. */
  lots: 7,
  waitArea: 8,
} as const
const STOCK_COLUMNS = 9

/** Columns of each pool of a WIP limit. */
export const PerPool = {
  /** Integral of what it holds, in what its limit counts times ticks. */
  area: 0,
  /** Time in which it was full while work waited for a card of it, ticks. */
  heldBack: 1,
} as const
const POOL_COLUMNS = 2

/** Columns of each step that says what becomes of remnants. */
export const PerRemnant = {
  /** Carriers filled, and those that are not full. */
  carriers: 0,
  partFull: 1,
  /** Remnants kept, those that wait no longer, and those of them that another lot took. */
  kept: 2,
  left: 3,
  joined: 4,
  /** Integral of units kept, unit-ticks, and time that remnants were kept, ticks. */
  area: 5,
  waitSum: 6,
  unitsScrapped: 7,
} as const
const REMNANT_COLUMNS = 8

/** Columns of each priority class, of lines that ask for them. */
export const PerClass = { unitsGood: 0, lotsFinished: 1, /** ticks */ cycleTimeSum: 2 } as const
const CLASS_COLUMNS = 3

/** Column of lots that have been expedited, of lines with products whose lots can be. */
const EXPEDITED_COLUMNS = 1

const SCALAR_BYTES = 16 * 1024 * 1024
const HISTOGRAM_BYTES = 8 * 1024 * 1024

/** The state of all totals at one time. */
export interface Cut {
  /** What chance has brought, see `Luck`; absent: nobody asks. */
  luck?: Float64Array
  time: Ticks
  scalars: Float64Array
  histograms: Float64Array
}

/** Where each block of columns begins. */
export class Layout {
  readonly scalars: number
  readonly histograms: number
  private readonly products: number
  private readonly stations: number
  private readonly machines: number
  private readonly crews: number
  private readonly kits: number
  private readonly steps: number
  private readonly deliveries: number
  private readonly holds: number
  private readonly limits: number
  private readonly stocks: number
  private readonly pools: number
  private readonly remnants: number
  private readonly bins: number
  private readonly classes: number
  private readonly expedites: boolean
  /** By station of the floor, its cells one by one, the station as written; null: none has cells. */
  private readonly writtenOf: Int32Array | null

  /** @param carts kinds of carts; -1: the line has no transport */
  constructor(
    products: number,
    stations: number,
    machines: number,
    crews = 0,
    kits = 0,
    steps = 0,
    deliveries = 0,
    holds = 0,
    limits = 0,
    carts = -1,
    stocks = 0,
    pools = 0,
    remnants = 0,
    bins = 0,
    classes = 0,
    expedites = false,
    writtenOf: Int32Array | null = null,
  ) {
    this.products = products
    this.stations = stations
    this.machines = machines
    this.crews = crews
    this.kits = kits
    this.steps = steps
    this.deliveries = deliveries
    this.holds = holds
    this.limits = limits
    this.stocks = stocks
    this.pools = pools
    this.remnants = remnants
    this.bins = bins
    this.classes = classes
    this.expedites = expedites
    this.writtenOf = writtenOf
    this.scalars = carts === -1 ? this.ofTransport : this.ofCarts(carts)
    this.histograms = this.classTimesOf(classes)
  }

  /** First column of transport as a whole in a row of scalars; only of lines with it. */
  get ofTransport(): number {
    return this.ofStock(this.stocks)
  }

  /** First column of kind `kind` of carts in a row of scalars. */
  ofCarts(kind: number): number {
    return this.ofTransport + TRANSPORT_COLUMNS + kind * CARTS_COLUMNS
  }

  /** First column of product `product` in a row of scalars. */
  ofProduct(product: number): number {
    return LINE_COLUMNS + product * PRODUCT_COLUMNS
  }

  /** First column of station `station`, which all its cells share, in a row of scalars. */
  ofStation(station: number): number {
    return this.ofWritten(this.writtenOf === null ? station : this.writtenOf[station]!)
  }

  /** First column of the state times of machine `machine` in a row of scalars. */
  ofMachine(machine: number): number {
    return this.ofWritten(this.stations) + machine * STATES
  }

  /** First column of crew `crew` in a row of scalars. */
  ofCrew(crew: number): number {
    return this.ofMachine(this.machines) + crew * CREW_COLUMNS
  }

  /** First column of name `kit` of kits in a row of scalars. */
  ofKit(kit: number): number {
    return this.ofCrew(this.crews) + kit * KIT_COLUMNS
  }

  /** First column of step `step` in a row of scalars; only of lines whose steps are counted. */
  ofStep(step: number): number {
    return this.ofKit(this.kits) + step * STEP_COLUMNS
  }

  /** First column of the deliveries of product `group`, or of priority class `group` - products; only of lines with due dates. */
  ofDelivery(group: number): number {
    return this.ofStep(this.steps) + group * DELIVERY_COLUMNS
  }

  /** First column of the `reason`-th reason of holds in a row of scalars. */
  ofHold(reason: number): number {
    return this.ofDelivery(this.deliveries) + reason * HOLD_COLUMNS
  }

  /** First bucket of the lateness (0: on time) of the same lots in a row of histograms. */
  latenessOf(group: number): number {
    return this.waitsOfWritten(this.stations) + group * BUCKETS
  }

  /** First column of queue-time limit `limit` in a row of scalars. */
  ofLimit(limit: number): number {
    return this.ofHold(this.holds) + limit * LIMIT_COLUMNS
  }

  /** First column of stock `stock` in a row of scalars. */
  ofStock(stock: number): number {
    return this.ofPool(this.pools) + stock * STOCK_COLUMNS
  }

  /** First column of pool `pool` of the WIP limits in a row of scalars. */
  ofPool(pool: number): number {
    return this.ofExpedited + (this.expedites ? EXPEDITED_COLUMNS : 0) + pool * POOL_COLUMNS
  }

  /** Column of the lots that have been expedited, in a row of scalars; only of lines in which that can be. */
  get ofExpedited(): number {
    return this.ofClass(this.classes)
  }

  /** First column of priority class `index` in a row of scalars; only of lines that ask for classes. */
  ofClass(index: number): number {
    return this.ofBin(this.bins) + index * CLASS_COLUMNS
  }

  /** Units that went into bin `bin`, in a row of scalars. */
  ofBin(bin: number): number {
    return this.ofRemnant(this.remnants) + bin
  }

  /** First column of the `index`-th step that says what becomes of remnants in a row of scalars. */
  ofRemnant(index: number): number {
    return this.ofLimit(this.limits) + index * REMNANT_COLUMNS
  }

  /** First bucket of the lot cycle times of product `product` in a row of histograms. */
  cycleTimesOf(product: number): number {
    return product * BUCKETS
  }

  /** First bucket of the queue waits of station `station` in a row of histograms. */
  waitsOf(station: number): number {
    return this.waitsOfWritten(this.writtenOf === null ? station : this.writtenOf[station]!)
  }

  /** First bucket of the times between the two steps of queue-time limit `limit` in a row of histograms. */
  limitTimesOf(limit: number): number {
    return this.latenessOf(this.deliveries) + limit * BUCKETS
  }

  /** First bucket of the lot cycle times of priority class `index` in a row of histograms; only of lines that ask for classes. */
  classTimesOf(index: number): number {
    return this.limitTimesOf(this.limits) + index * BUCKETS
  }

  private ofWritten(station: number): number {
    return this.ofProduct(this.products) + station * STATION_COLUMNS
  }

  private waitsOfWritten(station: number): number {
    return (this.products + station) * BUCKETS
  }
}

export class Accumulators {
  readonly layout: Layout
  readonly scalars: Ledger
  readonly histograms: Ledger
  /** When the next bucket of either ledger closes, ticks. */
  nextClose: Ticks

  constructor(layout: Layout, expectedEnd: Ticks) {
    this.layout = layout
    this.scalars = new Ledger(layout.scalars, rowsWithin(SCALAR_BYTES, layout.scalars), expectedEnd)
    this.histograms = new Ledger(layout.histograms, rowsWithin(HISTOGRAM_BYTES, layout.histograms), expectedEnd)
    this.nextClose = this.earlierClose()
  }

  /** Closes what is due at `now`; totals must be settled. */
  close(now: Ticks): void {
    if (this.scalars.nextClose <= now) this.scalars.close()
    if (this.histograms.nextClose <= now) this.histograms.close()
    this.nextClose = this.earlierClose()
  }

  /** The totals as they stand; they must be settled to `now`. */
  cut(now: Ticks): Cut {
    return { time: now, scalars: this.scalars.totals.slice(), histograms: this.histograms.totals.slice() }
  }

  /** Times of bucket ends at which all totals are kept, ticks, ascending: a KPI may be cut there afterwards. */
  get keptCuts(): Ticks[] {
    const { scalars, histograms } = this
    const [fine, coarse] = scalars.bucketTicks < histograms.bucketTicks ? [scalars, histograms] : [histograms, scalars]
    const end = fine.nextClose - fine.bucketTicks
    return coarse.cuts.filter((time) => time <= end)
  }

  /** @param time one of `keptCuts` */
  keptCut(time: Ticks): Cut {
    const row = ({ bucketTicks }: Ledger): number => time / bucketTicks - 1
    const { scalars, histograms } = this
    return { time, scalars: scalars.totalsAt(row(scalars)), histograms: histograms.totalsAt(row(histograms)) }
  }

  visit(state: StateVisitor): void {
    this.scalars.visit(state)
    this.histograms.visit(state)
    this.nextClose = this.earlierClose()
  }

  private earlierClose(): Ticks {
    return Math.min(this.scalars.nextClose, this.histograms.nextClose)
  }
}

/** An even number of rows, 16 to 1,024, that fits into `bytes`. */
function rowsWithin(bytes: number, columns: number): number {
  let rows = 1024
  while (rows > 16 && rows * columns * 8 > bytes) rows /= 2
  return rows
}
