/** Kits and tooling as they are written: what they become, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import type { KitSpec, LineSpec } from '../../src/spec/line.ts'
import { validateLine } from '../../src/spec/validate.ts'
import { changed, messages, ONE_MACHINE } from '../io/files.ts'

const min = 60e6

const read = (kits: object, tooling: unknown = ['board'], tester: object = {}, products: object = { device: {} }) =>
  validateLine(
    {
      format: 'tollway/1',
      products,
      routes: { main: { steps: { test: { station: 'tester' } } } },
      stations: { tester: { processTime: '1 h per lot', tooling, ...tester } },
      kits,
      release: { daily: { product: Object.keys(products)[0], every: '1 d' } },
    },
    'test',
  )

function lineOf(...parts: Parameters<typeof read>): LineSpec {
  const validation = read(...parts)
  if (!validation.ok) throw new Error(JSON.stringify(validation.findings))
  return validation.line
}

const kitOf = (board: object): KitSpec => lineOf({ board }).kits![0]!

function refused(...parts: Parameters<typeof read>): string[] {
  const validation = read(...parts)
  if (validation.ok) throw new Error('it was read')
  return validation.findings.map(
    ({ path, expected, received, hint }) =>
      `${path.join('.')}: expected ${expected}, received ${received}${hint === null ? '' : `; ${hint}`}`,
  )
}

describe('a kit', () => {
  it('is one of its own name that fits everything, where nothing else is said', () => {
    expect(kitOf({})).toEqual({ name: 'board', type: 'board', count: 1, services: [] })
    expect(lineOf({ board: {} }).stations[0]!.tooling).toEqual(['board'])
  })

  it('is of a type, fits values of product, family and attributes, and takes time to mount', () => {
    const said = { type: 'kit', count: 6, for: { package: 'TOLL', family: ['a', 'b'], size: 12 }, mount: '20 min' }
    const products = { device: { family: 'a', attributes: { package: 'TOLL', size: 12 } } }
    expect(lineOf({ board: said }, ['kit'], {}, products).kits).toEqual([
      {
        name: 'board',
        type: 'kit',
        count: 6,
        fits: [
          { by: { attribute: 'package' }, values: ['TOLL'] },
          { by: 'family', values: ['a', 'b'] },
          { by: { attribute: 'size' }, values: ['12'] },
        ],
        mount: { kind: 'constant', value: 20 * min },
        services: [],
      },
    ])
  })

  it('is serviced by shots, units or productive time', () => {
    const lasts = '30 min'
    const services = {
      cleaning: { every: '500 shots', lasts },
      overhaul: { every: '1M units', lasts },
      check: { every: '500 h productive', lasts },
      last: { every: '1 shot', lasts },
    }
    const time = { kind: 'constant', value: 30 * min }
    expect(kitOf({ services }).services).toEqual([
      { name: 'cleaning', clock: 'shots', every: 500, lasts: time },
      { name: 'overhaul', clock: 'units', every: 1_000_000, lasts: time },
      { name: 'check', clock: 'productive', every: 500 * 60 * min, lasts: time },
      { name: 'last', clock: 'shots', every: 1, lasts: time },
    ])
  })

  it.each(['500', '500 h', '0 shots', '2.5 units', 'often', 500])('is not serviced every %s', (every) => {
    expect(refused({ board: { services: { cleaning: { every, lasts: '1 h' } } } })).toEqual([
      `kits.board.services.cleaning.every: expected a number of shots or units such as "500 shots", or productive time such as "500 h productive", received ${
        typeof every === 'number' ? every : `"${every}"`
      }`,
    ])
  })

  it('needs a count, a type and values that can be', () => {
    expect(refused({ board: { count: 0, type: '2nd', for: { package: [] } } })).toEqual([
      'kits.board.type: expected a name such as handler-kit, received "2nd"',
      'kits.board.count: expected a whole number, at least 1, received 0',
      'kits.board.for.package: expected a value such as TOLL, or a list such as [TOLL, DPAK], received a list',
    ])
  })

  it('fits products that there are', () => {
    expect(refused({ board: { for: { product: ['device', 'devise'] } } })).toEqual([
      'kits.board.for.product: expected product, received "devise"; did you mean "device"?',
    ])
  })
})

describe('a station', () => {
  it('asks for types that there are, each once', () => {
    const kits = { 'board-a': { type: 'board' }, 'board-b': { type: 'board' }, handler: {} }
    expect(refused(kits, ['bord', 'handler', 'handler', 'board-a'])).toEqual([
      'stations.tester.tooling.0: expected kits of type, received "bord"; did you mean "board"?',
      'stations.tester.tooling.2: expected each type once, received "handler" again',
      'stations.tester.tooling.3: expected kits of type, received "board-a"; did you mean "board"?',
    ])
    expect(refused({})).toEqual(['stations.tester.tooling.0: expected kits of type, received "board"; the line has no kits'])
  })

  it('may have people who mount kits, without other changeovers', () => {
    const validation = validateLine(
      {
        format: 'tollway/1',
        products: { device: {} },
        routes: { main: { steps: { test: { station: 'tester' } } } },
        stations: { tester: { processTime: '1 h per lot', tooling: ['board'], operators: { setup: 'fitters' } } },
        crews: { fitters: {} },
        kits: { board: { mount: '5 min' } },
        release: { daily: { every: '1 d' } },
      },
      'test',
    )
    expect(validation.ok).toBe(true)
  })

  it('has no tooling where it is a belt', () => {
    const belt = { processTime: '1 s per unit', conveyor: { residence: '5 min' } }
    expect(refused({ board: {} }, ['board'], belt)).toEqual([
      'stations.tester.tooling: expected no tooling, as the station has a conveyor, received tooling and conveyor',
    ])
  })

  it('finds kits for all work that comes to it', () => {
    const products = { a: { attributes: { package: 'TOLL' } }, b: { attributes: { package: 'DPAK' } } }
    const toll = { type: 'kit', for: { package: 'TOLL' } }
    expect(refused({ toll }, ['kit'], {}, products)).toEqual([
      'stations.tester.tooling.0: expected kits of type "kit" that fit product "b" at step "test", received none; see `for` of the kits',
    ])
    expect(lineOf({ toll, other: { type: 'kit' } }, ['kit'], {}, products).kits).toHaveLength(2)
  })

  it('is told nothing of missing kits where some of them cannot be read', () => {
    const kits = { toll: { type: 'kit', for: { package: 'TOLL' } }, other: { type: 'kit', count: 'many' } }
    expect(refused(kits, ['kit'])).toEqual(['kits.other.count: expected a whole number, at least 1, received "many"'])
  })
})

it('messages point at the place in the file', async () => {
  const file = changed('50 s per lot }', '50 s per lot, tooling: [bord] }')
  expect(await messages(`${file}kits:\n  board: {}\n`)).toBe(
    'line.yaml:9:49  stations.bench.tooling[0]\n  no kits of type "bord"; did you mean "board"?',
  )
  expect(await messages(`${ONE_MACHINE}kits:\n  board: { fits: {} }\n`)).toContain(
    'line.yaml:13:12  kits.board.fits\n  no keyword "fits" here',
  )
})
