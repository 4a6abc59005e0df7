/** Machines that differ: by name, with a speed and the products that they may do. */
import { describe, expect, it } from 'vitest'
import { compile, SimulationError } from '../../src/model/index.ts'
import type { DispatchSpec, LineSpec, MachineSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const tester = (name: string, speed = 1, products?: string[]): MachineSpec => ({ name, speed, ...(products !== undefined && { products }) })

/** Lots of 12 min at a station of these machines; `lots` gives the minutes at which those of each product come. */
function lineOf(machineList: MachineSpec[], lots: Record<string, number[]>, over: Partial<StationSpec> = {}): LineSpec {
  const names = Object.keys(lots)
  return line({
    products: names.map((name) => product(name, { route: name })),
    routes: names.map((name) => ({ name, steps: [step(name, 12 * min, { station: 'test' })] })),
    stations: [station('test', { machines: machineList.length, machineList, dispatch: 'fifo', ...over })],
    release: names.map((name) =>
      schedule(
        lots[name]!.map((at) => at * min),
        { name, product: name },
      ),
    ),
  })
}

/** What each machine did: product, start and end in minutes, in order of starts. */
function worksOf(spec: LineSpec): string[] {
  const { all } = trace(spec, 10 * h)
  const ends = all.filter(({ what }) => what === 'workFinished')
  return all
    .filter(({ what }) => what === 'workStarted')
    .map(({ step: name, at, machine, lot }) => {
      const end = ends.find((one) => one.machine === machine && one.at >= at && one.lot === lot)
      return `${name} on ${machine}: ${at / min} to ${end === undefined ? '?' : end.at / min}`
    })
}

describe('a machine of another speed', () => {
  it('takes the process time divided by its speed, rounded to whole microseconds once', () => {
    expect(worksOf(lineOf([tester('slow', 0.8)], { a: [0] }))).toEqual(['a on 0: 0 to 15'])
    expect(worksOf(lineOf([tester('fast', 1.5)], { a: [0] }))).toEqual(['a on 0: 0 to 8'])
    const run = trace(lineOf([tester('odd', 0.7)], { a: [0] }), h)
    expect(run.times('workFinished')).toEqual([Math.round((12 * min) / 0.7)])
  })

  it('is taken first if it is the fastest that is idle', () => {
    const machines = [tester('one', 1), tester('slow', 0.5), tester('fast', 2)]
    expect(worksOf(lineOf(machines, { a: [0, 0, 0, 7] }))).toEqual([
      'a on 2: 0 to 6',
      'a on 0: 0 to 12',
      'a on 1: 0 to 24',
      'a on 2: 7 to 13',
    ])
  })

  it('of machines of one speed, the one idle longest goes first', () => {
    expect(worksOf(lineOf([tester('one'), tester('two'), tester('fast', 2)], { a: [0, 0, 0, 20, 20, 20] })).slice(3)).toEqual([
      'a on 2: 20 to 26',
      'a on 0: 20 to 32',
      'a on 1: 20 to 32',
    ])
  })

  it('is left for one that needs no changeover', () => {
    const machines = [tester('one', 1), tester('fast', 2)]
    const spec = lineOf(machines, { a: [0], b: [0, 30] }, { setup: changeover('product', 5 * min) })
    expect(worksOf(spec)).toEqual(['a on 1: 0 to 6', 'b on 0: 0 to 12', 'b on 0: 30 to 42'])
  })
})

describe('a machine that may do some products only', () => {
  it('leaves what it may not do, and takes what comes behind', () => {
    const machines = [tester('any'), tester('only-b', 1, ['b'])]
    expect(worksOf(lineOf(machines, { a: [0, 1], b: [2] }))).toEqual(['a on 0: 0 to 12', 'b on 1: 2 to 14', 'a on 0: 12 to 24'])
  })

  it('stands idle beside a queue that it may not do', () => {
    const machines = [tester('only-a', 1, ['a']), tester('only-b', 1, ['b'])]
    expect(worksOf(lineOf(machines, { a: [0, 0, 0], b: [30] }))).toEqual([
      'a on 0: 0 to 12',
      'a on 0: 12 to 24',
      'a on 0: 24 to 36',
      'b on 1: 30 to 42',
    ])
  })

  it('also where no product comes that it may do', () => {
    const spec = lineOf([tester('only-a', 1, ['a']), tester('only-b', 1, ['b'])], { a: [0, 0] })
    expect(worksOf(spec)).toEqual(['a on 0: 0 to 12', 'a on 0: 12 to 24'])
  })

  it('is not taken for what it may not do, though it is faster', () => {
    const machines = [tester('any'), tester('fast', 3, ['b'])]
    expect(worksOf(lineOf(machines, { a: [0], b: [0] }))).toEqual(['a on 0: 0 to 12', 'b on 1: 0 to 4'])
  })

  const rules: DispatchSpec[] = ['fifo', 'priority', [{ rule: 'shortest' }], [{ rule: 'critical-ratio' }], [{ rule: 'same-setup' }]]
  it.for(rules)('whatever the rule: %o', (dispatch) => {
    const machines = [tester('only-a', 1, ['a']), tester('only-b', 1, ['b'])]
    const works = worksOf(lineOf(machines, { a: [0, 0], b: [0, 0] }, { dispatch, setup: changeover('product', 0) }))
    expect(works.sort()).toEqual(['a on 0: 0 to 12', 'a on 0: 12 to 24', 'b on 1: 0 to 12', 'b on 1: 12 to 24'])
  })

  it('takes loads of what it may do only', () => {
    const machines = [tester('only-a', 1, ['a']), tester('only-b', 1, ['b'])]
    const batch = { per: 'carrier' as const, min: 2, max: 2 }
    expect(worksOf(lineOf(machines, { a: [0, 3, 4, 5], b: [1, 2] }, { batch })).sort()).toEqual([
      'a on 0: 15 to 27',
      'a on 0: 15 to 27',
      'a on 0: 3 to 15',
      'a on 0: 3 to 15',
      'b on 1: 2 to 14',
      'b on 1: 2 to 14',
    ])
  })

  it('is refused where nobody may do a product that comes', () => {
    const spec = lineOf([tester('only-b', 1, ['b'])], { a: [0], b: [0] })
    expect(() => compile(spec)).toThrow(new SimulationError('station "test": no machine of it may work on product "a"'))
  })
})
