import { describe, expect, it } from 'vitest'
import { PerLimit } from '../../src/model/index.ts'
import type { TimeLimitSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const gated = (within: number): TimeLimitSpec => ({
  name: 'limit',
  from: 'clean',
  to: 'mould',
  within: constant(within),
  action: { kind: 'warn' },
  gate: true,
})

const cleanAndMould = (limit: TimeLimitSpec, over: Parameters<typeof line>[0] = {}) =>
  line({
    routes: [{ name: 'route', steps: [step('clean', h), step('mould', 2 * h)], limits: [limit] }],
    release: [schedule([0, 0, 0, 0, 0])],
    ...over,
  })

const reached = ({ floor }: ReturnType<typeof trace>) => floor.cut().scalars[floor.books.layout.ofLimit(0) + PerLimit.reached]!
const heldBack = ({ floor }: ReturnType<typeof trace>) => floor.cut().scalars[floor.books.layout.ofLimit(0) + PerLimit.heldBack]!

describe('the gate of a queue-time limit', () => {
  it('starts the first step only when what is ahead takes no longer than the limit', () => {
    // 2 h ahead are allowed: one carrier may be on its way to the mould or wait for it. The next begins when that one begins there.
    const run = trace(cleanAndMould(gated(2 * h)), d)
    expect(run.times('workStarted', 'clean')).toEqual([0, h, 3 * h, 5 * h, 7 * h])
    expect(run.times('workStarted', 'mould')).toEqual([1, 3, 5, 7, 9].map((at) => at * h))
    expect(reached(run)).toBe(0)
    expect(heldBack(run)).toBe((1 + 2 + 2 + 2) * h)
  })

  it('without it the same line exceeds its limit', () => {
    const { gate: _, ...open } = gated(2 * h)
    expect(reached(trace(cleanAndMould(open), d))).toBe(3)
  })

  it('shares what is ahead over the machines that are up, and closes while none is', () => {
    const run = (machines: number, from: number, to: number) =>
      trace(
        cleanAndMould(gated(2 * h), {
          stations: [station('mould', { machines })],
          changes: [{ kind: 'outage', station: 'mould', from, to, state: 'unscheduled' }],
        }),
        d,
      ).times('workStarted', 'clean')
    expect(run(2, 20 * h, 21 * h)).toEqual([0, 1, 2, 3, 4].map((at) => at * h))
    expect(run(1, 0, 10 * h)).toEqual([10, 11, 13, 15, 17].map((at) => at * h))
  })

  it('counts what other routes bring to the second step, and lets them pass', () => {
    const routes = [
      { name: 'gated', steps: [step('clean', h), step('mould', 2 * h)], limits: [gated(2 * h)] },
      { name: 'free', steps: [step('mould', 3 * h)] },
    ]
    const run = trace(
      line({
        products: ['gated', 'free'].map((name) => product(name, { route: name })),
        routes,
        release: [schedule([0, 0], { name: 'free', product: 'free' }), schedule([0], { name: 'gated', product: 'gated' })],
      }),
      d,
    )
    // The second free lot, 3 h of work, waits until 3 h.
    expect(run.times('workStarted', 'clean')).toEqual([3 * h])
  })

  it('keeps only its own work waiting at the station', () => {
    const routes = [
      { name: 'gated', steps: [step('clean', h), step('mould', 2 * h)], limits: [gated(h)] },
      { name: 'free', steps: [step('clean', h)] },
    ]
    // On the way to the mould the first gated lot is ahead of the second, which a free lot overtakes.
    const run = trace(
      line({
        products: ['gated', 'free'].map((name) => product(name, { route: name })),
        routes: [{ ...routes[0]!, steps: [step('clean', h, { delayAfter: constant(h / 2) }), step('mould', 2 * h)] }, routes[1]!],
        release: [schedule([0, 0], { name: 'gated', product: 'gated' }), schedule([h / 2], { name: 'free', product: 'free' })],
      }),
      d,
    )
    expect(run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'clean').map(({ lot }) => lot)).toEqual([0, 2, 1])
  })

  it('minds that the carriers of a batch begin one after the other', () => {
    const stations = [station('clean', { batch: { per: 'carrier', min: 3, max: 3 } })]
    const run = (within: number) =>
      trace(cleanAndMould(gated(within), { stations, release: [schedule([0, 0, 0, 0, 0, 0])] }), 2 * d).times('workStarted', 'clean')
    // A full batch: the last waits 2 x 2 h. With 5 h allowed nothing else may be ahead, with 7 h one carrier.
    expect([...new Set(run(5 * h))]).toEqual([0, 5 * h])
    expect([...new Set(run(7 * h))]).toEqual([0, 3 * h])
  })
})
