/** Machines and lots: one machine for all carriers of a lot, or at most so many at the same time. Traces in minutes; magazines of 10 units. */
import { describe, expect, it } from 'vitest'
import { PerStation } from '../../src/model/index.ts'
import type { LineSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const packing = { unitsPerWafer: 10, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 40 }

/** Lots of 40 units, four magazines each, at the given minutes; the end keeps all, so that each can be asked for its lot. */
function lineOf(steps: StepSpec[], releases: number[], stations: StationSpec[], over: Partial<LineSpec> = {}): LineSpec {
  return line({
    steps: [...steps, step('end', 100 * h, { carrier: 'magazine' })],
    stations: [...stations, station('end', { machines: 99 })],
    products: [product('product', { lotUnits: 40, packing })],
    release: [schedule(releases.map((at) => at * min))],
    ...over,
  })
}

const magazines = (name: string, minutes: number, over: Partial<StepSpec> = {}) =>
  step(name, minutes * min, { carrier: 'magazine', ...over })

/** Starts at a station as `lot on machine at minute`. */
function starts(spec: LineSpec, at: string, end = 10 * h): string[] {
  const { floor, all } = trace(spec, end)
  const first = floor.line.stations.find(({ name }) => name === at)!.firstMachine
  return all
    .filter(({ what, step: name }) => what === 'workStarted' && name === at)
    .map(({ lot, machine, at: ticks }) => `${floor.lots.id[lot]!}/${machine - first + 1} ${ticks / min}`)
}

describe('a step that keeps lots together', () => {
  const two = [station('test', { machines: 2 })]

  it('is not asked for: the magazines of a lot go to all machines', () => {
    expect(starts(lineOf([magazines('test', 10)], [0], two), 'test')).toEqual(['1/1 0', '1/2 0', '1/1 10', '1/2 10'])
  })

  it('does all magazines of a lot on one machine, one after another', () => {
    expect(starts(lineOf([magazines('test', 10, { keepTogether: true })], [0, 5], two), 'test')).toEqual([
      '1/1 0',
      '2/2 5',
      '1/1 10',
      '2/2 15',
      '1/1 20',
      '2/2 25',
      '1/1 30',
      '2/2 35',
    ])
  })

  it('keeps the machine for the lot while the next magazine has not come, whoever else waits', () => {
    // The saw sends a magazine every 15 min, one lot after the other; a machine waits 5 min for each.
    const steps = [magazines('saw', 15), magazines('test', 10, { keepTogether: true })]
    const spec = lineOf(steps, [0], [station('saw')], {
      products: [product('product', { lotUnits: 40, packing }), product('other', { route: 'direct', lotUnits: 10, packing })],
      routes: [
        { name: 'route', steps: [...steps, magazines('end', 6000)] },
        { name: 'direct', steps: [magazines('test', 10, { keepTogether: true }), magazines('end', 6000)] },
      ],
      release: [schedule([0]), schedule([16 * min], { name: 'other', product: 'other' })],
    })
    // The other lot waits from 16 until all four are through at 70.
    expect(starts(spec, 'test')).toEqual(['1/1 15', '1/1 30', '1/1 45', '1/1 60', '2/1 70'])
    const { floor, times } = trace(spec, 2 * h)
    expect(times('machineKept').map((at) => at / min)).toEqual([15, 70])
    expect(times('machineFreed').map((at) => at / min)).toEqual([70, 80])
    const { scalars } = floor.cut()
    const column = floor.books.layout.ofStation(floor.line.stations.findIndex(({ name }) => name === 'test'))
    // Idle and kept: 25 to 30, 40 to 45, 55 to 60.
    expect(scalars[column + PerStation.keptArea]! / min).toBe(15)
  })

  it('frees the machine when the rest of the lot is scrapped on the way', () => {
    const steps = [magazines('saw', 15), magazines('test', 20, { keepTogether: true })]
    // A magazine waits at most 4 min between saw and test: the second comes at 30, while the first is on the machine until 35, and is gone at 34.
    const spec = lineOf(steps, [0], [], {
      routes: [
        {
          name: 'route',
          steps: [...steps, magazines('end', 6000)],
          limits: [{ name: 'limit', from: 'saw', to: 'test', within: constant(4 * min), action: { kind: 'scrap' } }],
        },
      ],
    })
    expect(starts(spec, 'test')).toEqual(['1/1 15', '1/1 45'])
    // At 45 the third begins; the fourth comes at 60, is scrapped at 64, and at 65 nothing is to come.
    expect(trace(spec, 2 * h).times('machineFreed')).toEqual([65 * min])
  })

  it('keeps the machine through a breakdown, and sends the lot elsewhere where it goes out of use', () => {
    const outage = lineOf([magazines('test', 10, { keepTogether: true })], [0], two, {
      changes: [{ kind: 'outage', from: 12 * min, to: 60 * min, station: 'test', machines: 1, state: 'unscheduled' }],
    })
    expect(starts(outage, 'test')).toEqual(['1/1 0', '1/1 10', '1/1 68', '1/1 78'])
    const spec = lineOf([magazines('test', 10, { keepTogether: true })], [0, 1], [station('test', { machines: 2 })], {
      changes: [{ kind: 'machines', at: 12 * min, station: 'test', machines: 1 }],
    })
    // Machine 2 has lot 2 and finishes its second magazine at 21; the other two go to machine 1 when that is free.
    expect(starts(spec, 'test')).toEqual(['1/1 0', '2/2 1', '1/1 10', '2/2 11', '1/1 20', '1/1 30', '2/1 40', '2/1 50'])
  })

  it('waits for lots that are still being divided off', () => {
    // Lots of 20 from one of 40: the saw fills one every 30 min, two magazines each.
    const steps = [magazines('saw', 15), magazines('test', 5, { keepTogether: true, newLotUnits: 20 })]
    const { times } = trace(lineOf(steps, [0], [station('saw')]), 5 * h)
    expect(times('machineKept').map((at) => at / min)).toEqual([15, 45])
    expect(times('machineFreed').map((at) => at / min)).toEqual([35, 65])
  })
})

describe('a step with so many machines for a lot', () => {
  it('works on a lot at no more at the same time, and on others beside it', () => {
    const spec = lineOf([magazines('test', 10, { machinesPerLot: 2 })], [0, 5], [station('test', { machines: 3 })])
    expect(starts(spec, 'test')).toEqual(['1/1 0', '1/2 0', '2/3 5', '1/1 10', '1/2 10', '2/3 15', '2/1 20', '2/2 25'])
  })

  it('of one machine lets the lot go on anywhere', () => {
    const spec = lineOf([magazines('test', 10, { machinesPerLot: 1 })], [0], [station('test', { machines: 2 })])
    expect(starts(spec, 'test').map((one) => one.split(' ')[1])).toEqual(['0', '10', '20', '30'])
  })

  it('keeps the order of arrival where others of the lot stand aside', () => {
    // Lot 1 has come before lot 2: its second magazine goes before all of lot 2 when its turn has come at the same time.
    const spec = lineOf([magazines('test', 10, { machinesPerLot: 1 })], [0, 1], [station('test')])
    expect(
      starts(spec, 'test')
        .map((one) => one[0])
        .join(''),
    ).toBe('11112222')
  })

  it('counts those that stand aside as waiting', () => {
    const { floor } = trace(lineOf([magazines('test', 10, { machinesPerLot: 1 })], [0], [station('test', { machines: 2 })]), d)
    const column = floor.books.layout.ofStation(0)
    const { scalars } = floor.cut()
    // Three wait 10, 20 and 30 min, all of it for others of their lot.
    expect(scalars[column + PerStation.queueArea]! / min).toBe(60)
    expect(scalars[column + PerStation.waitSum]! / min).toBe(60)
    expect(scalars[column + PerStation.asideArea]! / min).toBe(60)
  })
})
