/** `--set path=value`: one change to a line that was read from files. */
import { lineKeywords } from '../spec/keywords/line.ts'
import { below, type Declaration, placeOf } from '../spec/keywords/walk.ts'
import { didYouMean } from '../spec/nearest.ts'
import type { Problem } from '../spec/problem.ts'
import { pathText } from '../spec/problem.ts'
import { readDocument } from './document.ts'
import { mergeOntoNothing } from './merge.ts'
import { isNothing, type MapTree, type Position, type Tree } from './tree.ts'
import { problem } from './yaml-text.ts'

const SET = '--set'

/** Applies `assignment` to `tree`, in place. `ordinal` counts from 1 and is the line of its problems. */
export function assign(tree: MapTree, assignment: string, ordinal: number): Problem[] {
  const equals = assignment.indexOf('=')
  const at = { file: SET, line: ordinal, column: 1 }
  if (equals < 1) return [problem('syntax', at, 'path=value such as "stations.saw.machines=3"', JSON.stringify(assignment))]
  const value = readValue(assignment, equals + 1, ordinal)
  if (!('kind' in value)) return value
  return place(tree, assignment.slice(0, equals).trim(), value, at)
}

/** The value, with positions moved to where they stand in the assignment. */
function readValue(assignment: string, offset: number, ordinal: number): Tree | Problem[] {
  const text = assignment.slice(offset)
  const move = <Placed extends Position>(placed: Placed): Placed => ({ ...placed, line: ordinal, column: placed.column + offset })
  if (text.trim() === '') return [problem('missing', move({ file: SET, line: 1, column: 1 }), 'a value', 'nothing', 'null deletes')]
  const { tree, problems } = readDocument(text, SET)
  return tree === null || problems.length > 0 ? problems.map(move) : moveTree(tree, move)
}

function moveTree(tree: Tree, move: (at: Position) => Position): Tree {
  const at = move(tree.at)
  if (tree.kind === 'scalar') return { ...tree, at }
  if (tree.kind === 'list') return { ...tree, at, items: tree.items.map((item) => moveTree(item, move)) }
  const entries = [...tree.entries].map(
    ([name, entry]) => [name, { keyAt: move(entry.keyAt), value: moveTree(entry.value, move) }] as const,
  )
  return { ...tree, at, entries: new Map(entries) }
}

type Misplaced = Omit<Problem, 'file' | 'line' | 'column'>

/** Finds the path along keywords that are declared and names that are there, and puts the value at its end. */
function place(tree: MapTree, text: string, value: Tree, at: Position): Problem[] {
  let node: Tree | undefined = tree
  let schema: Declaration | null = lineKeywords
  const path: string[] = []
  for (let rest = text, isLast = false; !isLast; ) {
    const names = node?.kind === 'map' ? [...node.entries.keys()] : []
    const part = nextPart(rest, schema, names)
    isLast = part.length === rest.length
    const wrong = checkPart([...path, part], isLast && !isNothing(value), schema, names)
    if (wrong !== null) return [{ ...wrong, ...at, column: 1 + text.length - rest.length }]
    node = node?.kind === 'map' ? node.entries.get(part)?.value : undefined
    schema = schema === null ? null : below(schema, part)
    path.push(part)
    rest = rest.slice(part.length + 1)
  }
  put(tree, path, value.kind === 'map' && schema !== null ? mergeOntoNothing(value, schema) : value, at)
  return []
}

/** The first part of a path. Names may have dots in them: the longest name that is there counts. */
function nextPart(rest: string, schema: Declaration | null, names: readonly string[]): string {
  const dot = rest.indexOf('.')
  const fitting =
    schema !== null && placeOf(schema).kind === 'names' ? names.filter((name) => rest === name || rest.startsWith(`${name}.`)) : []
  const longest = fitting.reduce((best, name) => (name.length > best.length ? name : best), '')
  return longest !== '' ? longest : dot < 0 ? rest : rest.slice(0, dot)
}

/** The keyword at the end of `path` is declared, or the name is there; with a value, the last name may be new. */
function checkPart(path: readonly string[], mayBeNew: boolean, schema: Declaration | null, names: readonly string[]): Misplaced | null {
  const part = path.at(-1) ?? ''
  const above = path.slice(0, -1)
  const here = schema === null ? { kind: 'value' as const } : placeOf(schema)
  const said = { path: pathText(path), received: JSON.stringify(part) }
  if (here.kind === 'keywords') {
    const known = Object.keys(here.shape).filter((keyword) => keyword !== 'extends' || above.length > 0)
    if (known.includes(part)) return null
    return { ...said, code: 'unknown-keyword', expected: `one of ${known.join(', ')}`, hint: didYouMean(part, known, 'keywords here') }
  }
  if (here.kind === 'names') {
    if (mayBeNew || names.includes(part)) return null
    return { ...said, code: 'unknown-name', expected: `entry of ${above.at(-1) ?? ''}`, hint: didYouMean(part, names, 'names there') }
  }
  return { ...said, code: 'unknown-keyword', expected: 'the end of the path', hint: `${pathText(above)} is replaced as a whole` }
}

/** Puts the value at a path, making the maps on the way. Maps are copied: through an alias one may stand in two places. */
function put(tree: MapTree, path: readonly string[], value: Tree, at: Position): void {
  let node = tree
  for (const part of path.slice(0, -1)) {
    const entry = node.entries.get(part)
    const there = entry?.value
    const inner: MapTree = there?.kind === 'map' ? { ...there, entries: new Map(there.entries) } : { kind: 'map', at, entries: new Map() }
    node.entries.set(part, { keyAt: entry?.keyAt ?? at, value: inner })
    node = inner
  }
  const last = path.at(-1) ?? ''
  if (isNothing(value)) node.entries.delete(last)
  else node.entries.set(last, { keyAt: at, value })
}
