/** Sources that release lots of several kinds: in shares, for engineers, and orders with dates. */
import { describe, expect, it } from 'vitest'
import type { LineSpec, OrderSpec, ReleaseSpec } from '../../src/spec/line.ts'
import { constant, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const products = [product('a'), product('b', { lotUnits: 2, priority: 1 }), product('c', { lotUnits: 3 })]
const roomy = { steps: [step('saw', min)], stations: [station('saw', { machines: 99 })], products }

/** What came, a letter a lot: units tell the product. */
const letters = ({ all }: Traced) =>
  all
    .filter(({ what }) => what === 'lotReleased')
    .map(({ units }) => ' abc'[units])
    .join('')
const come = (release: Partial<ReleaseSpec>, lots: number, over: Partial<LineSpec> = {}) =>
  trace(line({ ...roomy, ...over, release: [every(min, { product: 'a', ...release })] }), lots * min - 1)

describe('products in shares', () => {
  it('come in turn, each time the one that is furthest behind its share', () => {
    const mix = [
      { product: 'a', share: 0.6 },
      { product: 'b', share: 0.3 },
      { product: 'c', share: 0.1 },
    ]
    expect(letters(come({ mix }, 10))).toBe('abaabacaba')
    expect(letters(come({ mix }, 30)).slice(10)).toBe('abaabacabaabaabacaba')
  })

  it('are never off by a whole lot where there are two', () => {
    const run = letters(
      come(
        {
          mix: [
            { product: 'a', share: 0.37 },
            { product: 'b', share: 0.63 },
          ],
        },
        500,
      ),
    )
    for (let lots = 1; lots <= run.length; lots++) {
      const a = run.slice(0, lots).split('a').length - 1
      expect(Math.abs(a - 0.37 * lots)).toBeLessThan(1)
    }
  })

  it('come by chance in these shares, if so wanted', () => {
    const run = letters(
      come(
        {
          mix: [
            { product: 'a', share: 0.7 },
            { product: 'b', share: 0.3 },
          ],
          pick: 'by-chance',
        },
        10_000,
      ),
    )
    const share = (run.split('a').length - 1) / run.length
    expect(Math.abs(share - 0.7)).toBeLessThan(4 * Math.sqrt((0.7 * 0.3) / 10_000))
    expect(run).toMatch(/bbb/)
  })

  it('are kept when a lot waits outside for room: the same lot goes in later', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'block' as const } })]
    const mix = [
      { product: 'a', share: 0.5 },
      { product: 'b', share: 0.5 },
    ]
    const run = trace(line({ steps: [step('saw', 3 * min)], products, stations, release: [every(min, { product: 'a', mix })] }), 12 * min)
    expect(letters(run)).toBe('ababa')
    expect(run.times('lotReleased')).toEqual([0, 3, 6, 9, 12].map((at) => at * min))
  })

  it('wait in line at the first station of the lot whose turn it is, though the other has room', () => {
    const routes = ['one', 'two'].map((name) => ({ name, steps: [step(name, name === 'one' ? 10 * min : min)] }))
    const two = [product('a', { route: 'one' }), product('b', { route: 'two', lotUnits: 2 })]
    const full = { buffer: { carriers: 0, whenFull: 'block' as const } }
    const mix = [
      { product: 'a', share: 0.5 },
      { product: 'b', share: 0.5 },
    ]
    const spec = line({
      routes,
      products: two,
      stations: [station('one', full), station('two', full)],
      release: [every(min, { product: 'a', mix })],
    })
    const run = trace(spec, 21 * min)
    // a at 0, b at 1; the next a finds room at 10 only, its b follows at once, and the a after that waits till 20.
    expect(run.all.filter(({ what }) => what === 'lotReleased').map(({ at, units }) => [at / min, ' ab'[units]])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [10, 'a'],
      [10, 'b'],
      [20, 'a'],
      [20, 'b'],
    ])
  })
})

describe("engineers' lots", () => {
  it('are a share of the lots, evenly spread, and go first where their priority says so', () => {
    const release = [every(min, { product: 'b', engineering: { share: 0.25, priority: 0 } })]
    const { station: _, ...cooling } = step('cool', h)
    const run = trace(line({ steps: [step('saw', 1.5 * min), cooling], products, release }), 12 * min)
    // None leaves before an hour is over: lot n is row n.
    expect(Array.from(run.floor.lots.priorityClass.slice(0, 8))).toEqual([1, 1, 0, 1, 1, 1, 0, 1])
    // Lot 6 comes at 6 min and overtakes lots 4 and 5, which wait since 4 and 5 min.
    expect(
      run.all
        .filter(({ what, step: at }) => what === 'workStarted' && at === 'saw')
        .map(({ lot }) => lot)
        .slice(0, 7),
    ).toEqual([0, 1, 2, 3, 6, 4, 5])
  })
})

