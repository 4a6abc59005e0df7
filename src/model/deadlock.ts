/**
 * Deadlock: work that waits for what can only come about if the work itself moves on. Looked for whenever a machine is blocked: from its destination on, every
 * machine that could make room is blocked itself, or stands idle beside work that waits for room (blocking before service) or for a full WIP limit, all of whose
 * work is held up in the same way. Costs nothing while nothing is blocked, and little then: the search ends at the first machine that may go on.
 */
import { type CarrierId, type Carriers, NO_CARRIER } from './carriers.ts'
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import type { CompiledPool } from './compiled-wip-limits.ts'
import { SimulationError } from './error.ts'
import { Activity, type MachineId, type Machines } from './machines.ts'
import type { Onward } from './onward.ts'
import type { Reservations } from './reservations.ts'
import type { StationQueues } from './station-queues.ts'
import type { WipLimits } from './wip-limits.ts'

export interface DeadlockParts {
  journey: Onward
  line: CompiledLine
  carriers: Carriers
  machines: Machines
  queues: StationQueues
  /** Null: the line has no WIP limits. */
  wipLimits: WipLimits | null
  /** Null: no station asks for room before it begins. */
  reservations: Reservations | null
}

/** A station that must move for another to move; `limit`: its work fills this WIP limit, else it is to make room. */
interface Link {
  to: number
  limit: string | null
}

export class Deadlocks {
  private readonly parts: DeadlockParts

  constructor(parts: DeadlockParts) {
    this.parts = parts
  }

  /** @throws SimulationError with who waits for whom, if no machine of `stations`, which are waited for, can ever move on. */
  refuse(stations: readonly number[]): void {
    const { line } = this.parts
    const links = new Map<number, Link>()
    const stuck = new Set(stations)
    for (const index of stuck) {
      for (const machine of machinesOf(line.stations[index]!)) {
        const waits = this.linksOf(machine, index)
        if (waits === null) return
        if (!links.has(index)) links.set(index, waits[0]!)
        for (const { to } of waits) stuck.add(to)
      }
    }
    const way = chainFrom(links, stations[0]!, line)
    const isLimited = [...links.values()].some(({ limit }) => limit !== null)
    const end = isLimited ? 'nothing on the way can move' : 'every machine on the way is blocked'
    const limits = isLimited ? 'a higher WIP limit' : 'limit the lots in the line'
    throw new SimulationError(`deadlock: ${way}; ${end}. Give one of these stations a larger buffer, or ${limits}`)
  }

  /** What a machine waits for, at least one station; null: it may go on by itself. */
  private linksOf(machine: MachineId, station: number): Link[] | null {
    switch (this.parts.machines.activity[machine]) {
      case Activity.blocked:
        return this.roomOf(machine)
      case Activity.idle:
        return this.linksOfQueue(station, machine)
      default:
        return null
    }
  }

  private roomOf(machine: MachineId): Link[] {
    return this.parts.journey.destinations(this.parts.machines.load[machine]!).map((to) => ({ to, limit: null }))
  }

  private linksOfQueue(station: number, machine: MachineId): Link[] | null {
    const { line, queues, reservations, wipLimits } = this.parts
    const links: Link[] = []
    let waiting = 0
    for (let kind = 0; kind < line.stations[station]!.kinds.length; kind++) {
      const carriers = queues.waitingOf(station, kind)
      if (carriers === 0) continue
      waiting += carriers
      const room = reservations?.awaitedBy(station, kind, machine) ?? null
      const pool = room === null ? wipLimits?.closedFor(station, kind)[0] : undefined
      const own = room?.map((to): Link => ({ to, limit: null })) ?? (pool === undefined ? null : this.linksOfPool(pool))
      if (own === null) return null
      links.push(...own)
    }
    return waiting > 0 && waiting === queues.length[station] ? links : null
  }

  /** Where all that a pool holds waits, in machines and queues; null: some of it may go on, or the limit may change. */
  private linksOfPool(pool: CompiledPool): Link[] | null {
    const { line, carriers, queues, wipLimits } = this.parts
    const inside = wipLimits!.carriersIn(pool)
    const mayChange = line.spec.changes?.some((change) => change.kind === 'wipLimit' && change.limit === pool.name) === true
    if (inside === null || inside.length === 0 || mayChange) return null
    const machineOf = this.machinesOfCarriers()
    const links: Link[] = []
    for (const carrier of inside) {
      const machine = machineOf.get(carrier)
      const station = line.steps[carriers.step[carrier]!]!.station
      if (machine === undefined) {
        if (station === -1 || this.carriersAt(station, machineOf) !== queues.length[station]) return null
        links.push({ to: station, limit: pool.name })
      } else if (this.parts.machines.activity[machine] !== Activity.blocked) return null
      else links.push(...this.roomOf(machine).map(({ to }) => ({ to, limit: pool.name })))
    }
    return links
  }

  private machinesOfCarriers(): Map<CarrierId, MachineId> {
    const { machines, carriers } = this.parts
    const machineOf = new Map<CarrierId, MachineId>()
    for (let machine = 0; machine < machines.count; machine++)
      for (let carrier = machines.load[machine]!; carrier !== NO_CARRIER; carrier = carriers.next[carrier]!) machineOf.set(carrier, machine)
    return machineOf
  }

  /** Carriers in no machine whose step is at a station: in its queue, or on the way there or from there. */
  private carriersAt(station: number, machineOf: ReadonlyMap<CarrierId, MachineId>): number {
    const { line, carriers } = this.parts
    let count = 0
    for (const carrier of carriers.inLine())
      if (line.steps[carriers.step[carrier]!]!.station === station && !machineOf.has(carrier)) count++
    return count
  }
}

function machinesOf(station: CompiledStation): MachineId[] {
  return Array.from({ length: station.machines }, (_, number) => station.firstMachine + number)
}

/** "a waits for room at b, b for room at a". */
function chainFrom(links: ReadonlyMap<number, Link>, from: number, line: CompiledLine): string {
  const said: string[] = []
  const seen = new Set<number>()
  for (let index = from; !seen.has(index); index = links.get(index)!.to) {
    seen.add(index)
    const { to, limit } = links.get(index)!
    const name = nameOf(index, line)
    const other = nameOf(to, line)
    said.push(
      limit === null ? `${name} waits for room at ${other}` : `${name} waits for WIP limit "${limit}", whose work waits for ${other}`,
    )
  }
  return said.join(', ')
}

/** `"oven"`; of a cell also its machines: `"oven" (2, 3)`. */
function nameOf(index: number, { stations, asWritten }: CompiledLine): string {
  const { name, written, numbers, spec } = stations[index]!
  if (numbers.length === asWritten[written]!.machines) return `"${name}"`
  return `"${name}" (${numbers.map((number, position) => spec.machineList?.[position]?.name ?? number + 1).join(', ')})`
}
