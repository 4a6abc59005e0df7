/** Finds a field of an outline by its place in the file. */
import type { Field, Outline } from '../../messages.ts'

export function fieldIn(outline: Outline | null, path: readonly string[]): Field | undefined {
  if (outline === null) return undefined
  const station = path[0] === 'stations' ? outline.stations.find(({ name }) => name === path[1]) : undefined
  const all =
    station === undefined
      ? [...outline.releases, ...outline.yields, ...outline.run]
      : [...(station.count === null ? [] : [station.count]), ...station.details]
  const key = path.join('\0')
  return all.find((field) => field.path.join('\0') === key)
}
