/** Minimum campaigns: after a changeover a machine keeps to its work for a while. Traces in minutes; loads take 10 min, changeovers 5 min. */
import { describe, expect, it } from 'vitest'
import type { DispatchSpec, LineSpec, SetupSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, constant, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const loads = (atLeast: number): SetupSpec => ({ ...changeover('family', 5 * min), campaign: { per: 'load', atLeast } })
const hours = (atLeast: number): SetupSpec => ({ ...changeover('family', 5 * min), campaign: { per: 'productive', atLeast: atLeast * h } })

function lineOf(setup: SetupSpec, lots: Record<string, number[]>, over: Partial<StationSpec>, dispatch: DispatchSpec): LineSpec {
  const names = Object.keys(lots)
  return line({
    // The end keeps all lots, so that each can be asked for its product afterwards.
    steps: [step('saw', 10 * min), step('end', 100 * h)],
    stations: [station('saw', { setup, dispatch, ...over }), station('end', { machines: 99 })],
    products: names.map((name) => product(name)),
    release: names.map((name) =>
      schedule(
        lots[name]!.map((at) => at * min),
        { name, product: name },
      ),
    ),
  })
}

/** Starts at the saw by product (and machine, where there are several) and minute, of lots that come at the given minutes. */
function starts(
  setup: SetupSpec,
  lots: Record<string, number[]>,
  over: Partial<StationSpec> = {},
  dispatch: DispatchSpec = 'fifo',
): string[] {
  const run = trace(lineOf(setup, lots, over, dispatch), 10 * h)
  const names = Object.keys(lots)
  return run.all
    .filter(({ what, step: at }) => what === 'workStarted' && at === 'saw')
    .map(({ at, lot, machine }) => `${names[run.floor.lots.product[lot]!]}${over.machines === undefined ? '' : machine} ${at / min}`)
}

const orderOf = (text: string[]) => text.map((one) => one.split(' ')[0]).join('')

const turns = { a: [0, 2, 4, 6], b: [1, 3, 5, 7] }

describe('a campaign of loads', () => {
  it('is not asked for: the machine changes over whenever the rules say so', () => {
    expect(starts(changeover('family', 5 * min), turns)).toEqual(['a 0', 'b 15', 'a 30', 'b 45', 'a 60', 'b 75', 'a 90', 'b 105'])
  })

  it('begins with a changeover, not with the first work, and ends after its loads', () => {
    // b at 15 begins a campaign of two; then a is first in the queue, and so on.
    expect(starts(loads(2), turns)).toEqual(['a 0', 'b 15', 'b 25', 'a 40', 'a 50', 'b 65', 'b 75', 'a 90'])
  })

  it('of one load changes nothing', () => {
    expect(starts(loads(1), turns)).toEqual(starts(changeover('family', 5 * min), turns))
  })

  it('ends early where no such work waits, and goes on when some comes before another changeover', () => {
    // At 25 no b waits: back to a for two, so that a of 39 goes before b of 35.
    expect(starts(loads(2), { a: [0, 2, 39], b: [1, 35] })).toEqual(['a 0', 'b 15', 'a 30', 'a 40', 'b 55'])
    // The machine is idle from 25 on, still set up for b with two loads to go: at 42 b of 37 goes before a of 36.
    expect(starts(loads(3), { a: [0, 36], b: [1, 32, 37] })).toEqual(['a 0', 'b 15', 'b 32', 'b 42', 'a 57'])
  })

  it('goes before every dispatch rule', () => {
    const hot: DispatchSpec = [{ rule: 'same-setup', guard: min }, { rule: 'longest' }]
    expect(orderOf(starts(loads(3), turns, {}, hot))).toBe('abbbaaab')
    expect(orderOf(starts(loads(1), turns, {}, hot))).toBe('abababab')
  })

  it('does not begin where a machine is only started up after it was idle', () => {
    const setup: SetupSpec = { ...loads(4), afterIdle: { after: 0, time: constant(min) } }
    // At 20 the machine is started up for a: no campaign, so b is next.
    expect(starts(setup, { a: [0, 20, 22], b: [21] })).toEqual(['a 0', 'a 21', 'b 36', 'a 51'])
  })

  it('counts a load that is lost in a breakdown not at all', () => {
    const failures: StationSpec['failures'] = [
      { name: 'break', clock: 'cycles', every: { kind: 'constant', value: 1.5 }, repair: constant(0), work: 'lose' },
    ]
    // Every 1.5 loads one is lost half-way: the first b (15 to 20). Then b from 20 and 30, which are done: the campaign of two.
    const run = starts(loads(2), { a: [0, 2, 4], b: [1, 3, 5, 7] }, { failures })
    expect(run.slice(0, 4)).toEqual(['a 0', 'b 15', 'b 20', 'b 30'])
    expect(orderOf(starts(loads(2), { a: [0, 2, 4], b: [1, 3, 5, 7] })).slice(0, 4)).toBe('abba')
  })
})

describe('a campaign of productive time', () => {
  it('is over with the load in which its time is over', () => {
    // 15 min of work are two loads of 10 min.
    expect(starts(hours(0.25), turns)).toEqual(starts(loads(2), turns))
    expect(starts(hours(1 / 3), turns)).toEqual(starts(loads(2), turns))
    expect(starts(hours(0.4), turns)).toEqual(starts(loads(3), turns))
  })
})

describe('of two machines', () => {
  it('one in a campaign is passed over by work that another machine chose, however long its changeover takes', () => {
    // Machine 0 does a, machine 1 b. c (hot: 20 min from b, 5 min from a) comes while both are busy; machine 0 has a campaign of a to do.
    const setup: SetupSpec = {
      changes: [{ by: 'family', time: constant(5 * min), matrix: [{ from: 'b', to: 'c', time: constant(20 * min) }] }],
      campaign: { per: 'load', atLeast: 3 },
    }
    const lots = { x: [0], a: [1, 12, 16], b: [0], c: [13] }
    // 0: x 0..10, a 15..25 (campaign). 1: b 0..10, idle; takes a at 12 (changeover, 17..27), campaign there too.
    expect(starts(setup, lots, { machines: 2 })).toEqual(['x0 0', 'b1 0', 'a0 15', 'a1 17', 'a0 25', 'c1 32'])
  })

  it('a machine that may not do the work of its setup that waits is free for other work', () => {
    const machineList = [
      { name: 'any', speed: 1 },
      { name: 'not-c', speed: 1, products: ['a', 'b'] },
    ]
    const lots = { a: [0, 0, 30, 30], b: [1, 1], c: [2, 2, 2] }
    const products = starts(loads(3), lots, { machines: 2, machineList })
    expect(products.every((one) => !one.startsWith('c1'))).toBe(true)
    expect(products).toHaveLength(9)
  })
})

describe('an oven', () => {
  it('in a campaign changes over where no load of its setup could start', () => {
    const batch: StationSpec['batch'] = { per: 'carrier', min: 2, max: 2 }
    const setup = loads(3)
    // a a, then b b begins a campaign of three; one b alone could not start, two more come at 41.
    expect(starts(setup, { a: [0, 0, 3, 3], b: [1, 1, 2, 41] }, { batch })).toEqual([
      'a 0',
      'a 0',
      'b 15',
      'b 15',
      'a 30',
      'a 30',
      'b 46',
      'b 46',
    ])
  })
})
