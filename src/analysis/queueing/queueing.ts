/**
 * The line as a network of queues, without simulating: every station by itself, with the mean and the variability of what comes to it and of its effective
 * process times (parametric decomposition: Whitt, The queueing network analyzer, Bell System Technical Journal 62, 1983; Hopp and Spearman, Factory Physics).
 * Lots stay lots: what a lot's own carriers make one another wait is followed carrier by carrier (`lot-walk.ts`), the rest is a mean wait for each station.
 */
import type { LineSpec } from '../../spec/line.ts'
import { TICKS_PER_DAY } from '../crew-tasks.ts'
import { type LeftOut, leftOut } from './left-out.ts'
import { type Walk, walk } from './lot-walk.ts'
import { type Network, networkOf, type StepWait, stepTimes } from './network.ts'
import type { Pool } from './pool.ts'
import { rawTime } from './raw-time.ts'
import { type Arrival, arrivalsOf } from './streams.ts'

export interface QueueingStation {
  station: string
  /** Need / capacity with the stops, setups and waits for people that this reckons with; batches full. */
  load: number
  /** Mean wait of a carrier, ticks; null: its queue grows without end. */
  wait: number | null
  /** Mean carriers that wait; null as above. */
  queue: number | null
}

export interface QueueingProduct {
  product: string
  /** Lots that are released in a day; 0: none, or there is no release rate. */
  lotsPerDay: number
  /** Mean of the lots, release until the last unit leaves, ticks; null: some queue on its way grows without end, or it has no release rate. */
  cycleTime: number | null
  /** Ticks: of a lot alone in the line, without losses. */
  rawProcessTime: number
  /** Mean units in the line, by Little's law; null as above. */
  units: number | null
}

export interface QueueingReport extends LeftOut {
  /** In the order of the file; those that nothing comes to at a known rate are not among them. */
  stations: QueueingStation[]
  products: QueueingProduct[]
}

const NO_WAIT: StepWait = { wait: 0, stay: 0, loadInterval: 0 }

export function queueing(spec: LineSpec): QueueingReport {
  const network = networkOf(spec)
  const alone = follow(network, () => NO_WAIT)
  // What comes out of a batch station together is known when its loads are; these hardly depend on it.
  const first = arrivalsOfAll(network, alone)
  const inLoads = follow(network, (product, position) => stayIn(network.pools[product]![position]!, first[product]![position]))
  const arrivals = arrivalsOfAll(network, inLoads)
  const streams = streamsOf(network, arrivals)
  const walks = follow(network, (product, position) => {
    const pool = network.pools[product]![position]!
    return pool === null ? NO_WAIT : waitAt(pool, arrivals[product]![position]!, streams.get(pool)!)
  })
  return { stations: stationRows(network, walks), products: productRows(network, walks), ...leftOut(spec, network.overloads) }
}

function arrivalsOfAll({ releases, flows, pools }: Network, alone: readonly Walk[]): Arrival[][] {
  return releases.map((release, product) =>
    release === null ? [] : arrivalsOf(release, flows[product]!, pools[product]!, alone[product]!.visits),
  )
}

/** What comes to each queue. */
function streamsOf({ pools }: Network, arrivals: readonly (readonly Arrival[])[]): Map<Pool, Arrival[]> {
  const streams = new Map<Pool, Arrival[]>()
  for (const arrival of arrivals.flat()) {
    const pool = pools[arrival.flow.product]![arrival.flow.position]!
    if (pool !== null) streams.set(pool, [...(streams.get(pool) ?? []), arrival])
  }
  return streams
}

function stayIn(pool: Pool | null, arrival: Arrival | undefined): StepWait {
  if (pool === null || arrival === undefined || !pool.isOven) return NO_WAIT
  const { lasts, interval } = pool.oven([arrival])
  return { wait: 0, stay: lasts, loadInterval: interval }
}

function waitAt(pool: Pool, { flow, extraWait }: Arrival, streams: readonly Arrival[]): StepWait {
  if (!pool.isOven) return { wait: extraWait + pool.wait(streams, flow), stay: 0, loadInterval: 0 }
  const { wait, lasts, interval } = pool.oven(streams)
  return { wait, stay: lasts, loadInterval: interval }
}

/** A lot of each product on its way. */
function follow({ line, flows, pools }: Network, waitOf: (product: number, position: number) => StepWait): Walk[] {
  return flows.map((steps, product) => {
    const times = steps.map((flow, position) => {
      return stepTimes(flow, pools[product]![position]!, waitOf(product, position))
    })
    return walk(
      steps.map(({ compiled }) => compiled),
      times,
      line.spec.products[product]!.lotUnits,
    )
  })
}

function stationRows({ line, flows, pools }: Network, walks: readonly Walk[]): QueueingStation[] {
  return line.stations.flatMap(({ name }): QueueingStation[] => {
    const here = flows.flat().filter(({ places, rate }) => rate > 0 && places.some(({ station }) => station.name === name))
    if (here.length === 0) return []
    const pool = pools[here[0]!.product]![here[0]!.position]!
    let [carriers, waited] = [0, 0]
    for (const flow of here) {
      const rate = flow.rate * flow.places.find(({ station }) => station.name === name)!.share
      carriers += rate
      waited += rate * walks[flow.product]!.visits[flow.position]!.wait
    }
    const isStable = Number.isFinite(waited)
    return [{ station: name, load: pool.load, wait: isStable ? waited / carriers : null, queue: isStable ? waited : null }]
  })
}

function productRows({ line, releases, flows }: Network, walks: readonly Walk[]): QueueingProduct[] {
  return line.products.map(({ name, spec }, product) => {
    const release = releases[product]!
    const { cycleTime, unitTime } = walks[product]!
    const isKnown = release !== null && Number.isFinite(cycleTime)
    return {
      product: name,
      lotsPerDay: (release?.lotRate ?? 0) * TICKS_PER_DAY,
      cycleTime: isKnown ? cycleTime : null,
      rawProcessTime: rawTime(line, product, flows[product]!),
      units: isKnown ? release.lotRate * spec.lotUnits * unitTime : null,
    }
  })
}
