/** Priorities that change, as they are written: what they become, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import { formatProblem, pathText } from '../../src/spec/problem.ts'
import { validateLine } from '../../src/spec/validate.ts'
import { d, h } from '../support/line.ts'

interface Parts {
  product?: object
  release?: object
  more?: object
}

function read({ product = {}, release = { every: '1 d' }, more = {} }: Parts) {
  return validateLine(
    {
      format: 'tollway/1',
      products: { device: { priority: 3, ...product } },
      routes: { main: { steps: { test: { station: 'tester' } } } },
      stations: { tester: { processTime: '1 h per lot' } },
      release: { daily: release },
      ...more,
    },
    'test',
  )
}

function lineOf(parts: Parts) {
  const result = read(parts)
  if (!result.ok) throw new Error(result.findings.map((one) => `${pathText(one.path)}: expected ${one.expected}`).join('\n'))
  return result.line
}

/** What is wrong, each in a line. */
function faults(parts: Parts): string[] {
  const result = read(parts)
  if (result.ok) return []
  return result.findings.map((one) =>
    formatProblem({ ...one, file: 'line.yaml', line: 1, column: 1, path: pathText(one.path) }).replace(/\s+/g, ' '),
  )
}

describe('a dated change of a priority', () => {
  const set = (values: object, more: object = {}) => ({ more: { changes: [{ at: '10 d', set: values, ...more }] } })

  it('is of a product, and ends with what the product says', () => {
    const one = { kind: 'priority', of: 'product', name: 'device' }
    expect(lineOf(set({ 'products.device.priority': 0 }, { lasts: '5 d' })).changes).toEqual([
      { ...one, at: 10 * d, priority: 0 },
      { ...one, at: 15 * d, priority: 3 },
    ])
  })

  it('is of a release, and ends with what it says, or leaves to its products', () => {
    const one = { kind: 'priority', of: 'release', name: 'daily' }
    const hot = set({ 'release.daily.priority': '1' }, { lasts: '5 d' })
    expect(lineOf(hot).changes).toEqual([
      { ...one, at: 10 * d, priority: 1 },
      { ...one, at: 15 * d, priority: null },
    ])
    expect(lineOf({ ...hot, release: { every: '1 d', priority: 2 } }).changes?.[1]).toEqual({ ...one, at: 15 * d, priority: 2 })
  })

  it('is of what is there, and whole', () => {
    expect(faults(set({ 'products.devcie.priority': 1 }))[0]).toContain('did you mean "device"?')
    expect(faults(set({ 'release.dayly.priority': 1 }))[0]).toContain('did you mean "daily"?')
    expect(faults(set({ 'products.device.priority': 'hot' }))[0]).toContain(
      'changes[0].set.products.device.priority expected a whole number, at least 0, received "hot"',
    )
  })
})

describe('expedite', () => {
  it('of a line is that of all products that have none of their own', () => {
    const expedite = { dueWithin: '2 d' }
    const spec = { product: { due: '5 d' }, more: { expedite } }
    expect(lineOf(spec).products[0]!.expedite).toEqual({ by: 'time-left', below: 2 * d, priority: 0 })
    const own = { slackBelow: '8 h', priority: 1 }
    expect(lineOf({ ...spec, product: { due: '5 d', expedite: own } }).products[0]!.expedite).toEqual({
      by: 'slack',
      below: 8 * h,
      priority: 1,
    })
    expect(lineOf({}).products[0]).not.toHaveProperty('expedite')
  })

  it('may go by the due dates of orders or of lots at the start', () => {
    const orders = { orders: [{ due: '9 d' }] }
    expect(faults({ release: orders, more: { expedite: { dueWithin: '2 d' } } })).toEqual([])
    const wip = [{ lot: 'one', step: 'test', units: 1, due: '9 d' }]
    expect(faults({ more: { wip, expedite: { dueWithin: '2 d' } } })).toEqual([])
  })

  it('says what is wrong with it, and where', () => {
    expect(faults({ more: { expedite: { dueWithin: '2 d' } } })).toEqual([
      'line.yaml:1:1 expedite expected lots with due dates, received none; give products or orders a `due`',
    ])
    expect(faults({ product: { due: '5 d', expedite: { priority: 1 } } })).toEqual([
      'line.yaml:1:1 products.device.expedite expected dueWithin or slackBelow, received neither',
    ])
    expect(faults({ product: { due: '5 d' }, more: { expedite: { dueWithin: '2 d', slackBelow: '1 d' } } })).toEqual([
      'line.yaml:1:1 expedite expected dueWithin or slackBelow, received both',
    ])
    expect(faults({ product: { due: '5 d' }, more: { expedite: { dueWithin: 'soon' } } })[0]).toContain('expedite.dueWithin expected')
  })
})
