/**
 * The kinds of work that come to a station, told apart by what its machines must be set up for, by which of them may do it, by the kits that
 * fit, by what may share a load, and by gates, WIP limits and materials that may keep them waiting. Carriers of one kind are alike for dispatch and wait in one group.
 */
import { fittingKits } from '../spec/kit-fit.ts'
import type { LineSpec, StationSpec } from '../spec/line.ts'
import type { Tooling } from './compiled-line.ts'
import { SimulationError } from './error.ts'
import { type SetupTable, setupState, setupTable, type Work } from './setups.ts'
import { atItsStations } from './step-stations.ts'
import { poolsFrom } from './wip-pools.ts'

export class StationKinds {
  /** Setup key of each kind. */
  readonly kinds: { setupKey: number }[] = []
  /** qualified[machine][kind]; null: every machine does everything. */
  readonly qualified: boolean[][] | null
  readonly setup: SetupTable | null
  /** Null: its machines need no kits. */
  readonly tooling: Tooling | null
  private readonly index = new Map<string, number>()
  private readonly line: LineSpec
  private readonly station: StationSpec

  /**
   * @param comes what comes to the station
   * @param isCell other cells of the station may do what this one may not
   */
  constructor(line: LineSpec, station: StationSpec, comes: readonly Work[], isCell = false) {
    this.line = line
    this.station = station
    const machines = station.machineList ?? []
    const isAble = (work: Work): boolean => !isCell || machines.length === 0 || machines.some((_, machine) => this.may(machine, work))
    const works = comes.filter(isAble)
    const states: string[][] = []
    const examples: Work[] = []
    for (const work of works) {
      const key = this.keyOf(work)
      if (this.index.has(key)) continue
      this.index.set(key, this.kinds.length)
      const setupKey = indexIn(states, setupState(station.setup, work))
      for (let variant = 0; variant < this.variantsOf(work); variant++) {
        this.kinds.push({ setupKey })
        examples.push(work)
      }
    }
    // Machines that ask for room at other machines, each at its own, are not alike either.
    const isRestricted =
      machines.some(({ products }) => products !== undefined) || (station.linkedTo !== undefined && station.blocking === 'before')
    this.qualified = isRestricted
      ? Array.from({ length: station.machines }, (_, machine) => examples.map((work) => this.may(machine, work)))
      : null
    examples.forEach((work, kind) => {
      if (this.qualified?.every((machine) => !machine[kind]) === true)
        throw new SimulationError(`station "${station.name}": no machine of it may work on product "${work.product.name}"`)
    })
    const { tooling = [] } = station
    this.tooling = tooling.length === 0 ? null : { types: tooling, fits: examples.map((work) => this.fitting(work)) }
    const first = works.find(({ product }) => product.name === station.setup?.initial)
    const initial = first === undefined ? -1 : this.kinds[this.kindOf(first)]!.setupKey
    this.setup = station.setup === undefined ? null : setupTable(station.setup, states, initial)
  }

  kindOf(work: Work): number {
    return this.index.get(this.keyOf(work))!
  }

  /** Behind a kind follow those of its carriers that need no card of the first, the second, both ... of the WIP limits that begin with it. */
  variantsOf({ product, step }: Work): number {
    return this.station.batch === undefined ? 1 << poolsFrom(this.line, product, step.name).length : 1
  }

  private keyOf(work: Work): string {
    const mayDo = (this.station.machineList ?? []).map((_, machine) => this.may(machine, work))
    return JSON.stringify([
      setupState(this.station.setup, work),
      mayDo,
      loadOf(this.station, work),
      this.fitting(work),
      gatesOf(this.line, work),
      this.station.blocking === 'before' ? [work.product.name, work.step.name] : [],
      poolsFrom(this.line, work.product, work.step.name).map(({ limit, pool }) => [limit.name, pool.products]),
      stockedMaterials(this.line, work),
    ])
  }

  /** The kits that fit, for each type that the station asks for. */
  private fitting({ product, step }: Work): number[][] {
    return (this.station.tooling ?? []).map((type) => {
      const kits = fittingKits(this.line.kits ?? [], type, product, step)
      if (kits.length > 0) return kits
      throw new SimulationError(
        `station "${this.station.name}": no kits of type "${type}" fit product "${product.name}" at step "${step.name}"`,
      )
    })
  }

  private may(machine: number, { product }: Work): boolean {
    return this.station.machineList?.[machine]?.products?.includes(product.name) ?? true
  }
}

/** What a carrier has in common with those that may share its load. */
function loadOf({ batch }: StationSpec, { product, step }: Work): string[] {
  switch (batch?.mix) {
    case 'family':
      return [product.family]
    case 'product':
      return [product.name]
    case 'step':
      return [product.route, step.name]
    default:
      return []
  }
}

/** Gates of queue-time limits that stand before a step. */
function gatesOf({ routes }: LineSpec, { product, step }: Work): string[] {
  const { limits = [] } = routes.find(({ name }) => name === product.route) ?? {}
  const gates = limits.filter(({ gate, from }) => gate === true && from === step.name)
  return gates.length === 0 ? [] : [product.route, ...gates.map(({ name }) => name)]
}

/** What may keep it waiting: what it needs of materials of which there may be too little. */
function stockedMaterials({ materials = [] }: LineSpec, { step }: Work): string[] {
  const stocked = materials.filter(({ name, stock }) => stock !== undefined && step.materials?.some(({ material }) => material === name))
  return stocked.map(({ name }) => name)
}

/** What comes to each station, in the order of products and steps. Found for all stations at once: a line may have a thousand, and as many products. */
export function worksByStation(line: LineSpec): ReadonlyMap<string, readonly Work[]> {
  const works = new Map<string, Work[]>()
  const routes = new Map(line.routes.map((route) => [route.name, route.steps]))
  for (const product of line.products)
    for (const written of routes.get(product.route) ?? []) {
      if (!written.enabled) continue
      for (const step of atItsStations(written, product, line.stations)) {
        if (step.station === undefined) continue
        const here = works.get(step.station)
        if (here === undefined) works.set(step.station, [{ product, step }])
        else here.push({ product, step })
      }
    }
  return works
}

/** Where a state stands in the list, which it joins if it is new. */
function indexIn(states: string[][], state: string[]): number {
  const known = states.findIndex((other) => other.every((value, index) => value === state[index]))
  return known === -1 ? states.push(state) - 1 : known
}
