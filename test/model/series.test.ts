import { describe, expect, it } from 'vitest'
import { Line } from '../../src/model/index.ts'
import { constant, h, line, min, product, s, schedule, station, step } from '../support/line.ts'
import { stateTimes, total } from '../support/states.ts'
import { trace } from '../support/trace.ts'

/** Lots of `magazines` magazines of ten units. */
const inMagazines = (magazines: number) =>
  product('product', { lotUnits: 10 * magazines, packing: { unitsPerWafer: 1, unitsPerStrip: 5, stripsPerMagazine: 2, unitsPerReel: 1 } })

describe('two stations in series', () => {
  it('work on one lot after the other, first come first served', () => {
    const run = trace(line({ steps: [step('saw', 2 * min), step('die', 3 * min)], release: [schedule([0, min, 2 * min])] }), h)
    expect(run.times('workStarted', 'saw')).toEqual([0, 2 * min, 4 * min])
    expect(run.times('workFinished', 'saw')).toEqual([2 * min, 4 * min, 6 * min])
    expect(run.times('workStarted', 'die')).toEqual([2 * min, 5 * min, 8 * min])
    expect(run.times('lotEnded')).toEqual([5 * min, 8 * min, 11 * min])
    expect(stateTimes(run.floor, 0)).toEqual({ productive: 6 * min, standby: 54 * min })
    expect(stateTimes(run.floor, 1)).toEqual({ productive: 9 * min, standby: 51 * min })
  })

  it('round a duration to whole microseconds once', () => {
    const run = trace(line({ steps: [step('saw', 1000.4), step('die', 1000.5)] }), s)
    expect(run.times('workFinished')).toEqual([1000, 2001])
  })

  it('work at the same time on magazines of one lot', () => {
    const steps = [step('saw', 2 * min, { carrier: 'magazine' }), step('die', 3 * min, { carrier: 'magazine' })]
    const run = trace(line({ steps, products: [inMagazines(3)] }), h)
    expect(run.times('workStarted', 'saw')).toEqual([0, 2 * min, 4 * min])
    expect(run.times('workStarted', 'die')).toEqual([2 * min, 5 * min, 8 * min])
    expect(run.times('carrierLeft', 'die')).toEqual([5 * min, 8 * min, 11 * min])
    expect(run.times('lotEnded')).toEqual([11 * min])
  })

  it('spread the magazines of a lot over their parallel machines', () => {
    const steps = [step('saw', 2 * min, { carrier: 'magazine' }), step('die', 3 * min, { carrier: 'magazine' })]
    const stations = [station('saw', { machines: 2 }), station('die', { machines: 2 })]
    const run = trace(line({ steps, stations, products: [inMagazines(3)] }), h)
    const started = run.all.filter(({ what }) => what === 'workStarted').map(({ step: name, at, machine }) => [name, at / min, machine])
    expect(started).toEqual([
      ['saw', 0, 0],
      ['saw', 0, 1],
      ['die', 2, 2],
      ['die', 2, 3],
      ['saw', 2, 0],
      ['die', 5, 2],
    ])
    // Saw 1 finishes the third magazine at 4 min; both dies are busy until 5 min.
    expect(run.times('lotEnded')).toEqual([8 * min])
  })
})

describe('the machine that takes the next carrier', () => {
  it('is the one that has been idle longest, of two the one with the lower number', () => {
    const stations = [station('saw', { machines: 3 })]
    const run = trace(line({ steps: [step('saw', 2 * min)], stations, release: [schedule([0, min, 10 * min, 11 * min, 12 * min])] }), h)
    const machines = run.all.filter(({ what }) => what === 'workStarted').map(({ machine }) => machine)
    // All idle since 0: 0, then 1; then 2 is idle longest, then 0 (since 2 min), then 1 (since 3 min).
    expect(machines).toEqual([0, 1, 2, 0, 1])
  })
})

