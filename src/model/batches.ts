/**
 * Batch stations (ovens, plasma). A load starts when enough of a kind waits (`min`) or the carrier of it that waits longest has waited `maxWait`; of several
 * kinds that could start, the one whose first carrier goes first. It takes carriers of its kind in queue order, whole, as long as they fit. A carrier bigger than the batch is done alone, in as many cycles as it needs.
 */
import type { StateVisitor, Ticks, Timer, Timers } from '../engine/index.ts'
import type { BatchSpec } from '../spec/line.ts'
import { type Accumulators, PerStation } from './accumulators.ts'
import { sizeOf } from './batch-size.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import { NO_MACHINE } from './machines.ts'
import { Priority } from './priorities.ts'
import type { StationQueues } from './station-queues.ts'

/** Parts of lots don't add up to whole ones exactly: 6 x 1/6 < 1. */
const ROUNDING = 1e-9

export class Batches {
  /** 1: the kind may start as a load; for the station that `findReady` last looked at. */
  readonly open: Uint8Array
  /** What waits at each station by kind, in batch sizes. */
  private waiting: Float64Array
  /** Where the kinds of each station begin in `waiting`. */
  private readonly firstKind: Int32Array
  /** Idle machines while a batch forms, and since when. */
  private forming: Int32Array
  private since: Float64Array
  private readonly patience: Timer[]
  private readonly columns: Int32Array
  private readonly totals: Float64Array
  private readonly line: CompiledLine
  private readonly carriers: Carriers
  private readonly timers: Timers

  constructor(line: CompiledLine, carriers: Carriers, timers: Timers, books: Accumulators) {
    this.line = line
    this.carriers = carriers
    this.timers = timers
    this.firstKind = new Int32Array(line.stations.length + 1)
    for (const { index, kinds } of line.stations) this.firstKind[index + 1] = this.firstKind[index]! + kinds.length
    this.waiting = new Float64Array(this.firstKind[line.stations.length]!)
    this.open = new Uint8Array(Math.max(1, ...line.stations.map(({ kinds }) => kinds.length)))
    this.forming = new Int32Array(line.stations.length)
    this.since = new Float64Array(line.stations.length)
    this.patience = line.stations.map((station) =>
      station.batch === null ? -1 : timers.claim(Handler.patience, station.index, Priority.patience),
    )
    this.columns = Int32Array.from(line.stations, (station) => books.layout.ofStation(station.index) + PerStation.formingArea)
    this.totals = books.scalars.totals
  }

  /** A carrier has joined the queue of a batch station; `units` that the step works on. */
  enter(station: CompiledStation, step: CompiledStep, units: number): void {
    this.waiting[this.firstKind[station.index]! + step.waitingKind]! += sizeOf(station.batch!, step, units)
  }

  /** A carrier has left the queue without a load. */
  leave(station: CompiledStation, carrier: CarrierId): void {
    this.take(station, carrier)
  }

  /** Marks the kinds of which a load may start now in `open`; false: there is none. */
  findReady(station: CompiledStation, queues: StationQueues, now: Ticks): boolean {
    let isAny = false
    for (let kind = 0; kind < station.kinds.length; kind++) {
      const isReady = this.isReady(station, kind, queues, now)
      this.open[kind] = isReady ? 1 : 0
      isAny ||= isReady
    }
    return isAny
  }

  /** Takes `first` and what shares its load out of the queue; returns `first`, the others follow by `carriers.next`. */
  takeLoad(station: CompiledStation, queues: StationQueues, first: CarrierId, now: Ticks): CarrierId {
    const batch = station.batch!
    const { carriers, line, open } = this
    open.fill(0)
    open[line.steps[carriers.step[first]!]!.waitingKind] = 1
    queues.take(station.index, first, now)
    let size = this.take(station, first)
    let last = first
    for (
      let next = queues.first(station.index, NO_MACHINE, now, open);
      next !== NO_CARRIER;
      next = queues.first(station.index, NO_MACHINE, now, open)
    ) {
      if (size + this.sizeOf(batch, next) > batch.max + ROUNDING) break
      queues.take(station.index, next, now)
      size += this.take(station, next)
      carriers.next[last] = next
      last = next
    }
    return first
  }

