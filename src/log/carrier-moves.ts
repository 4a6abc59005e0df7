/**
 * Follows carriers from place to place: where each is, what moves while a film is made, and how much has gone along each way in the last days. Its own memory
 * is in typed arrays and numbers that go into the marks of a replay.
 */
import { grown, restoreState, type StateValues, type StateVisitor, saveState } from '../engine/index.ts'
import type { FloorListener, Observed } from '../model/index.ts'
import type { Happening } from '../spec/log-record.ts'
import type { MovesSeen } from '../spec/replay.ts'
import { ENTRANCE, type PlacedMap } from './floor-map.ts'

export const Place = { underWay: 0, waits: 1, atWork: 2 } as const

const DAY = 86_400_000_000
/** Days of which flows are the mean. */
const FLOW_DAYS = 7
/** The day that goes on, and those before it. */
const SLOTS = FLOW_DAYS + 1

export class CarrierMoves implements FloorListener {
  /** By row of the carrier. */
  nodeOf = new Int32Array(16)
  placeOf = new Uint8Array(16)
  /** What moved since `begin`; null: nobody asks. */
  private moved: { time: number[]; edge: number[]; lot: number[] } | null = null
  private readonly map: PlacedMap
  private readonly exit: number
  private floor!: Observed
  /** Where what fills the next carriers comes from. */
  private source = ENTRANCE
  /** Units by day and edge; the days take turns. */
  private units: Float64Array
  private day = 0

  constructor(map: PlacedMap) {
    this.map = map
    this.exit = map.nodes.length - 1
    this.units = new Float64Array(map.edges.length * SLOTS)
  }

  watch(floor: Observed): void {
    this.floor = floor
  }

  happened(what: Happening, now: number, _machine: number, step: number, lot: number, carrier: number, units: number): void {
    switch (what) {
      case 'lotReleased':
        this.source = ENTRANCE
        break
      case 'lotThere':
        this.source = this.map.nodeOfStep[step]!
        break
      case 'remnantLeft':
        this.source = this.map.nodeOfStep[step]!
        break
      case 'carrierFormed':
        this.place(carrier, this.source, Place.underWay)
        break
      case 'carrierEmptied':
        this.source = this.nodeOf[carrier]!
        break
      case 'carrierArrived':
        this.comes(now, this.map.nodeOfStep[step]!, Place.waits, lot, carrier, units)
        break
      case 'delayStarted':
        this.comes(now, this.map.nodeOfStep[step]!, Place.atWork, lot, carrier, units)
        break
      case 'carrierLoaded':
        this.place(carrier, this.nodeOf[carrier]!, Place.atWork)
        break
      case 'carrierLeft':
        this.leaves(now, lot, carrier, units)
        break
      case 'carrierSetOff':
      case 'transportStarted':
        this.place(carrier, this.nodeOf[carrier]!, Place.underWay)
        break
    }
  }

  /** From now on moves are kept. */
  begin(): void {
    this.moved = { time: [], edge: [], lot: [] }
  }

  /** What moved since `begin`. */
  end(): MovesSeen {
    const { time, edge, lot } = this.moved ?? { time: [], edge: [], lot: [] }
    this.moved = null
    return { time: Float64Array.from(time), edge: Int16Array.from(edge), lot: Int32Array.from(lot) }
  }

  /** By edge: units a day over the last days, at most `FLOW_DAYS`. */
  flows(now: number): Float32Array {
    this.turn(now)
    const days = Math.max(1, Math.min(FLOW_DAYS, now / DAY))
    const edges = this.map.edges.length
    return Float32Array.from({ length: edges }, (_, edge) => {
      let sum = 0
      for (let slot = 0; slot < SLOTS; slot++) sum += this.units[slot * edges + edge]! * this.weight(slot, now)
      return sum / days
    })
  }

  save(): StateValues {
    return saveState(this)
  }

  restore(values: StateValues): void {
    restoreState(this, values)
  }

  visit(state: StateVisitor): void {
    this.nodeOf = state.array(this.nodeOf)
    this.placeOf = state.array(this.placeOf)
    this.source = state.number(this.source)
    this.units = state.array(this.units)
    this.day = state.number(this.day)
  }

  /** The oldest of the days counts only for the part of it that is less than `FLOW_DAYS` old. */
  private weight(slot: number, now: number): number {
    const isOldest = slot === (this.day + 1) % SLOTS
    return isOldest ? 1 - (now - this.day * DAY) / DAY : 1
  }

  private comes(now: number, node: number, place: number, lot: number, carrier: number, units: number): void {
    this.moves(now, carrier >= this.nodeOf.length ? ENTRANCE : this.nodeOf[carrier]!, node, lot, units)
    this.place(carrier, node, place)
  }

  private leaves(now: number, lot: number, carrier: number, units: number): void {
    const isOut = this.floor.carriers.target[carrier] === -1
    const node = this.nodeOf[carrier]!
    if (isOut) this.moves(now, node, this.exit, lot, units)
    // What leaves the line ends its lot, or fills nothing else.
    this.source = node
    this.place(carrier, node, Place.underWay)
  }

  private moves(now: number, from: number, to: number, lot: number, units: number): void {
    const edge = this.map.edgeBetween[from * this.map.nodes.length + to]!
    if (edge < 0) return
    this.turn(now)
    this.units[(this.day % SLOTS) * this.map.edges.length + edge]! += units
    if (this.moved === null) return
    this.moved.time.push(now)
    this.moved.edge.push(edge)
    this.moved.lot.push(this.floor.lots.id[lot]!)
  }

  private place(carrier: number, node: number, place: number): void {
    while (carrier >= this.nodeOf.length) {
      this.nodeOf = grown(this.nodeOf)
      this.placeOf = grown(this.placeOf)
    }
    this.nodeOf[carrier] = node
    this.placeOf[carrier] = place
  }

  /** Empties the slots of the days that have begun since. */
  private turn(now: number): void {
    const today = Math.floor(now / DAY)
    const edges = this.map.edges.length
    for (let day = Math.max(this.day + 1, today - SLOTS + 1); day <= today; day++)
      this.units.fill(0, (day % SLOTS) * edges, ((day % SLOTS) + 1) * edges)
    this.day = today
  }
}
