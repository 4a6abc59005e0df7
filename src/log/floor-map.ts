/** The stations of a line and the ways between them, as a plain map: what a step may lead to, by route, by chance, or back. */
import { type CompiledLine, type CompiledStep, machinePlace } from '../model/index.ts'
import type { StepSpec } from '../spec/line.ts'
import type { FloorEdge, FloorMap, FloorNode } from '../spec/replay.ts'

/** The map, and where on it things happen. */
export interface PlacedMap extends FloorMap {
  /** Node of each compiled step. */
  nodeOfStep: Int16Array
  /** Number of the edge between two nodes, `from * nodes + to`; -1: none. */
  edgeBetween: Int16Array
}

/** Where lots come from. */
export const ENTRANCE = 0

export function floorMap(line: CompiledLine): PlacedMap {
  const places = new Places(line)
  const ways = new Map<number, FloorEdge>()
  for (const product of line.products) addWays(line, product.index, places, ways)
  const nodes = [...places.nodes, { kind: 'out', name: '', area: '', machines: [] } as const]
  const edges = [...ways.values()].map((edge) => ({ ...edge, to: edge.to === OUT ? nodes.length - 1 : edge.to }))
  const edgeBetween = new Int16Array(nodes.length * nodes.length).fill(-1)
  edges.forEach(({ from, to }, index) => {
    edgeBetween[from * nodes.length + to] = index
  })
  return { nodes, edges, machineNames: machineNames(line), nodeOfStep: places.nodeOfStep, edgeBetween }
}

/** Stands for the way out until the number of nodes is known. */
const OUT = 9999

/** Finds or makes the node of each step, in route order. */
class Places {
  readonly nodes: FloorNode[] = [{ kind: 'in', name: '', area: '', machines: [] }]
  readonly nodeOfStep: Int16Array

  constructor(line: CompiledLine) {
    this.nodeOfStep = new Int16Array(line.steps.length)
    const known = new Map<string, number>()
    for (const step of line.steps) {
      const station = step.station < 0 ? null : line.asWritten[line.stations[step.station]!.written]!
      const name = station?.name ?? step.name
      const key = station === null ? `delay ${line.products[step.product]!.spec.route} ${name}` : name
      let node = known.get(key)
      if (node === undefined) {
        node = this.nodes.length
        known.set(key, node)
        this.nodes.push(station === null ? { kind: 'delay', name, area: '', machines: [] } : stationNode(line, station.index, name))
      }
      this.nodeOfStep[step.index] = node
    }
  }
}

function stationNode(line: CompiledLine, first: number, name: string): FloorNode {
  const { written, spec } = line.stations[first]!
  const cells = line.stations.filter((station) => station.written === written)
  const machines = cells
    .flatMap((cell) =>
      Array.from({ length: cell.machines }, (_, number) => ({ id: cell.firstMachine + number, place: cell.numbers[number]! })),
    )
    .sort((a, b) => a.place - b.place)
  return { kind: 'station', name, area: spec.area, machines: machines.map(({ id }) => id) }
}

function addWays(line: CompiledLine, product: number, places: Places, ways: Map<number, FloorEdge>): void {
  const steps = line.steps.filter((step) => step.product === product && step.home === step.index)
  const route = line.spec.routes.find(({ name }) => name === line.products[product]!.spec.route)!
  const specs = new Map(route.steps.map((step) => [step.name, step]))
  const add = (from: number, to: number, isBack: boolean): void => {
    const key = from * (OUT + 1) + to
    const known = ways.get(key)
    if (from !== to && (known === undefined || (known.isBack && !isBack))) ways.set(key, { from, to, isBack })
  }
  const placesOf = (step: CompiledStep): number[] => (step.alternatives ?? [step]).map(({ index }) => places.nodeOfStep[index]!)
  /** A step that not all lots take leads on to what comes after it. */
  const reached = (target: number, passed: ReadonlySet<number> = new Set()): number[] => {
    if (target < 0) return [OUT]
    if (passed.has(target)) return []
    const step = line.steps[target]!
    const onward = specs.get(step.name)?.sample === undefined ? [] : nextOf(step)
    return [...placesOf(step), ...onward.flatMap((next) => reached(next, new Set([...passed, target])))]
  }
  const first = steps[0]
  if (first !== undefined) for (const to of reached(first.index)) add(ENTRANCE, to, false)
  for (const step of steps)
    for (const from of placesOf(step)) {
      for (const next of nextOf(step)) for (const to of reached(next)) add(from, to, next >= 0 && next <= step.index)
      for (const name of backTo(specs.get(step.name))) {
        const target = steps.find((one) => one.name === name)
        if (target !== undefined) for (const to of reached(target.index)) add(from, to, true)
      }
    }
}

function nextOf(step: CompiledStep): number[] {
  return step.branch === null ? [step.nextStep] : step.branch.map(({ to }) => to)
}

/** Steps to which a check may send a carrier back. */
function backTo(step: StepSpec | undefined): string[] {
  return [step?.rework?.to, step?.inspect?.reject].filter((name) => name !== undefined && name !== null)
}

function machineNames({ stations, machines }: CompiledLine): string[] {
  const names = Array<string>(machines).fill('')
  for (const station of stations)
    for (let number = 0; number < station.machines; number++)
      names[station.firstMachine + number] = station.spec.machineList?.[number]?.name ?? machinePlace(station, number)
  return names
}
