import { expect, it } from 'vitest'
import { ClockTable } from '../../src/model/clock-table.ts'

it('a clock stands still until it is started, however far down the table', () => {
  const clocks = new ClockTable(2)
  for (const row of [0, 15, 16, 31, 32, 1000]) {
    expect(clocks.runs(row, 1)).toBe(false)
    expect(clocks.dueAt(row, 0)).toBe(Number.POSITIVE_INFINITY)
  }
})

it('a clock that is put to another one has the earlier start and the earlier limit of both', () => {
  const clocks = new ClockTable(1)
  clocks.advance(40, 0, 7, 20)
  expect([clocks.startedAt(40, 0), clocks.dueAt(40, 0)]).toEqual([7, 20])
  clocks.advance(40, 0, 5, 30)
  expect([clocks.startedAt(40, 0), clocks.dueAt(40, 0)]).toEqual([5, 20])
  clocks.stop(40, 0)
  expect(clocks.runs(40, 0)).toBe(false)
})
