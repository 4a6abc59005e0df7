/** Output by shift: which unit counts where, and what a result says of it. */
import { describe, expect, it } from 'vitest'
import { restoreState, saveState } from '../../src/engine/index.ts'
import { runExperiment, SerialExecutor } from '../../src/experiment/index.ts'
import { compile, Floor } from '../../src/model/index.ts'
import type { CalendarSpec, LineSpec, RunSpec } from '../../src/spec/line.ts'
import { formatProblem, pathText } from '../../src/spec/problem.ts'
import { validateLine } from '../../src/spec/validate.ts'
import { d, h, line, min, product, schedule, station, step } from '../support/line.ts'

const local = (timeZone = 'UTC', start = 0): NonNullable<CalendarSpec['local']> => ({
  timeZone,
  start,
  origin: Math.floor(start / d) * d,
  off: [],
})

const on: CalendarSpec['on'] = [
  { from: 6 * h, to: 14 * h, shift: 'early' },
  { from: 14 * h, to: 22 * h, shift: 'late' },
  { from: 22 * h, to: 30 * h, shift: 'night' },
]

const run: RunSpec = { warmUp: 0, horizon: d, replications: 1, seed: 1, outputBy: 'plant' }

/** A lot of ten units leaves at each of the times, all at least an hour. */
function leavingAt(times: readonly number[], calendar: Partial<CalendarSpec> = {}, over: Partial<LineSpec> = {}): LineSpec {
  return line({
    run,
    steps: [step('pack', h)],
    stations: [station('pack', { machines: 99 })],
    products: [product('product', { lotUnits: 10 })],
    release: [schedule(times.map((time) => time - h))],
    calendars: [{ name: 'plant', cycle: d, on, local: local(), ...calendar }],
    ...over,
  })
}

function floorOf(spec: LineSpec, end: number): Floor {
  const floor = new Floor(compile(spec), { seed: 1, replication: 0, expectedEnd: end })
  floor.run(end)
  return floor
}

const countsOf = (spec: LineSpec, from: number, to: number) =>
  floorOf(spec, to)
    .shiftOutput!.between(from, to)
    .map(({ shift, unitsGood }) => `${shift} ${unitsGood}`)

const resultOf = async (spec: LineSpec, warmUp: number, horizon: number) =>
  (await runExperiment({ line: spec, lineHash: '', seed: 1, replications: 1, warmUp, horizon }, new SerialExecutor())).result!

describe('the output of a shift', () => {
  it('is what leaves after it has begun, up to and at its end', () => {
    const spec = leavingAt([6 * h, 6 * h + 1, 14 * h, 14 * h + 1, 22 * h, 30 * h, 30 * h + 1])
    expect(countsOf(spec, 0, 2 * d)).toEqual(['early 20', 'late 20', 'night 10', 'early 10', 'late 0'])
  })

  it('is counted of whole shifts only', () => {
    const spec = leavingAt([7 * h, 15 * h, 23 * h, 31 * h])
    expect(countsOf(spec, 6 * h, 22 * h)).toEqual(['early 10', 'late 10'])
    expect(countsOf(spec, 6 * h + 1, 30 * h)).toEqual(['late 10', 'night 10'])
    expect(countsOf(spec, 6 * h, 22 * h - 1)).toEqual(['early 10'])
  })

  it('has what leaves in its breaks, and nothing that leaves between shifts', () => {
    const broken = [
      { from: 6 * h, to: 10 * h, shift: 'day' },
      { from: 10.5 * h, to: 14 * h, shift: 'day', resumes: true as const },
    ]
    const spec = leavingAt([2 * h, 7 * h, 10.25 * h, 13 * h, 15 * h, d + 7 * h], { on: broken })
    expect(countsOf(spec, 0, 2 * d)).toEqual(['day 30', 'day 10'])
  })

  it('of the rest of a shift that is under way at the start is not counted', () => {
    const broken = [
      { from: 22 * h, to: 26 * h, shift: 'night' },
      { from: 26.5 * h, to: 30 * h, shift: 'night', resumes: true as const },
    ]
    // The run begins at 02:15, in the break.
    const spec = leavingAt([3 * h, 21 * h], { on: broken, local: local('UTC', 10 * d + 2.25 * h) })
    expect(countsOf(spec, 0, 30 * h)).toEqual(['night 10'])
  })

  it('goes by the clock on the wall: a night with one hour less is one night', () => {
    // From Friday 27 March 2026, 00:00 in Berlin; the clock goes forward in the night to Sunday.
    const start = 20539 * d - h
    const spec = leavingAt([2 * d + 5 * h, 2 * d + 5 * h + 1], { local: { ...local('Europe/Berlin', start), origin: 20539 * d } })
    expect(countsOf(spec, d + 22 * h, 2 * d + 13 * h)).toEqual(['night 10', 'early 10'])
  })

  it('goes on from a snapshot as if the run had not been stopped', () => {
    const spec = leavingAt(Array.from({ length: 80 }, (_, index) => h + index * 55 * min))
    const whole = floorOf(spec, 4 * d)
    const first = floorOf(spec, 30.5 * h)
    const second = new Floor(compile(spec), { seed: 1, replication: 0, expectedEnd: 4 * d })
    restoreState(second, saveState(first))
    second.run(4 * d)
    expect(second.shiftOutput!.between(0, 4 * d)).toEqual(whole.shiftOutput!.between(0, 4 * d))
  })
})

