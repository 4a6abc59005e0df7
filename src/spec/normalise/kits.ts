/** Kits: what they fit is there, and every station finds kits of each type that it asks for, for all work that comes to it. */
import type { Draft } from '../draft.ts'
import type { KitText } from '../keywords/kit.ts'
import { fittingKits } from '../kit-fit.ts'
import type { KitSpec, ProductSpec, RouteSpec, StationSpec, StepSpec } from '../line.ts'
import { didYouMean } from '../nearest.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { checkName } from './reference.ts'

export function buildKits(draft: Draft, report: Report): KitSpec[] {
  return [...draft.kits].flatMap(([name, text]) => (text === undefined ? [] : [buildKit(name, text, draft, report)]))
}

function buildKit(name: string, text: KitText, draft: Draft, report: Report): KitSpec {
  const { type = name, count, for: demands, mount, services } = text
  for (const product of demands?.product ?? [])
    checkName(product, draft.products, { path: ['kits', name, 'for', 'product'], what: 'product', plural: 'products' }, report)
  return {
    name,
    type,
    count,
    ...(demands !== undefined && {
      fits: Object.entries(demands).map(([by, values]) => ({
        by: by === 'product' || by === 'family' ? by : { attribute: by },
        values,
      })),
    }),
    ...(mount !== undefined && { mount }),
    services: Object.entries(services).map(([service, { every, lasts }]) => ({ name: service, ...every, lasts })),
  }
}

interface Built {
  products: readonly ProductSpec[]
  routes: readonly RouteSpec[]
  stations: readonly StationSpec[]
  kits: readonly KitSpec[]
}

/** Checks what stations ask for, once everything is built. */
export function checkTooling(draft: Draft, built: Built, report: Report): void {
  const isWhole = [draft.kits, draft.products, draft.stations, ...draft.routes.values()].every((entries) =>
    [...entries.values()].every((entry) => entry !== undefined),
  )
  for (const station of built.stations) {
    const path = ['stations', station.name, 'tooling']
    const { tooling = [] } = station
    if (tooling.length > 0 && station.conveyor !== undefined) {
      const expected = 'no tooling, as the station has a conveyor'
      report({ code: 'rule', path, expected, received: 'tooling and conveyor', hint: null })
    }
    tooling.forEach((type, slot) => {
      if (tooling.indexOf(type) < slot)
        report({ code: 'rule', path: [...path, slot], expected: 'each type once', received: `${show(type)} again`, hint: null })
      else if (checkType([...path, slot], type, draft, report) && isWhole) checkFit([...path, slot], type, station, built, report)
    })
  }
}

function checkType(path: ProblemPath, type: string, draft: Draft, report: Report): boolean {
  const types = [...new Set([...draft.kits].map(([name, text]) => text?.type ?? name))]
  if (types.includes(type)) return true
  const hint = types.length === 0 ? 'the line has no kits' : didYouMean(type, types, 'types')
  report({ code: 'unknown-name', path, expected: 'kits of type', received: show(type), hint })
  return false
}

/** The first work that comes to a station and that no kit of a type fits. */
function checkFit(path: ProblemPath, type: string, station: StationSpec, { products, routes, kits }: Built, report: Report): void {
  for (const product of products) {
    for (const step of routes.find(({ name }) => name === product.route)?.steps ?? []) {
      if (!comesTo(station, step, product) || fittingKits(kits, type, product, step).length > 0) continue
      const expected = `kits of type "${type}" that fit product "${product.name}" at step "${step.name}"`
      report({ code: 'rule', path, expected, received: 'none', hint: 'see `for` of the kits' })
      return
    }
  }
}

function comesTo({ name, machineList }: StationSpec, { enabled, station, alternatives }: StepSpec, product: ProductSpec): boolean {
  if (!enabled) return false
  if (alternatives === undefined) return station === name
  const isAble = machineList === undefined || machineList.some(({ products }) => products?.includes(product.name) ?? true)
  return isAble && (station === name || alternatives.some((alternative) => alternative.station === name))
}
