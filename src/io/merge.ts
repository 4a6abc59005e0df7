/** `extends`: a file over the one that it extends. Maps merge by name, lists and values replace, `null` deletes. */
import { below, type Declaration, placeOf } from '../spec/keywords/walk.ts'
import { isNothing, type MapTree } from './tree.ts'

/**
 * Lays `over` on `base`. A `null` deletes what the base has; one that finds no keyword to delete is dropped, and one that finds no name is
 * kept, to be reported: it's a misspelt name, or a station that someone forgot to describe.
 */
export function merge(base: MapTree, over: MapTree, schema: Declaration | null): MapTree {
  const entries = new Map(base.entries)
  const byName = schema !== null && placeOf(schema).kind === 'names'
  for (const [name, entry] of over.entries) {
    const inner = schema === null ? null : below(schema, name)
    const before = entries.get(name)?.value
    if (isNothing(entry.value)) {
      if (!entries.delete(name) && byName) entries.set(name, entry)
    } else if (entry.value.kind === 'map') {
      const onto = before?.kind === 'map' ? before : empty(entry.value)
      entries.set(name, { keyAt: entry.keyAt, value: merge(onto, entry.value, inner) })
    } else {
      entries.set(name, entry)
    }
  }
  return { kind: 'map', at: over.at, entries }
}

function empty(like: MapTree): MapTree {
  return { kind: 'map', at: like.at, entries: new Map() }
}

/** A file that extends none: its nulls mean nothing. */
export function mergeOntoNothing(tree: MapTree, schema: Declaration): MapTree {
  return merge(empty(tree), tree, schema)
}
