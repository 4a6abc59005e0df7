/** What becomes of the units of a lot that fill no reel. Reels of 40 units; traces in hours: a lot of 50 is at the reels 2 h after its release. */
import { describe, expect, it } from 'vitest'
import { rawProcessTime } from '../../src/experiment/raw-process-time.ts'
import { type LogRecord, recorded } from '../../src/log/index.ts'
import { compile, Line, PerRemnant } from '../../src/model/index.ts'
import type { LineSpec, RemnantSpec, StepSpec } from '../../src/spec/line.ts'
import { d, h, line, product, schedule, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const packing = { unitsPerWafer: 10, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 40 }
const keep: RemnantSpec = { kind: 'keep', joins: 'product', otherwise: 'ship' }

/** A lot is mounted in 2 h as a whole; a reel takes an hour. */
function lineOf(remnants: RemnantSpec | undefined, hours: number[], over: Partial<LineSpec> = {}, steps: StepSpec[] = []): LineSpec {
  return line({
    steps: [step('mount', 2 * h), ...steps, step('reel', h, { carrier: 'reel', ...(remnants !== undefined && { remnants }) })],
    stations: [],
    products: [product('product', { lotUnits: 50, packing })],
    release: [schedule(hours.map((at) => at * h))],
    ...over,
  })
}

/** Carriers of 40 that are formed, as `units of lot at hour`. */
function reels(spec: LineSpec, end = 3 * d): string[] {
  return recordsOf(spec, end)
    .filter(({ what, step: at }) => what === 'carrierFormed' && at === 'reel')
    .map(({ units, lot, hours }) => `${units} of ${lot} at ${hours}`)
}

function recordsOf(spec: LineSpec, end: number): LogRecord[] {
  const records: LogRecord[] = []
  const job = { line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: end }
  const run = recorded(job, 0, (record) => records.push(record))
  run.runTo(end)
  return records
}

const happened = (spec: LineSpec, what: LogRecord['what'], end = 3 * d) =>
  recordsOf(spec, end)
    .filter((record) => record.what === what)
    .map(({ lot, units, hours, cause = '' }) => `${units} of ${lot} at ${hours}${cause === '' ? '' : ` ${cause}`}`)

const booked = (spec: LineSpec, column: keyof typeof PerRemnant, end = 3 * d) => {
  const { floor } = trace(spec, end)
  return floor.cut().scalars[floor.books.layout.ofRemnant(0) + PerRemnant[column]]!
}

describe('the remnant of a lot', () => {
  it('goes on in a part-full reel', () => {
    expect(reels(lineOf(undefined, [0, 10]))).toEqual(['40 of 1 at 2', '10 of 1 at 2', '40 of 2 at 12', '10 of 2 at 12'])
    expect(reels(lineOf({ kind: 'ship' }, [0, 10]))).toEqual(reels(lineOf(undefined, [0, 10])))
    expect(booked(lineOf({ kind: 'ship' }, [0, 10]), 'carriers')).toBe(4)
    expect(booked(lineOf({ kind: 'ship' }, [0, 10]), 'partFull')).toBe(2)
  })

  it('is scrapped', () => {
    const spec = lineOf({ kind: 'scrap' }, [0, 10])
    expect(reels(spec)).toEqual(['40 of 1 at 2', '40 of 2 at 12'])
    expect(happened(spec, 'unitsScrapped')).toEqual(['10 of 1 at 2 remnant', '10 of 2 at 12 remnant'])
    const { floor } = trace(spec, d)
    expect(floor.cut().scalars[Line.unitsScrapped]).toBe(20)
    expect(booked(spec, 'unitsScrapped')).toBe(20)
  })

  it('waits for the next lot, and is the first in its first reel', () => {
    const spec = lineOf(keep, [0, 10, 20, 30])
    // Ten of each lot before go with 30 of the next; the fourth has 40 + 40 in the end.
    expect(reels(spec)).toEqual(['40 of 1 at 2', '40 of 2 at 12', '40 of 3 at 22', '40 of 4 at 32', '40 of 4 at 32'])
    expect(happened(spec, 'remnantTaken')).toEqual(['10 of 2 at 12 lot 1', '20 of 3 at 22 lot 2', '30 of 4 at 32 lot 3'])
    expect(happened(spec, 'remnantLeft')).toEqual(['10 of 1 at 12 lot 2', '20 of 2 at 22 lot 3', '30 of 3 at 32 lot 4'])
    // The reels of lot 1 leave at 3, but its last units leave it at 12.
    expect(happened(spec, 'lotEnded')).toEqual(['40 of 1 at 12', '40 of 2 at 22', '40 of 3 at 32', '80 of 4 at 34'])
    expect(booked(spec, 'partFull')).toBe(0)
    expect(booked(spec, 'joined')).toBe(3)
    expect(booked(spec, 'waitSum') / h).toBe(30)
    expect(booked(spec, 'area') / h).toBe(600)
  })

  it('makes a reel of many small lots, each of which is finished when it is taken', () => {
    const spec = lineOf(keep, [0, 10, 20], { products: [product('product', { lotUnits: 20, packing })] })
    expect(reels(spec)).toEqual(['40 of 2 at 12'])
    const { floor } = trace(spec, d)
    expect(floor.cut().scalars[Line.lotsFinished]).toBe(2)
    expect(floor.wip.units).toBe(20)
    expect(floor.wip.lots).toBe(1)
  })

  it('goes on part-full, or is scrapped, when it has waited for long enough', () => {
    const late: RemnantSpec = { ...keep, atMost: 6 * h }
    expect(reels(lineOf(late, [0, 10]))).toEqual(['40 of 1 at 2', '10 of 1 at 8', '40 of 2 at 12', '10 of 2 at 18'])
    expect(happened(lineOf(late, [0, 10]), 'lotEnded')).toEqual(['50 of 1 at 9', '50 of 2 at 19'])
    expect(happened(lineOf({ ...late, otherwise: 'scrap' }, [0, 10]), 'lotEnded')).toEqual(['40 of 1 at 8', '40 of 2 at 18'])
    // A lot that comes at the very instant takes it.
    expect(reels(lineOf({ ...keep, atMost: 10 * h }, [0, 10]))).toEqual(['40 of 1 at 2', '40 of 2 at 12', '20 of 2 at 22'])
  })

  it('waits only for lots with its date code', () => {
    const code: RemnantSpec = { ...keep, releasedWithin: 15 * h }
    // Lot 3 was released 20 h after lot 1, whose units are in the remnant of lot 2 no more: they went out first.
    expect(happened(lineOf(code, [0, 10, 20]), 'remnantTaken')).toEqual(['10 of 2 at 12 lot 1', '20 of 3 at 22 lot 2'])
    expect(happened(lineOf(code, [0, 20, 30]), 'remnantTaken')).toEqual(['10 of 3 at 32 lot 2'])
    // Small lots: what is kept of lot 2 holds units of lot 1, which are too old for lot 3.
    const small = { products: [product('product', { lotUnits: 10, packing })] }
    expect(happened(lineOf(code, [0, 10, 20], small), 'remnantTaken')).toEqual(['10 of 2 at 12 lot 1'])
  })

  it('of one product never goes to another', () => {
    const two = {
      products: [product('product', { lotUnits: 50, packing }), product('other', { lotUnits: 50, packing })],
      release: [schedule([0]), schedule([10 * h], { name: 'other', product: 'other' })],
    }
    expect(happened(lineOf(keep, [0], two), 'remnantTaken')).toEqual([])
    expect(happened(lineOf(keep, [0], two), 'remnantKept')).toEqual(['10 of 1 at 2', '10 of 2 at 12'])
  })

  it('of lots from one mother waits for its sisters, and goes when none can come', () => {
    // The mother of 100 is divided into lots of 50: one after the other they come to the reels.
    const sisters = lineOf(
      { kind: 'keep', joins: 'mother', otherwise: 'ship' },
      [0, 10],
      { products: [product('product', { lotUnits: 100, packing })] },
      [step('saw', h, { carrier: 'strip', newLotUnits: 50 })],
    )
    // Ten strips a mother, an hour each at the saw from 2 h on: lot 2 ends there at 7, lot 3 at 12, and no sister is left.
    expect(happened(sisters, 'remnantTaken')).toEqual(['10 of 3 at 8 lot 2', '10 of 6 at 18 lot 5'])
    expect(reels(sisters)).toEqual(['40 of 2 at 6', '40 of 3 at 10', '20 of 3 at 12', '40 of 5 at 16', '40 of 6 at 20', '20 of 6 at 22'])
  })

  it('is left out of raw process time', () => {
    expect(rawProcessTime(lineOf(keep, [0]))[0]!.ticks).toBe(rawProcessTime(lineOf(undefined, [0]))[0]!.ticks)
    expect(compile(lineOf(keep, [0])).steps.map(({ remnants }) => remnants?.index)).toEqual([undefined, 0])
  })
})