describe('a result', () => {
  const spec = leavingAt([7, 8, 15, d / h + 7, d / h + 15, d / h + 16, d / h + 17].map((hours) => hours * h))

  it('has the mean of each shift and how much it varies, in the order of the day', async () => {
    const { shifts } = await resultOf(spec, 0, 2 * d)
    expect(shifts!.map(({ name, goodPerShift, variation }) => [name, goodPerShift.mean, variation.mean])).toEqual([
      ['early', 15, expect.closeTo((Math.SQRT2 * 5) / 15, 12)],
      ['late', 20, expect.closeTo((Math.SQRT2 * 10) / 20, 12)],
      ['night', 0, null],
    ])
  })

  it('leaves out what no whole shift says', async () => {
    const { shifts } = await resultOf(spec, 0, 15 * h)
    expect(shifts!.map(({ goodPerShift, variation }) => [goodPerShift.mean, variation.mean])).toEqual([
      [20, null],
      [null, null],
      [null, null],
    ])
  })

  it('says nothing of shifts, and the same of all else, where nobody asks', async () => {
    const { outputBy: _, ...without } = run
    const { shifts: __, ...rest } = await resultOf(spec, 0, 2 * d)
    expect(await resultOf({ ...spec, run: without }, 0, 2 * d)).toEqual(rest)
  })
})

describe('run.outputBy', () => {
  const faults = (outputBy: string) => {
    const result = validateLine(
      {
        format: 'tollway/1',
        run: { outputBy },
        products: { device: {} },
        routes: { main: { steps: { test: { station: 'tester' } } } },
        stations: { tester: { processTime: '1 h per lot' } },
        calendars: { plant: { shifts: { early: '06:00 to 14:00' } }, plain: { cycle: '1 d', on: ['0 h to 8 h'] } },
        release: { daily: { every: '1 d' } },
      },
      'test',
    )
    if (result.ok) return []
    return result.findings.map((one) =>
      formatProblem({ ...one, file: 'line.yaml', line: 1, column: 1, path: pathText(one.path) }).replace(/\s+/g, ' '),
    )
  }

  it('names a calendar that is there and has shifts', () => {
    expect(faults('plant')).toEqual([])
    expect(faults('plnat')).toEqual(['line.yaml:1:1 run.outputBy no calendar "plnat"; did you mean "plant"?'])
    expect(faults('plain')).toEqual(['line.yaml:1:1 run.outputBy expected a calendar with shifts, received "plain", which has none'])
  })
})
