/** Money for random lines: prices, machines that cost, wages, and materials of every basis at some steps. */
import fc from 'fast-check'
import type { LineSpec, MaterialUseSpec } from '../../src/spec/line.ts'
import { YEAR } from '../../src/spec/money.ts'

const use: fc.Arbitrary<MaterialUseSpec> = fc.record({
  material: fc.constantFrom('glue', 'frame'),
  amount: fc.constantFrom(0.5, 2),
  per: fc.constantFrom('unit', 'strip', 'wafer', 'carrier', 'lot'),
})

export interface MoneyDraft {
  interest: number
  /** What steps use, in turn. */
  uses: MaterialUseSpec[][]
}

export const moneyDraft: fc.Arbitrary<MoneyDraft | undefined> = fc.option(
  fc.record({ interest: fc.constantFrom(0, 0.08), uses: fc.array(fc.array(use, { maxLength: 2 }), { minLength: 1, maxLength: 4 }) }),
  { nil: undefined, freq: 2 },
)

export function withMoney(line: LineSpec, draft: MoneyDraft | undefined): LineSpec {
  if (draft === undefined) return line
  const power = { productive: 4, standby: 2, setup: 3, down: 1, off: 0.1 }
  return {
    ...line,
    money: { currency: 'USD', interest: draft.interest, energyPrice: 0.1, carbon: 0.7, plantFactor: 1.8, spacePrice: 200, overhead: 1000 },
    materials: [
      { name: 'glue', price: 3, measure: 'kg' },
      { name: 'frame', price: 0.2, measure: 'piece' },
    ],
    products: line.products.map((product, index) => (index === 0 ? { ...product, purchase: 0.4 } : product)),
    stations: line.stations.map((station, index) =>
      index % 2 === 0 ? { ...station, cost: { capital: { price: 300_000, life: 7 * YEAR }, space: 10, power } } : station,
    ),
    routes: line.routes.map((route) => ({
      ...route,
      steps: route.steps.map((step, index) => {
        const materials = draft.uses[index % draft.uses.length]!
        return materials.length === 0 ? step : { ...step, materials }
      }),
    })),
    ...(line.crews !== undefined && { crews: line.crews.map((crew) => ({ ...crew, wage: 1.5 })) }),
  }
}
