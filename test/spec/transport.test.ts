/** Transport as it is written: what it becomes, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import { lineJsonSchema } from '../../src/spec/line-schema.ts'
import { validateLine } from '../../src/spec/validate.ts'

const min = 60e6

const read = (transport: unknown, others: object = {}) =>
  validateLine(
    {
      format: 'tollway/1',
      products: { device: {} },
      routes: { main: { steps: { bond: { station: 'bonder' }, test: { station: 'tester' } } } },
      stations: {
        bonder: { area: 'front of line', processTime: '1 h per lot' },
        tester: { area: 'test', processTime: '1 h per lot' },
      },
      transport,
      release: { daily: { product: 'device', every: '1 d' } },
      ...others,
    },
    'test',
  )

function lineOf(...parts: Parameters<typeof read>) {
  const validation = read(...parts)
  if (!validation.ok) throw new Error(JSON.stringify(validation.findings))
  return validation.line
}

function refused(...parts: Parameters<typeof read>): string[] {
  const validation = read(...parts)
  if (validation.ok) throw new Error('it was read')
  return validation.findings.map(
    ({ path, expected, received, hint }) =>
      `${path.join('.')}: expected ${expected}, received ${received}${hint === null ? '' : `; ${hint}`}`,
  )
}

describe('ways between areas', () => {
  it('are read for one direction or both, beside a default for all others', () => {
    const times = { 'front of line -> test': '8 min', 'test->front of line': 'exponential(6 min)', 'test <-> test': '1 min' }
    expect(lineOf({ default: '2 min', times }).transport).toEqual({
      default: { kind: 'constant', value: 2 * min },
      times: [
        { from: 'front of line', to: 'test', time: { kind: 'constant', value: 8 * min } },
        { from: 'test', to: 'front of line', time: { kind: 'exponential', mean: 6 * min } },
        { from: 'test', to: 'test', time: { kind: 'constant', value: min } },
      ],
      carts: [],
    })
    expect(lineOf({ times: { 'front of line <-> test': '8 min' } }).transport!.times.map(({ from, to }) => [from, to])).toEqual([
      ['front of line', 'test'],
      ['test', 'front of line'],
    ])
  })

  it('are left out by one word, and with them what changes carts', () => {
    const changes = [{ at: '1 d', set: { 'transport.carts.agv.count': 1 } }]
    const line = lineOf('off', { changes })
    expect(line.transport).toBeUndefined()
    expect(line.changes).toEqual([])
  })

  it('are refused where they name no area, or one twice', () => {
    expect(refused({ times: { 'front of line to test': '8 min' } })).toEqual([
      'transport.times.front of line to test: expected a way such as "front -> test", or "front <-> test" for both directions, received "front of line to test"',
    ])
    expect(refused({ times: { 'front of line -> tests': '8 min' } })).toEqual([
      'transport.times.front of line -> tests: expected area, received "tests"; did you mean "test"?',
    ])
    expect(refused({ times: { 'front of line <-> test': '8 min', 'test -> front of line': '6 min' } })).toEqual([
      'transport.times.test -> front of line: expected each way once, received "test -> front of line" again',
    ])
    expect(refused({ times: { 'front of line -> test': 8 } })[0]).toMatch(/^transport\.times\.front of line -> test: expected a duration/)
    expect(refused('on')).toEqual(['transport: expected a map of default, times and carts, or "off", received "on"'])
  })

  it('need stations that are in areas', () => {
    const stations = { bonder: { area: 'front of line', processTime: '1 h per lot' }, tester: { processTime: '1 h per lot' } }
    expect(refused({ default: '2 min' }, { stations })).toEqual([
      'stations.tester: expected an area, as the line has transport, received none; add `area:`',
    ])
  })
})

describe('carts', () => {
  const times = { 'front of line <-> test': '8 min' }

  it('are one that carries one and goes all ways, where nothing is said', () => {
    expect(lineOf({ times, carts: { agv: {} } }).transport!.carts).toEqual([{ name: 'agv', count: 1, carries: 1 }])
  })

  it('have a number, a load, a wait and ways of their own', () => {
    const agv = { count: 4, carries: '3 carriers', waits: '5 min', ways: ['front of line -> test'] }
    const { carts } = lineOf({ times, carts: { agv, tow: { ways: 'test -> front of line' } } }).transport!
    expect(carts).toEqual([
      { name: 'agv', count: 4, carries: 3, waits: 5 * min, ways: [{ from: 'front of line', to: 'test' }] },
      { name: 'tow', count: 1, carries: 1, ways: [{ from: 'test', to: 'front of line' }] },
    ])
  })

  it('are refused where two go the same way, or one a way that takes no time', () => {
    expect(refused({ times, carts: { agv: {}, tow: {} } })).toEqual([
      'transport.carts.tow: expected ways, as all other ways are those of one kind of carts, received none, as "agv"',
    ])
    expect(refused({ times, carts: { agv: { ways: 'front of line <-> test' }, tow: { ways: 'test -> front of line' } } })).toEqual([
      'transport.carts.tow.ways: expected each way once, received "test -> front of line" again',
    ])
    expect(refused({ times, carts: { agv: { ways: 'test -> test' } } })).toEqual([
      'transport.carts.agv.ways: expected ways that take time, in `times` or by `default`, received "test -> test"',
    ])
    expect(refused({ times, carts: { agv: { waits: '5 min' } } })).toEqual([
      'transport.carts.agv.waits: expected carts that carry 2 carriers or more, received 1',
    ])
    expect(refused({ times, carts: { agv: { ways: 'front of line' } } })[0]).toContain('or a list of ways, received "front of line"')
  })

  it('may become fewer at a date, and never more than there are', () => {
    const change = (count: number, carts = 'agv') => ({
      changes: [{ at: '1 d', until: '2 d', set: { [`transport.carts.${carts}.count`]: count } }],
    })
    const agv = { times, carts: { agv: { count: 2 } } }
    expect(lineOf(agv, change(1)).changes).toEqual([
      { kind: 'carts', at: 24 * 60 * min, carts: 'agv', count: 1 },
      { kind: 'carts', at: 48 * 60 * min, carts: 'agv', count: 2 },
    ])
    expect(refused(agv, change(3))[0]).toContain('expected at most the 2 carts "agv", received 3')
    expect(refused(agv, change(1, 'avg'))[0]).toContain('expected cart, received "avg"; did you mean "agv"?')
  })
})

it('an editor is offered the map or the word', () => {
  const { transport } = lineJsonSchema().properties as Record<string, { anyOf: object[] }>
  expect(JSON.stringify(transport)).toContain('^off$')
  expect(JSON.stringify(transport)).toContain('carts')
})
