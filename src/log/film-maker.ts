/** Takes the frames of a film: reads the floor as it stands, and changes nothing on it. */
import { type CompiledLine, type Floor, Line, meanProcessTicks, STATES } from '../model/index.ts'
import { type CarriersSeen, type Film, SEEN_STATES, TOTALS } from '../spec/replay.ts'
import { type CarrierMoves, Place } from './carrier-moves.ts'
import type { PlacedMap } from './floor-map.ts'
import { SEEN_OF } from './seen-states.ts'

const HOUR = 3_600_000_000
const KINDS = SEEN_STATES.length

export interface FilmOptions {
  frames: number
  /** Asks for shares of time instead of single carriers. */
  sums: boolean
}

export class FilmMaker {
  private readonly map: PlacedMap
  private readonly moves: CarrierMoves
  private readonly options: FilmOptions
  private readonly times: Float64Array
  private readonly states: Uint8Array
  private readonly shares: Float32Array | null
  private readonly waiting: Int32Array
  private readonly hours: Float32Array
  private readonly totals: Float64Array
  private readonly seen: { first: number[]; lot: number[]; node: number[]; place: number[] } | null
  private readonly perCarrier: Float64Array
  private frame = 0
  /** Machine time by node and state at the frame before. */
  private before: Float64Array | null = null

  /** @param perCarrier hours of all machines of its station for a carrier of a step, per unit and fixed: see `carrierHours` */
  constructor(map: PlacedMap, moves: CarrierMoves, perCarrier: Float64Array, options: FilmOptions) {
    const { frames, sums } = options
    const nodes = map.nodes.length
    this.map = map
    this.moves = moves
    this.perCarrier = perCarrier
    this.options = options
    this.times = new Float64Array(frames)
    this.states = new Uint8Array(frames * map.machineNames.length)
    this.shares = sums ? new Float32Array(frames * nodes * KINDS) : null
    this.waiting = new Int32Array(frames * nodes)
    this.hours = new Float32Array(frames * nodes)
    this.totals = new Float64Array(frames * TOTALS)
    this.seen = sums ? null : { first: [0], lot: [], node: [], place: [] }
  }

  /** The floor before the first frame: shares count from here. */
  begin(floor: Floor): void {
    if (this.options.sums) this.before = this.machineTime(floor)
    else this.moves.begin()
  }

  take(floor: Floor): void {
    const { frame, map } = this
    this.times[frame] = floor.now
    const machines = map.machineNames.length
    for (let machine = 0; machine < machines; machine++)
      this.states[frame * machines + machine] = SEEN_OF[floor.machines.stateAt(machine, floor.now)]!
    this.takeCarriers(floor)
    this.totals.set([floor.wip.lots, floor.wip.units, goodUnits(floor)], frame * TOTALS)
    if (this.before !== null) this.takeShares(floor, this.before)
    this.frame++
  }

  finish(from: number, floor: Floor): Film {
    const { times, states, shares, waiting, hours, totals } = this
    return {
      from,
      to: floor.now,
      ...{ times, states, shares, waiting, hours, totals },
      flows: this.moves.flows(floor.now),
      carriers: this.carriersSeen(),
      moves: this.moves.end(),
    }
  }

  private carriersSeen(): CarriersSeen | null {
    if (this.seen === null) return null
    const { first, lot, node, place } = this.seen
    return { first: Int32Array.from(first), lot: Int32Array.from(lot), node: Int16Array.from(node), place: Uint8Array.from(place) }
  }

  private takeCarriers({ carriers, lots }: Floor): void {
    const { frame, map, seen } = this
    const { nodeOf, placeOf } = this.moves
    const nodes = map.nodes.length
    for (const carrier of carriers.inLine()) {
      const lot = carriers.lot[carrier]!
      const node = nodeOf[carrier]!
      if (placeOf[carrier] === Place.waits) {
        const step = carriers.step[carrier]!
        this.waiting[frame * nodes + node]!++
        this.hours[frame * nodes + node]! += this.perCarrier[2 * step]! + this.perCarrier[2 * step + 1]! * carriers.units[carrier]!
      }
      if (seen === null) continue
      seen.lot.push(lots.id[lot]!)
      seen.node.push(node)
      seen.place.push(placeOf[carrier]!)
    }
    seen?.first.push(seen.lot.length)
  }

  private takeShares(floor: Floor, before: Float64Array): void {
    const now = this.machineTime(floor)
    const first = this.frame * this.map.nodes.length * KINDS
    this.map.nodes.forEach((_, node) => {
      let all = 0
      for (let state = node * KINDS; state < (node + 1) * KINDS; state++) all += now[state]! - before[state]!
      for (let state = node * KINDS; all > 0 && state < (node + 1) * KINDS; state++)
        this.shares![first + state] = (now[state]! - before[state]!) / all
    })
    this.before = now
  }

  /** Ticks by node and state since the start of the run. */
  private machineTime(floor: Floor): Float64Array {
    const { totals } = floor.books.scalars
    const sums = new Float64Array(this.map.nodes.length * KINDS)
    floor.machines.settleAll(floor.now)
    this.map.nodes.forEach(({ machines }, node) => {
      for (const machine of machines) {
        const column = floor.books.layout.ofMachine(machine)
        for (let state = 0; state < STATES; state++) sums[node * KINDS + SEEN_OF[state]!]! += totals[column + state]!
      }
    })
    return sums
  }
}

function goodUnits({ books }: Floor): number {
  return books.scalars.totals[Line.unitsGood]!
}

/**
 * By step, two numbers: hours for which a carrier keeps all machines of its station at work, whatever is in it, and on top of that for each unit. Of batches the share of a
 * full one.
 */
export function carrierHours(line: CompiledLine, map: PlacedMap): Float64Array {
  const hours = new Float64Array(2 * line.steps.length)
  for (const step of line.steps) {
    if (step.station < 0) continue
    const machines = Math.max(1, map.nodes[map.nodeOfStep[step.index]!]!.machines.length)
    const { batch } = line.stations[step.station]!
    const full = batch === null ? 1 : fullBatch(batch.per, batch.max, step.carrierUnits, step.unitsPerStrip)
    const [one, two] = [meanProcessTicks(step, 1), meanProcessTicks(step, 1001)]
    const perUnit = (two - one) / 1000
    hours[2 * step.index] = (one - perUnit) / full / machines / HOUR
    hours[2 * step.index + 1] = perUnit / full / machines / HOUR
  }
  return hours
}

/** Carriers in a full batch. */
function fullBatch(per: 'carrier' | 'strip' | 'unit' | 'lot', max: number, carrierUnits: number, unitsPerStrip: number): number {
  if (per === 'strip' && carrierUnits !== Number.POSITIVE_INFINITY) return Math.max(1, (max * unitsPerStrip) / carrierUnits)
  if (per === 'unit' && carrierUnits !== Number.POSITIVE_INFINITY) return Math.max(1, max / carrierUnits)
  return per === 'carrier' || per === 'lot' ? Math.max(1, max) : 1
}
