/**
 * The MIMAC wafer fab 4r (31 machine groups, two re-entrant routes, ovens by step, setups by matrix), a lot every 315 and 135 min, empty at the start, 30 days,
 * setup avoidance, then first come; ovens start with 5/8 of a full load. Published with jasima: 459 lots started, 368 finished, mean flow 6029.628 min.
 *
 * Not exact. All times are whole minutes, so that much happens at one instant, and ties decide. Of two lots that arrive at one instant the published rule
 * takes the one released first, ours the one whose event came first: that alone makes 374 lots with a mean flow of 6150.33 min (+2.0 %). With the
 * published tie rule, written as rules of an extension, it is 373 lots (+1.4 %) and 6042.50 min (+0.2 %). What is left, by the published test: 22 exceptions
 * for single lots and minutes, written to agree with another simulator, and ovens that take the fullest batch first, where ours take the batch of the first
 * lot. Which of the two it is was not found out. The bounds were set after seeing the deviation: they guard against changes, and are no proof.
 */
import { expect, test } from 'vitest'
import { Line, type OwnRules } from '../../src/model/index.ts'
import type { DispatchSpec } from '../../src/spec/line.ts'
import { dataOfOthers } from '../support/job-shop.ts'
import { d, min } from '../support/line.ts'
import { trace } from '../support/trace.ts'
import { waferFab } from '../support/wafer-fab.ts'

test('the wafer fab starts as many lots as published, and finishes about as many in about the time', ({ skip }) => {
  const text = dataOfOthers('mimac-jasima/fab4r.txt')
  if (text === null) return skip('the data of others are not here (../shared/data/mimac-jasima)')
  const ties: OwnRules = new Map([
    ['x:arrived', { static: true, score: ({ arrived }) => arrived }],
    ['x:released', { static: true, score: ({ released }) => released }],
  ])
  const dispatch: DispatchSpec = [{ rule: 'same-setup' }, { rule: 'own', name: 'x:arrived' }, { rule: 'own', name: 'x:released' }]
  const run = trace(waferFab(text, [315, 135], dispatch, 5 / 8), 30 * d, 1, ties)
  const released = new Map<number, number>()
  const flows: number[] = []
  for (const { what, at, lot } of run.all) {
    if (what === 'lotReleased') released.set(lot, at)
    if (what === 'lotEnded') flows.push((at - released.get(lot)!) / min)
  }
  expect(run.floor.cut().scalars[Line.lotsReleased]).toBe(459)
  expect(Math.abs(flows.length / 368 - 1)).toBeLessThan(0.02)
  const mean = flows.reduce((sum, flow) => sum + flow, 0) / flows.length
  expect(Math.abs(mean / 6029.62771739 - 1)).toBeLessThan(0.005)
})
