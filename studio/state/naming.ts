/** What a changed line is called, by what was changed. */
import type { Change } from '../messages.ts'

/** "hot-test machines 2 → 3" */
export function changeText(change: Change): string {
  return `${placeText(change.path)} ${change.before ?? 'none'} → ${change.after ?? 'none'}`
}

/** The owner and what of it: "hot-test machines", "run seed". */
function placeText(path: readonly string[]): string {
  const [top = '', owner, ...rest] = path
  if (owner === undefined) return top
  const names = ['stations', 'products', 'release', 'routes', 'crews', 'kits'].includes(top) ? [owner, ...rest] : path
  const told = names.filter((name) => name !== 'steps' && name !== 'failures' && name !== 'assists')
  return (top === 'routes' ? told.slice(-2) : told).join(' ')
}

/** The only change, or how many. */
export function namedByChanges(changes: readonly Change[]): string {
  const [first, ...others] = changes
  if (first === undefined) return 'Now'
  return others.length === 0 ? changeText(first) : `${changeText(first)} and ${others.length} more`
}
