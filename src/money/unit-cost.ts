/** Spending as cost of a good unit: the same shape for numbers by arithmetic and for estimates of a run. */
import type { CompiledLine } from '../model/index.ts'
import { COST_PARTS, type CostOf, type CostPart } from '../spec/result.ts'
import { type Spending, totalCost } from './spending.ts'

/**
 * @param perUnit an amount of spendings, by good unit
 * @throws RangeError for a line without money
 */
export function unitCost<Value>(
  { spec: { money, name }, asWritten: stations }: Pick<CompiledLine, 'spec' | 'asWritten'>,
  perUnit: (amount: (spending: Spending) => number, unit: string) => Value,
): CostOf<Value> {
  if (money === undefined) throw new RangeError(`expected a line with money, received "${name}", which has none`)
  const { currency, carbon } = money
  const price = (amount: (spending: Spending) => number) => perUnit(amount, `${currency}/unit`)
  return {
    currency,
    perGoodUnit: price(totalCost),
    parts: Object.fromEntries(COST_PARTS.map((part) => [part, price(({ parts }) => parts[part])])) as Record<CostPart, Value>,
    scrap: price(({ scrap }) => scrap),
    energyPerGoodUnit: perUnit(({ kWh }) => kWh, 'kWh/unit'),
    ...(carbon !== undefined && { carbonPerGoodUnit: perUnit(({ kWh }) => kWh * carbon, 'kg/unit') }),
    stations: stations.map(({ name: station, spec: { area } }, index) => ({
      name: station,
      area,
      perGoodUnit: price(({ stations: all }) => {
        const { material, capital, space, energy } = all[index]!
        return material + capital + space + energy
      }),
      material: price(({ stations: all }) => all[index]!.material),
      capital: price(({ stations: all }) => all[index]!.capital),
      space: price(({ stations: all }) => all[index]!.space),
      energy: price(({ stations: all }) => all[index]!.energy),
      energyPerGoodUnit: perUnit(({ stations: all }) => all[index]!.kWh, 'kWh/unit'),
    })),
  }
}
