/** How long each machine works on the load it holds: drawn when the work begins, rounded to whole ticks once. */
import type { Draws, StateVisitor, Ticks } from '../engine/index.ts'
import type { BatchSpec } from '../spec/line.ts'
import { cyclesOf } from './batches.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'
import { type Duties, STAGES, Stage } from './duties.ts'
import type { FirstPass } from './first-pass.ts'
import { Handling } from './handling.ts'
import type { LotDraws } from './lot-draws.ts'
import type { Lots } from './lots.ts'
import type { Luck } from './luck.ts'
import type { MachineId, Machines } from './machines.ts'
import { meanProcessTicks, processTicks } from './process-time.ts'
import type { Quality } from './quality.ts'

export interface LoadTimeParts {
  line: CompiledLine
  lots: Lots
  carriers: Carriers
  machines: Machines
  draws: LotDraws
  stationOf: Int32Array
  /** Null: nothing but yields that are the same for all. */
  quality: Quality | null
  /** Null: nobody asks what chance brings. */
  luck: Luck | null
}

export class LoadTimes {
  private work: Float64Array
  /** What of it is not the process: load, unload, first piece; ticks, not rounded. */
  private around: Float64Array
  /** Ticks of each stage of the load in hand, where people have duties: `STAGES` for each machine. */
  private stages: Float64Array
  private readonly line: CompiledLine
  private readonly carriers: Carriers
  private readonly machines: Machines
  private readonly draws: LotDraws
  private readonly stationOf: Int32Array
  /** Speed of each machine relative to its station's process times. */
  private readonly speeds: Float64Array

  private readonly luck: Luck | null
  private readonly handling: Handling
  /** Null: nothing is tested again. */
  private readonly firstPass: FirstPass | null

  constructor(parts: LoadTimeParts) {
    const { line, lots, carriers, machines, draws } = parts
    this.line = line
    this.luck = parts.luck
    this.firstPass = parts.quality?.firstPass ?? null
    this.carriers = carriers
    this.machines = machines
    this.draws = draws
    this.stationOf = parts.stationOf
    this.handling = new Handling(line, lots, carriers, draws)
    this.work = new Float64Array(machines.count)
    this.around = new Float64Array(machines.count)
    this.stages = new Float64Array(STAGES * machines.count)
    this.speeds = Float64Array.from(line.stations.flatMap((station) => station.speeds ?? Array<number>(station.machines).fill(1)))
  }

  /** Draws the productive ticks of the load in hand. */
  workOf(machine: MachineId): Ticks {
    const load = this.machines.load[machine]!
    const station = this.line.stations[this.stationOf[machine]!]!
    const process =
      station.batch === null ? this.carrierTicks(load) + this.retestTicks(load) : this.batchTicks(station, station.batch, load)
    this.handling.draw(machine, station, load)
    const around = this.handling.load + this.handling.unload + this.handling.firstPiece
    this.around[machine] = around / this.speeds[machine]!
    const work =
      station.duties === null ? Math.round((process + around) / this.speeds[machine]!) : this.stagesOf(machine, station.duties, process)
    this.work[machine] = work
    return work
  }

  /** Productive ticks of one stage of the load that `workOf` last drew, at a station where people have duties. */
  stageTicks(machine: MachineId, stage: number): Ticks {
    return this.stages[machine * STAGES + stage]!
  }

  /** Draws the productive ticks in which a carrier enters a belt. */
  entryOf(machine: MachineId, carrier: CarrierId): Ticks {
    return Math.round(this.carrierTicks(carrier) / this.speeds[machine]!)
  }

  /** Productive ticks of the load that `workOf` last drew. */
  lastWork(machine: MachineId): Ticks {
    return this.work[machine]!
  }

  /** Those of them that a full load would have needed for what is in this one, which is filled to a share `fill`. */
  lastWorkIfFull(machine: MachineId, fill: number): number {
    // Every carrier of the load is handled once, however many there are: that part doesn't shrink.
    const around = this.around[machine]!
    return (this.work[machine]! - around) * fill + around
  }

  /** Good units in the load in hand. */
  unitsOf(machine: MachineId): number {
    let units = 0
    for (let carrier = this.machines.load[machine]!; carrier !== NO_CARRIER; carrier = this.carriers.next[carrier]!) {
      units += this.carriers.units[carrier]!
    }
    return units
  }

  visit(state: StateVisitor): void {
    this.work = state.array(this.work)
    this.around = state.array(this.around)
    this.stages = state.array(this.stages)
    this.handling.visit(state)
  }

  /** Divides the load into the stages that somebody is needed for and the rest, each in whole ticks; returns the sum. */
  private stagesOf(machine: MachineId, { stages }: Duties, process: number): Ticks {
    const { load, firstPiece, unload } = this.handling
    // What nobody is needed for goes with the process.
    const alone =
      (stages[Stage.load] === null ? load : 0) +
      (stages[Stage.firstPiece] === null ? firstPiece : 0) +
      (stages[Stage.unload] === null ? unload : 0)
    return (
      this.setStage(machine, Stage.load, stages[Stage.load] === null ? 0 : load) +
      this.setStage(machine, Stage.firstPiece, stages[Stage.firstPiece] === null ? 0 : firstPiece) +
      this.setStage(machine, Stage.process, process + alone) +
      this.setStage(machine, Stage.unload, stages[Stage.unload] === null ? 0 : unload)
    )
  }

  private setStage(machine: MachineId, stage: number, time: number): Ticks {
    const ticks = Math.round(time / this.speeds[machine]!)
    this.stages[machine * STAGES + stage] = ticks
    return ticks
  }

  /** All cycles of a batch, each with its ramp. Where recipes are mixed, the longest one decides. */
  private batchTicks(station: CompiledStation, batch: BatchSpec, load: CarrierId): number {
    const decisive = this.longest(load)
    const ticks = this.carrierTicks(decisive) * cyclesOf(batch, load, this.carriers, this.line)
    if (station.ramp === null) return ticks
    const step = this.stepOf(load)
    const ramp = station.ramp.draw(this.draws.forRamp(step.index, load)) / step.processTime.speed
    return ticks + ramp * cyclesOf(batch, load, this.carriers, this.line)
  }

  /** The carrier of a load whose step takes longest by its mean; of equal ones the first. */
  private longest(load: CarrierId): CarrierId {
    const units = this.carriers.units[load]!
    let decisive = load
    let most = meanProcessTicks(this.stepOf(load), units)
    for (let carrier = this.carriers.next[load]!; carrier !== NO_CARRIER; carrier = this.carriers.next[carrier]!) {
      if (this.carriers.step[carrier] === this.carriers.step[decisive]) continue
      const mean = meanProcessTicks(this.stepOf(carrier), units)
      if (mean <= most) continue
      decisive = carrier
      most = mean
    }
    return decisive
  }

  private stepOf(carrier: CarrierId): CompiledStep {
    return this.line.steps[this.carriers.step[carrier]!]!
  }

  private retestTicks(carrier: CarrierId): number {
    const step = this.stepOf(carrier)
    return step.processTime.retest === null ? 0 : this.firstPass!.retestTicks(step, carrier)
  }

  private carrierTicks(carrier: CarrierId): number {
    const step = this.stepOf(carrier)
    const draws: Draws = step.processTime.sampler.isConstant ? this.draws.anywhere : this.draws.forTime(step.index, carrier)
    const units = this.carriers.served(carrier, step.countsPositions)
    const ticks = processTicks(step, units, draws)
    this.luck?.worked(step, ticks, units)
    return ticks
  }
}