describe('orders', () => {
  const orders = (...list: OrderSpec[]): ReleaseSpec[] => [{ name: 'orders', product: 'a', policy: { kind: 'orders', orders: list } }]

  it('come at their dates, all lots of one at once, with product, priority and due date of their own', () => {
    const release = orders(
      { lots: 2, release: 0, due: 3 * h },
      { lots: 1, product: 'c', release: h, priority: 7 },
      { lots: 2, product: 'b', release: h, due: 2 * h },
    )
    const run = trace(line({ ...roomy, steps: [step('saw', 5 * h)], release }), h)
    expect(letters(run)).toBe('aacbb')
    expect(run.times('lotReleased')).toEqual([0, 0, h, h, h])
    const { lots, line: compiled } = run.floor
    expect(Array.from(lots.due.slice(0, 5))).toEqual([3 * h, 3 * h, Number.POSITIVE_INFINITY, 2 * h, 2 * h])
    expect(Array.from(lots.priorityClass.slice(0, 5)).map((index) => compiled.priorities[index])).toEqual([0, 0, 7, 1, 1])
  })

  it('that are turned away by a full first buffer are gone, and the next order is not mistaken for them', () => {
    const stations = [station('saw', { buffer: { carriers: 1, whenFull: 'lose' as const } })]
    const release = orders({ lots: 4, release: 0 }, { lots: 1, product: 'c', release: 2 * h })
    const run = trace(line({ steps: [step('saw', h)], products, stations, release }), 3 * h)
    expect(letters(run)).toBe('aac')
    expect(run.all.filter(({ what }) => what === 'lotTurnedAway').map(({ at, units }) => [at, units])).toEqual([[0, 2]])
  })
})

describe('lots that are released so that a station does not starve', () => {
  const keep = (below: number, over: Partial<ReleaseSpec> = {}): ReleaseSpec[] => [
    { name: 'feed', product: 'a', policy: { kind: 'keep', station: 'test', below }, ...over },
  ]
  const released = (spec: LineSpec, end: number) =>
    trace(spec, end)
      .times('lotReleased')
      .map((at) => at / min)

  it('come whenever the work for it in the whole line falls below the level: when its machine has done a lot, not when that has left the line', () => {
    // 10 min of work a lot: two lots are 20 min, not below 20; then one for each that is done, also one that lies a delay before the test.
    const steps = [step('saw', min), step('test', 10 * min), step('pack', 3 * min)]
    expect(released(line({ steps, products, release: keep(20 * min) }), 35 * min)).toEqual([0, 0, 11, 21, 31])
  })

  it('count work by machine, by what is expected to be left of it after yields, and at the speed that unmodelled losses leave', () => {
    const steps = [step('saw', min, { yield: 0.5 }), step('test', 10 * min)]
    const many = [product('a', { lotUnits: 4 })]
    // A lot brings 10 min x 2 of its 4 units / (2 of a mean carrier at the test) = 10 min / 0.8, over 2 machines: 6.25 min. Four are 25 min.
    const stations = [station('test', { machines: 2, unmodelledLoss: 0.2 })]
    const at = released(line({ steps, products: many, stations, release: keep(25 * min) }), 0)
    expect(at).toEqual([0, 0, 0, 0])
  })

  it('come for lots that are scrapped on the way too, as soon as they are', () => {
    const steps = [step('saw', min), step('test', 10 * min)]
    const changes = [{ kind: 'yield' as const, at: 0, route: 'route', step: 'saw', yield: 0 }]
    expect(released(line({ steps, products, changes, release: keep(10 * min) }), 3 * min)).toEqual([0, 1, 2, 3])
  })

  it('do not come where nothing is expected to reach the station', () => {
    const steps = [step('saw', min, { yield: 0 }), step('test', 10 * min)]
    expect(released(line({ steps, products, release: keep(5 * min) }), 3 * min)).toEqual([])
  })

  it('are refused where it would take more than a million of them', () => {
    const steps = [step('saw', min), step('test', min)]
    expect(() => released(line({ steps, products, release: keep(20_000 * h) }), 0)).toThrow(
      'release "feed": expected a level that at most 1000000 lots keep, received below 20000 h for station "test", to which a lot brings 0.016666666666666666 h',
    )
  })

  it('wait for room at the first station, and come again as soon as there is some', () => {
    const stations = [station('saw', { buffer: { carriers: 0, whenFull: 'block' as const } })]
    const steps = [step('saw', 2 * min), step('test', 10 * min)]
    expect(released(line({ steps, products, stations, release: keep(30 * min) }), 25 * min)).toEqual([0, 2, 4, 12, 22])
  })
})

describe('a schedule of several lots at a time', () => {
  it('takes its shares lot by lot', () => {
    const policy = { kind: 'schedule' as const, times: [0, h], lots: constant(3) }
    const mix = [
      { product: 'a', share: 0.5 },
      { product: 'b', share: 0.5 },
    ]
    expect(letters(trace(line({ ...roomy, release: [schedule([], { product: 'a', policy, mix })] }), h))).toBe('ababab')
  })
})
