/** What differs between two readings of a line file, value by value. */
import type { Change } from '../messages.ts'
import { isMap, worded } from './plain.ts'

/** In the order of the second, what only the first has behind it. */
export function changesBetween(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (isMap(before) && isMap(after)) {
    const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !Object.hasOwn(after, name))]
    return names.flatMap((name) => changesBetween(before[name], after[name], [...path, name]))
  }
  const [was, is] = [worded(before), worded(after)]
  return was === is ? [] : [{ path, before: was, after: is }]
}
