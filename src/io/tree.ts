/** The content of a line file as maps, lists and values that know where they stand. */
import type { ProblemPath } from '../spec/problem.ts'

/** Line and column count from 1. */
export interface Position {
  file: string
  line: number
  column: number
}

export type Scalar = string | number | boolean | null

/** What stands behind one key. */
export interface Entry {
  keyAt: Position
  value: Tree
}

export interface MapTree {
  kind: 'map'
  at: Position
  entries: Map<string, Entry>
}

export interface ScalarTree {
  kind: 'scalar'
  at: Position
  value: Scalar
}

export type Tree = MapTree | ScalarTree | { kind: 'list'; at: Position; items: Tree[] }

export function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null
}

/** The same content without positions. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(plainOf)
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plainOf(value)]))
}

/** Where the thing at `path` stands: its key or its value; for something that isn't there, the key of what should hold it. */
export function locate(tree: Tree, path: ProblemPath, atKey: boolean): Position {
  let at = tree.at
  let keyAt = tree.at
  let node: Tree | undefined = tree
  for (const part of path) {
    const entry: Entry | undefined = node.kind === 'map' ? node.entries.get(String(part)) : undefined
    const item: Tree | undefined = node.kind === 'list' ? node.items[Number(part)] : entry?.value
    if (item === undefined) return keyAt
    at = item.at
    keyAt = entry?.keyAt ?? item.at
    node = item
  }
  return atKey ? keyAt : at
}

/** Calls `visit` with every value, in order. */
export function forEachScalar(tree: Tree, visit: (scalar: ScalarTree) => void): void {
  if (tree.kind === 'scalar') visit(tree)
  else if (tree.kind === 'list') for (const item of tree.items) forEachScalar(item, visit)
  else for (const { value } of tree.entries.values()) forEachScalar(value, visit)
}