describe('a process time', () => {
  const timesOf = (per: 'unit' | 'strip' | 'wafer' | 'carrier' | 'lot', lotUnits = 25) => {
    const one = product('product', { lotUnits, packing: { unitsPerWafer: 7, unitsPerStrip: 5, stripsPerMagazine: 2, unitsPerReel: 1 } })
    const steps = [step('saw', min, { carrier: 'magazine', processTime: { time: constant(30 * min), per } })]
    const run = trace(line({ steps, products: [one], stations: [station('saw', { machines: 10 })] }), 30 * h)
    return run.times('workFinished').map((at) => at / min)
  }

  it('per unit counts the units in the carrier: 10, 10 and 5 of a lot of 25', () => {
    expect(timesOf('unit')).toEqual([150, 300, 300])
  })

  it('per strip counts begun strips: 2, 2 and 1', () => {
    expect(timesOf('strip')).toEqual([30, 60, 60])
    expect(timesOf('strip', 21)).toEqual([30, 60, 60])
  })

  it('per wafer counts begun wafers: 10 units are 2 wafers of 7', () => {
    expect(timesOf('wafer')).toEqual([30, 60, 60])
  })

  it('per carrier is the same for a full magazine and for a rest', () => {
    expect(timesOf('carrier')).toEqual([30, 30, 30])
  })

  it('per lot is shared among the carriers by their units', () => {
    expect(timesOf('lot')).toEqual([6, 12, 12])
  })
})

describe('time between steps', () => {
  it('passes after a step before the carrier arrives at the next, and before it leaves the line', () => {
    const steps = [step('saw', 2 * min, { delayAfter: constant(7 * min) }), step('die', 3 * min, { delayAfter: constant(5 * min) })]
    const run = trace(line({ steps, release: [schedule([0, 0])] }), h)
    expect(run.times('workStarted', 'saw')).toEqual([0, 2 * min])
    expect(run.times('carrierArrived', 'die')).toEqual([9 * min, 11 * min])
    expect(run.times('workStarted', 'die')).toEqual([9 * min, 12 * min])
    expect(run.times('lotEnded')).toEqual([17 * min, 20 * min])
  })

  it('passes in a step without a station for each carrier on its own, without a queue', () => {
    const { station: _, ...cooling } = step('cooling', 10 * min)
    const run = trace(line({ steps: [step('saw', 2 * min), cooling, step('die', min)], release: [schedule([0, 0, 0])] }), h)
    expect(run.times('carrierArrived', 'die')).toEqual([12 * min, 14 * min, 16 * min])
  })

  it('may be the first step of a route or the last', () => {
    const { station: _, ...cooling } = step('cooling', 10 * min)
    const run = trace(line({ steps: [cooling, step('saw', 2 * min), { ...cooling, name: 'drying' }] }), h)
    expect(run.times('workStarted', 'saw')).toEqual([10 * min])
    expect(run.times('lotEnded')).toEqual([22 * min])
  })
})

describe('a step that is switched off', () => {
  it('is skipped', () => {
    const run = trace(line({ steps: [step('saw', 2 * min), step('burn-in', 40 * min, { enabled: false }), step('die', min)] }), h)
    expect(run.times('lotEnded')).toEqual([3 * min])
  })
})

describe('the units of a lot', () => {
  it('all lost at a step end the lot there, as scrap and without a cycle time', () => {
    const run = trace(line({ steps: [step('saw', 2 * min, { yield: 0 }), step('die', min)], products: [inMagazines(1)] }), h)
    expect(run.times('lotEnded')).toEqual([2 * min])
    expect(run.times('workStarted', 'die')).toEqual([])
    expect([total(run.floor, Line.unitsScrapped), total(run.floor, Line.unitsGood), total(run.floor, Line.lotsFinished)]).toEqual([
      10, 0, 0,
    ])
    expect(total(run.floor, Line.lotsEnded)).toBe(1)
  })

  it('that leave by a branch out of the line are good, and the lot ends when the last has left', () => {
    const steps = [
      step('saw', 2 * min, { carrier: 'magazine', next: [{ to: null, probability: 1 }] }),
      step('die', min, { carrier: 'magazine' }),
    ]
    const run = trace(line({ steps, products: [inMagazines(2)] }), h)
    expect(run.times('lotEnded')).toEqual([4 * min])
    expect(total(run.floor, Line.unitsGood)).toBe(20)
  })

  it('that go back are worked on again', () => {
    const again = {
      next: [
        { to: 'saw', probability: 0.5 },
        { to: 'die', probability: 0.5 },
      ],
    }
    const run = trace(
      line({ steps: [step('saw', 2 * min, again), step('die', min)], release: [schedule(Array<number>(200).fill(0))] }),
      24 * h,
    )
    expect(run.times('lotEnded')).toHaveLength(200)
    const visits = run.times('workStarted', 'saw').length
    // Geometric with mean 2 and variance 2: 400 +- 4 standard deviations of 20.
    expect(Math.abs(visits - 400)).toBeLessThan(80)
  })
})
