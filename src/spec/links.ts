/**
 * Linked machines: which machines of a station hand their carriers to which of another, and the cells that this cuts the other one into. Machines are counted
 * from 0 in the order of the file.
 */
import type { LineSpec, StationSpec } from './line.ts'

/** By machine of `from`: the machines of `to` that it hands its carriers to, ascending; null: any. */
export function linksBetween(from: StationSpec, to: StationSpec): (number[] | null)[] {
  const { linkedTo, machines } = from
  if (linkedTo?.station !== to.name) return Array<null>(machines).fill(null)
  const given = linkedTo.machines
  if (given === undefined) return inOrder(machines, to.machines)
  return Array.from({ length: machines }, (_, number) => {
    const link = given.find(({ name }) => machineNumber(from, name) === number)
    return link === undefined ? null : ascending(link.to.map((name) => machineNumber(to, name)))
  })
}

/**
 * The machines of a station, cell by cell: those that the same machines of `stations` are linked to, and those that none is linked to. One cell: nothing is
 * linked to it.
 */
export function cellsOf(station: StationSpec, stations: readonly StationSpec[]): number[][] {
  const cells: number[][] = []
  const linked = stations.filter(({ linkedTo }) => linkedTo?.station === station.name)
  for (const link of linked.flatMap((from) => linksBetween(from, station))) {
    if (link !== null && !cells.some((cell) => areSame(cell, link))) cells.push(link)
  }
  const rest = Array.from({ length: station.machines }, (_, number) => number).filter(
    (number) => !cells.some((cell) => cell.includes(number)),
  )
  if (rest.length > 0) cells.push(rest)
  return cells.sort((a, b) => a[0]! - b[0]!)
}

/** Two cells that have a machine in common; null: none have. */
export function overlapOf(cells: readonly (readonly number[])[]): [readonly number[], readonly number[]] | null {
  for (const [index, cell] of cells.entries())
    for (const other of cells.slice(index + 1)) if (cell.some((number) => other.includes(number))) return [cell, other]
  return null
}

/** Which machine of a station a name, or a number where machines have none, stands for; -1: none. */
export function machineNumber({ machines, machineList }: Pick<StationSpec, 'machines' | 'machineList'>, name: string): number {
  if (machineList !== undefined) return machineList.findIndex((machine) => machine.name === name)
  const number = /^[1-9][0-9]*$/.test(name) ? Number(name) : 0
  return number <= machines ? number - 1 : -1
}

/** What a machine is called in a line file. */
export function machineName({ machineList }: StationSpec, number: number): string {
  return machineList?.[number]?.name ?? String(number + 1)
}

/** The same line with machines that hand their carriers to whichever machine is free. */
export function withoutLinks(line: LineSpec): LineSpec {
  if (line.stations.every(({ linkedTo }) => linkedTo === undefined)) return line
  return { ...line, stations: line.stations.map(({ linkedTo: _, ...station }) => station) }
}

/** As many cells as the station with fewer machines has, each with machines side by side, as evenly as it goes. */
function inOrder(from: number, to: number): number[][] {
  const cells = Math.min(from, to)
  const cellOf = (number: number, machines: number): number => Math.floor((number * cells) / machines)
  const there = Array.from({ length: to }, (_, number) => number)
  return Array.from({ length: from }, (_, machine) => there.filter((number) => cellOf(number, to) === cellOf(machine, from)))
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b)
}

function areSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index])
}
