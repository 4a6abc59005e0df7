import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunCauses } from '../../../src/experiment/causes/cause-books.ts'
import { type Job, kpiAt, runReplication } from '../../../src/experiment/index.ts'
import { cycleTimeParts } from '../../../src/log/cycle-time-parts.ts'
import type { LineSpec } from '../../../src/spec/line.ts'
import type { LogRecord } from '../../../src/spec/log-record.ts'
import { changeover, constant, d, h, line, min, product, s, schedule, station, step } from '../../support/line.ts'
import { logOf } from '../../support/log-of.ts'
import { randomLine, runs, TIME_LIMIT } from '../../support/random-line.ts'

const jobOf = (spec: LineSpec, horizon: number, seed = 1): Job => ({ line: spec, lineHash: '', seed, replications: 1, warmUp: 0, horizon })

function causesOf(spec: LineSpec, horizon = d): RunCauses {
  return runReplication({ ...jobOf(spec, horizon), findsCauses: true }, 0)!.causes!
}

/** Minutes by cause and place, of all lots together. */
function minutes({ parts }: RunCauses): Record<string, number> {
  return Object.fromEntries(parts.map(({ cause, place, ticks }) => [`${cause} ${place}`, Math.round(ticks / s) / 60]))
}

describe('what lots spend their time on', () => {
  it('is told by what the machine does that a lot waits for', () => {
    const spec = line({
      steps: [step('test', 60 * min)],
      stations: [
        station('test', { failures: [{ name: 'jam', every: constant(90 * min), clock: 'productive', repair: constant(20 * min) }] }),
      ],
      release: [schedule([0, 0])],
    })
    // The second lot waits for an hour's work; 30 min into its own work the machine breaks down.
    expect(minutes(causesOf(spec))).toEqual({ 'work test': 120, 'machine test': 60, 'repair test': 20 })
  })

  it('tells a changeover for others from work on others, and both from its own', () => {
    const products = [product('a', { family: 'a' }), product('b', { family: 'b' })]
    const spec = line({
      steps: [step('mould', 30 * min)],
      products,
      stations: [station('mould', { setup: { ...changeover('family', 15 * min), initial: 'a' } })],
      release: [schedule([0], { name: 'first', product: 'b' }), schedule([5 * min], { name: 'second', product: 'b' })],
    })
    expect(minutes(causesOf(spec))).toEqual({ 'setup mould': 15 + 10, 'machine mould': 30, 'work mould': 60 })
  })

  it('is waiting for a load to fill where an oven stands beside it, for its carriers where it is full', () => {
    const spec = line({
      steps: [step('cure', 60 * min)],
      stations: [station('cure', { batch: { per: 'carrier', min: 2, max: 2 } })],
      release: [schedule([0, 10 * min, 20 * min, 30 * min])],
    })
    expect(minutes(causesOf(spec))).toEqual({ 'batch cure': 10, 'machine cure': 50 + 40, 'work cure': 240 })
  })

  it('is shared by the machines that are waited for', () => {
    const spec = line({
      steps: [step('saw', 60 * min)],
      stations: [station('saw', { machines: 2 })],
      changes: [{ kind: 'outage', from: 0, to: 30 * min, station: 'saw', machines: 1, state: 'unscheduled' }],
      release: [schedule([0, 0])],
    })
    // Both wait for half an hour: one for a machine that is down and one that works, the other not at all.
    expect(minutes(causesOf(spec))).toEqual({ 'repair saw': 15, 'machine saw': 15, 'work saw': 120 })
  })

  it('is room ahead, in the machine and behind it', () => {
    const spec = line({
      steps: [step('print', 10 * min), step('test', 60 * min)],
      stations: [station('print'), station('test', { buffer: { carriers: 0, whenFull: 'block' } })],
      release: [schedule([0, 0, 0])],
    })
    // The second is printed after 20 min and leaves the printer after 70, the third after 80 and 130.
    expect(minutes(causesOf(spec))).toEqual({
      'work print': 30,
      'work test': 180,
      'machine print': 10 + 20,
      'room print': 50 + 50 + 50,
    })
  })

  it('leaves the run as it is', () => {
    const spec = line({ steps: [step('saw', 10 * min), step('test', 12 * min)], release: [schedule([0, 0, h])] })
    const [plain, watched] = [runReplication(jobOf(spec, d), 0)!, runReplication({ ...jobOf(spec, d), findsCauses: true }, 0)!]
    const { causes: _, ...rest } = watched
    expect(rest).toEqual(plain)
  })
})

/** Ticks by kind of the lots whose cycle times count, lot by lot from the log. */
function kindsIn(log: readonly LogRecord[]): Map<string, number> {
  const mothers = new Map<number, number>()
  const handedOn = new Set<number>()
  for (const { what, lot, mother, cause } of log) {
    if (what === 'lotDivided') mothers.set(lot!, mother!)
    if (what === 'remnantTaken') handedOn.add(Number(cause!.replace('lot ', '')))
  }
  const ofLot = new Map<number, { index: number; record: LogRecord }[]>()
  log.forEach((record, index) => {
    if (record.lot !== undefined) ofLot.set(record.lot, [...(ofLot.get(record.lot) ?? []), { index, record }])
  })
  const kinds = new Map<string, number>()
  for (const { what, lot, units = 0 } of log) {
    if (what !== 'lotEnded' || !(units > 0 || handedOn.has(lot!))) continue
    const own: { index: number; record: LogRecord }[] = []
    for (let one: number | undefined = lot; one !== undefined; one = mothers.get(one)) own.push(...ofLot.get(one)!)
    own.sort((a, b) => a.index - b.index)
    for (const { kind, ticks } of cycleTimeParts(
      own.map(({ record }) => record),
      lot!,
    ))
      kinds.set(kind, (kinds.get(kind) ?? 0) + ticks)
  }
  return kinds
}

describe('the parts of the cycle times of all lots', { timeout: TIME_LIMIT }, () => {
  it('sum to the mean cycle time, and are those of the traces of the lots', () => {
    let compared = 0
    fc.assert(
      fc.property(randomLine, fc.nat({ max: 1_000_000 }), fc.boolean(), (spec, seed, isEmpty) => {
        const { wip, ...empty } = spec
        const job = jobOf(isEmpty ? empty : spec, d / 2, seed)
        const log = logOf(job)
        if (log === null) return
        const outcome = runReplication({ ...job, findsCauses: true }, 0)!
        const { lots, parts } = outcome.causes!
        if (lots === 0) return
        const sumOf = (...causes: string[]): number =>
          parts.reduce((sum, { cause, ticks }) => sum + (causes.includes(cause) ? ticks : 0), 0)
        const all = parts.reduce((sum, { ticks }) => sum + ticks, 0)
        expect(all / lots / h).toBeCloseTo(kpiAt(job, 'cycleTimeMean').of(outcome), 9)
        if (!isEmpty && wip !== undefined) return
        const kinds = kindsIn(log)
        for (const [kind, cause] of [
          ['work', 'work'],
          ['delay', 'delay'],
          ['held', 'hold'],
          ['cart', 'cart'],
          ['remnant', 'remnant'],
          ['under way', 'under-way'],
        ] as const)
          expect(sumOf(cause), kind).toBeCloseTo(kinds.get(kind) ?? 0, 0)
        compared++
      }),
      runs(18),
    )
    expect(compared).toBeGreaterThan(2)
  })
})
