/** Stocks as they are written: what they become, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import type { LineSpec } from '../../src/spec/line.ts'
import { formatProblem, pathText } from '../../src/spec/problem.ts'
import { validateLine } from '../../src/spec/validate.ts'
import { d } from '../support/line.ts'

interface Parts {
  materials?: object
  product?: object
  step?: object
  station?: object
  changes?: object[]
  more?: object
}

const ORDERED = { initial: '90 pieces', reorderAt: '50 pieces', order: '40 pieces', leadTime: '30 d' }

function read({ materials = {}, product = {}, step = {}, station = {}, changes = [], more = {} }: Parts) {
  return validateLine(
    {
      format: 'tollway/1',
      start: '2026-01-05',
      materials,
      products: { device: { lot: '2 wafers', packing: { unitsPerWafer: 500, unitsPerStrip: 50 }, ...product } },
      routes: { main: { steps: { test: { station: 'tester', ...step } } } },
      stations: { tester: { processTime: '1 h per lot', ...station } },
      release: { daily: { every: '1 d' } },
      changes,
      ...more,
    },
    'test',
  )
}

function lineOf(parts: Parts): LineSpec {
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

const stocked = (stock: object) => ({ materials: { frame: { stock } } })
const banked = (dieBank: object) => ({ product: { dieBank } })

describe('a stock of material', () => {
  it('is ordered in quantities or up to a level, watched or looked at now and then, and needs no price', () => {
    expect(lineOf(stocked(ORDERED)).materials).toEqual([
      {
        name: 'frame',
        price: 0,
        measure: 'piece',
        stock: {
          initial: 90,
          supply: { kind: 'reorder', reorderAt: 50, order: { quantity: 40 }, leadTime: { kind: 'constant', value: 30 * d } },
        },
      },
    ])
    const { order: _, ...upTo } = { ...ORDERED, upTo: '0.12k pieces', review: '7 d' }
    expect(lineOf(stocked(upTo)).materials![0]!.stock!.supply).toMatchObject({ order: { upTo: 120 }, review: 7 * d })
    const watched = lineOf(stocked({ ...ORDERED, review: 'continuous' })).materials![0]!.stock!
    expect(watched.supply).not.toHaveProperty('review')
  })

  it('is in one measure, that of its price', () => {
    const stock = { initial: '500 g', reorderAt: '0.2 kg', upTo: '2 kg', leadTime: '3 d' }
    const { materials } = lineOf({ materials: { paste: { stock } }, step: { materials: { paste: '30 mg per unit' } } })
    expect(materials![0]).toMatchObject({ measure: 'kg', stock: { initial: 0.5, supply: { reorderAt: 0.2, order: { upTo: 2 } } } })
    const wrong = faults({ materials: { paste: { stock: { ...stock, reorderAt: '1 m' } } }, step: { materials: { paste: '1 per lot' } } })
    expect(wrong).toEqual([
      'line.yaml:1:1 routes.main.steps.test.materials.paste expected an amount in kg, g or mg, as its stock is, received one in pieces',
      'line.yaml:1:1 materials.paste.stock.reorderAt expected an amount in kg, g or mg, received one in m',
    ])
  })

  it('is delivered by agreement, at an interval or on dates', () => {
    const every = { initial: '0 pieces', every: '7 d', delivery: '100 pieces', delay: 'triangular(0, 1, 5) d' }
    expect(lineOf(stocked(every)).materials![0]!.stock!.supply).toEqual({
      kind: 'deliveries',
      due: { every: { kind: 'constant', value: 7 * d } },
      amount: 100,
      delay: { kind: 'triangular', low: 0, mode: d, high: 5 * d },
    })
    const at = { initial: '0 pieces', at: ['2026-01-20', '7 d'], delivery: '100 pieces' }
    expect(lineOf(stocked(at)).materials![0]!.stock!.supply).toMatchObject({ due: { times: [7 * d, 15 * d] } })
  })

  it('says one way in which it is filled, with all that it needs', () => {
    const without = (keyword: keyof typeof ORDERED) => Object.fromEntries(Object.entries(ORDERED).filter(([name]) => name !== keyword))
    expect(faults(stocked(without('leadTime')))).toEqual([
      'line.yaml:1:1 materials.frame.stock expected a stock with leadTime, received none',
    ])
    expect(faults(stocked(without('order')))).toEqual(['line.yaml:1:1 materials.frame.stock expected order or upTo, received neither'])
    expect(faults(stocked({ ...ORDERED, upTo: '80 pieces' }))).toEqual([
      'line.yaml:1:1 materials.frame.stock expected order or upTo, received both',
    ])
    expect(faults(stocked({ ...ORDERED, every: '7 d', delivery: '3 pieces' }))).toEqual([
      'line.yaml:1:1 materials.frame.stock.reorderAt expected orders (reorderAt) or agreed deliveries (every, at), received both',
    ])
    expect(faults(stocked({ ...without('order'), upTo: '50 pieces' }))).toEqual([
      'line.yaml:1:1 materials.frame.stock.upTo expected an amount above reorderAt, received one that is not',
    ])
    expect(faults(stocked({ ...ORDERED, order: '0 pieces' }))).toEqual([
      'line.yaml:1:1 materials.frame.stock.order expected an amount above 0, received 0',
    ])
    expect(faults({ materials: { frame: {} } })).toEqual(['line.yaml:1:1 materials.frame expected a price or a stock, received neither'])
    expect(faults(stocked({ ...ORDERED, review: 'weekly' }))).toEqual([
      'line.yaml:1:1 materials.frame.stock.review expected continuous, or a duration such as "7 d", received "weekly"',
    ])
    expect(faults(stocked({ ...ORDERED, initial: '-3 pieces' }))).toEqual([
      'line.yaml:1:1 materials.frame.stock.initial expected an amount such as "500 kg" or "60k pieces", not negative, received "-3 pieces"',
    ])
  })

  it('has work that can wait for it: at a station, and not in batches', () => {
    const use = { step: { materials: { frame: '1 per lot' } } }
    expect(faults({ ...stocked(ORDERED), ...use, station: { batch: { max: '4 lots' }, processTime: '1 h per lot' } })).toEqual([
      'line.yaml:1:1 routes.main.steps.test.materials.frame expected a station without batch, as material "frame" has a stock, received "tester"',
    ])
    const steps = { test: { station: 'tester' }, rest: { processTime: '1 h per lot', materials: { frame: '1 per lot' } } }
    expect(faults({ ...stocked(ORDERED), more: { routes: { main: { steps } } } })).toEqual([
      'line.yaml:1:1 routes.main.steps.rest.materials.frame expected a step with a station, where work can wait, as material "frame" has a stock, received a step without one',
    ])
  })
})

describe('a die bank', () => {
  it('is in units, however it is written', () => {
    const dieBank = { initial: '3 lots', reorderAt: '2 wafers', order: '4 wafers', leadTime: '10 d' }
    expect(lineOf(banked(dieBank)).products[0]!.dieBank).toMatchObject({
      initial: 3000,
      supply: { reorderAt: 1000, order: { quantity: 2000 } },
    })
    expect(lineOf(banked({ initial: 0, every: '7 d', delivery: '4 wafers' })).products[0]!.dieBank!.initial).toBe(0)
  })

  it('says what is wrong with it', () => {
    const dieBank = { initial: '3 lots', every: '7 d', delivery: '4 wafers' }
    expect(faults(banked({ ...dieBank, initial: '2.5 wafers' }))).toEqual([
      'line.yaml:1:1 products.device.dieBank.initial expected a whole number of wafers, lots, units, such as "1800 wafers", not negative, received "2.5 wafers"',
    ])
    expect(faults(banked({ ...dieBank, delivery: '3' }))).toEqual([
      'line.yaml:1:1 products.device.dieBank.delivery expected a whole number of wafers, lots, units, such as "1800 wafers", received "3"; write "3 wafers"',
    ])
  })
})

describe('dated changes of stocks', () => {
  const parts = { ...stocked(ORDERED), ...banked({ initial: '1 lot', every: '7 d', delivery: '2 lots' }) }
  const set = (values: object, more: object = {}) => ({ ...parts, changes: [{ at: '10 d', ...more, set: values }] })

  it('bring other lead times and delays, for a time or for good', () => {
    const { changes } = lineOf(set({ 'materials.frame.stock.leadTime': '60 d', 'products.device.dieBank.delay': '2 d' }, { lasts: '5 d' }))
    const [frame, device] = [
      { kind: 'leadTime', of: 'material', name: 'frame' },
      { kind: 'leadTime', of: 'product', name: 'device' },
    ]
    expect(changes).toEqual([
      { at: 10 * d, ...frame, leadTime: { kind: 'constant', value: 60 * d } },
      { at: 10 * d, ...device, leadTime: { kind: 'constant', value: 2 * d } },
      { at: 15 * d, ...frame, leadTime: { kind: 'constant', value: 30 * d } },
      { at: 15 * d, ...device, leadTime: { kind: 'constant', value: 0 } },
    ])
  })

  it('close deliveries, and open them again', () => {
    expect(lineOf(set({ 'materials.frame.stock.deliveries': 'closed' }, { lasts: '36 d' })).changes).toEqual([
      { at: 10 * d, kind: 'deliveries', of: 'material', name: 'frame', are: 'closed' },
      { at: 46 * d, kind: 'deliveries', of: 'material', name: 'frame', are: 'open' },
    ])
  })

  it('are of what is there', () => {
    expect(faults(set({ 'materials.farme.stock.leadTime': '60 d' }))[0]).toContain('did you mean "frame"?')
    expect(faults(set({ 'materials.frame.stock.delay': '60 d' }))[0]).toContain('expected a delay that material "frame" has, received none')
    expect(faults(set({ 'products.device.dieBank.leadTime': '6 d' }))[0]).toContain('expected a leadTime that product "device" has')
    expect(faults(set({ 'materials.frame.stock.deliveries': 'shut' }))[0]).toContain('expected open or closed, received "shut"')
  })
})

describe('the switch of supply', () => {
  it('takes stocks, die banks and their changes out', () => {
    const line = lineOf({
      ...stocked(ORDERED),
      ...banked({ initial: '1 lot', every: '7 d', delivery: '2 lots' }),
      changes: [{ at: '10 d', set: { 'materials.frame.stock.leadTime': '60 d' } }],
      more: { supply: 'off' },
    })
    expect(line.materials).toEqual([{ name: 'frame', price: 0, measure: 'piece' }])
    expect(line.products[0]).not.toHaveProperty('dieBank')
    expect(line).not.toHaveProperty('changes')
  })
})
