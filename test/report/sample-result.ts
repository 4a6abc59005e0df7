/** A small result built by hand: three stations, one product, the middle station the bottleneck. */
import type { Estimate, Result, StationResult } from '../../src/spec/result.ts'

const hour = 3600e6
const day = 24 * hour

function estimate(mean: number, halfWidth: number | null, unit: string): Estimate {
  return { mean, halfWidth, unit, replications: 10 }
}

function station(name: string, machines: number, load: number, unitsPerDay = 150_000): StationResult {
  const share = (value: number) => estimate(value, 0.0031, '1')
  return {
    name,
    area: 'test',
    machines,
    load: share(load),
    busy: share(load * 0.98),
    states: {
      productive: share(load * 0.9),
      standby: share(1 - load),
      blocked: share(0),
      setup: share(load * 0.02),
      scheduledDown: share(load * 0.02),
      unscheduledDown: share(load * 0.06),
      nonScheduled: share(0),
    },
    starved: share(1 - load),
    queueLength: estimate(12.3, 1.2, 'carriers'),
    waitMean: estimate(17, 2, 'h'),
    waitP95: estimate(30, 4, 'h'),
    unitsPerDay: estimate(unitsPerDay, unitsPerDay / 400, 'units/day'),
  }
}

export function sampleResult(): Result {
  return {
    format: 'tollway-result/1',
    version: '0.1.0',
    line: {
      name: 'sample',
      title: 'A sample',
      hash: 'ab'.repeat(32),
      notice: "illustrative: public facts and estimates, not any plant's data",
    },
    seed: 1,
    replications: 10,
    warmUp: 10 * day,
    horizon: 90 * day,
    confidence: 0.95,
    kpis: {
      goodPerDay: estimate(149_104, 238, 'units/day'),
      startsPerDay: estimate(150_300, 240, 'units/day'),
      cycleTimeMean: estimate(4.3 * 24, 0.1 * 24, 'h'),
      wipUnits: estimate(641_234, 1500, 'units'),
      cumulativeYield: estimate(0.9853, 0.0001, '1'),
      lostShare: estimate(0, 0, '1'),
      xFactor: estimate(2.31, 0.05, '1'),
    },
    products: [
      {
        name: 'toll-8x8',
        goodPerDay: estimate(149_104, 238, 'units/day'),
        cycleTimeMean: estimate(4.3 * 24, 0.1 * 24, 'h'),
        cycleTimeP50: estimate(4.1 * 24, 0.1 * 24, 'h'),
        cycleTimeP90: estimate(5.2 * 24, 0.2 * 24, 'h'),
        cycleTimeP95: estimate(6 * 24, 0.2 * 24, 'h'),
        cycleTimeP99: estimate(7 * 24, 0.3 * 24, 'h'),
        rawProcessTime: 1.86 * 24,
        xFactor: estimate(2.31, 0.05, '1'),
      },
    ],
    stations: [
      station('die-attach', 24, 0.81),
      station('hot-test', 9, 0.913),
      station('tape-and-reel', 4, 0.4),
      station('dry-pack', 1, 0, 0),
    ],
    bottleneck: { station: 'hot-test', reason: 'hot-test has the highest load, 91.3 % of its capacity; next is die-attach with 81.0 %' },
    warnings: [],
  }
}
