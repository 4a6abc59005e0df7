import { describe, expect, it } from 'vitest'
import { Line } from '../../src/model/index.ts'
import { constant, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes, total } from '../support/states.ts'
import { trace } from '../support/trace.ts'

const blocking = (name: string, carriers: number) => station(name, { buffer: { carriers, whenFull: 'block' } })
const losing = (name: string, carriers: number) => station(name, { buffer: { carriers, whenFull: 'lose' } })
const threeMachines = [step('saw', min), step('die', 2 * min), step('clip', 3 * min)]
const fourLots = [schedule([0, 0, 0, 0])]
const minutes = (times: number[]) => times.map((at) => at / min)

describe('three machines without room between them', () => {
  const run = trace(
    line({ steps: threeMachines, stations: [station('saw'), blocking('die', 0), blocking('clip', 0)], release: fourLots }),
    20 * min,
  )

  it('keep finished work until the next machine is free', () => {
    expect(minutes(run.times('workStarted', 'saw'))).toEqual([0, 1, 3, 6])
    expect(minutes(run.times('workStarted', 'die'))).toEqual([1, 3, 6, 9])
    expect(minutes(run.times('workStarted', 'clip'))).toEqual([3, 6, 9, 12])
    expect(minutes(run.times('lotEnded'))).toEqual([6, 9, 12, 15])
  })

  it('are blocked meanwhile', () => {
    expect(stateTimes(run.floor, 0)).toEqual({ productive: 4 * min, blocked: 5 * min, standby: 11 * min })
    expect(stateTimes(run.floor, 1)).toEqual({ productive: 8 * min, blocked: 3 * min, standby: 9 * min })
    expect(stateTimes(run.floor, 2)).toEqual({ productive: 12 * min, standby: 8 * min })
  })
})

describe('three machines with room for one carrier before the second and the third', () => {
  const run = trace(
    line({ steps: threeMachines, stations: [station('saw'), blocking('die', 1), blocking('clip', 1)], release: fourLots }),
    20 * min,
  )

  it('wait only where that is full too', () => {
    expect(minutes(run.times('workStarted', 'saw'))).toEqual([0, 1, 2, 3])
    expect(minutes(run.times('workStarted', 'die'))).toEqual([1, 3, 5, 7])
    expect(minutes(run.times('workStarted', 'clip'))).toEqual([3, 6, 9, 12])
    expect(minutes(run.times('carrierArrived', 'die'))).toEqual([1, 2, 3, 5])
    expect(stateTimes(run.floor, 0)).toEqual({ productive: 4 * min, blocked: min, standby: 15 * min })
    expect(stateTimes(run.floor, 1)).toEqual({ productive: 8 * min, standby: 12 * min })
  })
})

describe('an oven before a short buffer', () => {
  it('is blocked until the last carrier of its load has left', () => {
    const oven = station('oven', { batch: { per: 'carrier', min: 3, max: 3 } })
    const steps = [step('oven', 10 * min), step('press', 4 * min)]
    const run = trace(line({ steps, stations: [oven, blocking('press', 1)], release: [schedule([0, 0, 0, 0, 0, 0])] }), h)
    expect(minutes(run.times('carrierArrived', 'press'))).toEqual([10, 10, 14, 24, 24, 28])
    expect(minutes(run.times('workStarted', 'oven'))).toEqual([0, 0, 0, 14, 14, 14])
    expect(minutes(run.times('workStarted', 'press'))).toEqual([10, 14, 18, 24, 28, 32])
    // 10 to 14, and 24 to 28.
    expect(stateTimes(run.floor, 0)).toEqual({ productive: 20 * min, blocked: 8 * min, standby: 32 * min })
  })
})

describe('carriers on the way', () => {
  it('have their space from when they set off', () => {
    const steps = [step('saw', min, { delayAfter: constant(10 * min) }), step('die', 5 * min)]
    const run = trace(line({ steps, stations: [station('saw'), blocking('die', 1)], release: [schedule([0, 0, 0])] }), h)
    // One space and the idle machine: the first two set off. The second takes the machine at 16 min and leaves its space to the third.
    expect(minutes(run.times('carrierLeft', 'saw'))).toEqual([1, 2, 16])
    expect(minutes(run.times('carrierArrived', 'die'))).toEqual([11, 12, 26])
  })

  it('that have ended a step without a station wait for a space in line', () => {
    const { station: _, ...cooling } = step('cooling', min)
    const run = trace(line({ steps: [cooling, step('die', 5 * min)], stations: [blocking('die', 0)], release: [schedule([0, 0, 0])] }), h)
    expect(minutes(run.times('carrierArrived', 'die'))).toEqual([1, 6, 11])
  })

  it('that are to change carrier after a delay wait for a space in line', () => {
    const packing = { unitsPerWafer: 4, unitsPerStrip: 2, stripsPerMagazine: 1, unitsPerReel: 1 }
    const steps = [step('saw', min, { carrier: 'wafer', delayAfter: constant(min) }), step('die', 5 * min, { carrier: 'strip' })]
    const run = trace(line({ steps, products: [product('product', { lotUnits: 8, packing })], stations: [blocking('die', 1)] }), h)
    // The first wafer (1 min + 1 min) makes two strips: the idle machine and the space take them. The second comes at 3 min; two spaces at once
    // (one on the machine) there are when the second strip is done.
    expect(minutes(run.times('carrierArrived', 'die'))).toEqual([2, 2, 12, 12])
    expect(minutes(run.times('lotEnded'))).toEqual([22])
  })
})

