/**
 * `linkedTo`: machines that are there; cells that have no machine in common; and routes on which carriers can be handed from one machine to the next. Where
 * carriers change, or a lot keeps its machine, what a machine of the next station does is no longer what one machine before it has handed over.
 */
import { carrierCapacity } from '../carrier-capacity.ts'
import type { Draft } from '../draft.ts'
import type { StationText } from '../keywords/station.ts'
import type { LineSpec, LinkSpec, ProductSpec, StationSpec, StepSpec } from '../line.ts'
import { cellsOf, linksBetween, machineName, machineNumber, overlapOf } from '../links.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { checkName } from './reference.ts'

export function buildLink(
  path: ProblemPath,
  link: NonNullable<StationText['linkedTo']>,
  own: StationText,
  draft: Draft,
  report: Report,
): LinkSpec {
  if (typeof link === 'string') {
    checkName(link, draft.stations, { path, what: 'station', plural: 'stations' }, report)
    return { station: link }
  }
  const { station, machines } = link
  const isThere = checkName(station, draft.stations, { path: [...path, 'station'], what: 'station', plural: 'stations' }, report)
  if (machines === undefined) return { station }
  const next = isThere ? draft.stations.get(station)?.machines : undefined
  for (const [name, to] of Object.entries(machines)) {
    const at = [...path, 'machines', name]
    checkMachine(name, own.machines, { path: at, atKey: true }, report)
    if (next !== undefined) for (const one of to) checkMachine(one, next, { path: at, atKey: false }, report)
  }
  return { station, machines: Object.entries(machines).map(([name, to]) => ({ name, to: [...new Set(to)] })) }
}

function checkMachine(name: string, there: StationText['machines'], at: { path: ProblemPath; atKey: boolean }, report: Report): void {
  const { machines, machineList } = there
  if (machineList !== undefined) {
    const names = new Map(machineList.map((machine) => [machine.name, null]))
    checkName(name, names, { ...at, what: 'machine', plural: 'machines' }, report)
  } else if (machineNumber(there, name) === -1) {
    const expected = machines === 1 ? 'machine 1, as the station has one' : `a number from 1 to ${machines}, as the machines have no names`
    report({ code: 'unknown-name', ...at, expected, received: show(name), hint: null })
  }
}

/** Expects a line without other problems. */
export function checkLinks(line: LineSpec, report: Report): void {
  for (const from of line.stations) {
    const to = line.stations.find(({ name }) => name === from.linkedTo?.station)
    if (to === undefined) continue
    const fault =
      faultOfCells(to, line) ?? faultOfRoutes(from, to, line) ?? faultOfCarriers(from, to, line) ?? faultOfProducts(from, to, line)
    const path = ['stations', from.name, 'linkedTo']
    if (fault !== null) report({ code: 'rule', path, atKey: true, ...fault })
  }
}

interface Fault {
  expected: string
  received: string
  hint: string | null
}

function faultOfCells(to: StationSpec, { stations }: LineSpec): Fault | null {
  const overlap = overlapOf(cellsOf(to, stations))
  if (overlap === null) return null
  const [one, other] = overlap.map((cell) => cell.map((number) => machineName(to, number)).join(' + '))
  const hint = 'link machines that share one to all of these machines, or each to machines of its own'
  return { expected: 'the same machines for two machines, or none in common', received: `${one} for one and ${other} for another`, hint }
}

/** A step that is switched off may stand between the two, or be one of them. */
function faultOfRoutes(from: StationSpec, to: StationSpec, line: LineSpec): Fault | null {
  const isFollowed = (isEnabled: boolean): boolean =>
    line.routes.some(({ steps }) => handovers(isEnabled ? steps.filter(({ enabled }) => enabled) : steps, from, to).length > 0)
  if (from.name !== to.name && (isFollowed(true) || isFollowed(false))) return null
  const hint = 'a linked machine hands its carriers on in the step that follows; a time between the two is a delayAfter'
  return { expected: `a station that follows "${from.name}" on a route`, received: show(to.name), hint }
}

function faultOfCarriers(from: StationSpec, to: StationSpec, line: LineSpec): Fault | null {
  for (const { product, step, next } of handoversOf(from, to, line)) {
    if (next.keepTogether === true && cellsOf(to, line.stations).length > 1) {
      const hint = `the lot's carriers come from machines that are linked to different ones: give step "${step.name}" keepTogether instead`
      return { expected: `a step without keepTogether at station "${to.name}"`, received: `step "${next.name}"`, hint }
    }
    const isOther = next.newLotUnits !== undefined || carrierCapacity(next, product.packing) !== carrierCapacity(step, product.packing)
    if (isOther)
      return { expected: 'a next step that takes the same carriers', received: `step "${next.name}", which fills new ones`, hint: null }
  }
  return null
}

/** A machine can hand on what it may do. */
function faultOfProducts(from: StationSpec, to: StationSpec, line: LineSpec): Fault | null {
  const links = linksBetween(from, to)
  for (const { product } of handoversOf(from, to, line)) {
    for (const [number, link] of links.entries()) {
      if (link === null || !mayDo(from, number, product) || link.some((other) => mayDo(to, other, product))) continue
      const expected = `machines of "${to.name}" that may do what machine ${machineName(from, number)} does`
      const received = `${link.map((other) => machineName(to, other)).join(' + ')}, which may not do product "${product.name}"`
      return { expected, received, hint: null }
    }
  }
  return null
}

function mayDo({ machineList }: StationSpec, number: number, { name }: ProductSpec): boolean {
  return machineList?.[number]?.products?.includes(name) ?? true
}

function handoversOf(from: StationSpec, to: StationSpec, { products, routes }: LineSpec) {
  return products.flatMap((product) => {
    const steps = routes.find(({ name }) => name === product.route)?.steps.filter(({ enabled }) => enabled) ?? []
    return handovers(steps, from, to).map(({ step, next }) => ({ product, step, next }))
  })
}

/** The steps at one station from which carriers may go straight to a step at another. */
function handovers(steps: readonly StepSpec[], from: StationSpec, to: StationSpec): { step: StepSpec; next: StepSpec }[] {
  return steps.flatMap((step, position) => {
    if (!isDoneAt(step, from)) return []
    const after = step.next === undefined ? [steps[position + 1]] : step.next.map((way) => steps.find(({ name }) => name === way.to))
    return after.flatMap((next) => (next !== undefined && isDoneAt(next, to) ? [{ step, next }] : []))
  })
}

function isDoneAt({ station, alternatives = [] }: StepSpec, { name }: StationSpec): boolean {
  return station === name || alternatives.some((other) => other.station === name)
}
