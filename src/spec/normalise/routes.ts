/** Routes: their steps, complete and leading somewhere. */
import type { Draft } from '../draft.ts'
import type { StepText } from '../keywords/route.ts'
import type { ProductSpec, RouteSpec, StepSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { buildAlternatives, checkPlace } from './alternatives.ts'
import { buildLimits } from './limits.ts'
import { buildLotMachines } from './lot-machines.ts'
import { materialsOf } from './money.ts'
import { buildNext, checkWaysOut } from './next.ts'
import { unitsOf } from './packing.ts'
import { buildQuality } from './quality.ts'
import { buildRemnants } from './remnants.ts'
import type { RouteBuilder } from './route-builder.ts'

export function buildRoutes(draft: Draft, products: readonly ProductSpec[], report: Report): RouteSpec[] {
  return [...draft.routes].map(([name, steps]) => {
    const builder = { draft, route: name, steps, products: products.filter((product) => product.route === name), report }
    checkSteps(builder)
    const built = [...steps].flatMap(([step, text]) => (text === undefined ? [] : [buildStep(step, text, builder)]))
    if (built.length === steps.size) checkWaysOut(name, built, report)
    const limits = buildLimits(draft.limits.get(name) ?? new Map(), built, builder)
    return { name, steps: built, ...(limits.length > 0 && { limits }) }
  })
}

function checkSteps({ route, steps, report }: RouteBuilder): void {
  const path = ['routes', route, 'steps']
  if (steps.size === 0) report({ code: 'missing', path, expected: 'at least one step', received: 'none', hint: null })
  else if ([...steps.values()].every((step) => step !== undefined && !step.enabled)) {
    report({ code: 'rule', path, atKey: true, expected: 'at least one step that is enabled', received: 'none', hint: null })
  }
}

function buildStep(name: string, text: StepText, builder: RouteBuilder): StepSpec {
  const { station, processTime, enabled, wholeLot, attributes, delayAfter } = text
  checkStation(name, text, builder)
  const newLotUnits = newLotOf(name, text, builder)
  const next = buildNext(name, text, builder)
  const alternatives = buildAlternatives(name, text, builder)
  return {
    name,
    ...(station !== undefined && { station }),
    ...(processTime !== undefined && { processTime }),
    ...alternatives,
    carrier: text.carrier ?? builder.draft.carrier,
    ...(attributes !== undefined && { attributes }),
    ...buildQuality(name, text, builder),
    enabled,
    wholeLot,
    ...(newLotUnits !== undefined && { newLotUnits }),
    ...buildLotMachines(name, text, builder),
    ...buildRemnants(name, text, builder),
    ...(delayAfter !== undefined && { delayAfter }),
    ...(next !== undefined && { next }),
    ...materialsOf(['routes', builder.route, 'steps', name], text, builder.draft, builder.report),
  }
}

/** A step is done at a station that is there, and takes a time that the station can give it. */
function checkStation(name: string, text: StepText, builder: RouteBuilder): void {
  const { draft, route, report } = builder
  const path = ['routes', route, 'steps', name]
  if (text.station === undefined) checkDelay(path, text, report)
  else
    checkPlace(
      { station: text.station, processTime: text.processTime, path: [...path, 'station'], at: [...path, 'processTime'] },
      draft,
      report,
    )
}

function checkDelay(path: readonly string[], text: StepText, report: Report): void {
  const at = [...path, 'processTime']
  const per = text.processTime?.per
  if (per === undefined) {
    report({ code: 'missing', path: at, expected: 'a station, or a processTime for a pure delay', received: 'neither', hint: null })
  } else if (per !== 'carrier' && per !== 'lot') {
    report({
      code: 'rule',
      path: at,
      expected: 'a time per carrier or per lot, as a step without a station is a pure delay',
      received: `a time per ${per}`,
      hint: null,
    })
  }
}

/** The size of new lots in units: the same for all products of the route. */
function newLotOf(name: string, { newLot }: StepText, { route, products, report }: RouteBuilder): number | undefined {
  if (newLot === undefined) return undefined
  const sizes = products.map((product) => unitsOf(newLot, product.packing))
  const [first = newLot.amount] = sizes
  const other = sizes.findIndex((size) => size !== first)
  if (other >= 0) {
    const received = `${first} units for ${products[0]?.name} and ${sizes[other]} for ${products[other]?.name}`
    const path = ['routes', route, 'steps', name, 'newLot']
    report({
      code: 'rule',
      path,
      expected: 'the same number of units for all products of the route',
      received,
      hint: `write it in units, e.g. "${first} units"`,
    })
  }
  return first
}
