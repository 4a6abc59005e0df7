/**
 * What is done to a machine that is down: it waits for one of the crew, is worked on, and at the very end warms up. Repairs and planned stops
 * go through here one at a time; several behind one another have one warm-up, the longest.
 */
import type { Sampler, StateVisitor, Streams, Ticks, Timer, Timers } from '../engine/index.ts'
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

export class Repairs {
  listener: FloorListener | null = null
  /** Null: nobody asks what chance brings. */
  luck: Luck | null = null
  private phase: Uint8Array
  /** Length of the work that waits for its crew, ticks. */
  private work: Float64Array
  /** Warm-up owed when all is done, ticks, and why (see `Down`). */
  private warmUp: Float64Array
  private warmUpCause: Uint8Array
  private readonly timer: Timer[]
  private readonly timers: Timers
  private readonly streams: Streams
  private readonly crews: Crews
  private readonly machines: Machines
  /** Place of each machine in the line for a crew: lower first. */
  private readonly priority: readonly number[]

  constructor(timers: Timers, streams: Streams, crews: Crews, machines: Machines, priority: readonly number[]) {
    this.timers = timers
    this.streams = streams
    this.crews = crews
    this.machines = machines
    this.priority = priority
    const { count } = machines
    this.phase = new Uint8Array(count)
    this.work = new Float64Array(count)
    this.warmUp = new Float64Array(count)
    this.warmUpCause = new Uint8Array(count)
    this.timer = Array.from({ length: count }, (_, machine) => timers.claim(Handler.restore, machine, Priority.completion))
  }

  /** Begins work on a machine that is down, or lets it wait for its crew. */
  begin(machine: MachineId, work: RepairWork): void {
    const drawn = this.streams.draw(work.stream, work.lasts)
    this.luck?.repaired(machine, work.lasts, drawn)
    const ticks = Math.round(drawn)
    const warmUp = work.warmUp === null ? 0 : Math.round(this.streams.draw(work.stream, work.warmUp))
    if (warmUp > this.warmUp[machine]!) {
      this.warmUp[machine] = warmUp
      this.warmUpCause[machine] = this.machines.down[machine]!
    }
    this.work[machine] = ticks
    if (work.need === null) this.start(machine, ticks)
    else if (this.crews.take(work.need, machine, this.priority[machine]!)) this.served(machine)
    else {
      this.phase[machine] = Phase.waiting
      this.machines.waits[machine] = 1
      this.listener?.happened('crewCalled', this.timers.now, machine, -1, -1, -1, 0, this.crews.nameOf(machine))
    }
  }

  /** The people for the work on a machine come, and do it at their speed. */
  served(machine: MachineId): void {
    this.machines.settle(machine, this.timers.now)
    this.machines.waits[machine] = 0
    this.listener?.happened('crewCame', this.timers.now, machine, -1, -1, -1, 0, this.crews.nameOf(machine))
    this.start(machine, this.crews.responseOf(machine) + Math.round(this.work[machine]! / this.crews.speedOf(machine)))
  }

  /** The timer of a machine has fired. True: its work is done (its people go on to the next machine); false: it has warmed up. */
  workEnds(machine: MachineId): boolean {
    const isWork = this.phase[machine] === Phase.handsOn
    this.phase[machine] = Phase.none
    if (isWork) this.crews.leave(machine)
    return isWork
  }

  /** Begins the warm-up that is owed, if any; false: the machine can come up. */
  warmsUp(machine: MachineId): boolean {
    const ticks = this.warmUp[machine]!
    if (ticks === 0) return false
    this.warmUp[machine] = 0
    this.machines.settle(machine, this.timers.now)
    this.machines.down[machine] = this.warmUpCause[machine]!
    this.phase[machine] = Phase.warmingUp
    this.timers.set(this.timer[machine]!, ticks)
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
    this.timers.set(this.timer[machine]!, ticks)
  }
}