describe('a full buffer that loses what finds no room', () => {
  it('turns lots away before the first station', () => {
    const run = trace(
      line({ steps: [step('saw', 10 * min)], stations: [losing('saw', 1)], release: [schedule([0, min, 2 * min, 3 * min, 11 * min])] }),
      h,
    )
    expect(minutes(run.times('lotReleased'))).toEqual([0, 1, 11])
    expect(minutes(run.times('lotTurnedAway'))).toEqual([2, 3])
    expect([total(run.floor, Line.lotsLost), total(run.floor, Line.unitsLost), total(run.floor, Line.unitsScrapped)]).toEqual([2, 2, 0])
  })

  it('takes in of several lots released together those that find room', () => {
    const release = [schedule([0], { policy: { kind: 'schedule', times: [0], lots: constant(5) } })]
    const run = trace(line({ steps: [step('saw', 10 * min)], stations: [losing('saw', 1)], release }), h)
    expect(run.times('lotReleased')).toHaveLength(2)
    expect(total(run.floor, Line.lotsLost)).toBe(3)
  })

  it('scraps carriers in the middle of the line', () => {
    const run = trace(
      line({
        steps: [step('saw', min), step('die', 10 * min)],
        stations: [station('saw'), losing('die', 0)],
        release: [schedule([0, 0, 0])],
      }),
      h,
    )
    expect(minutes(run.times('unitsScrapped'))).toEqual([2, 3])
    expect(minutes(run.times('lotEnded'))).toEqual([2, 3, 11])
    expect([total(run.floor, Line.unitsScrapped), total(run.floor, Line.unitsGood), total(run.floor, Line.lotsLost)]).toEqual([2, 1, 0])
  })
})

describe('a full buffer that blocks', () => {
  it('keeps lots outside before the first station, in order, until there is room', () => {
    const run = trace(
      line({ steps: [step('saw', 10 * min)], stations: [blocking('saw', 1)], release: [schedule([0, min, 2 * min, 3 * min])] }),
      h,
    )
    expect(minutes(run.times('lotReleased'))).toEqual([0, 1, 10, 20])
  })

  it('lets in those who wait for it one after the other, in the order in which they came', () => {
    const stations = [station('saw', { machines: 3 }), blocking('die', 0)]
    const run = trace(
      line({ steps: [step('saw', min), step('die', 10 * min)], stations, release: [schedule([0, min, 2 * min, 9 * min])] }),
      h,
    )
    const lotsOf = (what: string, where: string) => run.all.filter((one) => one.what === what && one.step === where).map(({ lot }) => lot)
    expect(minutes(run.times('workStarted', 'die'))).toEqual([1, 11, 21, 31])
    expect(lotsOf('workStarted', 'die')).toEqual(lotsOf('workFinished', 'saw'))
  })

  it('lets nobody in who comes in the instant in which room comes up, before those who wait', () => {
    // Lot a waits on saw 1 since 2 min. At 11 min the die is free, and saw 2 finishes lot b.
    const stations = [station('saw', { machines: 2 }), blocking('die', 0)]
    const products = [product('a'), product('b'), product('first')]
    const at = (name: string, time: number) => schedule([time], { name, product: name })
    const release = [at('first', 0), at('a', min), at('b', 10 * min)]
    const run = trace(line({ steps: [step('saw', min), step('die', 10 * min)], stations, products, release }), h)
    const order = run.all.filter(({ what, step: where }) => what === 'workStarted' && where === 'die')
    expect(order.map(({ at: time }) => time / min)).toEqual([1, 11, 21])
    const released = run.all.filter(({ what }) => what === 'lotReleased')
    expect(order.map(({ lot }) => lot)).toEqual(released.map(({ lot }) => lot))
  })
})

describe('a buffer that is counted in units', () => {
  const roomFor = (units: number) => station('die', { buffer: { units, whenFull: 'block' } })
  const strips = { unitsPerWafer: 1, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 1 }
  const sawToDie = (units: number, lotUnits = 40) =>
    line({
      products: [product('product', { lotUnits, packing: strips })],
      steps: [step('saw', min, { carrier: 'strip' }), step('die', 10 * min, { carrier: 'strip' })],
      stations: [roomFor(units)],
    })

  it('takes in a carrier whose units fit beside those that wait', () => {
    // One on the machine, then two strips of 10 in room for 25.
    expect(minutes(trace(sawToDie(25), h).times('workStarted', 'saw'))).toEqual([0, 1, 2, 3])
    expect(minutes(trace(sawToDie(15), h).times('workStarted', 'saw'))).toEqual([0, 1, 2, 11])
  })

  it('takes in more of small carriers than of large ones', () => {
    // The last strip holds 5.
    expect(minutes(trace(sawToDie(15, 35), h).times('carrierArrived', 'die'))).toEqual([1, 2, 11, 12])
    expect(minutes(trace(sawToDie(15, 25), h).times('carrierArrived', 'die'))).toEqual([1, 2, 3])
  })

  it('lets an idle machine have a carrier that is larger than the room', () => {
    expect(minutes(trace(sawToDie(3), h).times('workStarted', 'die'))).toEqual([1, 11, 21, 31])
  })

  it('keeps a lot outside that does not fit as a whole', () => {
    const spec = line({
      products: [product('product', { lotUnits: 20, packing: strips })],
      steps: [step('die', 10 * min, { carrier: 'strip' })],
      stations: [roomFor(20)],
      release: [schedule([0, 0])],
    })
    expect(minutes(trace(spec, h).times('lotReleased'))).toEqual([0, 10])
  })
})
