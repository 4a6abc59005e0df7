/** What a good unit costs, on lines where it can be worked out by hand. */
import { describe, expect, it } from 'vitest'
import { type Job, runReplication } from '../../src/experiment/index.ts'
import { summarise } from '../../src/experiment/summary.ts'
import { compile } from '../../src/model/index.ts'
import { spend, type Usage, unitCost } from '../../src/money/index.ts'
import { recoveryFactor } from '../../src/money/recovery.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import type { Result } from '../../src/spec/result.ts'
import { resultSchema } from '../../src/spec/result-schema.ts'
import { line, product, step } from '../support/line.ts'
import { pencilLine } from './by-hand.ts'

function resultOf(spec: LineSpec): Result {
  const { warmUp, horizon, replications, seed } = spec.run
  const job: Job = { line: spec, lineHash: '', seed, replications, warmUp, horizon }
  const outcomes = Array.from({ length: replications }, (_, replication) => runReplication(job, replication)!)
  return summarise(job, outcomes)
}

const costOf = (spec: LineSpec) => resultOf(spec).cost

describe('the cost of a good unit', () => {
  const cost = costOf(pencilLine())!
  const GOOD = 16

  it('is the same as with a pencil, part by part', () => {
    const kWh = {
      // Three hours of work at 4 kW and 21 without at 2; the plant takes as much again.
      bond: 2 * (3 * 4 + 21 * 2),
      // Two testers: an hour and a half of work, the rest of 12 hours each in standby, 12 off.
      test: 2 * (1.5 * 1 + 22.5 * 0.5 + 24 * 0.1),
    }
    const parts = {
      purchase: 16 * 0.5 + 8 * 0.25,
      // Three lots of two strips and a wafer; 24 units, three lots.
      material: 6 * 2 * 0.05 + 3 * 0.1 + 24 * 0.5 * 0.02 + 3 * 0.2,
      // A tenth of 36,500 a year is 10 a day; 10 m2 at 36.5 a year are 1 a day.
      capital: 10,
      space: 1,
      energy: 0.1 * (kWh.bond + kWh.test),
      labour: 2 * 12 * 1.5,
      overhead: 24,
    }
    for (const [part, amount] of Object.entries(parts))
      expect(cost.parts[part as keyof typeof parts].mean, part).toBeCloseTo(amount / GOOD, 12)
    expect(cost.perGoodUnit).toEqual({
      mean: expect.closeTo(96.57 / GOOD, 12),
      halfWidth: expect.closeTo(0, 12),
      unit: 'USD/unit',
      replications: 2,
    })
    expect(cost.energyPerGoodUnit).toEqual({
      mean: expect.closeTo(138.3 / GOOD, 12),
      halfWidth: expect.closeTo(0, 12),
      unit: 'kWh/unit',
      replications: 2,
    })
    expect(cost.carbonPerGoodUnit!.mean).toBeCloseTo((138.3 * 0.7) / GOOD, 12)
    expect(cost.carbonPerGoodUnit!.unit).toBe('kg/unit')
  })

  it('is told station by station, without what is nobody’s', () => {
    const [bond, test] = cost.stations
    expect(bond).toMatchObject({ name: 'bond', area: 'assembly' })
    expect(bond!.material.mean).toBeCloseTo(0.9 / GOOD, 12)
    expect(bond!.capital.mean).toBeCloseTo(10 / GOOD, 12)
    expect(bond!.space.mean).toBeCloseTo(1 / GOOD, 12)
    expect(bond!.energy.mean).toBeCloseTo(10.8 / GOOD, 12)
    expect(bond!.perGoodUnit.mean).toBeCloseTo(22.7 / GOOD, 12)
    expect(bond!.energyPerGoodUnit.mean).toBeCloseTo(108 / GOOD, 12)
    expect(test!.perGoodUnit.mean).toBeCloseTo((0.84 + 3.03) / GOOD, 12)
  })

  it('holds what had been spent on the lot that was lost: its purchase, its materials, and a third of the machines', () => {
    const machines = (10 + 1 + 10.8 + 3.03) / 3
    expect(cost.scrap.mean).toBeCloseTo((8 * 0.25 + 0.3 + 0.28 + machines) / GOOD, 12)
  })

  it('is what the schema of results says', () => {
    expect(resultSchema.parse(resultOf(pencilLine())).cost).toEqual(cost)
  })

  it('is not there where the line says nothing of money', () => {
    const { money: _money, ...without } = pencilLine()
    expect(costOf(without)).toBeUndefined()
  })

  it('is not known where nothing good came out', () => {
    const spec = pencilLine()
    const onlyBad = costOf({ ...spec, release: [spec.release[1]!] })!
    expect(onlyBad.perGoodUnit).toEqual({ mean: null, halfWidth: null, unit: 'USD/unit', replications: 2 })
  })

  it('does not change what happens', () => {
    const { money: _money, ...without } = pencilLine()
    const run = (spec: LineSpec) => runReplication({ line: spec, lineHash: '', ...spec.run }, 0)!
    const plain = run(without)
    const priced = run(pencilLine())
    expect(priced.events).toBe(plain.events)
    expect(priced.values.slice(0, plain.values.length)).toEqual(plain.values)
    expect(priced.values.length).toBeGreaterThan(plain.values.length)
  })
})

