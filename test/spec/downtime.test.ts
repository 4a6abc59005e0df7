/** Breakdowns, planned stops and crews as they are written: what they become, and what is refused. */
import { describe, expect, it } from 'vitest'
import type { LineSpec } from '../../src/spec/line.ts'
import { validateLine } from '../../src/spec/validate.ts'

const h = 3_600e6

function read(saw: object, crews: object = { technicians: { size: 2 } }) {
  return validateLine(
    {
      format: 'tollway/1',
      products: { device: {} },
      routes: { main: { steps: { saw: { station: 'saw' } } } },
      stations: { saw: { processTime: '1 h per lot', ...saw } },
      crews,
      release: { daily: { every: '1 d' } },
    },
    'test',
  )
}

function lineOf(saw: object, crews?: object): LineSpec {
  const validation = read(saw, crews)
  if (!validation.ok) throw new Error(JSON.stringify(validation.findings))
  return validation.line
}

const failureOf = (failure: object) => lineOf({ failures: { f: { repair: '1 h', ...failure } } }).stations[0]!.failures[0]
const stopOf = (stop: object) => lineOf({ plannedStops: { s: { lasts: '1 h', ...stop } } }).stations[0]!.plannedStops[0]
const repair = { kind: 'constant', value: h }

function refused(saw: object): string[] {
  const validation = read(saw)
  if (validation.ok) throw new Error('it was read')
  return validation.findings.map(({ path, expected, received }) => `${path.slice(2).join('.')}: expected ${expected}, received ${received}`)
}

describe('a breakdown', () => {
  it('is on the productive clock where nothing else is said', () => {
    expect(failureOf({ every: '20 h' })).toEqual({ name: 'f', clock: 'productive', every: { kind: 'constant', value: 20 * h }, repair })
  })

  it('counts what its interval counts', () => {
    expect(failureOf({ every: '5000 units' })).toEqual({ name: 'f', clock: 'units', every: { kind: 'constant', value: 5000 }, repair })
    expect(failureOf({ every: 'weibull(shape 1.5, mean 20k) units', clock: 'units' })).toEqual({
      name: 'f',
      clock: 'units',
      every: { kind: 'weibull-mean', shape: 1.5, mean: 20000 },
      repair,
    })
    expect(failureOf({ every: 'exponential(300) cycles' })).toEqual({
      name: 'f',
      clock: 'cycles',
      every: { kind: 'exponential', mean: 300 },
      repair,
    })
  })

  it('may undo the work, need a warm-up and a crew', () => {
    const said = { every: 'exponential(20 d)', clock: 'calendar', work: 'lose', warmUp: '2 h', crew: 'technicians' }
    expect(failureOf(said)).toEqual({
      name: 'f',
      clock: 'calendar',
      every: { kind: 'exponential', mean: 480 * h },
      repair,
      work: 'lose',
      warmUp: { kind: 'constant', value: 2 * h },
      crew: 'technicians',
    })
  })

  it('is refused where interval and clock do not go together, or nobody knows the crew', () => {
    const failures = {
      a: { every: '20 h', clock: 'units', repair: '1 h' },
      b: { every: '20 cycles', clock: 'up', repair: '1 h' },
      c: { every: '20 units', clock: 'cycles', repair: '1 h', crew: 'technician' },
    }
    expect(refused({ failures })).toEqual([
      'failures.a.every: expected a number of units, as the clock counts them, received a time',
      'failures.b.every: expected a time, as the clock is "up", received a number of cycles',
      'failures.c.every: expected a number of cycles, as the clock counts them, received a number of units',
      'failures.c.crew: expected crew, received "technician"',
    ])
  })
})

describe('a planned stop', () => {
  it('by use is in the load by units, and between loads by productive time, unless it says otherwise', () => {
    const common = { name: 's', lasts: repair }
    expect(stopOf({ every: '5000 units' })).toEqual({ ...common, clock: 'units', every: 5000 })
    expect(stopOf({ every: '5000 units', when: 'betweenLoads' })).toEqual({ ...common, clock: 'units', every: 5000, when: 'betweenLoads' })
    expect(stopOf({ every: '500 h productive' })).toEqual({ ...common, clock: 'productive', every: 500 * h, when: 'betweenLoads' })
    expect(stopOf({ every: '500 h productive', when: 'inLoad' })).toEqual({ ...common, clock: 'productive', every: 500 * h })
  })

  it('may have a window, be done early and need a crew', () => {
    const said = { every: '7 d', opportunistic: '20 %', window: { from: '8 h', to: '16 h' }, crew: 'technicians' }
    expect(stopOf(said)).toEqual({
      name: 's',
      lasts: repair,
      clock: 'calendar',
      every: 168 * h,
      opportunistic: 0.2,
      window: { from: 8 * h, to: 16 * h, of: 24 * h },
      crew: 'technicians',
    })
  })

  it('is refused where its keywords do not go together', () => {
    const plannedStops = {
      a: { every: '5000 units', lasts: '1 h', crew: 'technicians', opportunistic: '10 %', window: { from: '8 h', to: '9 h' } },
      b: { every: '24 h', lasts: '1 h', when: 'betweenLoads' },
      c: { every: '24 h', lasts: '1 h', window: { from: '8 h', to: '25 h' } },
      d: { every: '5 h productive', lasts: '1 h', first: '3 h' },
    }
    expect(refused({ plannedStops })).toEqual([
      'plannedStops.a.crew: expected when: betweenLoads beside it, received a stop within a load',
      'plannedStops.a.opportunistic: expected when: betweenLoads beside it, received a stop within a load',
      'plannedStops.a.window: expected when: betweenLoads beside it, received a stop within a load',
      'plannedStops.b.when: expected no when, as the stop is due by the clock, received betweenLoads',
      'plannedStops.c.window: expected two different times within its cycle, received others',
      'plannedStops.d.first: expected no first, as the stop is due by productive time, received a time',
    ])
  })
})

describe('crews', () => {
  it('are in the line where there are any', () => {
    expect(lineOf({}).crews).toEqual([{ name: 'technicians', size: 2 }])
    expect('crews' in lineOf({}, {})).toBe(false)
  })
})
