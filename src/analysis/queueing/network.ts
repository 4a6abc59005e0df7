/** The queues of a line, and which of them a product comes to. */
import { type CompiledLine, compile, meanProcessTicks } from '../../model/index.ts'
import type { HoldSpec, LineSpec } from '../../spec/line.ts'
import { withoutLinks } from '../../spec/links.ts'
import { finalYield } from '../../spec/step-yield.ts'
import { type StationUse, TICKS_PER_DAY } from '../crew-tasks.ts'
import type { CrewWaits } from './effective-time.ts'
import { flowsOf, poolsOf, type StepFlow } from './flows.ts'
import type { StepTimes } from './lot-walk.ts'
import { momentsOf } from './moments.ts'
import { peopleOf } from './people.ts'
import { Pool } from './pool.ts'
import { type ReleaseStream, releaseStreams } from './release-streams.ts'

export interface Network {
  line: CompiledLine
  /** By product; null: no rate is known. */
  releases: readonly (ReleaseStream | null)[]
  /** By product and position on the route. */
  flows: readonly (readonly StepFlow[])[]
  /** The same; null: a pure delay, or nothing comes. */
  pools: readonly (readonly (Pool | null)[])[]
  /** Crews that can't keep up, as sentences. */
  overloads: string[]
}

export function networkOf(spec: LineSpec): Network {
  const line = compile(withoutLinks(spec))
  const releases = releaseStreams(spec)
  const flows = flowsOf(
    line,
    releases.map((release) => release?.lotRate ?? null),
  )
  const used = flows.flat().filter(({ rate, places }) => rate > 0 && places.length > 0)
  const { waits, overloads } = peopleOf(spec, usesOf(line, used))
  const poolOf = poolsOf(line, flows)
  const known = new Map<number, Pool>()
  for (const { places } of used) {
    const index = poolOf[places[0]!.station.index]!
    if (!known.has(index)) known.set(index, poolAt(line, index, poolOf, used, waits))
  }
  const pools = flows.map((steps) =>
    steps.map(({ places, rate }) => (rate > 0 && places.length > 0 ? known.get(poolOf[places[0]!.station.index]!)! : null)),
  )
  return { line, releases, flows, pools, overloads }
}

function poolAt(line: CompiledLine, index: number, poolOf: readonly number[], used: readonly StepFlow[], waits: CrewWaits): Pool {
  const stations = line.stations.filter((station) => poolOf[station.index] === index)
  return new Pool(
    line,
    stations,
    used.filter(({ places }) => poolOf[places[0]!.station.index] === index),
    waits,
  )
}

/** What every station is to do in a day. */
function usesOf(line: CompiledLine, used: readonly StepFlow[]): StationUse[] {
  return line.stations.map((station): StationUse => {
    const use = { station: station.spec, units: 0, loads: 0, carriers: 0, lots: 0, workTime: 0 }
    for (const { places, rate, visit, carrierUnits } of used) {
      for (const place of places.filter((each) => each.station === station)) {
        const carriers = rate * place.share * TICKS_PER_DAY
        const loads = station.spec.batch?.per === 'carrier' ? carriers / station.spec.batch.max : carriers
        use.units += carriers * carrierUnits
        use.carriers += carriers
        use.lots += (carriers * visit.lots) / visit.carriers
        use.loads += loads
        use.workTime += loads * place.time.mean
      }
    }
    return use
  })
}

/** What other lots make a carrier wait at a step, how long a load of a batch station lasts, ticks, and how often the loads of a batch station begin there. */
export interface StepWait {
  wait: number
  stay: number
  loadInterval: number
}

/** How a lot goes through a step, and what others make it wait there. */
export function stepTimes(flow: StepFlow, pool: Pool | null, { wait, stay, loadInterval }: StepWait): StepTimes {
  const { spec, compiled, visits, places } = flow
  const delay = momentsOf(spec.delayAfter).mean
  const common = {
    machinesPerLot: flow.visit.perLot,
    way: flow.way,
    wait,
    loadInterval,
    visits,
    yield: finalYield(spec),
    lotWait: heldFor(spec.holds ?? [], flow.visit.carriers / flow.visit.lots),
  }
  if (pool === null)
    return { ...common, hold: (units) => meanProcessTicks(compiled, units), after: () => delay, machines: Number.POSITIVE_INFINITY }
  const residence = places[0]!.station.conveyor?.residence ?? 0
  if (pool.isOven) return { ...common, hold: () => stay, after: () => delay, machines: Number.POSITIVE_INFINITY }
  const stretch = places[0]!.station.spec.atShiftEnd === 'pause' ? 1 / pool.hours : 1
  return { ...common, hold: (units) => pool.hold(flow, units) * stretch, after: () => delay + residence * stretch, machines: pool.machines }
}

/** Of a lot: any of its carriers held holds it. */
function heldFor(holds: readonly HoldSpec[], carriers: number): number {
  return holds.reduce((sum, { share, time, of }) => {
    let free = 1
    for (let carrier = 0; carrier < (of === 'lot' ? 1 : Math.round(carriers)); carrier++) free *= 1 - share
    return sum + (1 - free) * momentsOf(time).mean
  }, 0)
}
