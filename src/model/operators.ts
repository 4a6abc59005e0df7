/**
 * People at machines. A load is worked on in stages (`Stage`); a stage for which somebody is needed begins when they are there and lets them go when it
 * ends. A machine that waits for people stands by; when it goes down or off, the people leave (or it gives up its place in the line), and it asks again when it
 * goes on. As machines wait for people and people never wait for machines, nobody can wait for each other in a circle.
 */
import type { StateVisitor, Ticks, Timer, Timers } from '../engine/index.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { CrewNeed } from './crew-need.ts'
import type { Crews } from './crews.ts'
import { STAGES, Stage } from './duties.ts'
import type { Failures } from './failures.ts'
import { Handler } from './handlers.ts'
import type { FloorListener } from './listener.ts'
import type { LoadTimes } from './load-times.ts'
import type { MachineControl } from './machine-control.ts'
import { Activity, type MachineId, type Machines } from './machines.ts'
import { Priority } from './priorities.ts'
import type { Stops } from './stops.ts'

const NOBODY_COMES = -1

export interface OperatorParts {
  /** Null: nobody watches. */
  listener: FloorListener | null
  line: CompiledLine
  timers: Timers
  machines: Machines
  control: MachineControl
  crews: Crews
  times: LoadTimes
  stops: Stops
  failures: Failures
  stationOf: Int32Array
}

export class Operators {
  private readonly listener: FloorListener | null
  /** The stage that the load of each machine is in. */
  private stage: Uint8Array
  /** Ticks of the setup that waits for people. */
  private setupWork: Float64Array
  /** Speed of the people by which the work left in the stage is already divided. */
  private pace: Float64Array
  /** When the people whom a machine has called are there; -1: its station calls nobody. */
  private readonly arrival: Timer[]
  private readonly parts: OperatorParts

  constructor(parts: OperatorParts) {
    const { machines, line, stationOf, timers } = parts
    this.parts = parts
    this.listener = parts.listener
    this.stage = new Uint8Array(machines.count)
    this.setupWork = new Float64Array(machines.count)
    this.pace = new Float64Array(machines.count).fill(1)
    this.arrival = Array.from({ length: machines.count }, (_, machine) =>
      line.stations[stationOf[machine]!]!.duties === null ? NOBODY_COMES : timers.claim(Handler.operator, machine, Priority.completion),
    )
  }

  /** Begins a setup, or lets it wait for who does it. */
  setUp(machine: MachineId, ticks: Ticks): void {
    this.setupWork[machine] = ticks
    if (this.arrival[machine] === NOBODY_COMES) this.parts.control.runSetup(machine, ticks)
    else this.call(machine)
  }

  setupEnds(machine: MachineId): void {
    this.parts.crews.leave(machine)
  }

  /** Puts the work of a load before the machine: all of it, or its first stage where somebody is needed. It does not run yet. */
  begin(machine: MachineId, work: Ticks, units: number): void {
    const { machines, stops, failures } = this.parts
    if (this.arrival[machine] === NOBODY_COMES) {
      machines.work[machine] = work
      stops.charge(machine, work, units)
    } else {
      stops.chargeUse(machine, units)
      machines.later[machine] = work
      this.enter(machine, Stage.load)
    }
    failures.loadBegins(machine, work, units)
  }

  /** The work before the machine is done: goes on to the next stage; false: that was all of the load. */
  stageEnds(machine: MachineId): boolean {
    if (this.arrival[machine] === NOBODY_COMES) return false
    this.parts.crews.leave(machine)
    if (this.parts.machines.later[machine] === 0) return false
    this.enter(machine, this.stage[machine]! + 1)
    this.goOn(machine)
    return true
  }

  /** A machine with a load goes down or off: who is there leaves. */
  stand(machine: MachineId): void {
    if (this.arrival[machine] === NOBODY_COMES) return
    this.parts.timers.clear(this.arrival[machine]!)
    this.parts.machines.waits[machine] = 0
    this.parts.crews.leave(machine)
  }

  /** A machine begins a load or a stage of it, or comes up in one: it runs if it is up, or waits for who is needed. */
  goOn(machine: MachineId): void {
    if (this.arrival[machine] === NOBODY_COMES) this.parts.control.run(machine)
    else if (this.parts.machines.isRunning(machine)) this.call(machine)
  }

  /** The people whom a machine waited for are on their way. */
  served(machine: MachineId): void {
    const { machines, crews } = this.parts
    // Who attends is on the spot: the way from machine to machine is part of their share.
    const isOnTheSpot = machines.activity[machine] === Activity.processing && this.stage[machine] === Stage.process
    const ticks = isOnTheSpot ? 0 : crews.responseOf(machine)
    if (ticks === 0) this.arrive(machine)
    else this.parts.timers.set(this.arrival[machine]!, ticks)
  }

  /** They are there. */
  arrive(machine: MachineId): void {
    const { machines, control, crews, timers } = this.parts
    machines.settle(machine, timers.now)
    machines.waits[machine] = 0
    this.listener?.happened('crewCame', timers.now, machine, -1, -1, -1, 0, crews.nameOf(machine))
    const speed = crews.speedOf(machine)
    if (machines.activity[machine] === Activity.setup) control.runSetup(machine, Math.round(this.setupWork[machine]! / speed))
    else {
      if (this.stage[machine] !== Stage.process) this.keepPace(machine, speed)
      control.run(machine)
    }
  }

  visit(state: StateVisitor): void {
    this.stage = state.array(this.stage)
    this.setupWork = state.array(this.setupWork)
    this.pace = state.array(this.pace)
  }

  private call(machine: MachineId): void {
    const { machines, control, crews, timers, line, stationOf } = this.parts
    const need = this.needOf(machine)
    if (need === null || crews.has(machine)) {
      if (machines.activity[machine] === Activity.setup) control.runSetup(machine, this.setupWork[machine]!)
      else control.run(machine)
      return
    }
    machines.settle(machine, timers.now)
    machines.waits[machine] = 1
    timers.clear(this.arrival[machine]!)
    if (crews.take(need, machine, line.stations[stationOf[machine]!]!.spec.repairPriority ?? 0)) this.served(machine)
    if (machines.waits[machine] === 1) this.listener?.happened('crewCalled', timers.now, machine, -1, -1, -1, 0, crews.nameOf(machine))
  }

  private needOf(machine: MachineId): CrewNeed | null {
    const { line, stationOf, machines } = this.parts
    const duties = line.stations[stationOf[machine]!]!.duties!
    return machines.activity[machine] === Activity.setup ? duties.setup : duties.stages[this.stage[machine]!]!
  }

  /** Puts the work of the next stage that takes time before the machine; the process stage takes the rest of what needs nobody, and all stops. */
  private enter(machine: MachineId, from: number): void {
    const { machines, times, stops } = this.parts
    let stage = from
    while (stage < STAGES - 1 && times.stageTicks(machine, stage) === 0 && stage !== Stage.process) stage++
    const ticks = times.stageTicks(machine, stage)
    this.stage[machine] = stage
    this.pace[machine] = 1
    machines.work[machine] = ticks
    machines.later[machine]! -= ticks
    if (stage === Stage.process) stops.chargeAhead(machine, ticks + machines.later[machine]!)
  }

  /** People of another speed than those before take the rest of the work at theirs. */
  private keepPace(machine: MachineId, speed: number): void {
    const { machines, failures } = this.parts
    if (speed === this.pace[machine]) return
    machines.work[machine] = Math.round((machines.work[machine]! * this.pace[machine]!) / speed)
    this.pace[machine] = speed
    failures.workChanged(machine)
  }
}
