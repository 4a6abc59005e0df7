/**
 * Fisher and Thompson's job shops ft06, ft10 and ft20 (1963) by three rules: every operation starts and ends at the minute that the event logs of another
 * simulator (jasima) give.
 *
 * Ties. All jobs are there at time 0 and much ends together, so that order at equal times decides. Ours: jobs released together arrive in the order of the
 * file; what ends at one instant is sent on in the order in which it was started; what is at a machine at an instant is all seen before one is started; of
 * equals the one goes first that came first. The logs show the same order: `arrives_at` at time 0 by job number, ends of one minute by their starts, and
 * `start_processing` after the last `arrives_at` of its minute.
 */
import { describe, expect, test } from 'vitest'
import type { DispatchSpec } from '../../src/spec/line.ts'
import { dataOfOthers, jobShop, type Operation, operationsOf } from '../support/job-shop.ts'
import { min } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const rules: Record<string, DispatchSpec> = { FCFS: 'fifo', SPT: [{ rule: 'shortest' }], EDD: [{ rule: 'due-date' }] }

/** Makespan and mean flow time, minutes, as published beside the logs. */
const published: Record<string, Record<string, readonly [number, number]>> = {
  js06x06: { FCFS: [65, 54.83], SPT: [88, 52.67], EDD: [65, 54.83] },
  js10x10: { FCFS: [1184, 978.2], SPT: [1074, 834.3], EDD: [1184, 978.2] },
  js20x05: { FCFS: [1645, 1277.1], SPT: [1267, 785.25], EDD: [1645, 1277.1] },
}

function operationsOfRun(text: string, dispatch: DispatchSpec): { operations: Operation[]; ends: number[] } {
  const spec = jobShop(text, dispatch)
  const run = trace(spec, 5000 * min)
  const started = new Map<string, number>()
  const operations: Operation[] = []
  const ends: number[] = []
  for (const { what, at, machine, step, lot } of run.all) {
    const operation = `job-${lot}/${step} at m${machine}`
    if (what === 'workStarted') started.set(operation, at / min)
    if (what === 'workFinished') operations.push({ what: operation, start: started.get(operation) ?? Number.NaN, finish: at / min })
    if (what === 'lotEnded') ends.push(at / min)
  }
  return { operations, ends }
}

const byStart = (a: Operation, b: Operation) => a.start - b.start || a.what.localeCompare(b.what)

describe.for(Object.keys(published))('the job shop %s', (instance) => {
  test.for(Object.keys(rules))('by %s: every operation as in the log', (rule, { skip }) => {
    const text = dataOfOthers(`jobshop-jasima/${instance}.txt`)
    const log = dataOfOthers(`jobshop-jasima/log_IGF[${rule}]_${instance}.txt`)
    if (text === null || log === null) return skip('the data of others are not here (../shared/data/jobshop-jasima)')
    const { operations, ends } = operationsOfRun(text, rules[rule]!)
    const expected = operationsOf(log)
    expect(operations.sort(byStart)).toEqual(expected.sort(byStart))
    expect(expected.length).toBeGreaterThanOrEqual(36)
    const [makespan, meanFlow] = published[instance]![rule]!
    expect(Math.max(...ends)).toBe(makespan)
    expect(ends.reduce((sum, end) => sum + end, 0) / ends.length).toBeCloseTo(meanFlow, 2)
  })
})
