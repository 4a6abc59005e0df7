import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../support/cpu-time.ts'
import { changed, lineOf, messages, ONE_MACHINE, read } from './files.ts'

const S = 1_000_000
const H = 3_600 * S
const D = 24 * H

test('a line of one machine says little and means a lot by default', async () => {
  expect(await lineOf(ONE_MACHINE)).toEqual({
    format: 'tollway/1',
    name: 'line',
    title: 'line',
    run: { warmUp: 0, horizon: 30 * D, replications: 10, seed: 1 },
    products: [
      {
        name: 'part',
        route: 'part',
        family: 'part',
        priority: 0,
        lotUnits: 1,
        packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 1 },
      },
    ],
    routes: [{ name: 'part', steps: [{ name: 'work', station: 'bench', carrier: 'lot', yield: 1, enabled: true, wholeLot: false }] }],
    stations: [
      {
        name: 'bench',
        area: '',
        machines: 1,
        processTime: { time: { kind: 'constant', value: 50 * S }, per: 'lot' },
        unmodelledLoss: 0,
        failures: [],
        assists: [],
        plannedStops: [],
        atShiftEnd: 'pause',
        dispatch: 'priority',
      },
    ],
    calendars: [],
    release: [
      {
        name: 'orders',
        product: 'part',
        policy: { kind: 'interval', every: { kind: 'exponential', mean: 60 * S }, lots: { kind: 'constant', value: 1 } },
      },
    ],
  })
})

test('every keyword of a station finds its place', async () => {
  const line = await lineOf(
    changed(
      'bench: { processTime: 50 s per lot }',
      `bench:
    area: front of line
    machines: 3
    processTime: 6.5 wafers/h
    unmodelledLoss: 16.5 %
    buffer: { carriers: 4, whenFull: lose }
    batch: { min: 240 strips, max: 400 strips, maxWait: 2 h }
    setup: { by: product, time: triangular(20, 30, 60) min }
    failures: { failure: { every: exponential(150 h), clock: up, repair: lognormal(mean 1.5 h, cv 1.25) } }
    assists: { jam: { mtba: 3 h, time: lognormal(mean 1.5 min, cv 0.8) } }
    plannedStops:
      blade: { every: 131150 units, lasts: 17.5 min }
      daily: { every: 24 h, lasts: 15 min, first: 3 h }
    calendar: day
    atShiftEnd: finish
    dispatch: fifo
calendars:
  day: { cycle: 24 h, on: [14 h to 22 h, 6 h to 14 h] }`,
    ),
  )
  expect(line.stations).toEqual([
    {
      name: 'bench',
      area: 'front of line',
      machines: 3,
      processTime: { time: { kind: 'constant', value: H / 6.5 }, per: 'wafer' },
      unmodelledLoss: 0.165,
      buffer: { carriers: 4, whenFull: 'lose' },
      batch: { per: 'strip', min: 240, max: 400, maxWait: 2 * H },
      setup: { changes: [{ by: 'product', time: { kind: 'triangular', low: H / 3, mode: H / 2, high: H } }] },
      failures: [
        {
          name: 'failure',
          every: { kind: 'exponential', mean: 150 * H },
          clock: 'up',
          repair: { kind: 'lognormal', mean: 1.5 * H, cv: 1.25 },
        },
      ],
      assists: [{ name: 'jam', mtba: 3 * H, time: { kind: 'lognormal', mean: 90 * S, cv: 0.8 } }],
      plannedStops: [
        { name: 'blade', clock: 'units', every: 131150, lasts: { kind: 'constant', value: 1050 * S } },
        { name: 'daily', clock: 'calendar', every: 24 * H, lasts: { kind: 'constant', value: 900 * S }, first: 3 * H },
      ],
      calendar: 'day',
      atShiftEnd: 'finish',
      dispatch: 'fifo',
    },
  ])
  const [day] = line.calendars
  expect(day).toEqual({
    name: 'day',
    cycle: D,
    on: [
      { from: 6 * H, to: 14 * H },
      { from: 14 * H, to: 22 * H },
    ],
  })
})

