/** `feed`: work for a bottleneck that is running dry goes first. Minutes; the mill is asked, the press must not starve. */
import { describe, expect, it } from 'vitest'
import type { DispatchSpec, LineSpec, StationSpec } from '../../src/spec/line.ts'
import { constant, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

interface Way {
  /** When its lots come, min. */
  at: number[]
  /** Steps by station, and how long each takes, min. */
  steps: [station: string, minutes: number][]
}

const feed = (below: number): DispatchSpec => [{ rule: 'feed', station: 'press', below: below * min }]

function lineOf(dispatch: DispatchSpec, ways: Record<string, Way>, press: Partial<StationSpec> = {}): LineSpec {
  const entries = Object.entries(ways)
  return line({
    products: entries.map(([name]) => product(name, { route: name })),
    routes: entries.map(([name, { steps }]) => ({
      name,
      steps: steps.map(([at, minutes], index) => step(`${name}-${index}`, minutes * min, { station: at })),
    })),
    stations: [station('mill', { dispatch }), station('press', press), ...['drill', 'other'].map((name) => station(name, { machines: 9 }))],
    release: entries.map(([name, { at }]) =>
      schedule(
        at.map((one) => one * min),
        { name, product: name },
      ),
    ),
  })
}

/** Products in the order in which the mill starts them. */
function order(...given: Parameters<typeof lineOf>): string {
  const run = trace(lineOf(...given), 20 * h)
  return run.all
    .filter(({ what, step: at }) => what === 'workStarted' && at.endsWith('-0') && !at.startsWith('w'))
    .map(({ step: at }) => at[0])
    .join('')
}

/** Keeps the mill until 10. */
const first: Way = { at: [0], steps: [['mill', 10]] }
const other: Way = {
  at: [1],
  steps: [
    ['mill', 5],
    ['other', 5],
  ],
}
const slow: Way = {
  at: [2],
  steps: [
    ['mill', 5],
    ['drill', 9],
    ['press', 30],
  ],
}
const fast: Way = {
  at: [3],
  steps: [
    ['mill', 5],
    ['drill', 8],
    ['press', 30],
  ],
}

describe('while little work waits for the press', () => {
  it('what gets there soonest goes first, and what does not go there last', () => {
    expect(order(feed(60), { x: first, o: other, s: slow, f: fast })).toBe('xfso')
    expect(order('fifo', { x: first, o: other, s: slow, f: fast })).toBe('xosf')
  })

  it('the work at the mill itself counts as a part of the way', () => {
    const long: Way = {
      at: [3],
      steps: [
        ['mill', 12],
        ['press', 30],
      ],
    }
    const short: Way = {
      at: [4],
      steps: [
        ['mill', 5],
        ['drill', 6],
        ['press', 30],
      ],
    }
    expect(order(feed(60), { x: first, l: long, s: short })).toBe('xsl')
    expect(
      order(feed(60), {
        x: first,
        l: {
          ...long,
          steps: [
            ['mill', 10],
            ['press', 30],
          ],
        },
        s: short,
      }),
    ).toBe('xls')
  })

  it('those that tie go by the next rule', () => {
    const rules: DispatchSpec = [...(feed(60) as []), { rule: 'lifo' }]
    expect(order(rules, { x: first, o: { ...other, at: [1, 2] }, p: { ...other, at: [3] } })).toBe('xpoo')
  })
})

describe('how little is little', () => {
  /** Three lots of 30 min that come straight to the press at 0: one is in work until 30, two wait. */
  const waiting = (lots: number): Way => ({ at: Array<number>(lots + 1).fill(0), steps: [['press', 30]] })

  it('work below the limit is, work at the limit is not', () => {
    const lots = { x: first, o: other, f: fast }
    expect(order(feed(61), { ...lots, w: waiting(2) })).toBe('xfo')
    expect(order(feed(60), { ...lots, w: waiting(2) })).toBe('xof')
    // Whatever is in work doesn't count.
    expect(order(feed(1), { ...lots, w: waiting(0) })).toBe('xfo')
  })

  it('is asked at every choice: the order changes as the press works its queue off', () => {
    // Two wait until 30, then one: below 45 min. The mill chooses at 10 (o), 30 (f), 35.
    const lots = {
      x: first,
      o: {
        at: [1, 2],
        steps: [
          ['mill', 20],
          ['other', 5],
        ],
      } as Way,
      f: fast,
    }
    expect(order(feed(45), { ...lots, w: waiting(2) })).toBe('xofo')
  })

  it('is counted for each machine that is in use, by its speed', () => {
    const lots = { x: first, o: other, f: fast }
    // Two machines begin two of four lots; 60 min wait, 30 for each.
    expect(order(feed(31), { ...lots, w: waiting(3) }, { machines: 2 })).toBe('xfo')
    expect(order(feed(30), { ...lots, w: waiting(3) }, { machines: 2 })).toBe('xof')
    const machineList = [
      { name: 'a', speed: 1 },
      { name: 'b', speed: 2 },
    ]
    expect(order(feed(20.1), { ...lots, w: waiting(3) }, { machines: 2, machineList })).toBe('xfo')
    expect(order(feed(20), { ...lots, w: waiting(3) }, { machines: 2, machineList })).toBe('xof')
  })

  it('is nothing at all where the press is out of its shift: it starves of nothing', () => {
    const night = {
      ...lineOf(feed(60), { x: first, o: other, f: fast }),
      calendars: [{ name: 'late', cycle: 24 * h, on: [{ from: h, to: 24 * h }] }],
    }
    const stations = night.stations.map((one) => (one.name === 'press' ? { ...one, calendar: 'late' } : one))
    const starts = trace({ ...night, stations }, 20 * h).all.filter(({ what, step: at }) => what === 'workStarted' && at.endsWith('-0'))
    expect(starts.map(({ step: at }) => at[0]).join('')).toBe('xof')
  })

  it('counts a carrier before an oven as its part of a load, with the ramp', () => {
    // Two of four in a load of 60 min + 20 min ramp: 40 min of the oven's time wait.
    const oven: Partial<StationSpec> = { batch: { per: 'carrier', min: 4, max: 4, ramp: constant(20 * min) } }
    const lots = { x: first, o: other, f: fast, w: { at: [0, 0], steps: [['press', 60]] } as Way }
    expect(order(feed(40.1), lots, oven)).toBe('xfo')
    expect(order(feed(40), lots, oven)).toBe('xof')
  })
})

it('a station to which nothing goes is never short of work', () => {
  const idle: DispatchSpec = [{ rule: 'feed', station: 'nowhere', below: h }]
  const spec = lineOf(idle, { x: first, o: other, f: fast })
  const starts = trace({ ...spec, stations: [...spec.stations, station('nowhere')] }, h).all.filter(
    ({ what, step: at }) => what === 'workStarted' && at.endsWith('-0'),
  )
  expect(starts.map(({ step: at }) => at[0]).join('')).toBe('xof')
})
