/**
 * What linked machines can do: each cell no more than its slower half, however the work is divided over the cells. A linear programme for each pair of stations:
 * the least highest load of any cell, where what is handed on loads both halves of one cell, and all other work may go to any machine.
 */
import type { LineSpec, ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'
import { cellsOf, linksBetween } from '../spec/links.ts'
import { minimise } from './simplex.ts'

/** What comes to a station in a day. */
export interface LinkedUse {
  station: StationSpec
  /** Machine time that it takes up, ticks. */
  plannedTime: number
  steps: readonly { product: ProductSpec; step: StepSpec; workTime: number }[]
}

const TICKS_PER_DAY = 86_400e6

/** Of a linear programme. */
const ROUNDING = 1e-9

/**
 * By name of a station whose machines are linked: the load of the most loaded of its cells, on either side, where that is higher than those of both stations as
 * a whole.
 */
export function linkedLoads(line: LineSpec, uses: readonly LinkedUse[]): Map<string, number> {
  const loads = uses.flatMap((from): [string, number][] => {
    const to = uses.find(({ station }) => station.name === from.station.linkedTo?.station)
    if (to === undefined) return []
    const highest = highestLoad(from, to, line)
    return highest > Math.max(ownLoad(from), ownLoad(to)) * (1 + ROUNDING) ? [[from.station.name, highest]] : []
  })
  return new Map(loads)
}

function ownLoad({ station, plannedTime }: LinkedUse): number {
  const all = Array.from({ length: station.machines }, (_, number) => number)
  return plannedTime / TICKS_PER_DAY / worthOf(station, all)
}

/** Loads that a part of some work puts on cells, if all of it were done there. */
type Way = readonly { cell: number; load: number }[]

function highestLoad(from: LinkedUse, to: LinkedUse, line: LineSpec): number {
  const cells = cellsOf(to.station, line.stations)
  const links = linksBetween(from.station, to.station)
  // The cells of the second station, what is linked to each, and what is linked to none.
  const worth = [
    ...cells.map((cell) => worthOf(to.station, cell)),
    ...[...cells, null].map((cell) => worthOf(from.station, numbersOf(links, cell))),
  ]
  const before = cells.map((_, cell) => cells.length + cell)
  const free = 2 * cells.length
  const handed = shareOf(to, ({ product, step }) => follows(step, from.station, product, line))
  const handing = shareOf(from, ({ product, step }) => leadsTo(step, to.station, product, line))
  const at = (cell: number, use: LinkedUse, share: number) => ({ cell, load: (use.plannedTime * share) / TICKS_PER_DAY / worth[cell]! })
  const both = (first: number, second: number): Way => [at(first, from, handing), at(second, to, handed)]
  const linkedWays = cells.flatMap((_, cell): Way[] => [both(before[cell]!, cell), both(free, cell)])
  const otherWays = [...before, free].map((cell): Way => [at(cell, from, 1 - handing)])
  const waysFromElsewhere = cells.map((_, cell): Way => [at(cell, to, 1 - handed)])
  const isThere = (way: Way): boolean => way.every(({ cell }) => worth[cell]! > 0)
  return leastHighest([linkedWays.filter(isThere), otherWays.filter(isThere), waysFromElsewhere.filter(isThere)], worth.length)
}

/** Each work is divided over its ways so that the highest load of a cell is least. */
function leastHighest(works: readonly (readonly Way[])[], cells: number): number {
  const ways = works.flatMap((all, work) => all.map((way) => ({ work, way })))
  const scale = Math.max(...ways.flatMap(({ way }) => way.map(({ load }) => load)))
  if (!(scale > 0)) return 0
  const slacks = Array<number>(cells).fill(0)
  const demands = works.map((_, work) => [...ways.map((each) => (each.work === work ? 1 : 0)), 0, ...slacks])
  const rows = slacks.map((_, cell) => {
    const loads = ways.map(({ way }) => -way.reduce((sum, on) => (on.cell === cell ? sum + on.load / scale : sum), 0))
    return [...loads, 1, ...slacks.map((_, other) => (other === cell ? -1 : 0))]
  })
  const costs = [...ways.map(() => 0), 1, ...slacks]
  const { x } = minimise(costs, [...demands, ...rows], [...demands.map(() => 1), ...slacks])
  return x[ways.length]! * scale
}

function numbersOf(links: readonly (readonly number[] | null)[], cell: readonly number[] | null): number[] {
  return [...links.keys()].filter((number) => (cell === null ? links[number] === null : links[number]?.[0] === cell[0]))
}

/** Machines of speed 1 that they are worth. */
function worthOf({ machineList }: StationSpec, numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + (machineList?.[number]?.speed ?? 1), 0)
}

function shareOf({ steps }: LinkedUse, isMeant: (use: LinkedUse['steps'][number]) => boolean): number {
  const time = (uses: LinkedUse['steps']) => uses.reduce((sum, { workTime }) => sum + workTime, 0)
  const all = time(steps)
  return all > 0 ? time(steps.filter(isMeant)) / all : 0
}

/** Where chance decides the way, all of it counts as handed on. */
function leadsTo({ name }: StepSpec, { name: station }: StationSpec, product: ProductSpec, line: LineSpec): boolean {
  const steps = enabledSteps(product, line)
  const position = steps.findIndex((step) => step.name === name)
  return nextOf(steps, position).some((next) => isDoneAt(next, station))
}

function follows({ name }: StepSpec, { name: station }: StationSpec, product: ProductSpec, line: LineSpec): boolean {
  const steps = enabledSteps(product, line)
  return steps.some((step, position) => isDoneAt(step, station) && nextOf(steps, position).some((next) => next.name === name))
}

function nextOf(steps: readonly StepSpec[], position: number): StepSpec[] {
  const { next } = steps[position]!
  const names = next === undefined ? [steps[position + 1]?.name] : next.map(({ to }) => to)
  return steps.filter((step) => names.includes(step.name))
}

function enabledSteps(product: ProductSpec, { routes }: LineSpec): StepSpec[] {
  return routes.find(({ name }) => name === product.route)?.steps.filter(({ enabled }) => enabled) ?? []
}

function isDoneAt({ station, alternatives = [] }: StepSpec, name: string): boolean {
  return station === name || alternatives.some((other) => other.station === name)
}
