/** A station as a queue (or several between which work can choose): its machines, its hours, what comes to it, and how long that waits. */
import { type CompiledLine, type CompiledStation, scheduledShare, sizeOf } from '../../model/index.ts'
import type { CalendarSpec, CrewTaskSpec } from '../../spec/line.ts'
import { type Changeovers, changeoversOf, pollingWait } from './changeovers.ts'
import { type ClockDowntime, type CrewWaits, clockDowntime, effectiveTime } from './effective-time.ts'
import { carrierMean, firstPieceShare, type Place, type StepFlow } from './flows.ts'
import { kitWait } from './kit-wait.ts'
import { type Moments, momentsOf, plus, sometimes } from './moments.ts'
import { type OvenWait, ovenWait } from './oven.ts'
import { type Coming, figuresOf, type Queue, type QueueFigures, stationWait } from './station-wait.ts'

/** A stream as a queue sees it. */
export interface Stream {
  flow: StepFlow
  /** Units. */
  dispersion: number
  /** Units of a lot that come together. */
  group: number
  /** Rate at the time when a carrier comes, to the mean rate. */
  peak: number
}

export class Pool {
  readonly stations: readonly CompiledStation[]
  readonly machines: number
  /** Share of the time that is scheduled. */
  readonly hours: number
  readonly calendar: CalendarSpec | undefined
  readonly figures: QueueFigures
  /** Loads hold several carriers. */
  readonly isOven: boolean
  private readonly line: CompiledLine
  private readonly flows: readonly StepFlow[]
  private readonly downtime: ClockDowntime
  private readonly changeovers: Changeovers
  private readonly waits: CrewWaits
  /** Of the mean carrier of each flow: effective time, and ticks without stops. */
  private readonly times: ReadonlyMap<StepFlow, { effective: Moments; bare: number }>

  /** @param flows of some rate */
  constructor(line: CompiledLine, stations: readonly CompiledStation[], flows: readonly StepFlow[], waits: CrewWaits) {
    const station = stations[0]!
    this.line = line
    this.stations = stations
    this.flows = flows
    this.waits = waits
    this.machines = stations.reduce((sum, { machines }) => sum + machines, 0)
    this.calendar = line.calendars[station.calendar]
    this.hours = this.calendar === undefined ? 1 : scheduledShare(this.calendar)
    this.downtime = clockDowntime(station.spec, waits)
    this.times = new Map(
      flows.map((flow) => [flow, { effective: this.effective(flow), bare: mixed(flow.places, ({ time }) => time).mean }]),
    )
    this.changeovers = changeoversOf(station, flows)
    this.isOven = station.batch !== null && flows.some((flow) => this.mostOf(flow) > 1)
    const streams = flows.map((flow) => ({ flow, dispersion: flow.carrierUnits, group: flow.carrierUnits, peak: 1 }))
    this.figures = figuresOf(this.queue(streams, this.changeovers.keeps ? 'kept' : 'mixed'))
  }

  get load(): number {
    if (!this.isOven) return this.figures.load
    const [needs, hours] = [this.flows.map((flow) => (flow.rate * this.loadTime(1).mean) / this.mostOf(flow)), this.machines * this.hours]
    return needs.reduce((sum, need) => sum + need, 0) / hours / (1 - this.downtime.taken)
  }

  /** Effective time of a carrier of `units`, ticks: as long as a machine is taken by it. */
  hold(flow: StepFlow, units: number): number {
    const { effective, bare } = this.times.get(flow)!
    if (bare === 0) return effective.mean
    return (
      (effective.mean *
        flow.places.reduce((sum, place) => sum + place.share * carrierMean(place.station, place.compiled, units, flow.visit), 0)) /
      bare
    )
  }

  /** Ticks, of the calendar; Infinity where the queue grows without end. */
  wait(streams: readonly Stream[], of: StepFlow): number {
    const { keeps } = this.changeovers
    const mixedUp = stationWait(this.queue(streams, 'mixed'))
    const own = keeps ? Math.min(mixedUp, this.keptWait(streams)) : mixedUp
    return Math.max(own, kitWait(this.line.spec, this.stations[0]!.spec, this.queue(streams, keeps ? 'kept' : 'mixed'), of))
  }

