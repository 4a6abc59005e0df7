/** What the materials of a step cost, and how much of them it uses. */
import type { CompiledLine, CompiledStep } from '../model/index.ts'
import type { MaterialUseSpec } from '../spec/line.ts'
import type { StepUsage } from './usage.ts'

export function materialCost(line: CompiledLine, step: CompiledStep, usage: StepUsage): number {
  return usesOf(line, step).reduce((sum, use) => sum + priceOf(line, use.material) * use.amount * countOf(use.per, step, usage), 0)
}

/** How much of a material a step uses, in the measure of its price. */
export function materialUsed(line: CompiledLine, step: CompiledStep, usage: StepUsage, material: string): number {
  const uses = usesOf(line, step).filter((use) => use.material === material)
  return uses.reduce((sum, use) => sum + use.amount * countOf(use.per, step, usage), 0)
}

function usesOf({ spec, products }: CompiledLine, step: CompiledStep): readonly MaterialUseSpec[] {
  const route = spec.routes.find(({ name }) => name === products[step.product]!.spec.route)
  return route?.steps.find(({ name }) => name === step.name)?.materials ?? []
}

function priceOf({ spec }: CompiledLine, material: string): number {
  return spec.materials?.find(({ name }) => name === material)?.price ?? 0
}

function countOf(per: MaterialUseSpec['per'], step: CompiledStep, usage: StepUsage): number {
  switch (per) {
    case 'unit':
      return usage.unitsServed ?? usage.units
    case 'strip':
      return usage.strips
    case 'wafer':
      return usage.wafers
    case 'carrier':
      return usage.carriers
    case 'lot':
      // As times per lot: a lot in one carrier is a whole one.
      return step.carrierUnits === Number.POSITIVE_INFINITY ? usage.carriers : usage.units / step.lotUnits
  }
}
