/** How much of a batch a carrier is. */
import type { BatchSpec } from '../spec/line.ts'
import type { CompiledStep } from './compiled-line.ts'

/** Size of a carrier in what the batch is counted in. */
export function sizeOf(batch: BatchSpec, step: CompiledStep, units: number): number {
  switch (batch.per) {
    case 'carrier':
      return 1
    case 'unit':
      return units
    case 'strip':
      return Math.ceil(units / step.unitsPerStrip)
    case 'lot':
      // By carriers, not by units: a lot that has lost some is still one lot.
      return 1 / Math.max(1, Math.ceil(step.lotUnits / step.carrierUnits))
  }
}

/** What a carrier fills of a batch; above 1 where it takes several. */
export function batchShare(batch: BatchSpec, step: CompiledStep, units: number): number {
  return sizeOf(batch, step, units) / batch.max
}