describe('the payments for a machine', () => {
  it('are those of tables of interest: 8 % and 7 years, 10 % and 5 years, none', () => {
    expect(recoveryFactor(7, 0.08)).toBeCloseTo(0.192072, 6)
    expect(recoveryFactor(5, 0.1)).toBeCloseTo(0.263797, 6)
    expect(recoveryFactor(8, 0)).toBe(0.125)
    expect(recoveryFactor(8, 1e-9)).toBeCloseTo(0.125, 7)
  })
})

describe('what is lost', () => {
  const usage = (steps: Usage['steps']): Usage => ({ days: 1, goodUnits: 6, released: [10], machineHours: [], steps, crewHours: [] })
  const started = (units: number, unitsLost = 0) => ({ units, carriers: units, strips: units, wafers: units, unitsLost })
  const money = { currency: 'USD', interest: 0, energyPrice: 0, plantFactor: 1, spacePrice: 0, overhead: 0 }
  const materials = [{ name: 'a', price: 1, measure: 'piece' } as const, { name: 'b', price: 3, measure: 'piece' } as const]
  /** A step without a station, so that only materials count. */
  const delay = (name: string, material: string) => {
    const { station: _station, ...rest } = step(name, 1, { materials: [{ material, amount: 1, per: 'unit' }] })
    return rest
  }

  it('has cost what every time at a step took that units go back to', () => {
    const again = [
      { to: 'first', probability: 0.5 },
      { to: 'second', probability: 0.5 },
    ]
    const spec = line({
      products: [product('product', { purchase: 0.5 })],
      steps: [{ ...delay('first', 'a'), next: again }, delay('second', 'b')],
      money,
      materials,
    })
    // Of 10 units each goes twice through the first step on average; 4 of them are lost at the second.
    const spending = spend(compile(spec), usage([started(20), started(10, 4)]))
    expect(spending.parts.material).toBe(20 + 30)
    expect(spending.scrap).toBeCloseTo(4 * (0.5 + 2 * 1 + 3), 10)
    expect(unitCost(compile(spec), (amount) => amount(spending) / 6).perGoodUnit).toBeCloseTo((5 + 50) / 6, 12)
  })

  it('has cost only what came before, and good and lost units together are all that was spent', () => {
    const spec = line({
      products: [product('product', { purchase: 0.5 })],
      steps: [delay('first', 'a'), delay('second', 'b')],
      money,
      materials,
    })
    const { scrap, parts } = spend(compile(spec), usage([started(10, 3), started(7, 1)]))
    expect(scrap).toBeCloseTo(3 * 1.5 + 1 * 4.5, 12)
    expect(parts.purchase + parts.material).toBeCloseTo(scrap + 6 * 4.5, 12)
  })
})
