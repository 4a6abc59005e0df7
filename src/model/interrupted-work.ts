/** What becomes of a load when a breakdown takes it: it is scrapped, or worked on again from the start. */
import type { Timers } from '../engine/index.ts'
import { type Carriers, NO_CARRIER } from './carriers.ts'
import type { Kits } from './kits.ts'
import type { LoadTimes } from './load-times.ts'
import type { LotMachines } from './lot-machines.ts'
import type { MachineControl } from './machine-control.ts'
import { Activity, type MachineId, type Machines } from './machines.ts'
import type { Operators } from './operators.ts'
import type { Repacking } from './repacking.ts'

export interface InterruptedParts {
  timers: Timers
  machines: Machines
  carriers: Carriers
  control: MachineControl
  times: LoadTimes
  operators: Operators
  repacking: Repacking
  /** Null: the line has no kits. */
  kits: Kits | null
  /** Null: any number of machines may work on a lot. */
  lotMachines: LotMachines | null
}

export class InterruptedWork {
  private readonly parts: InterruptedParts

  constructor(parts: InterruptedParts) {
    this.parts = parts
  }

  /** The machine must be down, its clock stopped, and processing. */
  interrupt(machine: MachineId, work: 'lose' | 'rework'): void {
    this.takeBack(machine)
    if (work === 'lose') this.lose(machine)
    else this.beginAnew(machine)
  }

  /** The clocks of use have the whole load; the part that wasn't worked on is taken off again. Assists and stops that were put on it stay due. */
  private takeBack(machine: MachineId): void {
    const { machines, times } = this.parts
    const whole = times.lastWork(machine)
    // Slower people may need more for the rest than the whole would have taken.
    const share = whole > 0 ? Math.min(1, (machines.work[machine]! + machines.later[machine]!) / whole) : 0
    machines.unitsThrough[machine]! -= times.unitsOf(machine) * share
    machines.loadsThrough[machine]! -= share
    this.parts.kits?.used(machine, 1 - share)
  }

  private lose(machine: MachineId): void {
    const { machines, carriers, control, repacking } = this.parts
    this.parts.kits?.giveBack(machine)
    let carrier = machines.load[machine]!
    machines.load[machine] = NO_CARRIER
    machines.work[machine] = 0
    machines.later[machine] = 0
    machines.activity[machine] = Activity.idle
    while (carrier !== NO_CARRIER) {
      const after = carriers.next[carrier]!
      repacking.scrap(carrier, carriers.units[carrier]!)
      repacking.discard(carrier)
      carrier = after
    }
    control.goOffIfPending(machine)
    this.parts.lotMachines?.unloaded(machine)
    control.refresh(machine)
  }

  private beginAnew(machine: MachineId): void {
    const { operators, times } = this.parts
    operators.begin(machine, times.lastWork(machine), times.unitsOf(machine))
  }
}
