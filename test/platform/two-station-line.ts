/** A small line with chance in it: releases every 30 min, a saw that fails, a test that loses a few units. */
import type { Job } from '../../src/experiment/job.ts'
import type { LineSpec, StationSpec } from '../../src/spec/line.ts'

const minute = 60e6
const hour = 60 * minute

function station(name: string, unitSeconds: number, more: Partial<StationSpec>): StationSpec {
  return {
    name,
    area: 'test',
    machines: 2,
    processTime: { time: { kind: 'lognormal', mean: unitSeconds * 1e6, cv: 0.3 }, per: 'unit' },
    unmodelledLoss: 0.05,
    failures: [],
    assists: [],
    plannedStops: [],
    atShiftEnd: 'pause',
    dispatch: 'fifo',
    ...more,
  }
}

const twoStationLine: LineSpec = {
  format: 'tollway/1',
  name: 'two-stations',
  title: 'A saw and a test',
  run: { warmUp: 24 * hour, horizon: 10 * 24 * hour, replications: 4, seed: 7 },
  products: [
    {
      name: 'toll',
      route: 'main',
      family: 'toll',
      priority: 0,
      lotUnits: 500,
      packing: { unitsPerWafer: 500, unitsPerStrip: 100, stripsPerMagazine: 5, unitsPerReel: 500 },
    },
  ],
  routes: [
    {
      name: 'main',
      steps: [
        { name: 'saw', station: 'saw', carrier: 'strip', yield: 1, enabled: true, wholeLot: false },
        { name: 'test', station: 'test', carrier: 'lot', yield: 0.97, enabled: true, wholeLot: true },
      ],
    },
  ],
  stations: [
    station('saw', 6, {
      failures: [
        {
          name: 'spindle',
          every: { kind: 'weibull', shape: 1.1, scale: 40 * hour },
          clock: 'productive',
          repair: { kind: 'gamma', shape: 2, scale: hour / 2 },
        },
      ],
    }),
    station('test', 5, { assists: [{ name: 'jam', mtba: hour, time: { kind: 'exponential', mean: 2 * minute } }] }),
  ],
  calendars: [],
  release: [
    {
      name: 'die-bank',
      product: 'toll',
      policy: { kind: 'interval', every: { kind: 'exponential', mean: 30 * minute }, lots: { kind: 'constant', value: 1 } },
    },
  ],
}

export function smallJob(change: Partial<Job> = {}): Job {
  const { seed, replications, warmUp, horizon } = twoStationLine.run
  return { line: twoStationLine, lineHash: '0'.repeat(64), seed, replications, warmUp, horizon, ...change }
}

/** A job that no reader of line files would let through: it releases a product that isn't there. */
export function brokenJob(): Job {
  return smallJob({ line: { ...twoStationLine, products: [] } })
}

/** The message of what `work` throws. */
export function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('expected an error, received none')
}
