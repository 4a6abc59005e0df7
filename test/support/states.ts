/** Time that machines have spent in each state, from the books. */
import { EquipmentState, type Floor } from '../../src/model/index.ts'

export type StateName = keyof typeof EquipmentState

/** Ticks in each state that machine `machine` has been in up to now; states of no time are left out. */
export function stateTimes(floor: Floor, machine = 0): Partial<Record<StateName, number>> {
  const { scalars } = floor.cut()
  const first = floor.books.layout.ofMachine(machine)
  const times = Object.entries(EquipmentState).map(([name, column]) => [name, scalars[first + column]!] as const)
  return Object.fromEntries(times.filter(([, ticks]) => ticks !== 0))
}

/** Scalar total of the line, by column of `Line`. */
export function total(floor: Floor, column: number): number {
  return floor.cut().scalars[column]!
}
