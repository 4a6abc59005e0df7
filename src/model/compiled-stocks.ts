/** Stocks made ready to run, and what steps withdraw from them. */
import type { LineSpec, MaterialSpec, MaterialUseSpec, StockSpec } from '../spec/line.ts'

export interface CompiledStock {
  index: number
  of: 'material' | 'product'
  /** Of the material, or of the product whose die bank it is. */
  name: string
  spec: StockSpec
  /** What it is counted in; a die bank in units. */
  measure: MaterialSpec['measure'] | 'unit'
  /** Amounts are whole numbers of grains, so that sums are exact: so many grains are one `measure`. */
  grains: number
  /** Place name of its random draws. */
  place: string
}

/** A grain is a microgram, a micrometre, a microlitre, a millionth of a piece, or a unit: 285 years of a large plant stay below 2^53 of them. */
const GRAINS = { kg: 1e9, m: 1e6, L: 1e6, piece: 1e6, unit: 1 } as const

/** Those of materials, in the order of the file, then the die banks. */
export function compileStocks({ materials = [], products }: LineSpec): CompiledStock[] {
  const ofMaterials = materials.flatMap(({ name, measure, stock }) =>
    stock === undefined ? [] : [{ of: 'material' as const, name, measure, spec: stock, place: `materials/${name}` }],
  )
  const ofProducts = products.flatMap(({ name, dieBank }) =>
    dieBank === undefined
      ? []
      : [{ of: 'product' as const, name, measure: 'unit' as const, spec: dieBank, place: `products/${name}/die-bank` }],
  )
  return [...ofMaterials, ...ofProducts].map((stock, index) => ({ ...stock, index, grains: GRAINS[stock.measure] }))
}

/** What counts a carrier at a step. */
interface CountedStep {
  unitsPerStrip: number
  /** Infinity: the whole lot. */
  carrierUnits: number
  lotUnits: number
}

/** What a step withdraws from one stock. */
export interface StockNeed {
  stock: number
  /** Added up; amounts in grains, not rounded. */
  uses: { amount: number; per: MaterialUseSpec['per'] }[]
}

/** What a step of a route withdraws from stocks. */
export function needsOf(uses: readonly MaterialUseSpec[], stocks: readonly CompiledStock[]): StockNeed[] {
  return stocks.flatMap(({ index, of, name, grains }) => {
    const own = of === 'material' ? uses.filter(({ material, amount }) => material === name && amount > 0) : []
    return own.length === 0 ? [] : [{ stock: index, uses: own.map(({ amount, per }) => ({ amount: amount * grains, per })) }]
  })
}

/**
 * Grains that a carrier withdraws when it starts a step, rounded once: what money counts. Begun strips and wafers count whole, an amount per lot is shared
 * over its carriers in proportion to their units.
 * @param units good units of it
 * @param served units that the step works on: good ones, or all positions
 */
export function grainsFor(need: StockNeed, step: CountedStep, units: number, served: number, unitsPerWafer: number): number {
  let grains = 0
  for (const { amount, per } of need.uses) grains += amount * countOf(per, step, units, served, unitsPerWafer)
  return Math.round(grains)
}

function countOf(per: MaterialUseSpec['per'], step: CountedStep, units: number, served: number, unitsPerWafer: number): number {
  switch (per) {
    case 'unit':
      return served
    case 'strip':
      return Math.ceil(served / step.unitsPerStrip)
    case 'wafer':
      return Math.ceil(served / unitsPerWafer)
    case 'carrier':
      return 1
    case 'lot':
      return step.carrierUnits === Number.POSITIVE_INFINITY ? 1 : units / step.lotUnits
  }
}
