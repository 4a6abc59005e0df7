import { describe, expect, it } from 'vitest'
import { PerLimit } from '../../src/model/index.ts'
import type { TimeLimitSpec } from '../../src/spec/line.ts'
import { constant, d, every, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const limit = (over: Partial<TimeLimitSpec> = {}): TimeLimitSpec => ({
  name: 'limit',
  from: 'clean',
  to: 'mould',
  within: constant(3 * h),
  action: { kind: 'warn' },
  ...over,
})

/** Cleaning in 1 h, moulding in 2 h: what waits for the mould grows by one carrier every two hours. */
const cleanAndMould = (limits: TimeLimitSpec[], over: Parameters<typeof line>[0] = {}) =>
  line({
    routes: [{ name: 'route', steps: [step('clean', h), step('mould', 2 * h)], limits }],
    release: [schedule([0, 0, 0, 0, 0])],
    ...over,
  })

function booked({ floor }: Traced, column: number, which = 0): number {
  return floor.cut().scalars[floor.books.layout.ofLimit(which) + column]!
}

describe('a queue-time limit that warns', () => {
  it('counts what begins at its limit or later, and changes nothing', () => {
    // Cleaned at 1, 2, 3, 4, 5 h; moulded from 1, 3, 5, 7, 9 h: after 0, 1, 2, 3 and 4 h.
    const run = trace(cleanAndMould([limit()]), d)
    expect(run.times('workStarted', 'mould')).toEqual([1, 3, 5, 7, 9].map((at) => at * h))
    expect(booked(run, PerLimit.carriers)).toBe(5)
    expect(booked(run, PerLimit.reached)).toBe(2)
  })

  it('runs from when the work is done, and goes on while the carrier blocks the machine', () => {
    // One space before the mould: the fourth carrier, cleaned at 4 h, stands in the cleaner until 5 h; the fifth is cleaned from 5 to 6 h and leaves at 7 h.
    const stations = [station('mould', { buffer: { carriers: 1, whenFull: 'block' } })]
    const reached = (within: number) =>
      booked(trace(cleanAndMould([limit({ within: constant(within) })], { stations }), d), PerLimit.reached)
    expect([3 * h + 1, 3 * h, 2 * h].map(reached)).toEqual([0, 2, 3])
  })

  it('counts the way between, and the steps between', () => {
    const steps = [step('clean', h, { delayAfter: constant(30 * min) }), step('dry', 15 * min), step('mould', h)]
    const at = (ticks: number) =>
      booked(trace(line({ routes: [{ name: 'route', steps, limits: [limit({ within: constant(ticks) })] }] }), d), PerLimit.reached)
    expect(at(45 * min)).toBe(1)
    expect(at(45 * min + 1)).toBe(0)
  })

  it('stops when the setup for the step begins', () => {
    const stations = [station('mould', { setup: { changes: [], afterIdle: { after: 0, time: constant(5 * h) } } })]
    const run = trace(cleanAndMould([limit()], { stations, release: [schedule([0])] }), d)
    expect(run.times('workStarted', 'mould')).toEqual([6 * h])
    expect(booked(run, PerLimit.reached)).toBe(0)
  })

  it('has a clock of its own for each limit of a carrier', () => {
    const limits = [limit({ name: 'short', within: constant(h) }), limit({ name: 'long', within: constant(4 * h) })]
    const run = trace(cleanAndMould(limits), d)
    expect([booked(run, PerLimit.reached, 0), booked(run, PerLimit.reached, 1)]).toEqual([4, 1])
  })

  it('starts anew where the first step is done again, and does not run on outside the stretch', () => {
    const steps = [
      step('clean', h),
      step('check', h, {
        next: [
          { to: 'wait', probability: 1 },
          { to: 'mould', probability: 0 },
        ],
      }),
      step('mould', h, { next: [{ to: null, probability: 1 }] }),
      step('wait', 10 * h, { next: [{ to: null, probability: 1 }] }),
    ]
    const run = trace(
      line({ routes: [{ name: 'route', steps, limits: [limit({ action: { kind: 'scrap' } })] }], release: [schedule([0, 0])] }),
      2 * d,
    )
    expect(run.times('limitReached')).toEqual([])
    expect(booked(run, PerLimit.carriers)).toBe(0)
  })

  it('does not hold where one of its steps is switched off', () => {
    const steps = [step('clean', h), step('mould', h, { enabled: false }), step('test', h)]
    expect(trace(line({ routes: [{ name: 'route', steps, limits: [limit()] }] }), d).floor.line.limits).toBeNull()
  })
})

describe('a queue-time limit that scraps', () => {
  it('takes the carrier out of the middle of the queue at the instant of its limit', () => {
    // 4th: cleaned at 4 h, would begin at 7 h, gone at 7 h; 5th: cleaned at 5 h, begins at 7 h.
    const run = trace(cleanAndMould([limit({ action: { kind: 'scrap' } })]), d)
    expect(run.times('workStarted', 'mould')).toEqual([1, 3, 5, 7].map((at) => at * h))
    expect(run.times('unitsScrapped')).toEqual([7 * h])
    expect(run.times('limitReached')).toEqual([7 * h])
    expect(booked(run, PerLimit.unitsScrapped)).toBe(1)
    expect(booked(run, PerLimit.carriers)).toBe(5)
  })

  it('frees the space of what it scraps for who waits before it', () => {
    const stations = [station('mould', { buffer: { carriers: 1, whenFull: 'block' } })]
    const run = trace(
      cleanAndMould([limit({ within: constant(30 * min), action: { kind: 'scrap' } })], { stations, release: [schedule([0, 0, 0])] }),
      d,
    )
    // Moulded from 1 to 3 h; the second waits from 2 h to 2:30; the third comes at 3 h.
    expect(run.times('unitsScrapped')).toEqual([2.5 * h])
    expect(run.times('workStarted', 'mould')).toEqual([h, 3 * h])
  })

  it('acts on a carrier that comes into a queue with its limit behind it', () => {
    const steps = [step('clean', h), step('dry', 4 * h), step('mould', h)]
    const run = trace(line({ routes: [{ name: 'route', steps, limits: [limit({ action: { kind: 'scrap' } })] }] }), d)
    expect(run.times('unitsScrapped')).toEqual([5 * h])
    expect(run.times('carrierArrived', 'mould')).toEqual([5 * h])
    expect(run.times('workStarted', 'mould')).toEqual([])
  })

  it('leaves a batch that has not enough yet, and its alarm', () => {
    const stations = [station('mould', { batch: { per: 'carrier', min: 3, max: 3, maxWait: 10 * h } })]
    const release = [schedule([0, 2 * h, 4 * h])]
    const run = trace(cleanAndMould([limit({ action: { kind: 'scrap' } })], { stations, release }), d)
    // Cleaned at 1, 3 and 5 h, gone at 4, 6 and 8 h: never three at once.
    expect(run.times('unitsScrapped')).toEqual([4, 6, 8].map((at) => at * h))
    expect(run.times('workStarted', 'mould')).toEqual([])
  })

  it('keeps the earliest clock of what is put into one carrier, in the order in which units come', () => {
    // Strips of 2 units gathered to magazines of 3: the first has strips cleaned at 1 and 2 h, the second those of 2 and 3 h.
    const packing = { unitsPerWafer: 1, unitsPerStrip: 2, stripsPerMagazine: 1.5, unitsPerReel: 1 }
    const steps = [step('clean', h, { carrier: 'strip' }), step('mould', 10 * h, { carrier: 'magazine' })]
    const run = trace(
      line({
        products: [product('product', { lotUnits: 6, packing })],
        routes: [{ name: 'route', steps, limits: [limit({ within: constant(4 * h), action: { kind: 'scrap' } })] }],
      }),
      d,
    )
    expect(run.times('workStarted', 'mould')).toEqual([2 * h])
    expect(run.times('unitsScrapped')).toEqual([6 * h])
    expect(booked(run, PerLimit.carriers)).toBe(2)
  })

  it('draws a limit that is a distribution for each carrier, the same in every run', () => {
    const limits = [limit({ within: { kind: 'exponential', mean: h }, action: { kind: 'scrap' } })]
    const run = () => trace(cleanAndMould(limits, { release: [every(h)] }), 10 * d)
    const times = run().times('unitsScrapped')
    expect(new Set(times.map((at) => at % h)).size).toBeGreaterThan(20)
    expect(run().times('unitsScrapped')).toEqual(times)
  })
})

describe('a queue-time limit that holds', () => {
  it('takes the carrier out of the queue for the time, once', () => {
    // 3rd of 4: cleaned at 3 h, at its limit at 4:30, back at 5:30, moulded from 7 h; the 4th, cleaned at 4 h, begins at 5 h.
    const run = trace(
      cleanAndMould([limit({ within: constant(1.5 * h), action: { kind: 'hold', time: constant(h) } })], {
        release: [schedule([0, 0, 0, 0])],
      }),
      d,
    )
    expect(run.times('limitReached')).toEqual([4.5 * h])
    expect(run.times('carrierArrived', 'mould')).toEqual([1, 2, 3, 4, 5.5].map((at) => at * h))
    expect(run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'mould').map(({ lot }) => lot)).toEqual([0, 1, 3, 2])
  })

  it('keeps the space of what it holds', () => {
    const stations = [station('mould', { buffer: { carriers: 1, whenFull: 'block' } })]
    const limits = [limit({ within: constant(30 * min), action: { kind: 'hold', time: constant(3 * h) } })]
    const run = trace(cleanAndMould(limits, { stations, release: [schedule([0, 0, 0])] }), d)
    // The second is held from 2:30 to 5:30. The mould is idle from 3 h: it counts as one space more, and takes the third.
    expect(run.times('workStarted', 'mould')).toEqual([h, 3 * h, 5.5 * h])
    expect(run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'mould').map(({ lot }) => lot)).toEqual([0, 2, 1])
  })
})