test('every keyword of a step finds its place', async () => {
  const line = await lineOf(
    changed(
      'work: { station: bench }',
      `work: { station: bench, carrier: strip, newLot: 8 strips, yield: 99 %, delayAfter: uniform(1, 2) min }
      gate: { processTime: uniform(5, 30) min per lot, wholeLot: true, carrier: strip }
      skip: { station: bench, enabled: false }
      rework: { station: bench, carrier: strip, processTime: 20 s per strip, next: { work: 15 %, end: 85 % } }
      never: { station: bench, carrier: strip, next: end }`,
    ).replace('part: {}', 'part: { lot: 3 magazines, packing: { unitsPerStrip: 10, stripsPerMagazine: 20 } }'),
  )
  expect(line.products[0]?.lotUnits).toBe(600)
  const rest = { yield: 1, enabled: true, wholeLot: false }
  expect(line.routes[0]?.steps).toEqual([
    {
      name: 'work',
      station: 'bench',
      carrier: 'strip',
      ...rest,
      yield: 0.99,
      newLotUnits: 80,
      delayAfter: { kind: 'uniform', low: 60 * S, high: 120 * S },
    },
    {
      name: 'gate',
      carrier: 'strip',
      ...rest,
      wholeLot: true,
      processTime: { time: { kind: 'uniform', low: 300 * S, high: 1800 * S }, per: 'lot' },
    },
    { name: 'skip', station: 'bench', carrier: 'lot', ...rest, enabled: false },
    {
      name: 'rework',
      station: 'bench',
      carrier: 'strip',
      ...rest,
      processTime: { time: { kind: 'constant', value: 20 * S }, per: 'strip' },
      next: [
        { to: 'work', probability: 0.15 },
        { to: null, probability: 0.85 },
      ],
    },
    { name: 'never', station: 'bench', carrier: 'strip', ...rest, next: [{ to: null, probability: 1 }] },
  ])
})

describe('a release is one of', () => {
  const one = { kind: 'constant', value: 1 }
  test.each([
    ['rate: 240 units/day', { kind: 'interval', every: { kind: 'constant', value: H }, lots: one }],
    [
      'rate: 240 units/day, lots: 2, first: 5 h',
      { kind: 'interval', every: { kind: 'constant', value: 2 * H }, lots: { kind: 'constant', value: 2 }, first: 5 * H },
    ],
    ['rate: 0.5 lots/h', { kind: 'interval', every: { kind: 'constant', value: 2 * H }, lots: one }],
    ['rate: 48 wafers/day', { kind: 'interval', every: { kind: 'constant', value: H }, lots: one }],
    ['rate: 2 lots/h, arrivals: poisson', { kind: 'interval', every: { kind: 'exponential', mean: H / 2 }, lots: one }],
    ['rate: 0.24k/day', { kind: 'interval', every: { kind: 'constant', value: H }, lots: one }],
    ['every: 2 h', { kind: 'interval', every: { kind: 'constant', value: 2 * H }, lots: one }],
    [
      'every: exponential(5 min), lots: discrete(1: 0.5, 4: 0.5)',
      { kind: 'interval', every: { kind: 'exponential', mean: 300 * S }, lots: { kind: 'discrete', values: [1, 4], weights: [0.5, 0.5] } },
    ],
    ['conwip: 8 lots', { kind: 'conwip', lots: 8 }],
    ['at: [8 h, 0 h, 3 h], lots: 2', { kind: 'schedule', times: [0, 3 * H, 8 * H], lots: { kind: 'constant', value: 2 } }],
  ])('%s', async (keywords, policy) => {
    const text = changed('every: exponential(1 min)', keywords).replace(
      'part: {}',
      'part: { lot: 2 wafers, packing: { unitsPerWafer: 5 } }',
    )
    expect((await lineOf(text)).release[0]?.policy).toEqual(policy)
  })
})

test('a product takes the route of its name before the only one, and the only one without asking', async () => {
  const line = await lineOf(
    changed('part: {}', 'part: {}\n  other: { family: 100 }').replace('orders: {', 'orders: { product: other, priority: 2,'),
  )
  expect(line.products.map(({ route, family }) => [route, family])).toEqual([
    ['part', 'part'],
    ['part', '100'],
  ])
  expect(line.release[0]).toMatchObject({ product: 'other', priority: 2 })
})

