/** Quality of steps as it is written: what it becomes, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import type { LineSpec, StepSpec } from '../../src/spec/line.ts'
import { validateLine } from '../../src/spec/validate.ts'
import { changed, messages } from '../io/files.ts'

const d = 86_400e6

const read = (test: object, { tester = {}, changes = [] }: { tester?: object; changes?: object[] } = {}) =>
  validateLine(
    {
      format: 'tollway/1',
      products: { device: {} },
      routes: {
        main: {
          steps: { plate: { station: 'tester' }, test: { station: 'tester', ...test }, reels: { station: 'tester', carrier: 'reel' } },
        },
      },
      stations: { tester: { processTime: '4500 UPH', ...tester } },
      release: { daily: { every: '1 d' } },
      changes,
    },
    'test',
  )

function lineOf(...parts: Parameters<typeof read>): LineSpec {
  const validation = read(...parts)
  if (!validation.ok) throw new Error(JSON.stringify(validation.findings))
  return validation.line
}

const stepOf = (test: object): StepSpec => lineOf(test).routes[0]!.steps[1]!

function refused(...parts: Parameters<typeof read>): string[] {
  const validation = read(...parts)
  if (validation.ok) throw new Error('it was read')
  return validation.findings.map(
    ({ path, expected, received, hint }) =>
      `${path.slice(3).join('.')}: expected ${expected}, received ${received}${hint === null ? '' : `; ${hint}`}`,
  )
}

describe('a yield', () => {
  it('is a share, or a map of what differs', () => {
    expect(stepOf({}).yield).toBe(1)
    expect(stepOf({ yield: '98.5 %' })).toMatchObject({ yield: 0.985 })
    expect(stepOf({ yield: { mean: '98.5 %' } })).toEqual(stepOf({ yield: '98.5 %' }))
    const ramp = { from: '96 %', halfEvery: '30 d' }
    const said = stepOf({ yield: { mean: '98.5 %', correlation: '0.1 %', excursion: { share: '0.2 %', yield: '90 %' }, ramp } })
    expect(said.yield).toBe(0.985)
    expect(said.yieldVariation).toEqual({
      correlation: 0.001,
      excursion: { share: 0.002, yield: 0.9 },
      ramp: { from: 0.96, halfEvery: 30 * d },
    })
  })

  it('spreads by a standard deviation, that of a Beta distribution', () => {
    expect(stepOf({ yield: { mean: '90 %', lotSd: '3 %' } }).yieldVariation!.correlation).toBeCloseTo(0.01, 12)
  })

  it('spreads by one of the two, and no more than it can', () => {
    expect(refused({ yield: { mean: '90 %', lotSd: '3 %', correlation: '1 %' } })).toEqual([
      'test.yield.correlation: expected lotSd or correlation, received both',
    ])
    expect(refused({ yield: { mean: '90 %', lotSd: '30 %' } })).toEqual([
      'test.yield.lotSd: expected a standard deviation below 30 % of yields around 90 %, received 30 %',
    ])
    expect(refused({ yield: { mean: '90 %', correlation: '100 %' } })).toEqual([
      'test.yield.correlation: expected a share below 100 %, received 100 %',
    ])
  })

  it('has a mean that a dated change gives another value', () => {
    const changes = [{ at: '2 d', lasts: '1 d', set: { 'routes.main.steps.test.yield': '50 %' } }]
    expect(lineOf({ yield: { mean: '90 %', lotSd: '1 %' } }, { changes }).changes).toEqual([
      { kind: 'yield', at: 2 * d, route: 'main', step: 'test', yield: 0.5 },
      { kind: 'yield', at: 3 * d, route: 'main', step: 'test', yield: 0.9 },
    ])
  })

  it('is told in both ways where it is neither', () => {
    expect(refused({ yield: 'good' })).toEqual([
      'test.yield: expected a share such as "99.7 %", "300 ppm" or 0.997, from 0 to 1, received "good"',
    ])
    expect(refused({ yield: { mean: '90 %', sd: '1 %' } })).toEqual([
      'test.yield.sd: expected one of mean, lotSd, correlation, excursion, ramp, received "sd"; the keywords here are mean, lotSd, correlation, excursion, ramp',
    ])
  })
})

describe('a retest', () => {
  it('is of all that fails, at the end, where nothing else is said', () => {
    expect(stepOf({ retest: { recovers: '40 %' } }).retest).toEqual({ share: 1, recovers: 0.4, when: 'at-end' })
  })

  it('needs a time per unit, and a machine that works on one carrier after another', () => {
    const retest = { recovers: '40 %' }
    expect(refused({ retest, processTime: '1 h per lot' })).toEqual([
      'test.retest: expected a time of a unit that is tested again, received a process time per lot at station "tester"; give one, such as time: 4500 UPH',
    ])
    expect(refused({ retest: { ...retest, time: '1 h per lot' } })).toEqual([
      'test.retest.time: expected a time per unit, received a time per lot',
    ])
    expect(refused({ retest }, { tester: { batch: { max: '2 lots' } } })).toEqual([
      'test.retest: expected machines that work on one carrier after another, received station "tester" with a batch',
    ])
    expect(refused({ retest: { ...retest, when: 'at-once', reload: '5 min' } })).toEqual([
      'test.retest.reload: expected a retest at-end, before which units are fed again, received at-once',
    ])
  })
})

describe('rework and inspection', () => {
  it('have defaults for what is usual', () => {
    expect(stepOf({ rework: { to: 'plate', share: '3 %' } }).rework).toEqual({ to: 'plate', share: 0.03, most: 1, beyond: 'scrap' })
    const inspect = { sample: '200 units', defectShare: '0.02 %', reject: 'scrap' }
    expect(stepOf({ inspect }).inspect).toEqual({ sample: 200, accept: 0, defectShare: 0.0002, reject: null })
    expect(stepOf({ inspect: { ...inspect, reject: 'plate' } }).inspect!.reject).toBe('plate')
  })

  it('go to steps that are there, and take the carrier as it comes', () => {
    expect(refused({ rework: { to: 'plating', share: '3 %' } })).toEqual([
      'test.rework.to: expected step, received "plating"; the steps are plate, test, reels',
    ])
    expect(refused({ inspect: { sample: '200 units', defectShare: '1 %', reject: 'reels' } })).toEqual([
      'test.inspect.reject: expected a step with carrier lot, as step "test" has, received "reels" with carrier reel',
    ])
  })

  it('are at steps of their own, and accept less than they look at', () => {
    const inspect = { sample: '20 units', accept: 20, defectShare: '0.02 %', reject: 'scrap' }
    expect(refused({ rework: { to: 'plate', share: '3 %' }, inspect })).toEqual([
      'test.inspect.accept: expected fewer than the 20 units of the sample, received 20',
      'test.inspect: expected rework or inspect, each at a step of its own, received both',
    ])
  })
})

describe('holds and samples', () => {
  it('are held by reason, in the order of the file', () => {
    const holds = { SBL: { share: '2 %', time: '8 h' }, map: { share: '0.5 %', time: '1 h', of: 'carrier' } }
    expect(stepOf({ holds }).holds).toEqual([
      { reason: 'SBL', share: 0.02, time: { kind: 'constant', value: 8 * 3600e6 }, of: 'lot' },
      { reason: 'map', share: 0.005, time: { kind: 'constant', value: 3600e6 }, of: 'carrier' },
    ])
  })

  it('are taken of lots that are known before the step', () => {
    expect(stepOf({ sample: '10 %' }).sample).toBe(0.1)
    expect(refused({ sample: '10 %', newLot: '5 units' })).toEqual([
      'test.sample: expected sample or newLot, each at a step of its own, received both',
    ])
    const first = validateLine(
      {
        format: 'tollway/1',
        products: { device: {} },
        routes: { main: { steps: { none: { enabled: false, station: 'tester' }, test: { station: 'tester', sample: '10 %' } } } },
        stations: { tester: { processTime: '4500 UPH' } },
        release: { daily: { every: '1 d' } },
      },
      'test',
    )
    expect(first.ok ? [] : first.findings.map(({ expected, received }) => [expected, received])).toEqual([
      ['a step that others come before', 'the first of the route'],
    ])
  })
})

it('messages point at the place in the file', async () => {
  expect(await messages(changed('{ station: bench }', '{ station: bench, rework: { to: wrk, share: 3 % } }'))).toBe(
    'line.yaml:7:45  routes.part.steps.work.rework.to\n  no step "wrk"; did you mean "work"?',
  )
})
