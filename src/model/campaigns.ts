/**
 * Minimum campaigns: after a changeover a machine keeps to what it is set up for until so many loads, or so much productive time, are done. It may do other
 * work before that only while none of its own waits.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { MachineId } from './machines.ts'

export class Campaigns {
  /** Loads or ticks still to be done; 0 or less: the machine is free to change over. */
  private left: Float64Array
  /** The whole of it, by machine; 0: no campaigns. */
  private readonly whole: Float64Array
  /** 1: counted in productive ticks, not loads. */
  private readonly isTime: Uint8Array

  constructor(line: CompiledLine) {
    this.left = new Float64Array(line.machines)
    this.whole = new Float64Array(line.machines)
    this.isTime = new Uint8Array(line.machines)
    for (const { spec, firstMachine, machines } of line.stations) {
      const campaign = spec.setup?.campaign
      if (campaign === undefined) continue
      this.whole.fill(campaign.atLeast, firstMachine, firstMachine + machines)
      this.isTime.fill(campaign.per === 'load' ? 0 : 1, firstMachine, firstMachine + machines)
    }
  }

  /** A machine has begun to change over from one work to another. */
  begin(machine: MachineId): void {
    this.left[machine] = this.whole[machine]!
  }

  /** A machine has finished a load of so many productive ticks. */
  done(machine: MachineId, work: Ticks): void {
    if (this.left[machine]! > 0) this.left[machine]! -= this.isTime[machine] === 1 ? work : 1
  }

  /** It keeps to what it is set up for. */
  isOn(machine: MachineId): boolean {
    return this.left[machine]! > 0
  }

  visit(state: StateVisitor): void {
    this.left = state.array(this.left)
  }
}

/** Null where no station has campaigns. */
export function campaignsOf(line: CompiledLine): Campaigns | null {
  return line.stations.some(({ spec }) => spec.setup?.campaign !== undefined) ? new Campaigns(line) : null
}