  /**
   * After starting what can start: books idle machines before a forming batch, and sets the alarm for its oldest carrier.
   * @param withoutKits idle machines that wait for kits, not for a batch
   */
  watch(station: CompiledStation, queues: StationQueues, idleMachines: number, withoutKits: number): void {
    const { index } = station
    this.settle(index, this.timers.now)
    const forms = queues.length[index]! > 0
    this.forming[index] = forms ? idleMachines - withoutKits : 0
    const patience = patienceOf(station.batch!)
    const timer = this.patience[index]!
    if (!forms || idleMachines === 0 || patience === Number.POSITIVE_INFINITY) this.timers.clear(timer)
    else {
      const due = this.nextDue(station, queues) + patience
      if (due === Number.POSITIVE_INFINITY) this.timers.clear(timer)
      else if (this.timers.timeOf(timer) !== due) this.timers.setAt(timer, due)
    }
  }

  /** Loads of a kind that may start now. */
  readyLoads(station: CompiledStation, kind: number, queues: StationQueues, now: Ticks): number {
    if (!this.isReady(station, kind, queues, now)) return 0
    const size = this.waiting[this.firstKind[station.index]! + kind]!
    return Math.max(1, Math.floor(size / station.batch!.max + ROUNDING))
  }

  settleAll(now: Ticks): void {
    for (let station = 0; station < this.forming.length; station++) this.settle(station, now)
  }

  visit(state: StateVisitor): void {
    this.waiting = state.array(this.waiting)
    this.forming = state.array(this.forming)
    this.since = state.array(this.since)
  }

  private isReady({ index, batch }: CompiledStation, kind: number, queues: StationQueues, now: Ticks): boolean {
    const size = this.waiting[this.firstKind[index]! + kind]!
    return size >= batch!.min - ROUNDING || now - queues.oldestArrival(index, kind) >= patienceOf(batch!)
  }

  /** Oldest arrival of the kinds that wait for their load; what is ready waits for a machine that may do it, not for an alarm. */
  private nextDue(station: CompiledStation, queues: StationQueues): Ticks {
    let oldest = Number.POSITIVE_INFINITY
    for (let kind = 0; kind < station.kinds.length; kind++) {
      if (!this.isReady(station, kind, queues, this.timers.now)) oldest = Math.min(oldest, queues.oldestArrival(station.index, kind))
    }
    return oldest
  }

  private settle(station: number, now: Ticks): void {
    this.totals[this.columns[station]!]! += this.forming[station]! * (now - this.since[station]!)
    this.since[station] = now
  }

  private take(station: CompiledStation, carrier: CarrierId): number {
    const size = this.sizeOf(station.batch!, carrier)
    const kind = this.line.steps[this.carriers.step[carrier]!]!.waitingKind
    this.waiting[this.firstKind[station.index]! + kind]! -= size
    return size
  }

  private sizeOf(batch: BatchSpec, carrier: CarrierId): number {
    const step = this.line.steps[this.carriers.step[carrier]!]!
    return sizeOf(batch, step, this.carriers.served(carrier, step.countsPositions))
  }
}

/** Cycles that a load takes: one, or more for a carrier bigger than the batch. */
export function cyclesOf(batch: BatchSpec, load: CarrierId, carriers: Carriers, line: CompiledLine): number {
  return Math.max(1, Math.ceil(loadSize(batch, load, carriers, line) / batch.max - ROUNDING))
}

/** Share of the full batches that a load takes which is filled, 0..1. */
export function fillOf(batch: BatchSpec, load: CarrierId, carriers: Carriers, line: CompiledLine): number {
  return loadSize(batch, load, carriers, line) / (batch.max * cyclesOf(batch, load, carriers, line))
}

function loadSize(batch: BatchSpec, load: CarrierId, carriers: Carriers, line: CompiledLine): number {
  let size = 0
  for (let carrier = load; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!) {
    const step = line.steps[carriers.step[carrier]!]!
    size += sizeOf(batch, step, carriers.served(carrier, step.countsPositions))
  }
  return size
}

function patienceOf(batch: BatchSpec): Ticks {
  return batch.maxWait === undefined ? Number.POSITIVE_INFINITY : Math.round(batch.maxWait)
}
