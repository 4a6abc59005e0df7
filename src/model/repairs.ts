/**
 * What is done to a machine that is down: it waits for one of the crew, is worked on, and at the very end warms up. Repairs and planned stops
 * go through here one at a time; several behind one another have one warm-up, the longest.
 */
import type { Sampler, StateVisitor, Streams, Ticks, Timer, Timers } from '../engine/index.ts'
import { type Crews, NOBODY } from './crews.ts'
import { Handler } from './handlers.ts'
import type { MachineId, Machines } from './machines.ts'
import { Priority } from './priorities.ts'

/** One kind of work on a machine. */
export interface RepairWork {
  lasts: Sampler
  /** null: none. */
  warmUp: Sampler | null
  stream: number
  /** Index of the crew; -1: it needs none. */
  crew: number
}

const Phase = { none: 0, waiting: 1, handsOn: 2, warmingUp: 3 } as const
const NO_CREW = -1

export class Repairs {
  private phase: Uint8Array
  /** Length of the work that waits for its crew, ticks. */
  private work: Float64Array
  /** The crew at work, or waited for; -1: none. */
  private crew: Int32Array
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
    this.crew = new Int32Array(count).fill(NO_CREW)
    this.warmUp = new Float64Array(count)
    this.warmUpCause = new Uint8Array(count)
    this.timer = Array.from({ length: count }, (_, machine) => timers.claim(Handler.restore, machine, Priority.completion))
  }

  /** Begins work on a machine that is down, or lets it wait for its crew. */
  begin(machine: MachineId, work: RepairWork): void {
    const ticks = Math.round(this.streams.draw(work.stream, work.lasts))
    const warmUp = work.warmUp === null ? 0 : Math.round(this.streams.draw(work.stream, work.warmUp))
    if (warmUp > this.warmUp[machine]!) {
      this.warmUp[machine] = warmUp
      this.warmUpCause[machine] = this.machines.down[machine]!
    }
    this.crew[machine] = work.crew
    if (work.crew === NO_CREW || this.crews.take(work.crew, machine, this.priority[machine]!)) this.start(machine, ticks)
    else {
      this.phase[machine] = Phase.waiting
      this.work[machine] = ticks
    }
  }

  /** The timer of a machine has fired. True: its work is done (its crew goes on to the next machine); false: it has warmed up. */
  workEnds(machine: MachineId): boolean {
    const isWork = this.phase[machine] === Phase.handsOn
    this.phase[machine] = Phase.none
    const crew = this.crew[machine]!
    if (!isWork || crew === NO_CREW) return isWork
    const next = this.crews.giveBack(crew)
    if (next !== NOBODY) this.start(next, this.work[next]!)
    return true
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
    this.crew = state.array(this.crew)
    this.warmUp = state.array(this.warmUp)
    this.warmUpCause = state.array(this.warmUpCause)
  }

  private start(machine: MachineId, ticks: Ticks): void {
    this.phase[machine] = Phase.handsOn
    this.timers.set(this.timer[machine]!, ticks)
  }
}
