/** What machines are called where the line file gives them no names: in random streams and logs. */
import type { CompiledStation } from './compiled-line.ts'

/** `oven/2`: the place name of the `number`-th machine of a station, or of one of its cells, from 0. */
export function machinePlace({ name, numbers }: Pick<CompiledStation, 'name' | 'numbers'>, number: number): string {
  return `${name}/${numbers[number]! + 1}`
}
