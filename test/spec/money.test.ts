/** Money as it is written: what it becomes, in one currency, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import type { LineSpec } from '../../src/spec/line.ts'
import { YEAR } from '../../src/spec/money.ts'
import { validateLine } from '../../src/spec/validate.ts'

interface Parts {
  money?: unknown
  materials?: object
  product?: object
  step?: object
  station?: object
  crew?: object
}

const MONEY = { currency: 'USD', exchange: { INR: 80 }, life: '7 y', energy: '0.1 USD/kWh', space: '300 USD/m2/y' }

function read({ money = MONEY, materials = {}, product = {}, step = {}, station = {}, crew = {} }: Parts) {
  return validateLine(
    {
      format: 'tollway/1',
      ...(money !== null && { money }),
      materials,
      products: { device: { lot: '2 wafers', packing: { unitsPerWafer: 500, unitsPerStrip: 50 }, ...product } },
      routes: { main: { steps: { test: { station: 'tester', ...step } } } },
      stations: { tester: { processTime: '1 h per lot', ...station } },
      crews: { people: crew },
      release: { daily: { every: '1 d' } },
    },
    'test',
  )
}

function lineOf(parts: Parts): LineSpec {
  const validation = read(parts)
  if (!validation.ok) throw new Error(JSON.stringify(validation.findings))
  return validation.line
}

function refused(parts: Parts): string[] {
  const validation = read(parts)
  if (validation.ok) throw new Error('it was read')
  return validation.findings.map(
    ({ path, expected, received, hint }) =>
      `${path.join('.')}: expected ${expected}, received ${received}${hint === null ? '' : `; ${hint}`}`,
  )
}

describe('money', () => {
  it('is in one currency, others are exchanged', () => {
    const money = {
      ...MONEY,
      energy: '8 INR/kWh',
      interest: '8 %',
      carbon: '710 g/kWh',
      plantFactor: 1.8,
      space: '24k INR/m2/y',
      overhead: '365k USD/y',
    }
    expect(lineOf({ money }).money).toEqual({
      currency: 'USD',
      interest: 0.08,
      energyPrice: 0.1,
      carbon: expect.closeTo(0.71, 15),
      plantFactor: 1.8,
      spacePrice: 300,
      overhead: expect.closeTo(1000, 10),
    })
  })

  it('has an overhead by hour, day, week or year', () => {
    const overhead = (said: string) => lineOf({ money: { currency: 'USD', overhead: said } }).money!.overhead
    expect([overhead('10 USD/h'), overhead('240 USD/d'), overhead('1680 USD/wk'), overhead('87600 USD/y')]).toEqual(
      [240, 240, 240, 240].map((each) => expect.closeTo(each, 10)),
    )
  })

  it('buys units, strips, wafers or whole lots', () => {
    const price = (purchase: string) => lineOf({ product: { purchase } }).products[0]!.purchase
    expect([price('0.5 USD/unit'), price('25 USD/strip'), price('250 USD/wafer'), price('500 USD/lot'), price('40 INR/unit')]).toEqual([
      0.5, 0.5, 0.5, 0.5, 0.5,
    ])
  })

  it('pays people by the hour', () => {
    expect(lineOf({ crew: { size: 4, wage: '120 INR/h' } }).crews).toEqual([{ name: 'people', size: 4, wage: 1.5 }])
  })

  it('is not there where nothing is said of it', () => {
    const line = lineOf({ money: null })
    expect([line.money, line.materials, line.products[0]!.purchase, line.stations[0]!.cost]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a machine', () => {
  it('costs its price over its life or that of all, and draws as much in a state as in the one before it unless it says so', () => {
    const cost = { price: '400k USD', space: '12 m2', power: { productive: '4 kW', standby: '2500 W' } }
    expect(lineOf({ station: { cost } }).stations[0]!.cost).toEqual({
      capital: { price: 400_000, life: 7 * YEAR },
      space: 12,
      power: { productive: 4, standby: 2.5, setup: 2.5, down: 2.5, off: 0 },
    })
    expect(lineOf({ station: { cost: { price: '1M USD', life: '10 y' } } }).stations[0]!.cost!.capital!.life).toBe(10 * YEAR)
    expect(lineOf({ station: { cost: { power: { productive: '1 kW', off: '1 kW' } } } }).stations[0]!.cost).toEqual({
      space: 0,
      power: { productive: 1, standby: 1, setup: 1, down: 1, off: 1 },
    })
  })

  it('is refused where a part of its cost has no price', () => {
    const cost = { price: '400k USD', space: '12 m2', power: { productive: '4 kW' } }
    expect(refused({ money: { currency: 'USD' }, station: { cost } })).toEqual([
      'stations.tester.cost.price: expected life here or in money:, in which it is paid for, received none',
      'stations.tester.cost.space: expected money: with a price of space, received none',
      'stations.tester.cost.power: expected money: with a price of energy, received none',
    ])
  })
})

describe('materials', () => {
  const materials = {
    solder: { price: '200 USD/kg' },
    frame: { price: '6.5 USD' },
    tape: { price: '0.8 USD/m' },
    water: { price: '2 USD/m3' },
  }

  it('have a price for a mass, a length, a volume or a piece, and are used in amounts of it', () => {
    const used = { solder: '31 mg per unit', frame: '1 per strip', tape: '12 mm per unit', water: '60 L per wafer' }
    const line = lineOf({ materials, step: { materials: used } })
    expect(line.materials).toEqual([
      { name: 'solder', price: 200, measure: 'kg' },
      { name: 'frame', price: 6.5, measure: 'piece' },
      { name: 'tape', price: 0.8, measure: 'm' },
      { name: 'water', price: 0.002, measure: 'L' },
    ])
    expect(line.routes[0]!.steps[0]!.materials).toEqual([
      { material: 'solder', amount: expect.closeTo(31e-6, 18), per: 'unit' },
      { material: 'frame', amount: 1, per: 'strip' },
      { material: 'tape', amount: expect.closeTo(0.012, 15), per: 'unit' },
      { material: 'water', amount: 60, per: 'wafer' },
    ])
  })

  it('are refused where they are not there, or measured in something else than their price', () => {
    expect(refused({ materials, step: { materials: { soldr: '31 mg per unit', tape: '3 g per lot' } } })).toEqual([
      'routes.main.steps.test.materials.soldr: expected material, received "soldr"; did you mean "solder"?',
      'routes.main.steps.test.materials.tape: expected an amount in m or mm, as its price is, received one in kg, g or mg',
    ])
  })

  it.each([
    ['31 mg', 'say what it is per: unit, strip, wafer, carrier or lot'],
    ['31 mg per die', 'amounts are per unit, strip, wafer, carrier, lot'],
    ['31 oz per unit', 'materials are measured in kg, g, mg, m, mm, L, mL, m3, piece'],
    ['0,5 g per unit', 'a comma could be either: write "05 g per unit" or "0.5 g per unit"'],
  ])('are refused as %s', (said, hint) => {
    expect(refused({ materials, step: { materials: { solder: said } } })).toEqual([
      `routes.main.steps.test.materials.solder: expected an amount such as "31 mg per unit" or "1 per strip", received "${said}"; ${hint}`,
    ])
  })

  it('are refused with a price of something else', () => {
    expect(refused({ materials: { solder: { price: '200 USD/oz' } } })).toEqual([
      'materials.solder.price: expected a price such as "220 USD/kg", received "200 USD/oz"; write what it is per: kg, g, mg, m, mm, L, mL, m3, piece',
    ])
  })
})

describe('a price', () => {
  it('is refused in a currency that has no exchange', () => {
    expect(refused({ product: { purchase: '0.4 EUR/unit' }, crew: { wage: '2 EUR/h' } })).toEqual([
      'products.device.purchase: expected a price in USD or INR, received EUR; say in money.exchange how much EUR is worth one USD',
      'crews.people.wage: expected a price in USD or INR, received EUR; say in money.exchange how much EUR is worth one USD',
    ])
  })

  it('is refused where the line has no money, and so is a cost', () => {
    expect(refused({ money: null, crew: { wage: '2 USD/h' } })).toEqual([
      'crews.people.wage: expected money: at the top of the line, as this is a price, received none',
    ])
    expect(refused({ money: null, station: { cost: { power: { productive: '4 kW' } } } })).toEqual([
      'stations.tester.cost.power: expected money: with a price of energy, received none',
    ])
  })

  it.each([
    ['0.1', 'write the currency in three capital letters'],
    ['0.1 usd/kWh', 'write the currency in three capital letters'],
    ['0.1 USD', 'write what it is per: kWh'],
    ['0.1 USD/h', 'write what it is per: kWh'],
    ['0,1 USD/kWh', 'a comma could be either: write "01 USD/kWh" or "0.1 USD/kWh"'],
  ])('is refused as %s, and the rest of the file is still read', (energy, hint) => {
    expect(refused({ money: { ...MONEY, energy }, crew: { wage: '2 EUR/h' }, station: { calendar: 'nights' } })).toEqual([
      `money.energy: expected a price such as "0.09 USD/kWh", received "${energy}"; ${hint}`,
      expect.stringMatching(/^stations.tester.calendar: /),
    ])
  })

  it('is refused below zero', () => {
    expect(refused({ station: { cost: { price: '-3 USD' } } })).toEqual([
      'stations.tester.cost.price: expected a price such as "450k USD", not negative, received "-3 USD"',
    ])
  })

  it('is refused of its own currency in the exchange, and of a worth of nothing', () => {
    expect(refused({ money: { ...MONEY, exchange: { USD: 2 } } })).toEqual([
      'money.exchange.USD: expected other currencies than USD, as all results are in it, received "USD"',
    ])
    expect(refused({ money: { ...MONEY, exchange: { inr: 80 } } })).toEqual([
      'money.exchange.inr: expected a currency of three capital letters, such as USD, received "inr"',
    ])
    expect(refused({ money: { ...MONEY, exchange: { INR: 0 } } })).toEqual([
      'money.exchange.INR: expected a number above 0, such as 84.4, received 0',
    ])
    expect(refused({ money: { ...MONEY, plantFactor: 0.5 } })).toEqual([
      'money.plantFactor: expected a number of at least 1, such as 1.8, received 0.5',
    ])
  })
})
