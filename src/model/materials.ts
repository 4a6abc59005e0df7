/**
 * What loads withdraw from the stocks of materials, all at once when they start. Of each kind of work the carrier that goes first decides: where there is
 * too little for it, the kind waits, also smaller carriers behind it, and other kinds may start. Books what machines stand for that.
 */
import type { StateVisitor, Timers } from '../engine/index.ts'
import { type Accumulators, PerStation, PerStock } from './accumulators.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import { grainsFor, type StockNeed } from './compiled-stocks.ts'
import type { IdleMachines } from './idle-machines.ts'
import type { KitPlaces } from './kit-places.ts'
import type { FloorListener } from './listener.ts'
import { Activity, type Machines, NO_MACHINE } from './machines.ts'
import type { StartRequests } from './start-requests.ts'
import type { StationQueues } from './station-queues.ts'
import { stepNeeds, stocksAt } from './step-needs.ts'
import type { Stocks } from './stocks.ts'

export interface MaterialParts {
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  books: Accumulators
  carriers: Carriers
  machines: Machines
  idle: IdleMachines
  queues: StationQueues
  starts: StartRequests
  /** Null: the line has no kits. */
  kits: { places: KitPlaces } | null
}

export class Materials {
  private readonly listener: FloorListener | null
  /** 1: there is enough for the carrier of the kind that goes first; for the station that `findOpen` last looked at. */
  readonly open: Uint8Array
  /** What each step needs. */
  private readonly needs: readonly (readonly StockNeed[])[]
  /** Stocks that work of each station needs. */
  private readonly ofStation: readonly (readonly number[])[]
  /** A kind by itself, to ask for its first carrier. */
  private readonly only: Uint8Array
  /** Machines of each station that stand for lack of material, and since when. */
  private standing: Int32Array
  private since: Float64Array
  /** 1: machines of the station stand for this stock; stations that do, by stock, and since when. */
  private missing: Uint8Array
  private found: Uint8Array
  private stations: Int32Array
  private shortSince: Float64Array
  private readonly stocks: Stocks
  private readonly parts: MaterialParts
  private readonly totals: Float64Array

  constructor(stocks: Stocks, parts: MaterialParts) {
    const { line, books } = parts
    const count = line.stocks.length
    this.stocks = stocks
    this.parts = parts
    this.listener = parts.listener
    this.totals = books.scalars.totals
    this.needs = stepNeeds(line)
    this.ofStation = line.stations.map((station) => stocksAt(station, line, this.needs))
    const kinds = Math.max(1, ...line.stations.map((station) => station.kinds.length))
    this.open = new Uint8Array(kinds)
    this.only = new Uint8Array(kinds)
    this.standing = new Int32Array(line.stations.length)
    this.since = new Float64Array(line.stations.length)
    this.missing = new Uint8Array(line.stations.length * count)
    this.found = new Uint8Array(count)
    this.stations = new Int32Array(count)
    this.shortSince = new Float64Array(count)
  }

  /** Does work of a station need any? */
  isAt(station: number): boolean {
    return this.ofStation[station]!.length > 0
  }

  /** Marks the kinds that have a first carrier and enough for it, of those marked in `among` (null: of all), in `open`; false: there is none. */
  findOpen(station: CompiledStation, among: Uint8Array | null): boolean {
    let isAny = false
    for (let kind = 0; kind < station.kinds.length; kind++) {
      const first = among?.[kind] === 0 ? NO_CARRIER : this.firstOf(station, kind)
      const isOpen = first !== NO_CARRIER && this.hasAllFor(first)
      this.open[kind] = isOpen ? 1 : 0
      isAny ||= isOpen
    }
    return isAny
  }

  /** A load takes what a carrier needs. */
  withdrawFor(carrier: CarrierId): void {
    for (const need of this.needs[this.parts.carriers.step[carrier]!]!) this.stocks.withdraw(need.stock, this.grains(need, carrier))
  }

  /**
   * A station has started what it can.
   * @param among kinds that no gate keeps waiting; null: all
   * @param withoutKits idle machines that wait for kits
   */
  watch(station: CompiledStation, among: Uint8Array | null, withoutKits: number): void {
    const { index } = station
    this.found.fill(0)
    const idle = this.parts.queues.length[index] === 0 ? 0 : this.standingMachines(station, among)
    this.stand(index, Math.min(idle, Math.max(0, this.parts.idle.count[index]! - withoutKits)))
  }

  /** The same, where gates keep all work of a station waiting. */
  watchShut({ index }: CompiledStation): void {
    this.stand(index, 0)
  }

  /** More of a stock is there: whoever waits for it may start. */
  cameIn(stock: number): void {
    this.ofStation.forEach((stocks, station) => {
      if (stocks.includes(stock)) this.parts.starts.add(station)
    })
  }

  settleAll(): void {
    for (let station = 0; station < this.standing.length; station++) this.settleStation(station)
    for (let stock = 0; stock < this.stations.length; stock++) this.settleStock(stock)
  }

