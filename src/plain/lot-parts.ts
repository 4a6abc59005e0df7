/** Into which carriers the lots of a product go. */
import type { CompiledLine, CompiledProduct } from '../model/compiled-line.ts'

export interface LotParts {
  carriers: number
  /** Units of a full carrier, and of the last one. */
  full: number
  last: number
}

/** As `Repacking` of the general floor forms them. */
export function partsOf(line: CompiledLine, { firstStep, spec }: CompiledProduct): LotParts {
  const { carrierUnits } = line.steps[firstStep]!
  let carriers = 1
  let left = spec.lotUnits
  for (; left > carrierUnits; left -= carrierUnits) carriers++
  return { carriers, full: Math.min(carrierUnits, spec.lotUnits), last: left }
}
