/**
 * Deadlock: finished work that waits for room that can only come up if the work itself moves on. Looked for whenever a machine is blocked: from its
 * destination on, every machine that could make room is itself blocked. Costs nothing while nothing is blocked, and little then: the search ends at
 * the first machine that is not.
 */
import type { CompiledLine, CompiledStation } from './compiled-line.ts'
import { SimulationError } from './error.ts'
import { Activity, type MachineId, type Machines } from './machines.ts'

/** The stations for whose room a blocked machine waits; room at one of them is enough. */
export type DestinationsOf = (machine: MachineId) => readonly number[]

/** @throws SimulationError with who waits for whom, if no machine of `stations` can ever move on. */
export function refuseDeadlock(line: CompiledLine, machines: Machines, destinationsOf: DestinationsOf, stations: readonly number[]): void {
  const stuck = new Set(stations)
  for (const index of stuck) {
    for (const machine of machinesOf(line.stations[index]!)) {
      if (machines.activity[machine] !== Activity.blocked) return
      for (const destination of destinationsOf(machine)) stuck.add(destination)
    }
  }
  const chain = chainFrom(line, (machine) => destinationsOf(machine)[0]!, stations[0]!)
  throw new SimulationError(
    `deadlock: ${chain}; every machine on the way is blocked. Give one of these stations a larger buffer, or limit the lots in the line`,
  )
}

function machinesOf(station: CompiledStation): MachineId[] {
  return Array.from({ length: station.machines }, (_, number) => station.firstMachine + number)
}

/** "a waits for room at b, b for room at a". */
function chainFrom(line: CompiledLine, destinationOf: (machine: MachineId) => number, station: number): string {
  const names: string[] = []
  for (let index = station; !names.includes(line.stations[index]!.name); index = destinationOf(line.stations[index]!.firstMachine)) {
    names.push(line.stations[index]!.name)
  }
  const last = destinationOf(line.stations.find(({ name }) => name === names.at(-1))!.firstMachine)
  const links = [...names, line.stations[last]!.name].slice(1).map((to, index) => `"${names[index]}" waits for room at "${to}"`)
  return links.join(', ')
}
