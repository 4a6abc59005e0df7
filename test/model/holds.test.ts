/** Holds after a step, and steps that a share of the lots takes. */
import { describe, expect, it } from 'vitest'
import { PerHold } from '../../src/model/index.ts'
import type { HoldSpec, LineSpec, StepSpec } from '../../src/spec/line.ts'
import { constant, d, every, exponential, h, line, min, product, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const hold = (over: Partial<HoldSpec> = {}): HoldSpec => ({ reason: 'SBL', share: 1, time: constant(4 * h), of: 'lot', ...over })

const booked = ({ floor }: Traced, reason: number, column: keyof typeof PerHold) =>
  floor.cut().scalars[floor.books.layout.ofHold(reason) + PerHold[column]]!

/** Test of 1 h, packing of 1 h. */
const packing = (test: Partial<StepSpec>, over: Partial<LineSpec> = {}): LineSpec =>
  line({ steps: [step('test', h, test), step('pack', h)], release: [every(2 * h)], ...over })

describe('a hold', () => {
  it('keeps a lot off the machine, which goes on with the next, until it is released', () => {
    const run = trace(packing({ holds: [hold()] }), 9 * h)
    expect(run.times('workStarted', 'test')).toEqual([0, 2, 4, 6, 8].map((at) => at * h))
    expect(run.times('holdStarted', 'test')).toEqual([1, 3, 5, 7, 9].map((at) => at * h))
    expect(run.times('holdEnded', 'test')).toEqual([5, 7, 9].map((at) => at * h))
    expect(run.times('workStarted', 'pack')).toEqual([5, 7, 9].map((at) => at * h))
    expect(booked(run, 0, 'lots')).toBe(5)
    expect(booked(run, 0, 'released')).toBe(3)
    expect(booked(run, 0, 'timeSum')).toBe(12 * h)
    expect(booked(run, 0, 'area')).toBe(12 * h + 2 * h)
  })

  it('comes after the other, where a step has two', () => {
    const holds = [hold({ reason: 'map', time: constant(h) }), hold({ reason: 'none', share: 0 }), hold({ time: constant(2 * h) })]
    const run = trace(packing({ holds }, { release: [every(d)] }), d - 1)
    expect(run.all.filter(({ what }) => what === 'holdStarted').map(({ at }) => at)).toEqual([h, 2 * h])
    expect(run.times('workStarted', 'pack')).toEqual([4 * h])
    expect([0, 1, 2].map((reason) => booked(run, reason, 'timeSum'))).toEqual([h, 0, 2 * h])
  })

  it('of a lot holds each of its carriers for the same time, and counts the lot once', () => {
    const products = [product('product', { lotUnits: 3 })]
    const holds = [hold({ time: exponential(h) })]
    const strips = packing({ carrier: 'strip', holds }, { products, release: [every(d)] })
    const of = (run: Traced) => {
      const ends = run.times('holdEnded', 'test')
      return run.times('holdStarted', 'test').map((start, index) => ends[index]! - start)
    }
    const whole = trace(strips, d - 1)
    expect(new Set(of(whole)).size).toBe(1)
    expect(of(whole)).toHaveLength(3)
    expect(booked(whole, 0, 'lots')).toBe(1)
    const each = packing(
      { carrier: 'strip', holds: [hold({ of: 'carrier', share: 0.999999, time: constant(h) })] },
      { products, release: [every(d)] },
    )
    expect(booked(trace(each, d - 1), 0, 'released')).toBe(3)
  })

  it('ends before a full buffer: the lot waits for room after it, and holds up nobody at the machine', () => {
    const stations = [station('pack', { buffer: { carriers: 0, whenFull: 'block' } })]
    const spec = line({ steps: [step('test', h, { holds: [hold()] }), step('pack', 3 * h)], stations, release: [every(2 * h)] })
    const run = trace(spec, 14 * h)
    expect(run.times('workStarted', 'test')).toEqual([0, 2, 4, 6, 8, 10, 12, 14].map((at) => at * h))
    expect(run.times('workStarted', 'pack')).toEqual([5, 8, 11, 14].map((at) => at * h))
  })

  it('strikes its share of the lots', () => {
    const run = trace(packing({ holds: [hold({ share: 0.2 })] }), 8000 * h)
    expect(Math.abs(booked(run, 0, 'lots') / 4000 - 0.2)).toBeLessThan(0.02)
  })
})

describe('a step that a share of the lots takes', () => {
  it('is passed by in no time by the others, which take no space before it', () => {
    const stations = [station('gate', { buffer: { carriers: 0, whenFull: 'block' } })]
    const steps = [step('test', h), step('gate', 10 * h, { sample: 0.5 }), step('pack', 0)]
    const run = trace(line({ steps, stations, release: [every(2 * h)] }), 400 * h)
    const passing = run.times('stepPassedBy', 'gate')
    expect(passing.length).toBeGreaterThan(20)
    const packed = new Set(run.times('workStarted', 'pack'))
    for (const at of passing) expect(packed.has(at)).toBe(true)
    expect(run.times('workStarted', 'gate').length).toBeGreaterThan(20)
  })

  it('is taken by all carriers of a lot or by none, packed as the step says', () => {
    const products = [
      product('product', { lotUnits: 4, packing: { unitsPerWafer: 1, unitsPerStrip: 2, stripsPerMagazine: 1, unitsPerReel: 1 } }),
    ]
    const steps = [step('test', min), step('gate', min, { carrier: 'strip', sample: 0.5 }), step('pack', min)]
    const run = trace(line({ products, steps, release: [every(h)] }), 100 * h - 1)
    const perHour = (what: 'workStarted' | 'stepPassedBy') =>
      Array.from({ length: 100 }, (_, hour) => run.times(what, 'gate').filter((at) => Math.floor(at / h) === hour).length)
    const taken = perHour('workStarted')
    expect(new Set(taken)).toEqual(new Set([0, 2]))
    expect(perHour('stepPassedBy')).toEqual(taken.map((count) => 2 - count))
    expect(run.times('lotEnded')).toHaveLength(100)
  })

  it('is taken by its share', () => {
    const run = trace(line({ steps: [step('test', min), step('gate', min, { sample: 0.1 })], release: [every(h)] }), 4000 * h)
    expect(Math.abs(run.times('workStarted', 'gate').length / 4000 - 0.1)).toBeLessThan(0.015)
  })
})
