/** Die banks: lots are released from a stock of die, and wait outside while it holds too little. Each case a trace in minutes. */
import { describe, expect, it } from 'vitest'
import { PerStock } from '../../src/model/index.ts'
import type { LineSpec, ProductSpec, ReleaseSpec, StockSpec } from '../../src/spec/line.ts'
import { faultsOf } from '../support/audit.ts'
import { constant, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

/** Deliveries of so many units at so many minutes. */
const delivered = (initial: number, amount: number, ...times: number[]): StockSpec => ({
  initial,
  supply: { kind: 'deliveries', due: { times: times.map((at) => at * min) }, amount },
})

const banked = (dieBank: StockSpec, over: Partial<ProductSpec> = {}) => product('product', { lotUnits: 10, dieBank, ...over })

/** Lots of 10 units, each 10 min at a saw with room for all. */
function lineOf(dieBank: StockSpec, release: ReleaseSpec[], more: Partial<LineSpec> = {}): LineSpec {
  return line({
    steps: [step('saw', 10 * min)],
    stations: [station('saw', { machines: 99 })],
    products: [banked(dieBank)],
    release,
    ...more,
  })
}

const released = (traced: Traced) => traced.times('lotReleased').map((at) => at / min)

function ofBank({ floor }: Traced, column: number, stock = 0): number {
  return floor.cut().scalars[floor.books.layout.ofStock(stock) + column]!
}

describe('a die bank', () => {
  it('lets lots in as long as there are die for them, and the others when more have come', () => {
    const traced = trace(lineOf(delivered(25, 20, 45, 70), [every(10 * min)]), 80 * min)
    expect(released(traced)).toEqual([0, 10, 45, 45, 70, 70])
    expect(ofBank(traced, PerStock.used)).toBe(60)
    expect(ofBank(traced, PerStock.lots)).toBe(6)
    // Lots of 20 and 30 min wait until 45, those of 40 and 50 until 70, and those of 60 and 70 to the end.
    expect(ofBank(traced, PerStock.waitArea) / min).toBe(25 + 15 + 30 + 20 + 20 + 10)
    expect(ofBank(traced, PerStock.shortTime) / min).toBe(60)
    expect(ofBank(traced, PerStock.shortages)).toBe(1)
    expect(faultsOf(traced.floor)).toEqual([])
  })

  it('is ordered like any stock: when what is there and on order is low', () => {
    const dieBank: StockSpec = {
      initial: 30,
      supply: { kind: 'reorder', reorderAt: 20, order: { upTo: 50 }, leadTime: constant(25 * min) },
    }
    const traced = trace(lineOf(dieBank, [every(10 * min)]), 60 * min)
    expect(traced.times('stockOrdered').map((at) => at / min)).toEqual([0, 30, 60])
    expect(traced.times('stockDelivered').map((at) => at / min)).toEqual([25, 55])
    expect(released(traced)).toEqual([0, 10, 20, 30, 40, 50, 60])
  })

  it('keeps lots outside whatever lets them in: a schedule, orders, CONWIP, work for a station', () => {
    const with_ = (policy: ReleaseSpec['policy']) =>
      released(trace(lineOf(delivered(10, 20, 35), [{ name: 'plan', product: 'product', policy }]), 60 * min))
    expect(with_({ kind: 'schedule', times: [0, 5 * min], lots: constant(1) })).toEqual([0, 35])
    expect(with_({ kind: 'orders', orders: [{ lots: 2, release: 5 * min }] })).toEqual([5, 35])
    const profile = { kind: 'profile' as const, parts: [{ lasts: h, from: 4, to: 4 }], arrivals: 'constant' as const, lots: constant(1) }
    expect(with_(profile)).toEqual([0, 35, 35])
    expect(with_({ kind: 'conwip', lots: 1 })).toEqual([0, 35, 45])
    expect(with_({ kind: 'keep', station: 'saw', below: 5 })).toEqual([0, 35, 45])
  })

  it('keeps a lot outside and not those of another product', () => {
    const products = [banked(delivered(0, 10, 30)), product('other', { lotUnits: 10 })]
    const release = [schedule([0]), schedule([0, 10 * min], { name: 'others', product: 'other' })]
    expect(released(trace(lineOf(delivered(0, 0), release, { products }), h))).toEqual([0, 10, 30])
  })

  it('holds up a mix in its order: the lot whose turn it is waits', () => {
    const products = [banked(delivered(0, 10, 30)), product('other', { lotUnits: 10 })]
    const mix = [
      { product: 'product', share: 0.5 },
      { product: 'other', share: 0.5 },
    ]
    const traced = trace(lineOf(delivered(0, 0), [schedule([0, 0], { mix })], { products }), h)
    expect(released(traced)).toEqual([30, 30])
    expect(ofBank(traced, PerStock.waitArea) / min).toBe(60)
  })

  it('gives die to the sources in the order of the file', () => {
    const release = [schedule([5 * min], { name: 'first' }), schedule([0], { name: 'second' })]
    const traced = trace(lineOf(delivered(0, 10, 20, 40), release), h)
    expect(released(traced)).toEqual([20, 40])
    expect(traced.all.filter(({ what }) => what === 'dieMissing').map(({ at }) => at / min)).toEqual([0, 5, 20])
  })

  it('turns nobody away for lack of die, only for lack of room', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'lose' } })]
    const traced = trace(lineOf(delivered(10, 20, 30), [schedule([0, 5 * min, 15 * min])], { stations }), h)
    // At 30 min there are die for two lots, and room for one.
    expect(released(traced)).toEqual([0, 30])
    expect(traced.times('lotTurnedAway').map((at) => at / min)).toEqual([30])
    expect(traced.floor.stocks!.level[0]).toBe(10)
  })

  it('waits for room before it waits for die again', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'block' } })]
    const traced = trace(lineOf(delivered(20, 20, 45), [schedule([0, 0, 0, 0])], { stations }), 2 * h)
    expect(released(traced)).toEqual([0, 10, 45, 55])
    expect(faultsOf(traced.floor)).toEqual([])
  })

  it('gets what was due while its deliveries were closed when they open', () => {
    const of = { of: 'product' as const, name: 'product' }
    const changes = [
      { kind: 'deliveries' as const, at: 10 * min, ...of, are: 'closed' as const },
      { kind: 'deliveries' as const, at: 50 * min, ...of, are: 'open' as const },
    ]
    expect(released(trace(lineOf(delivered(0, 10, 20, 30), [schedule([0, 0])], { changes }), h))).toEqual([50, 50])
  })
})