  visit(state: StateVisitor): void {
    this.standing = state.array(this.standing)
    this.since = state.array(this.since)
    this.missing = state.array(this.missing)
    this.stations = state.array(this.stations)
    this.shortSince = state.array(this.shortSince)
  }

  private stand(station: number, machines: number): void {
    this.settleStation(station)
    this.standing[station] = machines
    for (const stock of this.ofStation[station]!) {
      if (machines === 0) this.found[stock] = 0
      this.note(station, stock)
    }
  }

  private firstOf({ index }: CompiledStation, kind: number): CarrierId {
    const { queues, timers } = this.parts
    if (queues.waitingOf(index, kind) === 0) return NO_CARRIER
    this.only[kind] = 1
    const first = queues.first(index, NO_MACHINE, timers.now, this.only)
    this.only[kind] = 0
    return first
  }

  /** Is there enough for a carrier to start? */
  hasAllFor(carrier: CarrierId): boolean {
    for (const need of this.needs[this.parts.carriers.step[carrier]!]!)
      if (this.grains(need, carrier) > this.stocks.level[need.stock]!) return false
    return true
  }

  private grains(need: StockNeed, carrier: CarrierId): number {
    const { line, carriers } = this.parts
    const step = line.steps[carriers.step[carrier]!]!
    const { unitsPerWafer } = line.products[step.product]!.spec.packing
    return grainsFor(need, step, carriers.units[carrier]!, carriers.served(carrier, step.countsPositions), unitsPerWafer)
  }

  /** Idle machines that could start something but for material, as many as there is work for; marks in `found` what they lack. */
  private standingMachines(station: CompiledStation, among: Uint8Array | null): number {
    const { queues, kits } = this.parts
    this.findOpen(station, among)
    let loads = 0
    for (let kind = 0; kind < station.kinds.length; kind++) {
      const isOther = among?.[kind] === 0 || this.open[kind] === 1 || (station.tooling !== null && !kits!.places.hasKits(station, kind))
      // `open` now says of which kinds material is all that is missing.
      this.open[kind] = isOther ? 0 : 1
      const waiting = isOther ? 0 : queues.waitingOf(station.index, kind)
      if (waiting === 0) continue
      loads += waiting
      this.markMissing(this.firstOf(station, kind))
    }
    return loads === 0 ? 0 : Math.min(loads, this.machinesFor(station))
  }

  private markMissing(carrier: CarrierId): void {
    for (const need of this.needs[this.parts.carriers.step[carrier]!]!)
      if (this.grains(need, carrier) > this.stocks.level[need.stock]!) this.found[need.stock] = 1
  }

  /** Idle machines that may do work of a kind marked in `open`; a belt that only has room at its entrance does not stand. */
  private machinesFor({ index, qualified, firstMachine }: CompiledStation): number {
    const { idle, machines } = this.parts
    let count = 0
    for (let machine = idle.first(index); machine !== NO_MACHINE; machine = idle.after(machine)) {
      const may = qualified?.[machine - firstMachine]
      const isAble = may === undefined || may.some((isQualified, kind) => isQualified && this.open[kind] === 1)
      if (isAble && machines.activity[machine] === Activity.idle) count++
    }
    return count
  }

  /** Books that a station begins or ceases to stand for a stock. */
  private note(station: number, stock: number): void {
    const cell = station * this.stations.length + stock
    const isMissing = this.found[stock]!
    if (isMissing === this.missing[cell]) return
    this.settleStock(stock)
    this.missing[cell] = isMissing
    this.stations[stock]! += isMissing === 1 ? 1 : -1
    if (isMissing === 0) return
    if (this.stations[stock] === 1) this.totals[this.parts.books.layout.ofStock(stock) + PerStock.shortages]!++
    if (this.listener !== null) this.tell(this.parts.line.stations[station]!, stock)
  }

  /** Tells of the carriers that would be next and lack it. */
  private tell(station: CompiledStation, stock: number): void {
    const { stocks } = this
    const { line, carriers, timers } = this.parts
    for (let kind = 0; kind < station.kinds.length; kind++) {
      const carrier = this.open[kind] === 0 ? NO_CARRIER : this.firstOf(station, kind)
      const need = carrier === NO_CARRIER ? undefined : this.needs[carriers.step[carrier]!]!.find((one) => one.stock === stock)
      if (need === undefined || this.grains(need, carrier) <= stocks.level[stock]!) continue
      const { lot, step, units } = carriers
      const cause = line.stocks[stock]!.name
      this.listener!.happened('materialMissing', timers.now, -1, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, cause)
    }
  }

  private settleStation(station: number): void {
    const { timers, books } = this.parts
    const column = books.layout.ofStation(station) + PerStation.waitsForMaterialArea
    this.totals[column]! += this.standing[station]! * (timers.now - this.since[station]!)
    this.since[station] = timers.now
  }

  private settleStock(stock: number): void {
    const { timers, books } = this.parts
    if (this.stations[stock]! > 0) this.totals[books.layout.ofStock(stock) + PerStock.shortTime]! += timers.now - this.shortSince[stock]!
    this.shortSince[stock] = timers.now
  }
}
