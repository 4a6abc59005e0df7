/**
 * Listens to a floor and writes records: rows and numbers become names, and what happens to a machine becomes what happens to the carriers in it
 * (`Standing`). Each record is made when it happens and kept nowhere.
 */
import { Activity, type CompiledLine, Down, type FloorListener, machinePlace, type Observed, Off } from '../model/index.ts'
import type { CarrierType } from '../spec/line.ts'
import type { Happening, LogRecord, Standing } from '../spec/log-record.ts'
import { clockOf } from './clock.ts'

interface MachineNames {
  station: string
  machine: string
  isBelt: boolean
}

const RUNS = ''
const NO_CARRIER = -1

export class Recorder implements FloorListener {
  private floor!: Observed
  private readonly line: CompiledLine
  private readonly replication: number
  private readonly write: (record: LogRecord) => void
  private readonly only: ReadonlySet<number> | null
  private readonly clock: ReturnType<typeof clockOf>
  private readonly machines: readonly MachineNames[]
  private readonly carrierTypes: readonly CarrierType[]
  /** Why each machine is down, which crew it has called (`RUNS`: none), and why what is in it stands. */
  private readonly downCause: string[]
  private readonly called: string[]
  private readonly stands: string[]
  /** 1: a belt that can't move for want of room at its exit. */
  private readonly isStuck: Uint8Array

  /** @param only lots whose records are wanted, and no others; absent: everything */
  constructor(line: CompiledLine, replication: number, write: (record: LogRecord) => void, only: ReadonlySet<number> | null = null) {
    this.line = line
    this.replication = replication
    this.write = write
    this.only = only
    this.clock = clockOf(line.spec.start)
    this.machines = namesOf(line)
    this.carrierTypes = line.steps.map(({ product, name }) => carrierTypeOf(line, product, name))
    this.downCause = this.machines.map(() => RUNS)
    this.called = this.machines.map(() => RUNS)
    this.stands = this.machines.map(() => RUNS)
    this.isStuck = new Uint8Array(this.machines.length)
  }

  watch(floor: Observed): void {
    this.floor = floor
  }

  happened(what: Happening, now: number, machine: number, step: number, lot: number, carrier: number, units: number, cause?: string): void {
    if (lot < 0 && machine >= 0) this.tellMachine(what, now, machine, cause)
    else this.tell(what, now, machine, step, lot, carrier, units, cause)
  }

  private tellMachine(what: Happening, now: number, machine: number, cause: string | undefined): void {
    if (what === 'machineFailed' || what === 'machineStopped') this.downCause[machine] = cause!
    else if (what === 'machineBlocked' || what === 'machineUnblocked')
      this.isStuck[machine] = what === 'machineBlocked' && this.machines[machine]!.isBelt ? 1 : 0
    if (what === 'crewCalled') this.called[machine] = cause!
    else if (what === 'crewCame') {
      // They were at hand: nobody waited.
      if (this.called[machine] === RUNS) return
      this.called[machine] = RUNS
    } else if (this.floor.machines.waits[machine] === 0) this.called[machine] = RUNS
    this.tell(what, now, machine, -1, -1, NO_CARRIER, 0, cause)
    this.watchLoad(now, machine)
  }

  /** Says of the carriers in a machine that they stand or go on, where that has changed. */
  private watchLoad(now: number, machine: number): void {
    const cause = this.causeOfStanding(machine)
    if (cause === this.stands[machine]) return
    this.stands[machine] = cause
    const { carriers, machines } = this.floor
    const what: Standing = cause === RUNS ? 'workGoesOn' : 'workStands'
    for (let carrier = machines.load[machine]!; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!) {
      const { lot, step, units } = carriers
      this.tell(what, now, machine, step[carrier]!, lot[carrier]!, carrier, units[carrier]!, cause === RUNS ? undefined : cause)
    }
  }

  /** Why the work in a machine stands, in the order in which the equipment states count it; `RUNS`: it doesn't, or there is none. */
  private causeOfStanding(machine: number): string {
    const { activity, off, down, waits } = this.floor.machines
    if (this.isStuck[machine] === 1) return 'no room ahead'
    const isSetup = activity[machine] === Activity.setup
    if (!isSetup && activity[machine] !== Activity.processing) return RUNS
    if (isSetup && waits[machine] === 0) return RUNS
    if ((off[machine]! & Off.unused) !== 0) return 'not in use'
    if ((off[machine]! & Off.shift) !== 0) return 'shift'
    if (down[machine] !== Down.none) return this.downCause[machine]!
    if ((off[machine]! & Off.outage) !== 0) return 'outage'
    if (off[machine] !== 0) return 'planned outage'
    return waits[machine] === 1 ? this.called[machine]! : RUNS
  }

  private tell(
    what: Happening | Standing,
    now: number,
    machine: number,
    step: number,
    lot: number,
    carrier: number,
    units: number,
    cause: string | undefined,
  ): void {
    const { lots, carriers } = this.floor
    if (this.only !== null && (lot < 0 || !this.only.has(lots.id[lot]!))) return
    const record: LogRecord = { replication: this.replication, ticks: now, ...this.clock(now), what }
    const at = this.line.steps[step]
    if (at !== undefined) record.product = this.line.products[at.product]!.name
    if (lot >= 0) {
      record.product = this.line.products[lots.product[lot]!]!.name
      record.lot = lots.id[lot]!
      if (lots.mother[lot]! > 0) record.mother = lots.mother[lot]!
    }
    if (carrier >= 0) {
      record.carrier = carriers.id[carrier]!
      const type = this.carrierTypes[step]!
      record.holder = type === 'lot' ? type : `${type} ${carriers.number[carrier]! + 1}`
    }
    if (at !== undefined) {
      record.step = at.name
      if (at.station >= 0) record.station = this.line.stations[at.station]!.name
    }
    if (machine >= 0) {
      record.station = this.machines[machine]!.station
      record.machine = this.machines[machine]!.machine
    }
    if (lot >= 0 || units > 0) record.units = units
    if (cause !== undefined) record.cause = cause
    this.write(record)
  }
}

function namesOf({ stations }: CompiledLine): MachineNames[] {
  return stations.flatMap((station) =>
    Array.from({ length: station.machines }, (_, number) => ({
      station: station.name,
      machine: station.spec.machineList?.[number]?.name ?? machinePlace(station, number),
      isBelt: station.conveyor !== null,
    })),
  )
}

function carrierTypeOf({ products, spec }: CompiledLine, product: number, step: string): CarrierType {
  const route = spec.routes.find(({ name }) => name === products[product]!.spec.route)!
  return route.steps.find(({ name }) => name === step)!.carrier
}
