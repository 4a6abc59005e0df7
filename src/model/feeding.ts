/**
 * The `feed` rule keeps a bottleneck from starving: while little work waits there, carriers that get there soonest go first and those that do not go
 * there last (in the spirit of Glassey and Resende, Closed-loop job release control for VLSI circuit manufacturing, 1988). The work that waits is
 * kept as a running sum, and only for the stations that a rule names.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import type { DispatchCriterionSpec } from '../spec/line.ts'
import { batchShare } from './batch-size.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { Criterion } from './criteria.ts'
import type { Machines } from './machines.ts'
import { meanProcessTicks } from './process-time.ts'

type Feed = Extract<DispatchCriterionSpec, { rule: 'feed' }>

/** Expected machine time of what waits, by station. */
export class FedStations {
  /** Ticks; stays 0 where no rule asks. */
  private work: Float64Array
  private readonly isFed: readonly boolean[]
  private readonly line: CompiledLine
  private readonly carriers: Carriers
  private readonly machines: Machines

  constructor(line: CompiledLine, carriers: Carriers, machines: Machines) {
    const names = new Set(line.stations.flatMap(({ dispatch }) => dispatch.flatMap((one) => (one.rule === 'feed' ? [one.station] : []))))
    this.isFed = line.stations.map(({ name }) => names.has(name))
    this.work = new Float64Array(line.stations.length)
    this.line = line
    this.carriers = carriers
    this.machines = machines
  }

  /** Whether any rule asks. */
  get isAny(): boolean {
    return this.isFed.includes(true)
  }

  enter(station: number, carrier: CarrierId): void {
    if (this.isFed[station]) this.work[station]! += this.workOf(station, carrier)
  }

  /** @param isLast nothing is left behind: what rounding has left of the sum goes too */
  leave(station: number, carrier: CarrierId, isLast: boolean): void {
    if (this.isFed[station]) this.work[station] = isLast ? 0 : this.work[station]! - this.workOf(station, carrier)
  }

  /** Ticks until the machines in use of a station, as fast as they are, have done what waits; Infinity where none is in use, which starves of nothing. */
  timeToDo(cells: readonly CompiledStation[]): Ticks {
    let speed = 0
    let work = 0
    for (const { index, firstMachine, machines, speeds } of cells) {
      work += this.work[index]!
      for (let number = 0; number < machines; number++) {
        if (this.machines.off[firstMachine + number] === 0) speed += speeds?.[number] ?? 1
      }
    }
    return speed === 0 ? Number.POSITIVE_INFINITY : work / speed
  }

  visit(state: StateVisitor): void {
    this.work = state.array(this.work)
  }

  /** A carrier's part of a load, where it shares one. */
  private workOf(station: number, carrier: CarrierId): Ticks {
    const { batch, ramp } = this.line.stations[station]!
    const step = this.line.steps[this.carriers.step[carrier]!]!
    const units = this.carriers.units[carrier]!
    const time = meanProcessTicks(step, units)
    return batch === null ? time : (time + (ramp?.mean ?? 0)) * batchShare(batch, step, units)
  }
}

/** Null where nothing ever goes to the station. */
export function feedCriterion(spec: Feed, line: CompiledLine, carriers: Carriers, fed: FedStations): Criterion | null {
  const target = line.stations.filter(({ name }) => name === spec.station)
  if (target.length === 0) return null
  const ways = line.steps.map((step) => wayTo(spec.station, step.remaining, line))
  const below = Math.round(spec.below)
  let starves = false
  return {
    isStatic: false,
    prepare() {
      starves = fed.timeToDo(target) < below
    },
    score(carrier) {
      if (!starves) return 0
      const way = ways[carriers.step[carrier]!]!
      if (way === null) return Number.POSITIVE_INFINITY
      let ticks = 0
      for (const step of way) ticks += meanProcessTicks(line.steps[step]!, carriers.units[carrier]!)
      return ticks
    },
  }
}

/** The steps that come before the station; null where the route can't lead there. Where the first step is done is known, of later ones where they may be. */
function wayTo(station: string, [first, ...later]: readonly number[], line: CompiledLine): number[] | null {
  const isThere = (index: number): boolean => line.stations[index]?.name === station
  if (isThere(line.steps[first!]!.station)) return []
  const there = later.findIndex((step) => line.steps[step]!.stations.some(isThere))
  return there === -1 ? null : [first!, ...later.slice(0, there)]
}
