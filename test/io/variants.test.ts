/** Variants of a line: `extends` and `--set`. */
import { describe, expect, test } from 'vitest'
import { lineOf, messages, ONE_MACHINE, read } from './files.ts'

const S = 1_000_000

const BASE = `format: tollway/1
name: base
title: Two stations
run: { horizon: 30 d, seed: 7 }
products:
  part: {}
routes:
  part:
    steps:
      saw: { station: saw }
      test: { station: test.hot }
stations:
  saw:
    machines: 2
    processTime: 50 s per lot
    failures:
      crash: { every: exponential(100 h), repair: 1 h }
      leak: { every: exponential(200 h), repair: 2 h }
  test.hot:
    processTime: 60 s per lot
    buffer: { carriers: 4, whenFull: lose }
release:
  orders: { at: [0 h, 1 h, 2 h] }
`

async function variant(text: string): Promise<Awaited<ReturnType<typeof lineOf>>> {
  return lineOf({ 'variant.yaml': `extends: base.yaml\n${text}`, 'base.yaml': BASE }, [], 'variant.yaml')
}

describe('a file that extends another', () => {
  test('is that file where it says nothing else, under a name of its own', async () => {
    const base = await lineOf({ 'base.yaml': BASE }, [], 'base.yaml')
    expect(base.name).toBe('base')
    expect(await variant('')).toEqual({ ...base, name: 'variant' })
    expect((await variant('name: other\ntitle: Other\n')).title).toBe('Other')
  })

  test('changes values by name and keeps the rest, and the order', async () => {
    const line = await variant('stations: { saw: { machines: 3, failures: { leak: { repair: 3 h } } } }\n')
    expect(line.stations.map(({ name }) => name)).toEqual(['saw', 'test.hot'])
    expect(line.stations[0]).toMatchObject({ machines: 3, processTime: { per: 'lot' } })
    expect(line.stations[0]?.failures.map(({ name, repair }) => [name, repair])).toEqual([
      ['crash', { kind: 'constant', value: 3600 * S }],
      ['leak', { kind: 'constant', value: 3 * 3600 * S }],
    ])
  })

  test('replaces lists', async () => {
    const [orders] = (await variant('release: { orders: { at: [5 h] } }\n')).release
    expect(orders?.policy).toMatchObject({ times: [5 * 3600 * S] })
  })

  test('adds at the end', async () => {
    expect((await variant('stations: { pack: {} }\n')).stations.map(({ name }) => name)).toEqual(['saw', 'test.hot', 'pack'])
  })

  test('deletes with null: a keyword, an entry, all entries', async () => {
    const line = await variant('stations: { saw: { failures: { leak: null } }, test.hot: { buffer: null, calendar: null } }\n')
    expect(line.stations[0]?.failures.map(({ name }) => name)).toEqual(['crash'])
    expect(line.stations[1]).not.toHaveProperty('buffer')
    expect((await variant('stations: { saw: { failures: null } }\n')).stations[0]?.failures).toEqual([])
    expect((await variant('release: { orders: { at: null, conwip: 3 } }\n')).release[0]?.policy).toEqual({ kind: 'conwip', lots: 3 })
  })

  test('may itself extend one, in a folder below', async () => {
    const files = {
      'a.yaml': 'extends: shared/b.yaml\nrun: { seed: 9 }\n',
      'shared/b.yaml': 'extends: ../base.yaml\nrun: { seed: 8, replications: 3 }\n',
      'base.yaml': BASE,
    }
    expect((await lineOf(files, [], 'a.yaml')).run).toMatchObject({ seed: 9, replications: 3, horizon: 30 * 86400 * S })
    const below = Object.fromEntries(Object.entries(files).map(([name, text]) => [`lines/${name}`, text]))
    expect((await lineOf(below, [], 'lines/a.yaml')).run.seed).toBe(9)
  })

  test('is told where in which file a value stands that is wrong', async () => {
    const files = {
      'variant.yaml': 'extends: base.yaml\nstations:\n  saw: { machines: 0 }\n',
      'base.yaml': BASE.replace('60 s per lot', '60 s'),
    }
    expect(await messages(files, [], 'variant.yaml')).toBe(`variant.yaml:3:20  stations.saw.machines
  expected a whole number, at least 1, received 0
base.yaml:20:18  stations.test.hot.processTime
  expected a process time such as "45 s per strip", "4500 UPH" or "triangular(1, 2, 3) min per lot", received "60 s"; say what it is per: "60 s per carrier"`)
  })

  test('that deletes a name that is not there is told so', async () => {
    expect(
      await messages({ 'v.yaml': 'extends: base.yaml\nstations: { swa: null }\n', 'base.yaml': BASE }, [], 'v.yaml'),
    ).toBe(`v.yaml:2:18  stations.swa
  expected a map of keywords, received nothing; write {} if defaults are meant`)
  })

  test.each([
    ['a file that is not there', 'nowhere.yaml', 'expected a file "nowhere.yaml" that can be read, received no such file'],
    ['itself', 'v.yaml', 'expected files that do not extend themselves, received v.yaml -> v.yaml'],
    ['a file above its folder', '../base.yaml', 'expected a file in the folder of the line or below, received "../base.yaml"'],
    [
      'a file above its folder by a detour',
      'a/../../base.yaml',
      'expected a file in the folder of the line or below, received "a/../../base.yaml"',
    ],
    ['a file by its absolute path', '/base.yaml', 'expected a file in the folder of the line or below, received "/base.yaml"'],
    [
      'an address',
      '"http://example.org/base.yaml"',
      'expected a file in the folder of the line or below, received "http://example.org/base.yaml"',
    ],
    ['a path of another system', 'a\\base.yaml', 'expected a file in the folder of the line or below, received "a\\base.yaml"'],
  ])('cannot extend %s', async (_, name, message) => {
    expect(await messages({ 'v.yaml': `format: tollway/1\nextends: ${name}\n` }, [], 'v.yaml')).toBe(`v.yaml:2:10  extends\n  ${message}`)
  })
})

