/** What must hold in every run of every line, exactly, whatever the line mixes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restoreState, saveState } from '../../src/engine/index.ts'
import { compile, Floor, Line, SimulationError, STATES } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { agesIn, faultsOf } from '../support/audit.ts'
import { d, h } from '../support/line.ts'
import { randomLine, runs, TIME_LIMIT } from '../support/random-line.ts'

const END = 3 * d
const seed = fc.nat({ max: 1_000_000 })

/** A floor whose books have few, long time buckets: a run then takes a millisecond instead of fifty. */
const floorOf = (spec: LineSpec, seedOf: number, expectedEnd = 100 * END) =>
  new Floor(compile(spec), { seed: seedOf, replication: 0, expectedEnd, countsLuck: true })

/** Runs on; false: the line has blocked itself for good, which ends the case. */
function runTo(floor: Floor, time: number): boolean {
  try {
    floor.run(time)
    return true
  } catch (error) {
    if (error instanceof SimulationError && error.message.startsWith('deadlock')) return false
    throw error
  }
}

/** All the state of a floor in one string of bytes. */
function bytesOf(floor: Floor): Buffer {
  floor.cut()
  const values = saveState(floor).map((value) => (typeof value === 'number' ? Float64Array.of(value) : value))
  return Buffer.concat(values.map(({ buffer }) => Buffer.from(buffer)))
}

describe('a floor', { timeout: TIME_LIMIT }, () => {
  it('keeps every unit, carrier, lot and tick of machine time, at any time', () => {
    fc.assert(
      fc.property(randomLine, seed, fc.array(fc.integer({ min: 0, max: END }), { maxLength: 4 }), (spec, seedOf, times) => {
        const floor = floorOf(spec, seedOf)
        for (const time of [0, ...times.sort((a, b) => a - b), END]) {
          if (!runTo(floor, time)) return
          expect(faultsOf(floor)).toEqual([])
        }
      }),
      runs(150),
    )
  })

  it('counts between two cuts what happens between them: units, and the time of lots clipped to the window', () => {
    fc.assert(
      fc.property(randomLine, seed, (spec, seedOf) => {
        const floor = floorOf(spec, seedOf)
        if (!runTo(floor, d)) return
        const wipBefore = floor.wip.units
        const agesBefore = agesIn(floor)
        const from = floor.cut()
        if (!runTo(floor, END)) return
        const to = floor.cut()
        const within = (column: number) => to.scalars[column]! - from.scalars[column]!
        const goneOut = within(Line.unitsGood) + within(Line.unitsScrapped)
        expect(wipBefore + within(Line.unitsReleased)).toBe(goneOut + floor.wip.units)
        // Lots that had come before the window count only from its begin, those still there up to its end.
        expect(within(Line.lotArea)).toBe(within(Line.lotSojourn) - agesBefore + agesIn(floor))
        for (let machine = 0; machine < floor.machines.count; machine++) {
          const first = floor.books.layout.ofMachine(machine)
          let ticks = 0
          for (let state = 0; state < STATES; state++) ticks += within(first + state)
          expect(ticks).toBe(END - d)
        }
      }),
      runs(40),
    )
  })

  it('does the same again from the same seed, whether it is stopped on the way or not', () => {
    fc.assert(
      fc.property(randomLine, seed, fc.array(fc.integer({ min: 0, max: END }), { minLength: 1, maxLength: 10 }), (spec, seedOf, stops) => {
        const floor = floorOf(spec, seedOf)
        if (!runTo(floor, END)) return
        const stopped = floorOf(spec, seedOf)
        for (const time of stops.sort((a, b) => a - b)) if (!runTo(stopped, time)) return
        if (!runTo(stopped, END)) return
        expect(bytesOf(stopped).equals(bytesOf(floor))).toBe(true)
      }),
      runs(60),
    )
  })

  it('goes on from a snapshot, in a new floor, exactly as it would have', () => {
    fc.assert(
      fc.property(randomLine, seed, fc.integer({ min: 0, max: END }), (spec, seedOf, time) => {
        const floor = floorOf(spec, seedOf)
        if (!runTo(floor, time)) return
        const saved = structuredClone(saveState(floor))
        if (!runTo(floor, END)) return
        const restored = floorOf(spec, seedOf)
        restoreState(restored, saved)
        if (!runTo(restored, END)) return
        expect(bytesOf(restored).equals(bytesOf(floor))).toBe(true)
        expect(faultsOf(restored)).toEqual([])
      }),
      runs(60),
    )
  })

  it('writes into the rows of its books what a cut at that time shows', () => {
    fc.assert(
      fc.property(randomLine, seed, (spec, seedOf) => {
        const floor = floorOf(spec, seedOf, END)
        if (!runTo(floor, END)) return
        for (const name of ['scalars', 'histograms'] as const) {
          const ledger = floor.books[name]
          expect(ledger.cuts.length).toBeGreaterThan(0)
          const row = ledger.cuts.length >> 1
          const again = floorOf(spec, seedOf, END)
          if (!runTo(again, ledger.cuts[row]!)) return
          expect(Array.from(ledger.totalsAt(row))).toEqual(Array.from(again.cut()[name]))
        }
      }),
      runs(30),
    )
  })

  it('can run for as long as one likes; only the books get coarser', () => {
    fc.assert(
      fc.property(randomLine, seed, (spec, seedOf) => {
        const long = new Floor(compile(spec), { seed: seedOf, replication: 0, expectedEnd: h })
        if (!runTo(long, END)) return
        const known = floorOf(spec, seedOf)
        if (!runTo(known, END)) return
        expect(Array.from(long.cut().scalars)).toEqual(Array.from(known.cut().scalars))
        expect(long.books.scalars.cuts.length).toBeLessThan(1024)
      }),
      runs(5),
    )
  })
})
