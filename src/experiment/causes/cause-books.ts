/**
 * Follows a replication for what its lots wait for and which stations hold it up: listens to what happens, and looks at the floor when all that happens at an
 * instant has happened. Memory of the order of what is in the line.
 */
import type { CompiledLine, Floor, FloorListener, Observed } from '../../model/index.ts'
import type { Cause } from '../../spec/causes.ts'
import type { Happening } from '../../spec/log-record.ts'
import { ActivePeriods } from './active-periods.ts'
import { CarrierTimes } from './carrier-times.ts'
import { LotWays } from './lot-ways.ts'
import { MachineWatch } from './machine-watch.ts'
import { Parts } from './parts.ts'
import { QueueReasons } from './queue-reasons.ts'

/** What was found in a replication. Plain data that survives structured cloning. */
export interface RunCauses {
  /** Lots whose cycle times the parts are of: those of the mean cycle time. */
  lots: number
  /** Ticks, of all these lots together. */
  parts: { cause: Cause; place: string; ticks: number }[]
  /** By station, in ticks: mean active period (NaN: none), time as the only bottleneck, and in an overlap of two. */
  activePeriod: Float64Array
  sole: Float64Array
  shifting: Float64Array
}

export class CauseBooks implements FloorListener {
  private readonly line: CompiledLine
  private readonly parts = new Parts()
  private readonly reasons: QueueReasons
  private readonly active: ActivePeriods
  private readonly from: number
  private ways!: LotWays
  private times!: CarrierTimes
  private machines!: MachineWatch

  /** @param from begin of the window: lots that end after it are counted, ticks */
  constructor(line: CompiledLine, from: number) {
    this.line = line
    this.from = from
    this.reasons = new QueueReasons(line)
    this.active = new ActivePeriods(
      line.stations.length,
      from,
      line.stations.map(({ written }) => written),
    )
  }

  watch(floor: Observed): void {
    const { line, parts, reasons, active } = this
    this.ways = new LotWays(floor, this.from)
    this.times = new CarrierTimes(
      this.ways,
      reasons,
      parts,
      line.stations.map(({ name }) => name),
    )
    this.machines = new MachineWatch({ line, parts, times: this.times, reasons, active })
  }

  happened(what: Happening, now: number, machine: number, step: number, lot: number, carrier: number, _units: number, cause = ''): void {
    if (carrier >= 0) this.carrierMet(what, now, machine, step, lot, carrier, cause)
    else if (lot >= 0) this.lotMet(what, now, machine, step, lot)
    else if (machine >= 0) this.machines.touch(machine)
  }

  /** To be called between two instants, also before the first. */
  instantOver(floor: Floor): void {
    this.machines.instantOver(floor)
  }

  /** At the end of the run. */
  result(now: number): RunCauses {
    const { lots } = this.ways
    this.active.finish(now)
    const { length, periods, sole, shifting } = this.active
    return {
      lots,
      parts: this.parts.all().map(({ cause, place, ticks }) => ({ cause, place, ticks })),
      activePeriod: length.map((ticks, station) => ticks / periods[station]!),
      sole,
      shifting,
    }
  }

  private lotMet(what: Happening, now: number, machine: number, step: number, lot: number): void {
    switch (what) {
      case 'lotReleased':
        this.ways.lotBegins(lot, now, null)
        break
      case 'lotThere':
        this.ways.lotBegins(lot, now, this.parts.of('before-start', ''))
        break
      case 'lotDivided':
        this.ways.lotDivided(lot)
        break
      case 'lotEnded':
        this.ways.lotEnds(lot, now)
        break
      case 'remnantKept':
        this.ways.remnantKept(lot, now, this.parts.of('remnant', this.line.steps[step]!.name))
        break
      case 'remnantLeft':
        this.ways.remnantLeft(lot, now)
        break
      case 'machineKept':
        this.machines.keep(machine, true)
        break
      case 'machineFreed':
        this.machines.keep(machine, false)
        break
    }
  }

  private carrierMet(what: Happening, now: number, machine: number, step: number, lot: number, carrier: number, cause: string): void {
    const { times, ways } = this
    if (machine >= 0) this.machines.touch(machine)
    switch (what) {
      case 'carrierFormed':
        ways.carrierBegins(lot, carrier)
        times.begin(carrier, this.partOf('under-way', step), now)
        break
      case 'carrierArrived':
        times.joinsQueue(carrier, this.line.steps[step]!.station, now)
        this.machines.touchStation(this.line.steps[step]!.station)
        break
      case 'unitsScrapped':
      case 'carrierEmptied':
        times.account(carrier, now)
        ways.carrierEnds(lot, carrier)
        break
      case 'carrierLeft':
        times.spendsOn(carrier, this.partOf('under-way', step), now)
        times.account(carrier, now)
        ways.carrierEnds(lot, carrier)
        break
      default: {
        const part = this.partAfter(what, step, cause)
        if (part !== null) times.spendsOn(carrier, part, now)
      }
    }
  }

  /** What a carrier's time goes by from now on; null: as before, or as its machine will say. */
  private partAfter(what: Happening, step: number, cause: string) {
    switch (what) {
      case 'carrierHeldBack':
        return this.partOf('wip-limit', step)
      case 'materialMissing':
        return this.partOf('material', step)
      case 'carrierLoaded':
      case 'workStarted':
        return this.partOf('work', step)
      case 'delayStarted':
        return this.parts.of('delay', this.line.steps[step]!.name)
      case 'holdStarted':
        return this.parts.of('hold', this.line.steps[step]!.name)
      case 'workFinished':
      case 'delayFinished':
      case 'holdEnded':
      case 'carrierHeldUp':
        return this.partOf('room', step)
      case 'cartAwaited':
        return this.parts.of('cart', cause)
      case 'transportStarted':
        return this.parts.of('under-way', cause)
      case 'carrierSetOff':
        return this.partOf('under-way', step)
      default:
        return null
    }
  }

  /** At the station of a step; of a delay and of ways at the step itself. */
  private partOf(cause: Cause, step: number) {
    const { name, station } = this.line.steps[step]!
    return this.parts.of(cause, station < 0 || cause === 'under-way' ? name : this.line.stations[station]!.name)
  }
}