test('a distribution may stand unquoted in braces, quoted, or in a line of its own', async () => {
  const forms = [
    '{ time: triangular(20, 30, 60) min, by: product }',
    '{ time: "triangular(20, 30, 60) min", by: product }',
    '\n      time: triangular(20, 30, 60) min\n      by: product',
  ]
  const lines = await Promise.all(
    forms.map((form) => lineOf(changed('{ processTime: 50 s per lot }', `\n    processTime: 50 s per lot\n    setup: ${form}`))),
  )
  expect(lines[1]).toEqual(lines[0])
  expect(lines[2]).toEqual(lines[0])
  expect(lines[0]?.stations[0]?.setup?.changes[0]?.time).toEqual({ kind: 'triangular', low: 1200 * S, mode: 1800 * S, high: 3600 * S })
})

test('titles keep their commas, colons and parentheses', async () => {
  const title = 'TOLL (100 V, 80 V): the line, f(a, b: c)'
  expect((await lineOf(`${ONE_MACHINE}title: '${title}'\n`)).title).toBe(title)
})

test('windows line ends and a byte order mark change nothing', async () => {
  const reading = await read(ONE_MACHINE)
  expect(await read(`\uFEFF${ONE_MACHINE.replaceAll('\n', '\r\n')}`)).toEqual(reading)
})

test('anchors and aliases stand for what they name', async () => {
  const text = changed('{ processTime: 50 s per lot }', '&bench { processTime: 50 s per lot }\n  spare: *bench')
  const { stations } = await lineOf(text)
  expect(stations.map(({ name }) => name)).toEqual(['bench', 'spare'])
  expect({ ...stations[1], name: 'bench' }).toEqual(stations[0])
})

test('all that is wrong is told at once, in the order of the file', async () => {
  const text = ONE_MACHINE.replace('station: bench', 'station: bnech, yeild: 3 %')
    .replace('50 s per lot', '-5, machines: none')
    .replace('exponential(1 min)', 'soon, product: prat')
  expect(await messages(text)).toBe(`line.yaml:7:24  routes.part.steps.work.station
  no station "bnech"; did you mean "bench"?
line.yaml:7:31  routes.part.steps.work.yeild
  no keyword "yeild" here; did you mean "yield"?
line.yaml:9:25  stations.bench.processTime
  expected a process time such as "45 s per strip", "4500 UPH" or "triangular(1, 2, 3) min per lot", received -5
line.yaml:9:39  stations.bench.machines
  expected a whole number, at least 1, received "none"
line.yaml:11:20  release.orders.every
  expected a duration such as "1.2 s" or a distribution, received "soon"
line.yaml:11:35  release.orders.product
  no product "prat"; did you mean "part"?`)
})

test('names are still checked against each other where values are wrong', async () => {
  const text = changed('exponential(1 min)', 'soon').replace('station: bench', 'station: bnech')
  expect(await messages(text)).toContain('no station "bnech"; did you mean "bench"?')
})

test('at most 100 problems are told', async () => {
  const steps = Array.from({ length: 300 }, (_, i) => `      step-${i}: { station: nowhere }`).join('\n')
  const reading = await read(changed('      work: { station: bench }', steps))
  expect(reading.ok ? 0 : reading.problems.length).toBe(100)
})

test('a name that every object has is a name like any other', async () => {
  expect(await messages(changed('station: bench', 'station: constructor'))).toContain('no station "constructor"')
  expect(await messages(changed('bench: {', 'constructor: {').replace('station: bench', 'station: constructor'))).toBe('nothing is wrong')
  expect(await messages(`${ONE_MACHINE}toString: 3\n`)).toContain('no keyword "toString" here')
})

test('the reference line is read in a short time', async () => {
  const text = readFileSync(new URL('../../lines/toll-reference.yaml', import.meta.url), 'utf8')
  await read(text)
  const times: number[] = []
  for (let i = 0; i < 10; i++) {
    const start = cpuTime()
    await read(text)
    times.push(cpuTime() - start)
  }
  // Measured on two busy cores: 36 ms once warm, most of it the YAML parser. The bound leaves room for a busier machine.
  expect(Math.min(...times)).toBeLessThan(300)
})
