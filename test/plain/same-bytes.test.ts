/** The fast floor of plain lines against its reference, the general floor: the same numbers to the last bit. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Job, runReplication } from '../../src/experiment/index.ts'
import { type CompiledLine, compile, EquipmentState, Floor, Line, SimulationError } from '../../src/model/index.ts'
import { isPlain, PlainFloor } from '../../src/plain/index.ts'
import type { DistributionSpec, LineSpec } from '../../src/spec/line.ts'
import { d, every, exponential, h, line, min, s, station, step } from '../support/line.ts'
import { runs, TIME_LIMIT } from '../support/random-line.ts'
import { randomLine } from './random-plain-line.ts'

const END = 8 * h
/** A few time buckets; sometimes many, of which pairs become one. */
const expectedEnd = fc.constantFrom(END / 8, ...Array<number>(6).fill(40 * END))
/** Times at which a floor is stopped. */
const stops = fc.array(fc.integer({ min: 0, max: END }), { maxLength: 4 }).map((some) => [...some.sort((a, b) => a - b), END])

/** Those that can be run and are plain. */
const plainLine = randomLine
  .map((spec): CompiledLine | null => {
    try {
      const compiled = compile(spec)
      return isPlain(compiled) ? compiled : null
    } catch (error) {
      if (error instanceof SimulationError) return null
      throw error
    }
  })
  .filter((compiled) => compiled !== null)

/** Everything that is asked of a floor, after runs up to each of some times. */
function told(floor: Floor | PlainFloor, times: readonly number[]): unknown {
  const cuts = times.map((time) => {
    floor.run(time)
    return floor.cut()
  })
  return { cuts, now: floor.now, fired: floor.fired, books: floor.books }
}

function blockedTime({ line: { machines }, books }: PlainFloor): number {
  let ticks = 0
  for (let machine = 0; machine < machines; machine++)
    ticks += books.scalars.totals[books.layout.ofMachine(machine) + EquipmentState.blocked]!
  return ticks
}

describe('a plain line on the fast floor', () => {
  it('comes to the same as on the general one, to the last bit, wherever it is stopped', { timeout: TIME_LIMIT }, () => {
    const seen = { lines: 0, events: 0, lotsLost: 0, linesThatBlock: 0 }
    fc.assert(
      fc.property(plainLine, stops, expectedEnd, fc.nat(), (compiled, times, expected, seed) => {
        const options = { seed, replication: seed % 7, expectedEnd: expected }
        const fast = PlainFloor.of(compiled, options)!
        expect(isDeepStrictEqual(told(fast, times), told(new Floor(compiled, options), times))).toBe(true)
        seen.lines++
        seen.events += fast.fired
        seen.lotsLost += fast.books.scalars.totals[Line.lotsLost]!
        seen.linesThatBlock += blockedTime(fast) > 0 ? 1 : 0
      }),
      runs(500),
    )
    expect(seen.events / seen.lines).toBeGreaterThan(300)
    expect(seen.lotsLost / seen.lines).toBeGreaterThan(2)
    expect(seen.linesThatBlock / seen.lines).toBeGreaterThan(0.1)
  })
})

const work = (time: DistributionSpec, over = {}) => step('machine', time, over)

/** Two machines that block before one, and lots that go back. */
const blocking: LineSpec = line({
  steps: [
    step('first', exponential(9 * min), { processTime: { time: exponential(9 * min), per: 'lot' } }),
    step('second', { kind: 'lognormal', mean: 5 * min, cv: 0.5 }),
    step('third', exponential(5 * min), {
      next: [
        { to: 'first', probability: 0.1 },
        { to: null, probability: 0.9 },
      ],
    }),
  ],
  stations: [station('first', { machines: 2 }), station('second', { buffer: { carriers: 2, whenFull: 'block' } })],
  release: [every(exponential(8 * min))],
})

function bothWays(spec: LineSpec, over: Partial<Job> = {}) {
  const job: Job = { line: spec, lineHash: '', seed: 7, replications: 1, warmUp: 0, horizon: 5 * d, ...over }
  return [runReplication(job, 3), runReplication(job, 3, undefined, null, 'general')] as const
}

describe('a replication of a plain line', () => {
  it.each<[string, Partial<Job>]>([
    ['by itself', {}],
    ['with a warm-up and a picture', { warmUp: 2 * h + 0.3 * s, isPictured: true }],
    ['whose warm-up is chosen', { warmUp: d, choosesWarmUp: true }],
    ['in batches, with its series', { warmUp: h, batches: 25, series: true }],
    ['with causes, which only the general floor finds', { findsCauses: true }],
    ['with control variates, which only the general floor counts', { controlVariates: true }],
  ])('%s gives the same outcome as on the general floor', (_, over) => {
    const [fast, general] = bothWays(blocking, over)
    expect(fast).toEqual(general)
  })

  it('says of a duration below 0 what the general floor says', () => {
    const time: DistributionSpec = { kind: 'truncated-normal', mean: min, sd: min, low: -min }
    const spec = line({ steps: [work(time)], release: [every(exponential(2 * min))] })
    expect(isPlain(compile(spec))).toBe(true)
    const messageOf = (floor: 'fastest' | 'general'): string => {
      const job: Job = { line: spec, lineHash: '', seed: 7, replications: 1, warmUp: 0, horizon: d }
      try {
        runReplication(job, 0, undefined, null, floor)
      } catch (error) {
        if (error instanceof SimulationError) return error.message
      }
      return 'no error'
    }
    expect(messageOf('fastest')).toContain('expected a timer at or after now')
    expect(messageOf('fastest')).toBe(messageOf('general'))
  })

  it('is given up where progress asks for it', () => {
    const job: Job = { line: blocking, lineHash: '', seed: 7, replications: 1, warmUp: 0, horizon: d }
    const shares: number[] = []
    const outcome = runReplication(job, 0, (share) => {
      shares.push(share)
      return share < 0.5
    })
    expect(outcome).toBeNull()
    expect(shares).toHaveLength(50)
  })
})

describe('where WebAssembly is refused', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('the general floor does it, and comes to the same', async () => {
    const [fast] = bothWays(blocking)
    vi.resetModules()
    let refusals = 0
    class Module {
      constructor() {
        refusals++
        throw new Error('refused by the content security policy')
      }
    }
    vi.stubGlobal('WebAssembly', { Module })
    const again = await import('../../src/experiment/index.ts')
    const job: Job = { line: blocking, lineHash: '', seed: 7, replications: 1, warmUp: 0, horizon: 5 * d }
    expect(again.runReplication(job, 3)).toEqual(fast)
    expect(refusals).toBe(1)
  })
})
