/** What of a line the approximation leaves out or takes simpler than it is; and whether that is so much that its cycle times say nothing. */
import { RateProfile } from '../../model/index.ts'
import type { LineSpec, ReleaseSpec, StationSpec } from '../../spec/line.ts'

export interface LeftOut {
  /** Why its cycle times say little or nothing for this line; none: they apply. Sentences without a full stop. */
  doesNotApply: string[]
  /** What else is left out. */
  leftOut: string[]
}

/** @param overloads of crews, as sentences */
export function leftOut(line: LineSpec, overloads: readonly string[]): LeftOut {
  return {
    doesNotApply: [...notSteady(line), ...blocked(line), ...overloads],
    leftOut: [...ofRoutes(line), ...ofPeople(line), ...ofStations(line)],
  }
}

/** It knows long-run means only. */
function notSteady(line: LineSpec): string[] {
  const withoutRate = line.release.filter(({ policy }) => policy.kind === 'conwip' || policy.kind === 'keep')
  return [
    ...withoutRate.map(({ name }) => `release "${name}" has no rate: what comes depends on what has left`),
    ...line.release
      .filter((release) => isUneven(release, line))
      .map(({ name }) => `release "${name}" changes over time: it knows mean rates only`),
    ...when((line.changes ?? []).length > 0, 'dated changes: it knows the line as its file begins'),
    ...when((line.wip ?? []).length > 0 && line.run.warmUp === 0, 'the run begins with lots in the line, and their time counts'),
  ]
}

const EVEN = 1.02

function isUneven({ policy }: ReleaseSpec, { run }: LineSpec): boolean {
  if (policy.kind === 'orders' || policy.kind === 'schedule') return true
  if (policy.kind !== 'profile') return false
  const length = run.warmUp + run.horizon
  const mean = new RateProfile(policy.parts).countAt(length) / length
  return policy.parts.some(({ lasts, from, to }) => Math.max(from, to) / lasts > EVEN * mean)
}

function blocked(line: LineSpec): string[] {
  const withBuffers = line.stations.filter(({ buffer }) => buffer !== undefined)
  return [
    ...when(withBuffers.length > 0, `finite buffers (${withBuffers.map(({ name }) => name).join(', ')}): blocking and what is turned away`),
    ...when((line.wipLimits ?? []).length > 0, 'WIP limits: what waits outside a segment'),
    ...when(hasStocks(line), 'stocks: waits for material or die'),
  ]
}

function hasStocks({ materials = [], products }: LineSpec): boolean {
  return materials.some(({ stock }) => stock !== undefined) || products.some(({ dieBank }) => dieBank !== undefined)
}

function ofRoutes({ routes, transport }: LineSpec): string[] {
  const steps = routes.flatMap((route) => route.steps).filter(({ enabled }) => enabled)
  const gates = routes.flatMap(({ limits = [] }) => limits).filter(({ gate, action }) => gate === true || action.kind !== 'warn')
  return [
    ...when(
      gates.length > 0,
      `queue-time limits (${gates.map(({ name }) => name).join(', ')}): gates, and what is sent back, held or scrapped`,
    ),
    ...when(
      steps.some(({ machinesPerLot }) => machinesPerLot !== undefined),
      'lots that go to a few machines only: what others wait for them',
    ),
    ...when(
      steps.some(({ remnants }) => remnants !== undefined),
      'remnants: what waits for the next lot, or leaves with it',
    ),
    ...when(
      steps.some(({ rework, inspect, next }) => rework !== undefined || inspect !== undefined || next !== undefined),
      'who goes back or another way: as if all lots did so a little',
    ),
    ...when((transport?.carts.length ?? 0) > 0, 'carts: carriers are brought at once'),
  ]
}

function ofPeople({ crews = [], kits = [] }: LineSpec): string[] {
  return [
    ...when(
      crews.length > 0,
      'people: skills, who goes first, smaller shifts, and that machines which wait for the same crew stand together',
    ),
    ...when(kits.length > 0, 'kits: that they must be mounted'),
  ]
}

function ofStations(line: LineSpec): string[] {
  const { stations, calendars } = line
  const hasPriorities = prioritiesDiffer(line)
  const named = (of: (station: StationSpec) => boolean) => stations.filter(of).map(({ name }) => name)
  const sentence = (names: readonly string[], text: string) => when(names.length > 0, `${names.join(', ')}: ${text}`)
  return [
    ...sentence(
      named((station) => hasRules(station, hasPriorities)),
      'dispatch rules; all is first come, first served',
    ),
    ...sentence(
      named(({ setup }) => setup?.campaign !== undefined),
      'how long campaigns are: kinds take turns and wait alike',
    ),
    ...sentence(
      named(({ setup }) => setup?.afterIdle !== undefined),
      'start-ups after idle time',
    ),
    ...sentence(
      named(({ machineList }) => machineList?.some(({ products }) => products !== undefined) === true),
      'which machine may do what',
    ),
    ...sentence(
      named(({ linkedTo }) => linkedTo !== undefined),
      'linked machines: work goes to whichever machine is free',
    ),
    ...sentence(
      named(({ plannedStops }) => plannedStops.some((stop) => stop.opportunistic !== undefined || stop.window !== undefined)),
      'stops that are done early, or only in a window',
    ),
    ...sentence(
      named(({ failures }) => failures.some(({ work }) => work === 'lose')),
      'the loads that breakdowns scrap',
    ),
    ...sentence(
      named(({ batch }) => batch?.mix !== undefined && batch.mix !== 'any'),
      'what may share a load',
    ),
    ...when(
      calendars.some(({ local }) => (local?.off.length ?? 0) > 0),
      'holidays as waits: they only make the hours fewer',
    ),
  ]
}

/** Rules that treat carriers differently; same-setup is reckoned with, priorities count where lots have different ones. */
function hasRules({ dispatch }: StationSpec, hasPriorities: boolean): boolean {
  const rules = typeof dispatch === 'string' ? [dispatch] : dispatch.map(({ rule }) => rule)
  return rules.some((rule) => (rule === 'priority' ? hasPriorities : rule !== 'fifo' && rule !== 'same-setup'))
}

function prioritiesDiffer({ products, release }: LineSpec): boolean {
  if (products.some(({ expedite }) => expedite !== undefined)) return true
  const orders = release.flatMap(({ policy }) => (policy.kind === 'orders' ? policy.orders : []))
  const all = [...products, ...release, ...orders].flatMap(({ priority }) => (priority === undefined ? [] : [priority]))
  return release.some(({ engineering }) => engineering !== undefined) || new Set(all).size > 1
}

function when(condition: boolean, sentence: string): string[] {
  return condition ? [sentence] : []
}
