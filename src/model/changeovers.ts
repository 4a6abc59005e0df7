/** The setups of running machines: what each is set up for, what a change to other work takes, and its drawn time. */
import type { Sampler, Streams, Ticks } from '../engine/index.ts'
import type { Campaigns } from './campaigns.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { IdleMachines } from './idle-machines.ts'
import { machinePlace } from './machine-place.ts'
import type { MachineId, Machines } from './machines.ts'

const NONE: readonly Sampler[] = []

export class Changeovers {
  private readonly streamOf: Int32Array
  private readonly machines: Machines
  private readonly idle: IdleMachines
  private readonly streams: Streams
  private readonly campaigns: Campaigns | null

  constructor(line: CompiledLine, machines: Machines, idle: IdleMachines, streams: Streams, campaigns: Campaigns | null) {
    this.campaigns = campaigns
    this.machines = machines
    this.idle = idle
    this.streams = streams
    this.streamOf = new Int32Array(machines.count).fill(-1)
    for (const station of line.stations) {
      if (station.setup === null) continue
      for (let number = 0; number < station.machines; number++) {
        const machine = station.firstMachine + number
        this.streamOf[machine] = streams.claim(`${machinePlace(station, number)}/setup`)
        machines.setupKey[machine] = station.setup.initial
      }
    }
  }

  /** The setup state that a machine keeps to because of a campaign; -1: none. */
  keepsTo(machine: MachineId): number {
    return this.campaigns?.isOn(machine) === true ? this.machines.setupKey[machine]! : -1
  }

  /** Expected ticks before an idle machine can work on a setup state; -1 where it stands ready, 0 where it needs nothing because it has done nothing yet. */
  expected(machine: MachineId, station: CompiledStation, key: number, now: Ticks): Ticks {
    const table = station.setup
    if (table === null) return 0
    const before = this.machines.setupKey[machine]!
    if (before === key && !this.isCold(machine, station, now)) return -1
    const change = before === -1 ? 0 : table.means[before]![key]!
    return this.isCold(machine, station, now) ? change + table.afterIdle!.time.mean : change
  }

  /** Sets an idle machine up for a state; ticks that it takes, 0 where nothing has to be done. */
  begin(machine: MachineId, station: CompiledStation, key: number, now: Ticks): Ticks {
    const table = station.setup!
    const before = this.machines.setupKey[machine]!
    this.machines.setupKey[machine] = key
    if (before !== -1 && before !== key) this.campaigns?.begin(machine)
    const stream = this.streamOf[machine]!
    let ticks = 0
    for (const time of before === -1 ? NONE : table.times[before]![key]!) ticks += this.streams.draw(stream, time)
    if (this.isCold(machine, station, now)) ticks += this.streams.draw(stream, table.afterIdle!.time)
    return Math.round(ticks)
  }

  /** Idle for longer than the station's machines bear. */
  private isCold(machine: MachineId, { setup }: CompiledStation, now: Ticks): boolean {
    return setup!.afterIdle !== null && now - this.idle.sinceOf(machine) > setup!.afterIdle.after
  }
}