describe('--set', () => {
  const set = async (...assignments: string[]): Promise<Awaited<ReturnType<typeof lineOf>>> => lineOf(BASE, assignments)

  test('changes one value', async () => {
    const line = await set(
      'stations.saw.machines=3',
      'routes.part.steps.saw.yield=99 %',
      'run.seed = 12',
      'stations.saw.failures.leak.repair=triangular(1, 2, 3) h',
    )
    expect(line.stations[0]?.machines).toBe(3)
    expect(line.routes[0]?.steps[0]?.yield).toBe(0.99)
    expect(line.run.seed).toBe(12)
    expect(line.stations[0]?.failures[1]?.repair).toMatchObject({ kind: 'triangular' })
  })

  test('finds names with dots in them', async () => {
    expect((await set('stations.test.hot.buffer.carriers=9')).stations[1]?.buffer).toEqual({ carriers: 9, whenFull: 'lose' })
  })

  test('deletes with null, adds with a map, makes the keywords on the way', async () => {
    const line = await set(
      'stations.saw.failures=null',
      'stations.pack={ machines: 4 }',
      'stations.saw.buffer.carriers=2',
      'stations.test.hot.buffer=null',
    )
    expect(line.stations.map(({ name, machines }) => [name, machines])).toEqual([
      ['saw', 2],
      ['test.hot', 1],
      ['pack', 4],
    ])
    expect(line.stations[0]).toMatchObject({ failures: [], buffer: { carriers: 2 } })
    expect(line.stations[1]).not.toHaveProperty('buffer')
  })

  test('replaces lists', async () => {
    expect((await set('release.orders.at=[5 h]')).release[0]?.policy).toMatchObject({ times: [5 * 3600 * S] })
  })

  test('comes after extends', async () => {
    const files = { 'v.yaml': 'extends: base.yaml\nrun: { seed: 9 }\n', 'base.yaml': BASE }
    expect((await lineOf(files, ['run.seed=11'], 'v.yaml')).run.seed).toBe(11)
  })

  test('gives the line another hash, and the same one for what changes nothing', async () => {
    const hash = async (...assignments: string[]): Promise<string> => {
      const reading = await read(BASE, assignments)
      return reading.ok ? reading.hash : 'wrong'
    }
    expect(await hash('run.seed=7')).toBe(await hash())
    expect(await hash('run.seed=8')).not.toBe(await hash())
  })

  test.each([
    ['run.sede=3', '--set:1:5  run.sede\n  no keyword "sede" here; did you mean "seed"?'],
    ['stations.swa.machines=3', '--set:1:10  stations.swa\n  no entry of stations "swa"; did you mean "saw"?'],
    ['stations.swa=null', '--set:1:10  stations.swa\n  no entry of stations "swa"; did you mean "saw"?'],
    ['station.saw.machines=3', '--set:1:1  station\n  no keyword "station" here; did you mean "stations"?'],
    ['run.seed.more=3', '--set:1:10  run.seed.more\n  no keyword "more" here; run.seed is replaced as a whole'],
    [
      'extends=other.yaml',
      '--set:1:1  extends\n  no keyword "extends" here; the keywords here are format, name, title, notice, run, start, timeZone, calendar, carrier, products, routes, stations, ...',
    ],
    ['run.seed', '--set:1:1\n  expected path=value such as "stations.saw.machines=3", received "run.seed"'],
    ['stations.saw.buffer.carrier=3', '--set:1:21  stations.saw.buffer.carrier\n  no keyword "carrier" here; did you mean "carriers"?'],
    ['run.seed=', '--set:1:10\n  expected a value, received nothing; null deletes'],
    ['run.seed={', '--set:1:11\n  expected valid YAML, received the end of the line; Flow map must end with a }'],
    ['stations.saw.machines=many', '--set:1:23  stations.saw.machines\n  expected a whole number, at least 1, received "many"'],
    [
      'stations.saw={ machines: 0, processTime: 1 s per lot }',
      '--set:1:26  stations.saw.machines\n  expected a whole number, at least 1, received 0',
    ],
    [
      'release.orders.at[0]=3 h',
      '--set:1:16  release.orders.at[0]\n  no keyword "at[0]" here; the keywords here are product, mix, pick, engineering, priority, rate, ramp, demand, arrivals, every, at, orders, ...',
    ],
    ['release.orders.at.0=3 h', '--set:1:19  release.orders.at.0\n  no keyword "0" here; release.orders.at is replaced as a whole'],
  ])('%s is refused', async (assignment, message) => {
    expect(await messages(BASE, [assignment])).toBe(message)
  })

  test('the line of a problem is the number of the assignment', async () => {
    expect(await messages(ONE_MACHINE, ['run.seed=1', 'run.seed=-1'])).toBe(
      '--set:2:10  run.seed\n  expected a whole number, at least 0, received -1',
    )
  })
})
