/** Amounts of product in units. */
import type { Amount } from '../amounts.ts'
import type { PackingSpec } from '../line.ts'

/** Units of an amount of wafers, strips, magazines, reels or units. */
export function unitsOf(amount: Amount, packing: PackingSpec): number {
  if (amount.of === 'wafer') return amount.amount * packing.unitsPerWafer
  if (amount.of === 'strip') return amount.amount * packing.unitsPerStrip
  if (amount.of === 'magazine') return amount.amount * packing.stripsPerMagazine * packing.unitsPerStrip
  if (amount.of === 'reel') return amount.amount * packing.unitsPerReel
  return amount.amount
}
