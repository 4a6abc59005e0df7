import { describe, expect, it } from 'vitest'
import { costLines, staticCostLines } from '../../src/report/cost-text.ts'
import { plainPalette } from '../../src/report/palette.ts'
import type { CostOf } from '../../src/spec/result.ts'

/** A cost with every number made by `value`, which has the half-width besides. */
function costWith<Value>(value: (mean: number, halfWidth: number) => Value): CostOf<Value> {
  return {
    currency: 'USD',
    perGoodUnit: value(0.2143, 0.0021),
    parts: {
      purchase: value(0.131, 0.001),
      material: value(0.05, 0.001),
      capital: value(0.0251, 0.0002),
      space: value(0.00005, 0.000001),
      energy: value(0.00615, 0.0001),
      labour: value(0.002, 0.0001),
      overhead: value(0, 0),
    },
    scrap: value(0.0049, 0.0002),
    energyPerGoodUnit: value(0.0274, 0.0003),
    carbonPerGoodUnit: value(0.0195, 0.0002),
    stations: [
      {
        name: 'mould',
        area: 'assembly',
        perGoodUnit: value(0.0814, 0.0011),
        material: value(0.05, 0.001),
        capital: value(0.0251, 0.0002),
        space: value(0.00015, 0.000001),
        energy: value(0.00615, 0.0001),
        energyPerGoodUnit: value(0.0274, 0.0003),
      },
      {
        name: 'free',
        area: 'assembly',
        perGoodUnit: value(0, 0),
        material: value(0, 0),
        capital: value(0, 0),
        space: value(0, 0),
        energy: value(0, 0),
        energyPerGoodUnit: value(0, 0),
      },
    ],
  }
}

const estimates = costWith((mean, halfWidth) => ({ mean, halfWidth, unit: 'USD/unit', replications: 10 }))

describe('the cost of a unit', () => {
  it('is a sentence with its largest parts first, another with energy and losses, and the stations that spend something', () => {
    expect(costLines(estimates, 120, plainPalette)).toEqual([
      'A good unit costs 0.2143 ± 0.0021 USD: purchase 61 %, material 23 %, machines 12 %, energy 2.9 %, labour 0.9 %, floor',
      'below 0.1 %.',
      'It takes 27.4 ± 0.3 Wh and gives off 19.50 ± 0.20 g of carbon dioxide. 2.3 % had been spent on units that were lost:',
      '0.00490 ± 0.00020 USD.',
      '  USD (and kWh) that are spent at stations for 1,000 good units',
      '  Station         All    Material      Machines            Floor       Energy         kWh',
      '  mould    81.4 ± 1.1  50.0 ± 1.0  25.10 ± 0.20  0.1500 ± 0.0010  6.15 ± 0.10  27.4 ± 0.3',
    ])
  })

  it('is the same without half-widths by arithmetic, and without carbon dioxide and losses where there are none', () => {
    const { carbonPerGoodUnit: _carbon, ...numbers } = costWith((mean) => mean)
    expect(staticCostLines({ ...numbers, scrap: 0 }, 80, plainPalette)).toEqual([
      'A good unit costs 0.2143 USD: purchase 61 %, material 23 %, machines 12 %,',
      'energy 2.9 %, labour 0.9 %, floor below 0.1 %.',
      'It takes 27.4 Wh.',
      '  USD (and kWh) that are spent at stations for 1,000 good units',
      '  Station   All  Material  Machines  Floor  Energy   kWh',
      '  mould    81.4        50      25.1   0.15    6.15  27.4',
    ])
  })

  it('is nothing where the line says nothing of money, and not known where nothing good came out', () => {
    expect(costLines(undefined, 80, plainPalette)).toEqual([])
    expect(staticCostLines(undefined, 80, plainPalette)).toEqual([])
    const unknown = costWith(() => ({ mean: null, halfWidth: null, unit: 'USD/unit', replications: 1 }))
    expect(costLines(unknown, 80, plainPalette)).toEqual(['A good unit costs n/a.', 'It takes n/a and gives off n/a of carbon dioxide.'])
  })
})