  /** Of a batch station. @param dispersion of the carriers that come */
  oven(streams: readonly Stream[]): OvenWait & { lasts: number } {
    const { rate, dispersion } = this.carriersOf(streams)
    const batch = this.stations[0]!.batch!
    const size = (flow: StepFlow) => sizeOf(batch, flow.compiled, flow.carrierUnits)
    const sizes = streams.reduce((sum, { flow }) => sum + flow.rate * size(flow), 0) / streams.reduce((sum, { flow }) => sum + flow.rate, 0)
    const solve = (load: number) => {
      const lasts = this.loadTime(load).mean / (1 - this.downtime.taken)
      const most = Math.max(1, Math.floor(batch.max / sizes + 1e-9))
      const least = Math.min(most, Math.max(1, Math.ceil(batch.min / sizes - 1e-9)))
      return {
        ...ovenWait({
          rate,
          dispersion,
          lasts: lasts / this.hours,
          machines: this.machines,
          min: least,
          max: most,
          maxWait: batch.maxWait ?? Number.POSITIVE_INFINITY,
        }),
        lasts,
      }
    }
    const alone = solve(1)
    // How long a load takes depends on how many carriers are put in and taken out.
    return this.loadTime(2).mean === this.loadTime(1).mean ? alone : solve(solve(alone.load).load)
  }

  private keptWait(streams: readonly Stream[]): number {
    const queue = this.queue(streams, 'kept')
    return stationWait(queue) + pollingWait(this.changeovers, this.machines, figuresOf(queue).load) / this.hours
  }

  /** @param setups every lot of another kind brings one; or they are reckoned by `pollingWait` */
  private queue(streams: readonly Stream[], setups: 'mixed' | 'kept'): Queue {
    const coming = streams.map(({ flow, dispersion, group }): Coming => {
      const { effective } = this.times.get(flow)!
      const carrier = setups === 'mixed' ? plus(effective, this.setupOf(flow)) : effective
      // A lot that one machine does all of is served as one.
      const parts = flow.visit.perLot === 1 ? flow.visit.carriers / flow.visit.lots : 1
      const time = { mean: parts * carrier.mean, variance: parts * carrier.variance }
      const carrierUnits = parts * flow.carrierUnits
      return { flow, rate: flow.rate / parts, carrierUnits, dispersion, group: Math.max(group, carrierUnits), time }
    })
    return { machines: this.machines, hours: this.hours, downtime: this.downtime, coming }
  }

  /** Time that a carrier's setups take, where kinds come mixed. */
  private setupOf({ visit }: StepFlow): Moments {
    return sometimes(Math.min(1, (Math.min(this.machines, visit.perLot) * visit.lots) / visit.carriers), this.changeovers.perLot)
  }

  private effective(flow: StepFlow): Moments {
    return mixed(flow.places, ({ station, time }) =>
      plus(effectiveTime(station.spec, { time, units: flow.carrierUnits }, this.waits), this.handsOf(station, flow)),
    )
  }

  /** Waits for the people that a load needs. */
  private handsOf(station: CompiledStation, { visit }: StepFlow): Moments {
    const { operators = {}, load, unload, firstPiece } = station.spec
    const inspects = firstPiece === undefined ? undefined : operators.inspect
    const tasks = [load && operators.load, unload && operators.unload, operators.attend]
    return plus(...tasks.map((task) => this.waitFor(task)), sometimes(firstPieceShare(station, visit), this.waitFor(inspects)))
  }

  private waitFor(task: CrewTaskSpec | undefined): Moments {
    const mean = task === undefined ? 0 : this.waits(task.crew)
    return { mean, variance: mean * mean }
  }

  /** Of a load of so many carriers, with its stops. */
  private loadTime(carriers: number): Moments {
    const flow = this.flows.reduce((most, each) => (each.rate > most.rate ? each : most))
    const { load, unload } = this.stations[0]!.spec
    const handling = momentsOf(load).mean + momentsOf(unload).mean
    const time = mixed(flow.places, (place) => plus(place.time, { mean: (carriers - 1) * handling, variance: 0 }))
    const at = flow.places[0]!.station
    return plus(effectiveTime(at.spec, { time, units: carriers * flow.carrierUnits }, this.waits), this.handsOf(at, flow))
  }

  private carriersOf(streams: readonly Stream[]): { rate: number; dispersion: number } {
    const rate = streams.reduce((sum, { flow }) => sum + flow.rate, 0)
    const weighted = (of: (stream: Stream) => number) => streams.reduce((sum, stream) => sum + (stream.flow.rate / rate) * of(stream), 0)
    return { rate: rate * weighted(({ peak }) => peak), dispersion: weighted(({ flow, dispersion }) => dispersion / flow.carrierUnits) }
  }

  private mostOf(flow: StepFlow): number {
    const batch = this.stations[0]!.batch
    return batch === null ? 1 : Math.floor(batch.max / sizeOf(batch, flow.compiled, flow.carrierUnits) + 1e-9)
  }
}

/** Of the stations of a step, by share. */
function mixed(places: readonly Place[], of: (place: Place) => Moments): Moments {
  let [mean, second] = [0, 0]
  for (const place of places) {
    const time = of(place)
    mean += place.share * time.mean
    second += place.share * (time.variance + time.mean * time.mean)
  }
  return { mean, variance: Math.max(0, second - mean * mean) }
}