describe('a queue-time limit that reworks', () => {
  it('sends the carrier back to a step that is done again, with a new clock', () => {
    // 2nd: cleaned at 2 h, at its limit at 3 h as the first leaves the mould at 5 h; cleaned again 3 to 4 h, back again 5 h ...
    const limits = [limit({ within: constant(h), action: { kind: 'rework', step: 'clean' } })]
    const steps = [step('clean', h), step('mould', 4 * h)]
    const run = trace(line({ routes: [{ name: 'route', steps, limits }], release: [schedule([0, 0])] }), d)
    expect(run.times('limitReached')).toEqual([3 * h, 5 * h])
    expect(run.times('workStarted', 'clean')).toEqual([0, h, 3 * h, 5 * h])
    expect(run.times('workStarted', 'mould')).toEqual([h, 6 * h])
  })

  it('lets it wait for room where there is none before that step', () => {
    const limits = [limit({ within: constant(h), action: { kind: 'rework', step: 'clean' } })]
    const steps = [step('clean', 2 * h), step('mould', 9 * h)]
    const stations = [station('clean', { buffer: { carriers: 0, whenFull: 'block' } })]
    const run = trace(line({ routes: [{ name: 'route', steps, limits }], stations, release: [schedule([0, 0, 4 * h])] }), d)
    // The second, cleaned from 2 to 4 h, is sent back at 5 h, while the third is cleaned from 4 to 6 h.
    expect(run.times('limitReached')[0]).toBe(5 * h)
    expect(run.times('workStarted', 'clean').slice(0, 4)).toEqual([0, 2, 4, 6].map((at) => at * h))
  })
})

describe('the dispatch rule queue-time', () => {
  it('takes the least time left first, and last what has no limit', () => {
    const routes = [
      { name: 'free', steps: [step('clean', min, { station: 'clean-free' }), step('mould', h)] },
      {
        name: 'long',
        steps: [step('clean', 2 * min, { station: 'clean-long' }), step('mould', h)],
        limits: [limit({ within: constant(20 * h) })],
      },
      {
        name: 'short',
        steps: [step('clean', 3 * min, { station: 'clean-short' }), step('mould', h)],
        limits: [limit({ within: constant(10 * h) })],
      },
    ]
    const run = trace(
      line({
        products: ['free', 'long', 'short'].map((name) => product(name, { route: name })),
        routes,
        stations: [station('mould', { dispatch: [{ rule: 'queue-time' }] })],
        release: ['free', 'free', 'long', 'short'].map((name, index) => schedule([0], { name: `plan-${index}`, product: name })),
      }),
      d,
    )
    const order = run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'mould').map(({ lot }) => lot)
    // Lot 0 begins alone; lots 3 (short), 2 (long), 1 (none) wait.
    expect(order).toEqual([0, 3, 2, 1])
  })
})
