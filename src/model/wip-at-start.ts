/** Lots that are in the line at the start: before their steps at time 0, before anything else happens. */
import { placeKey, type Timers } from '../engine/index.ts'
import type { WipLotSpec } from '../spec/line.ts'
import { type Accumulators, Line } from './accumulators.ts'
import type { CompiledLine, CompiledStep } from './compiled-line.ts'
import { SimulationError } from './error.ts'
import type { FloorListener } from './listener.ts'
import type { Lots } from './lots.ts'
import type { Repacking } from './repacking.ts'
import type { Wip } from './wip.ts'

interface Parts {
  line: CompiledLine
  timers: Timers
  books: Accumulators
  lots: Lots
  wip: Wip
  repacking: Repacking
  listener: FloorListener | null
}

/** Sources, and one more for lots that were there before where there are any. */
export function sourcesOf({ sources, spec }: CompiledLine): number {
  return sources.length + (spec.wip === undefined ? 0 : 1)
}

export function placeWip(parts: Parts): void {
  for (const lot of parts.line.spec.wip ?? []) placeLot(lot, parts)
}

function placeLot(spec: WipLotSpec, { line, timers, books, lots, wip, repacking, listener }: Parts): void {
  const step = stepOf(spec, line)
  const { spec: product, index } = line.products[step.product]!
  const { units, age, due, priority = product.priority } = spec
  const number = placeKey(0, 0, `wip/${spec.lot}`).key0
  const priorityClass = line.priorities.indexOf(priority)
  const lot = lots.create(index, priorityClass, sourceOf(index, line), number, 0 - Math.round(age ?? 0), timers.now, step.segment)
  lots.hasOwnPriority[lot] = spec.priority === undefined ? 0 : 1
  lots.hasAge[lot] = age === undefined ? 0 : 1
  const usual = age === undefined || product.dueAfter === undefined ? Number.POSITIVE_INFINITY : Math.round(product.dueAfter - age)
  lots.due[lot] = due === undefined ? usual : Math.round(due)
  wip.change(1, units)
  books.scalars.totals[Line.lotsAtStart]!++
  books.scalars.totals[Line.unitsAtStart]! += units
  listener?.happened('lotThere', timers.now, -1, step.index, lot, -1, units)
  repacking.placeAt(lot, step, units)
}

function stepOf({ lot, product, step }: WipLotSpec, { products, steps }: CompiledLine): CompiledStep {
  const index = products.findIndex(({ name }) => name === product)
  const found = steps.find((one) => one.product === index && one.name === step && one.home === one.index)
  if (found === undefined) throw new SimulationError(`lot "${lot}": product "${product}" has no step "${step}" that is enabled`)
  return found
}

/** The first source of the product, so that it counts among the lots which that source keeps in the line; else the one more. */
function sourceOf(product: number, { sources }: CompiledLine): number {
  const source = sources.findIndex(({ lots }) => lots.some((lot) => lot.product === product))
  return source === -1 ? sources.length : source
}
