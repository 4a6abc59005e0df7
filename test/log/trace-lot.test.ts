import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/experiment/index.ts'
import { logLine, traceLot } from '../../src/log/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { logOf } from '../support/log-of.ts'
import { randomLine, runs, TIME_LIMIT } from '../support/random-line.ts'

const jobOf = (spec: LineSpec, horizon: number, seed = 1): Job => ({ line: spec, lineHash: '', seed, replications: 1, warmUp: 0, horizon })

function traced(job: Job, lot: number) {
  const found = traceLot(job, 0, lot)
  if ('lots' in found) throw new Error(`lot ${lot} of ${found.lots}`)
  return found
}

describe('the trace of a lot', { timeout: TIME_LIMIT }, () => {
  it("has the event log's records of the lot, byte for byte, and parts that add up to its cycle time", () => {
    let compared = 0
    fc.assert(
      fc.property(
        randomLine,
        fc.nat({ max: 1_000_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (spec, seed, picks) => {
          const job = jobOf(spec, 2 * d, seed)
          const log = logOf(job)
          if (log === null) return
          const lots = log.reduce((most, { lot = 0 }) => Math.max(most, lot), 0)
          if (lots === 0) return
          for (const pick of picks) {
            const lot = Math.min(lots, 1 + Math.floor(pick * lots))
            const trace = traced(job, lot)
            const ended = trace.records.findIndex(({ what }) => what === 'lotEnded')
            const expected = log.filter((record) => record.lot === lot)
            expect(trace.records.map(logLine).join('')).toBe(expected.map(logLine).join(''))
            expect(trace.cycleTime === null).toBe(ended === -1)
            expect(trace.parts.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(trace.cycleTime ?? 0)
            compared++
          }
        },
      ),
      runs(8),
    )
    expect(compared).toBeGreaterThan(20)
  })

  it('leads every lot that is divided off to one that was released, and no unit comes from nowhere', () => {
    fc.assert(
      fc.property(randomLine, (spec) => {
        const log = logOf(jobOf(spec, 2 * d)) ?? []
        const roots = new Set(log.filter(({ what }) => what === 'lotReleased' || what === 'lotThere').map(({ lot }) => lot))
        const mothers = new Map(log.filter(({ what }) => what === 'lotDivided').map(({ lot, mother }) => [lot, mother]))
        for (const { what, lot } of log) {
          if (what !== 'carrierFormed') continue
          let root = lot
          while (mothers.has(root)) root = mothers.get(root)
          expect(roots.has(root)).toBe(true)
        }
      }),
      runs(10),
    )
  })

  it('says what the time of the last carrier went by, back to the release', () => {
    const breaks = { name: 'jam', every: constant(15 * min), clock: 'productive' as const, repair: constant(7 * min) }
    const spec = line({
      products: [product('product', { lotUnits: 2 })],
      steps: [
        step('saw', 10 * min, { carrier: 'wafer', delayAfter: constant(3 * min) }),
        step('die', 2 * min, { carrier: 'lot' }),
        step('age', h, { carrier: 'lot' }),
      ].map((one) => {
        if (one.name !== 'age') return one
        const { station: _, ...delay } = one
        return delay
      }),
      stations: [station('saw', { failures: [breaks] })],
    })
    // Wafer 1 saws 0 to 10, wafer 2 from 10 to 27 with the jam at 15; 3 min on the way, 2 min of die, an hour of rest.
    const { cycleTime, parts } = traced(jobOf(spec, d), 1)
    expect(cycleTime).toBe((10 + 17 + 3 + 2 + 60) * min)
    expect(parts).toEqual([
      { kind: 'delay', place: 'age', ticks: 60 * min },
      { kind: 'queue', place: 'saw', ticks: 10 * min },
      { kind: 'work', place: 'saw', ticks: 10 * min },
      { kind: 'stands', place: 'saw', cause: 'jam', ticks: 7 * min },
      { kind: 'under way', place: 'saw', ticks: 3 * min },
      { kind: 'work', place: 'die', ticks: 2 * min },
    ])
  })

  it('begins at the release of the first mother, for a lot that was divided off', () => {
    const spec = line({
      products: [
        product('product', { lotUnits: 4, packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 2 } }),
      ],
      steps: [step('saw', 10 * min), step('tape', 5 * min, { carrier: 'reel', newLotUnits: 2 })],
      release: [schedule([h])],
    })
    const { ancestors, cycleTime, parts } = traced(jobOf(spec, d), 3)
    expect(ancestors).toEqual([1])
    expect(cycleTime).toBe(20 * min)
    expect(parts).toEqual([
      { kind: 'work', place: 'saw', ticks: 10 * min },
      { kind: 'queue', place: 'tape', ticks: 5 * min },
      { kind: 'work', place: 'tape', ticks: 5 * min },
    ])
  })

  it('is unfinished for a lot that is still in the line at the end of the run', () => {
    const trace = traced(jobOf(line({ steps: [step('saw', 10 * min)] }), 5 * min), 1)
    expect(trace).toMatchObject({ cycleTime: null, parts: [] })
    expect(trace.records.at(-1)?.what).toBe('workStarted')
  })

  it('knows how many lots there are where one is asked for that is not', () => {
    const spec = line({ steps: [step('saw', 10 * min)], release: [schedule([0, 1, 2])] })
    expect(traceLot(jobOf(spec, d), 0, 4)).toEqual({ lots: 3 })
  })
})
