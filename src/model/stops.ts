/**
 * Assists (jams, short stops) and usage stops (tool changes, cleaning, reel changes) that fall into a load. Each has a clock per machine, productive time
 * or units; the ones that come due within a load are known when it starts, so their time is added to it at once: exact in distribution for whole
 * loads, and no event per jam. A stop that comes due exactly at the end of a load belongs to that load.
 */
import type { Distribution, StateVisitor, Streams, Ticks } from '../engine/index.ts'
import { Sampler } from '../engine/index.ts'
import type { StationSpec } from '../spec/line.ts'
import type { CompiledStation } from './compiled-line.ts'
import { machinePlace } from './machine-place.ts'
import type { MachineId, Machines } from './machines.ts'

/** What all machines of a station have in common. */
interface Stop {
  /** Its stream, behind the machine's place. */
  name: string
  isAssist: boolean
  onUnits: boolean
  /** Clock time from one to the next; null: always `every`. */
  gap: Sampler | null
  every: number
  time: Sampler
}

/** NOTE one object for each stop of a station, not of a machine: in a plant of thousands of machines those were never in the cache. */
export class Stops {
  /** By station. */
  private readonly stops: readonly (readonly Stop[])[]
  /** Where the stops of each machine begin in `due`, in the order of its station's. */
  private readonly firstOf: Int32Array
  /** The stream of the first entry of `due`; those of the others follow it. */
  private readonly firstStream: number
  /** Clock reading at which each comes due: productive ticks or units. */
  private due: Float64Array
  /** The earliest of them on each machine's clocks: most loads end before it, and look no further. Follows from `due`. */
  private readonly nextOnWork: Float64Array
  private readonly nextOnUnits: Float64Array
  private readonly streams: Streams
  private readonly machines: Machines
  private readonly stationOf: Int32Array

  constructor(stations: readonly CompiledStation[], machines: Machines, stationOf: Int32Array, streams: Streams) {
    this.streams = streams
    this.machines = machines
    this.stationOf = stationOf
    this.stops = stations.map(({ spec }) => stopsOf(spec))
    this.firstOf = new Int32Array(machines.count)
    const { claimed } = streams
    const due: number[] = []
    for (const station of stations) {
      const stops = this.stops[station.index]!
      for (let number = 0; number < station.machines; number++) {
        this.firstOf[station.firstMachine + number] = due.length
        for (const stop of stops) {
          const stream = streams.claim(`${machinePlace(station, number)}/${stop.name}`)
          due.push(firstDue(stop, stream, streams))
        }
      }
    }
    this.firstStream = claimed
    this.due = Float64Array.from(due)
    this.nextOnWork = new Float64Array(machines.count)
    this.nextOnUnits = new Float64Array(machines.count)
    this.findAllNext()
  }

  /**
   * Adds to the load that `machine` begins (productive ticks, units) the stops that come due within it. What a load that was lost or begins anew
   * left undone is done in this one.
   */
  charge(machine: MachineId, work: Ticks, units: number): void {
    this.chargeUse(machine, units)
    this.chargeAhead(machine, work)
  }

  /** Adds the stops that come due within so many productive ticks from now. */
  chargeAhead(machine: MachineId, work: Ticks): void {
    this.chargeUntil(machine, this.machines.odometer[machine]! + work)
  }

  /** Counts one load, and its units, on the clocks of use. */
  chargeUse(machine: MachineId, units: number): void {
    this.machines.unitsThrough[machine]! += units
    this.machines.loadsThrough[machine]!++
  }

  /** Adds to the load in hand the stops that have come due. */
  chargeNow(machine: MachineId): void {
    this.chargeUntil(machine, this.machines.odometer[machine]!)
  }

  /** Whole productive ticks until the next stop on the productive clock comes due; Infinity where there is none. */
  untilNext(machine: MachineId): Ticks {
    return Math.max(0, Math.ceil(this.nextOnWork[machine]! - this.machines.odometer[machine]!))
  }

  private chargeUntil(machine: MachineId, productiveEnd: Ticks): void {
    const { machines } = this
    const unitsEnd = machines.unitsThrough[machine]!
    if (productiveEnd < this.nextOnWork[machine]! && unitsEnd < this.nextOnUnits[machine]!) return
    const stops = this.stops[this.stationOf[machine]!]!
    const first = this.firstOf[machine]!
    let assist = machines.assist[machine]!
    let stopped = machines.stop[machine]!
    for (let index = 0; index < stops.length; index++) {
      const stop = stops[index]!
      const clock = stop.onUnits ? unitsEnd : productiveEnd
      if (this.due[first + index]! > clock) continue
      const ticks = this.take(first + index, stop, clock)
      if (stop.isAssist) assist += ticks
      else stopped += ticks
    }
    machines.assist[machine] = assist
    machines.stop[machine] = stopped
    this.findNext(machine)
  }

  visit(state: StateVisitor): void {
    this.due = state.array(this.due)
    this.findAllNext()
  }

  private findAllNext(): void {
    for (let machine = 0; machine < this.nextOnWork.length; machine++) this.findNext(machine)
  }

  private findNext(machine: MachineId): void {
    const stops = this.stops[this.stationOf[machine]!]!
    const first = this.firstOf[machine]!
    let work = Number.POSITIVE_INFINITY
    let units = Number.POSITIVE_INFINITY
    for (let index = 0; index < stops.length; index++) {
      const due = this.due[first + index]!
      if (stops[index]!.onUnits) units = Math.min(units, due)
      else work = Math.min(work, due)
    }
    this.nextOnWork[machine] = work
    this.nextOnUnits[machine] = units
  }

  /** Time of all the stops that come due until the clock shows `end`, ticks. */
  private take(index: number, stop: Stop, end: number): Ticks {
    const stream = this.firstStream + index
    let ticks = 0
    let due = this.due[index]!
    while (due <= end) {
      ticks += Math.round(this.streams.draw(stream, stop.time))
      due += stop.gap === null ? stop.every : this.streams.draw(stream, stop.gap)
    }
    this.due[index] = due
    return ticks
  }
}

function stopsOf(spec: StationSpec): Stop[] {
  // Every name is written out, for one hidden class: see `stepAt`.
  const stop = (name: string, kind: Pick<Stop, 'isAssist' | 'onUnits'>, gap: Sampler | null, every: number, time: Distribution): Stop => ({
    name,
    isAssist: kind.isAssist,
    onUnits: kind.onUnits,
    gap,
    every,
    time: new Sampler(time),
  })
  return [
    ...(spec.operators?.assist === undefined ? spec.assists : []).map(({ name, mtba, time }) =>
      stop(`assist/${name}`, { isAssist: true, onUnits: false }, new Sampler({ kind: 'exponential', mean: mtba }), mtba, time),
    ),
    ...spec.plannedStops.flatMap((planned) => {
      if (planned.clock === 'calendar' || planned.when === 'betweenLoads') return []
      return [stop(`stop/${planned.name}`, { isAssist: false, onUnits: planned.clock === 'units' }, null, planned.every, planned.lasts)]
    }),
  ]
}

/** A machine is met somewhere within its interval: an exponential one has no memory, a fixed one starts uniformly. */
function firstDue(stop: Stop, stream: number, streams: Streams): number {
  return stop.gap === null ? stop.every * streams.uniform(stream) : streams.draw(stream, stop.gap)
}
