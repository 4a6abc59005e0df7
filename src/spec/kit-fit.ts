/** Which kits fit which work: what a product does at a step. */
import type { KitSpec, ProductSpec, StepSpec } from './line.ts'

/** A step's attribute goes before its product's; one that neither has is the empty value. */
export function workValue(by: 'product' | 'family' | { attribute: string }, product: ProductSpec, step: StepSpec): string {
  if (by === 'product') return product.name
  if (by === 'family') return product.family
  return step.attributes?.[by.attribute] ?? product.attributes?.[by.attribute] ?? ''
}

/** Positions in `kits` of those of a type that fit. */
export function fittingKits(kits: readonly KitSpec[], type: string, product: ProductSpec, step: StepSpec): number[] {
  return kits.flatMap((kit, index) => (kit.type === type && fits(kit, product, step) ? [index] : []))
}

function fits({ fits: demands = [] }: KitSpec, product: ProductSpec, step: StepSpec): boolean {
  return demands.every(({ by, values }) => values.includes(workValue(by, product, step)))
}
