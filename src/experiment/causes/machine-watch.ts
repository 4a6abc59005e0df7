/**
 * What all machines are at, looked at whenever all that happens at an instant has happened: from it follow what the carriers in them spend their time on, why
 * queues wait, and when stations are active.
 */
import { type CompiledLine, type Floor, fillOf } from '../../model/index.ts'
import type { Cause } from '../../spec/causes.ts'
import type { ActivePeriods } from './active-periods.ts'
import type { CarrierTimes } from './carrier-times.ts'
import { WHYS, Why, whyOf } from './machine-why.ts'
import type { Part, Parts } from './parts.ts'
import type { QueueReasons } from './queue-reasons.ts'

const NO_CARRIER = -1

/** Parts of lots don't add up to whole ones exactly. */
const FULL = 1 - 1e-9

/** What a carrier in a machine spends its time on, by `Why`; idle is a belt that could take in more. */
const CAUSE_WITHIN: readonly Cause[] = ((): Cause[] => {
  const causes = Array<Cause>(WHYS).fill('work')
  causes[Why.setup] = 'setup'
  causes[Why.down] = 'repair'
  causes[Why.people] = 'people'
  causes[Why.shift] = 'shift'
  causes[Why.unused] = 'shift'
  causes[Why.room] = 'room'
  return causes
})()

/** A station is not active while one of its machines is at one of these; or works on a load that could be fuller. */
const WAITS = new Uint8Array(WHYS)
for (const why of [Why.idle, Why.people, Why.room, Why.kept]) WAITS[why] = 1

export interface WatchParts {
  line: CompiledLine
  parts: Parts
  times: CarrierTimes
  reasons: QueueReasons
  active: ActivePeriods
}

export class MachineWatch {
  private readonly why: Uint8Array
  private readonly isKept: Uint8Array
  /** 1: waits for something, or did when its shift ended. */
  private readonly waits: Uint8Array
  private readonly stationOf: Int32Array
  private readonly belts: readonly number[]
  /** Machines of each station by `Why`, and those that wait. */
  private readonly counts: readonly Uint32Array[]
  private readonly waiting: Int32Array
  /** What something has happened to at this instant. */
  private readonly touchedMachines: number[] = []
  private readonly isTouched: Uint8Array
  private readonly touchedStations: number[] = []
  private readonly isStationTouched: Uint8Array
  /** withinParts[station][why] */
  private readonly withinParts: readonly (readonly Part[])[]
  private readonly to: WatchParts

  constructor(to: WatchParts) {
    const { line, parts } = to
    this.to = to
    this.stationOf = Int32Array.from(line.stations.flatMap(({ index, machines }) => Array<number>(machines).fill(index)))
    this.why = new Uint8Array(line.machines).fill(Why.unused)
    this.isKept = new Uint8Array(line.machines)
    this.waits = new Uint8Array(line.machines)
    this.belts = [...this.stationOf.keys()].filter((machine) => line.stations[this.stationOf[machine]!]!.conveyor !== null)
    this.counts = line.stations.map(({ machines }) => {
      const counts = new Uint32Array(WHYS)
      counts[Why.unused] = machines
      return counts
    })
    this.waiting = new Int32Array(line.stations.length)
    this.isTouched = new Uint8Array(line.machines)
    this.isStationTouched = new Uint8Array(line.stations.length)
    this.withinParts = line.stations.map(({ name }) => CAUSE_WITHIN.map((cause) => parts.of(cause, name)))
    for (let machine = 0; machine < line.machines; machine++) this.touch(machine)
  }

  keep(machine: number, isKept: boolean): void {
    this.isKept[machine] = isKept ? 1 : 0
    this.touch(machine)
  }

  /** Something has happened to a machine, or to what is in it. */
  touch(machine: number): void {
    if (this.isTouched[machine] === 1) return
    this.isTouched[machine] = 1
    this.touchedMachines.push(machine)
  }

  /** Something has come to a station. */
  touchStation(station: number): void {
    if (this.isStationTouched[station] === 1) return
    this.isStationTouched[station] = 1
    this.touchedStations.push(station)
  }

  /** All that happens at this instant has happened. */
  instantOver({ machines, kits, carriers, now }: Pick<Floor, 'machines' | 'kits' | 'carriers' | 'now'>): void {
    // A belt's entrance becomes free without anybody being told.
    for (const belt of this.belts) if (whyOf(machines, belt, this.isKept[belt] === 1) !== this.why[belt]) this.touch(belt)
    for (const machine of this.touchedMachines) {
      this.isTouched[machine] = 0
      const station = this.stationOf[machine]!
      const why = whyOf(machines, machine, this.isKept[machine] === 1)
      if (why !== this.why[machine]) this.become(machine, station, why)
      this.seeWhetherItWaits(machine, station, carriers, machines.load[machine]!)
      const part = this.withinParts[station]![why]!
      for (let carrier = machines.load[machine]!; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!)
        this.to.times.spendsOn(carrier, part, now)
    }
    this.touchedMachines.length = 0
    for (const station of this.touchedStations) {
      this.isStationTouched[station] = 0
      this.to.reasons.set(station, now, this.counts[station]!, kits?.shortage.at(station) ?? 0)
      this.follow(station, now)
    }
    this.touchedStations.length = 0
  }

  private become(machine: number, station: number, why: number): void {
    const counts = this.counts[station]!
    counts[this.why[machine]!]!--
    counts[why]!++
    this.why[machine] = why
    this.touchStation(station)
  }

  private seeWhetherItWaits(machine: number, station: number, carriers: Floor['carriers'], load: number): void {
    const why = this.why[machine]!
    // A shift's end interrupts what a machine was at; it is no better or worse for it.
    if (why === Why.shift) return
    const { line } = this.to
    const { batch } = line.stations[station]!
    const isPartFull = batch !== null && why === Why.working && fillOf(batch, load, carriers, line) < FULL
    const waits = isPartFull ? 1 : WAITS[why]!
    if (waits === this.waits[machine]) return
    this.waiting[station]! += waits - this.waits[machine]!
    this.waits[machine] = waits
    this.touchStation(station)
  }

  private follow(station: number, now: number): void {
    const { active, line } = this.to
    const isInUse = this.counts[station]![Why.unused]! < line.stations[station]!.machines
    const isActive = isInUse && this.waiting[station] === 0
    if (isActive === active.isActive(station)) return
    if (isActive) active.begin(station, now)
    else active.end(station, now)
  }
}
