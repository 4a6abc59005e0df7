/**
 * The MIMAC wafer fab 4r (31 machine groups, two re-entrant routes, ovens by step, setups by matrix), a lot every 315 and 135 min, empty at the start, 30 days,
 * setup avoidance, then first come; ovens start with 5/8 of a full load. Published with jasima: 459 lots started, 368 finished, mean flow 6029.628 min.
 *
 * Not exact: ours finishes 374 lots (+1.6 %) with a mean flow of 6150.3 min (+2.0 %). All times are whole minutes, so that much happens at one instant, and
 * the published run decides ties by 22 exceptions written for single lots and minutes, to agree with another simulator; of two lots that arrive at one
 * instant its rule takes the one released first, ours the one whose event came first. That this is the whole difference is likely, not shown. The bound of
 * 3 % was set after seeing the deviation: it guards against changes, and is no proof.
 */
import { expect, test } from 'vitest'
import { Line } from '../../src/model/index.ts'
import { dataOfOthers } from '../support/job-shop.ts'
import { d, min } from '../support/line.ts'
import { trace } from '../support/trace.ts'
import { waferFab } from '../support/wafer-fab.ts'

test('the wafer fab starts as many lots as published, and finishes about as many in about the time', ({ skip }) => {
  const text = dataOfOthers('mimac-jasima/fab4r.txt')
  if (text === null) return skip('the data of others are not here (../shared/data/mimac-jasima)')
  const run = trace(waferFab(text, [315, 135], [{ rule: 'same-setup' }], 5 / 8), 30 * d)
  const released = new Map<number, number>()
  const flows: number[] = []
  for (const { what, at, lot } of run.all) {
    if (what === 'lotReleased') released.set(lot, at)
    if (what === 'lotEnded') flows.push((at - released.get(lot)!) / min)
  }
  expect(run.floor.cut().scalars[Line.lotsReleased]).toBe(459)
  expect(Math.abs(flows.length / 368 - 1)).toBeLessThan(0.03)
  const mean = flows.reduce((sum, flow) => sum + flow, 0) / flows.length
  expect(Math.abs(mean / 6029.62771739 - 1)).toBeLessThan(0.03)
})
