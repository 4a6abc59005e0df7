/** What a result says of ways and carts, by hand. */
import { describe, expect, it } from 'vitest'
import { type Job, rawProcessTime, runExperiment, SerialExecutor } from '../../src/experiment/index.ts'
import type { TransportSpec } from '../../src/spec/line.ts'
import { constant, exponential, h, line, min, schedule, station, step } from '../support/line.ts'

/** 10 min in area front, 8 min to area test and 6 back, 5 min there. */
const plant = (transport: TransportSpec) =>
  line({
    steps: [step('saw', 10 * min), step('probe', 5 * min)],
    stations: [station('saw', { area: 'front', machines: 2 }), station('probe', { area: 'test', machines: 2 })],
    release: [schedule([0, 0])],
    transport,
  })

const way = (from: string, to: string, time: number) => ({ from, to, time: constant(time) })
const times = [way('front', 'test', 8 * min), way('test', 'front', 6 * min)]

describe('the result of a line with transport', () => {
  it('says how busy carts are, how long carriers wait, and how many are under way', async () => {
    const spec = plant({
      times,
      carts: [
        { name: 'agv', count: 1, carries: 2 },
        { name: 'idle', count: 3, carries: 1, ways: [{ from: 'test', to: 'front' }] },
      ],
    })
    const slow = { ...spec, release: [schedule([0, min])] }
    const job: Job = { line: slow, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: h }
    const { kpis, carts } = (await runExperiment(job, new SerialExecutor())).result!
    // The first lot leaves at 10 min; the cart is back at 24 min for the second, which has waited since 11 min, and there at 32 min.
    const [agv, idle] = carts!
    expect([agv!.name, agv!.count, agv!.carries]).toEqual(['agv', 1, 2])
    expect(agv!.busy.mean).toBeCloseTo(22 / 60, 12)
    expect(agv!.empty.mean).toBeCloseTo(6 / 60, 12)
    expect(agv!.waitMean.mean).toBeCloseTo(6.5 / 60, 12)
    expect(agv!.movesPerDay.mean).toBeCloseTo(48, 12)
    expect(agv!.carriersPerMove.mean).toBe(1)
    expect(kpis['carriersUnderWay']!.mean).toBeCloseTo((8 + 21) / 60, 12)
    expect(idle!.busy.mean).toBe(0)
    expect(idle!.waitMean.mean).toBeNull()
  })

  it('says nothing of either where the line has none', async () => {
    const { transport: _, ...spec } = plant({ times, carts: [] })
    const job: Job = { line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: h }
    const { kpis, carts } = (await runExperiment(job, new SerialExecutor())).result!
    expect(kpis['carriersUnderWay']).toBeUndefined()
    expect(carts).toBeUndefined()
  })
})

it('raw process time has the mean ways in it, and no wait for a cart', () => {
  const random = { from: 'front', to: 'test', time: exponential(8 * min) }
  const spec = plant({ times: [random], carts: [{ name: 'agv', count: 1, carries: 2, waits: h }] })
  expect(rawProcessTime(spec)).toEqual([{ product: 'product', ticks: 23 * min }])
})
