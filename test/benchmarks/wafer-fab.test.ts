/**
 * The MIMAC wafer fab 4r (31 machine groups, two re-entrant routes, ovens by step, setups by matrix), a lot every 315 and 135 min, empty at the start, 30 days,
 * setup avoidance, then first come; ovens start with 5/8 of a full load. Published with jasima: 459 lots started, 368 finished, mean flow 6029.62771739 min,
 * variance 33224290.69754028.
 *
 * All times are whole minutes, so that much happens at one instant, and ties decide. Three things make the trace exact, said here by dispatch rules of an
 * extension: of lots that arrive at one instant the one released first goes first (ours alone takes the one whose event came first: 374 lots, 6150.33 min);
 * and the published test itself moves 22 times a lot to the front or to the end of its queue, at the minutes and steps below, to agree with a simulator that
 * orders simultaneous events in another way (without them: 373 lots, 6042.50 min).
 */
import { expect, test } from 'vitest'
import { Line, type OwnRules, type WaitingCarrier } from '../../src/model/index.ts'
import type { DispatchSpec } from '../../src/spec/line.ts'
import { dataOfOthers } from '../support/job-shop.ts'
import { d, min } from '../support/line.ts'
import { trace } from '../support/trace.ts'
import { waferFab } from '../support/wafer-fab.ts'

const GAPS = [315, 135]

interface Exception {
  /** Minute, and half of the time around it, in which it holds; absent: always. */
  at?: number
  within?: number
  /** Of the lots of both routes in the order of their release, counted from 0; absent: all. */
  lot?: number
  route?: number
  /** Counted from 0. */
  step: (step: number) => boolean
  goes: 'first' | 'last'
}

const is = (step: number) => (other: number) => step === other
const first = (lot: number, step: number, over: Partial<Exception> = {}): Exception => ({ lot, step: is(step), goes: 'first', ...over })

/** The published exceptions, in their order: the first that fits counts. */
const EXCEPTIONS: readonly Exception[] = [
  first(115, 12, { at: 12369, route: 1 }),
  first(138, 5, { at: 13824 }),
  first(174, 15, { at: 19568 }),
  first(117, 38, { at: 19658 }),
  first(127, 38, { at: 19828 }),
  first(117, 44, { at: 20593 }),
  ...[120, 124, 127, 130].map((lot) => first(lot, 44)),
  first(207, 22, { at: 24483 }),
  first(140, 65, { at: 26082 }),
  ...[286, 288, 289, 291, 292].map((lot) => first(lot, 11, { route: 1 })),
  { at: 30113, lot: 160, route: 0, step: is(74), goes: 'last' },
  first(284, 24, { at: 32758, route: 0 }),
  first(383, 5, { at: 36843, route: 1 }),
  { at: 38413, lot: 369, route: 1, step: is(18), goes: 'last' },
  { at: 9597.7, within: 0.5, step: (step) => String(step).startsWith('18'), goes: 'last' },
]

/** Both routes release at minute 0 and every 945 minutes at once, the first route first. */
function lotNumber(route: number, released: number): number {
  const before = GAPS.reduce((sum, gap) => sum + Math.ceil(released / gap), 0)
  return route === 1 && released % GAPS[0]! === 0 ? before + 1 : before
}

function goes({ product, released, step }: WaitingCarrier, now: number): number {
  const route = product === 'p0' ? 0 : 1
  const lot = lotNumber(route, released / min)
  const found = EXCEPTIONS.find(
    (one) =>
      (one.at === undefined || Math.abs(now / min - one.at) <= (one.within ?? 0.1)) &&
      (one.lot === undefined || one.lot === lot) &&
      (one.route === undefined || one.route === route) &&
      one.step(Number(step)),
  )
  return found === undefined ? 0 : found.goes === 'first' ? -1 : 1
}

test('the wafer fab does what was published, to the last lot', ({ skip }) => {
  const text = dataOfOthers('mimac-jasima/fab4r.txt')
  if (text === null) return skip('the data of others are not here (../shared/data/mimac-jasima)')
  const rules: OwnRules = new Map([
    ['x:exceptions', { score: goes }],
    ['x:arrived', { static: true, score: ({ arrived }: WaitingCarrier) => arrived }],
    ['x:released', { static: true, score: ({ released }: WaitingCarrier) => released }],
  ])
  const dispatch: DispatchSpec = [
    { rule: 'own', name: 'x:exceptions' },
    { rule: 'same-setup' },
    { rule: 'own', name: 'x:arrived' },
    { rule: 'own', name: 'x:released' },
  ]
  const run = trace(waferFab(text, GAPS, dispatch, 5 / 8), 30 * d, 1, rules)
  const released = new Map<number, number>()
  const flows: number[] = []
  for (const { what, at, lot } of run.all) {
    if (what === 'lotReleased') released.set(lot, at)
    if (what === 'lotEnded') flows.push((at - released.get(lot)!) / min)
  }
  expect(run.floor.cut().scalars[Line.lotsReleased]).toBe(459)
  expect(flows).toHaveLength(368)
  const mean = flows.reduce((sum, flow) => sum + flow, 0) / flows.length
  expect(mean).toBeCloseTo(6029.62771739, 8)
  expect(flows.reduce((sum, flow) => sum + (flow - mean) ** 2, 0) / (flows.length - 1)).toBeCloseTo(33224290.69754028, 5)
})
