/**
 * Machine time around the process itself: putting each carrier in, taking it out, and the lag before the first piece of a lot comes (soak, pipeline,
 * first-piece check). It is productive time: by common use of SEMI E10 (the standard itself was not read) loading and unloading within production
 * are part of it. A machine's speed and unmodelled loss apply to it as to the process.
 */
import type { StateVisitor } from '../engine/index.ts'
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { HandlingTimes } from './handling-times.ts'
import type { LotDraws } from './lot-draws.ts'
import { type Lots, NO_LOT } from './lots.ts'
import type { MachineId } from './machines.ts'

export class Handling {
  /** Of the load that `draw` was last asked for. */
  load = 0
  firstPiece = 0
  unload = 0
  /** The lot that each machine worked on last; rows of lots are used again, so that its birth is kept beside it. */
  private lastLot: Int32Array
  private lastBorn: Float64Array
  private readonly line: CompiledLine
  private readonly lots: Lots
  private readonly carriers: Carriers
  private readonly draws: LotDraws

  constructor(line: CompiledLine, lots: Lots, carriers: Carriers, draws: LotDraws) {
    this.line = line
    this.lots = lots
    this.carriers = carriers
    this.draws = draws
    this.lastLot = new Int32Array(line.machines).fill(NO_LOT)
    this.lastBorn = new Float64Array(line.machines)
  }

  /** Draws the ticks, not yet rounded, that `machine` spends around the process of a load that it begins: `load`, `firstPiece`, `unload`. */
  draw(machine: MachineId, { handling }: CompiledStation, load: CarrierId): void {
    this.load = 0
    this.firstPiece = 0
    this.unload = 0
    if (handling === null) return
    for (let carrier = load; carrier !== NO_CARRIER; carrier = this.carriers.next[carrier]!) this.drawCarrier(machine, handling, carrier)
  }

  visit(state: StateVisitor): void {
    this.lastLot = state.array(this.lastLot)
    this.lastBorn = state.array(this.lastBorn)
  }

  private drawCarrier(machine: MachineId, { load, unload, firstPiece }: HandlingTimes, carrier: CarrierId): void {
    const { index, processTime } = this.line.steps[this.carriers.step[carrier]!]!
    const draws = this.draws.forHandling(index, carrier)
    if (load !== null) this.load += load.draw(draws) / processTime.speed
    if (unload !== null) this.unload += unload.draw(draws) / processTime.speed
    if (firstPiece !== null && this.isNewLot(machine, carrier)) this.firstPiece += firstPiece.draw(draws) / processTime.speed
  }

  private isNewLot(machine: MachineId, carrier: CarrierId): boolean {
    const lot = this.carriers.lot[carrier]!
    const born = this.lots.bornAt[lot]!
    if (this.lastLot[machine] === lot && this.lastBorn[machine] === born) return false
    this.lastLot[machine] = lot
    this.lastBorn[machine] = born
    return true
  }
}
