/**
 * What is done to a machine that is down: it waits for one of the crew, is worked on, and at the very end warms up. Repairs and planned stops
 * go through here one at a time; several behind one another have one warm-up, the longest.
 */
import type { Sampler, StateVisitor, Streams, Ticks, Timer, Timers } from '../engine/index.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { CrewNeed } from './crew-need.ts'
import type { Crews } from './crews.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { Luck } from './luck.ts'
import type { MachineId, Machines } from './machines.ts'
import { Priority } from './priorities.ts'

/** One kind of work on a machine. */
export interface RepairWork {
  lasts: Sampler
  /** null: none. */
  warmUp: Sampler | null
  stream: number
  /** null: it needs nobody. */
  need: CrewNeed | null
}

const Phase = { none: 0, waiting: 1, handsOn: 2, warmingUp: 3 } as const

export interface RepairParts {
  line: CompiledLine
  timers: Timers
  streams: Streams
  crews: Crews
  machines: Machines
  /** Null: nobody watches. */
  listener: FloorListener | null
  /** Null: nobody asks what chance brings. */
  luck: Luck | null
}

export class Repairs {
  private phase: Uint8Array
  /** Length of the work that waits for its crew, ticks. */
  private work: Float64Array
  /** Warm-up owed when all is done, ticks, and why (see `Down`). */
  private warmUp: Float64Array
  private warmUpCause: Uint8Array
  private readonly timer: Timer[]
  private readonly parts: RepairParts
  /** Place of each machine in the line for a crew: lower first. */
  private readonly priority: readonly number[]

  constructor(parts: RepairParts) {
    const { line, timers, machines } = parts
    this.parts = parts
    this.priority = line.stations.flatMap((station) => Array<number>(station.machines).fill(station.spec.repairPriority ?? 0))
    const { count } = machines
    this.phase = new Uint8Array(count)
    this.work = new Float64Array(count)
    this.warmUp = new Float64Array(count)
    this.warmUpCause = new Uint8Array(count)
    this.timer = Array.from({ length: count }, (_, machine) => timers.claim(Handler.restore, machine, Priority.completion))
  }

  /** Begins work on a machine that is down, or lets it wait for its crew. */
  begin(machine: MachineId, work: RepairWork): void {
    const drawn = this.parts.streams.draw(work.stream, work.lasts)
    this.parts.luck?.repaired(machine, work.lasts, drawn)
    const ticks = Math.round(drawn)
    const warmUp = work.warmUp === null ? 0 : Math.round(this.parts.streams.draw(work.stream, work.warmUp))
    if (warmUp > this.warmUp[machine]!) {
      this.warmUp[machine] = warmUp
      this.warmUpCause[machine] = this.parts.machines.down[machine]!
    }
    this.work[machine] = ticks
    if (work.need === null) this.start(machine, ticks)
    else if (this.parts.crews.take(work.need, machine, this.priority[machine]!)) this.served(machine)
    else {
      this.phase[machine] = Phase.waiting
      this.parts.machines.waits[machine] = 1
      this.parts.listener?.happened('crewCalled', this.parts.timers.now, machine, -1, -1, -1, 0, this.parts.crews.nameOf(machine))
    }
  }

  /** The people for the work on a machine come, and do it at their speed. */
  served(machine: MachineId): void {
    this.parts.machines.settle(machine, this.parts.timers.now)
    this.parts.machines.waits[machine] = 0
    this.parts.listener?.happened('crewCame', this.parts.timers.now, machine, -1, -1, -1, 0, this.parts.crews.nameOf(machine))
    this.start(machine, this.parts.crews.responseOf(machine) + Math.round(this.work[machine]! / this.parts.crews.speedOf(machine)))
  }

  /** The timer of a machine has fired. True: its work is done (its people go on to the next machine); false: it has warmed up. */
  workEnds(machine: MachineId): boolean {
    const isWork = this.phase[machine] === Phase.handsOn
    this.phase[machine] = Phase.none
    if (isWork) this.parts.crews.leave(machine)
    return isWork
  }

  /** Begins the warm-up that is owed, if any; false: the machine can come up. */
  warmsUp(machine: MachineId): boolean {
    const ticks = this.warmUp[machine]!
    if (ticks === 0) return false
    this.warmUp[machine] = 0
    this.parts.machines.settle(machine, this.parts.timers.now)
    this.parts.machines.down[machine] = this.warmUpCause[machine]!
    this.phase[machine] = Phase.warmingUp
    this.parts.timers.set(this.timer[machine]!, ticks)
    return true
  }

  visit(state: StateVisitor): void {
    this.phase = state.array(this.phase)
    this.work = state.array(this.work)
    this.warmUp = state.array(this.warmUp)
    this.warmUpCause = state.array(this.warmUpCause)
  }

  private start(machine: MachineId, ticks: Ticks): void {
    this.phase[machine] = Phase.handsOn
    this.parts.timers.set(this.timer[machine]!, ticks)
  }
}
