/**
 * Changes one value of a line file in its text: everything else, comments and blanks too, stays as it was written. What isn't there yet is put at the
 * end of the map that it belongs to.
 */
import { isAlias, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml'
import { restoreCalls } from './parentheses.ts'
import { parseYaml } from './yaml-text.ts'

export type Edit = { ok: true; text: string } | { ok: false; reason: string }

/** Spaces by which a new map is set in. */
const INDENT = 2

/**
 * @param path names from the top of the file, such as ['stations', 'saw', 'machines']
 * @param value as it is to stand in the file, such as `3`; put in quotes where it needs them
 */
export function editText(text: string, path: readonly string[], value: string): Edit {
  const { document, problems } = parseYaml(text, 'line')
  if (document === null || problems.length > 0 || !isMap(document.contents)) return refused('the file can not be read as it is')
  let map = document.contents as YAMLMap
  for (const [depth, name] of path.entries()) {
    const pair = map.items.find((item) => nameOf(item) === name)
    const rest = path.slice(depth)
    if (pair === undefined) return map.flow === true ? intoFlow(text, map, rest, value) : intoBlock(text, map, rest, value)
    if (isAlias(pair.value)) return refused(`${path.slice(0, depth + 1).join('.')} is shared with another place (*${pair.value.source})`)
    if (rest.length === 1) return replaced(text, pair, value)
    if (!isMap(pair.value))
      return isNothing(pair.value) ? intoNothing(text, map, pair, rest.slice(1), value) : refused(`${name} holds no names`)
    map = pair.value as YAMLMap
  }
  return refused('no name was given')
}

function refused(reason: string): Edit {
  return { ok: false, reason }
}

function nameOf({ key }: Pair): string | null {
  return isScalar(key) ? restoreCalls(String(key.value)) : null
}

function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null)
}

/** In the place of a value that is there; one in quotes keeps them. */
function replaced(text: string, { key, value }: Pair, wanted: string): Edit {
  if (!isScalar(value) && value !== null) return refused(`${String(isScalar(key) ? key.value : '')} is a map or a list`)
  const range = value?.range
  if (range == null) return refused('its place is not known')
  const [start, end] = range
  if (start !== end) return spliced(text, start, end, quotedLike(text.slice(start, end), wanted))
  return spliced(text, start, end, text[start - 1] === ':' ? ` ${quoted(wanted)}` : quoted(wanted))
}

function quotedLike(before: string, wanted: string): string {
  return before.startsWith('"') ? JSON.stringify(wanted) : before.startsWith("'") ? `'${wanted.replaceAll("'", "''")}'` : quoted(wanted)
}

/** Plain where YAML reads it back as it is, between braces too. */
function quoted(wanted: string): string {
  const isPlain = /^[\w.+-][\w .%/()*+-]*$/.test(wanted) && wanted === wanted.trim()
  return isPlain || /^[A-Za-z][A-Za-z-]*\([^()[\]{}"'#\n]*\)(?: [\w /]+)?$/.test(wanted) ? wanted : JSON.stringify(wanted)
}

/** A new entry as flow text: `machines: 3`, or `saw: { machines: 3 }`. */
function flowEntry(path: readonly string[], value: string): string {
  const [name = '', ...rest] = path
  return rest.length === 0 ? `${quoted(name)}: ${quoted(value)}` : `${quoted(name)}: { ${flowEntry(rest, value)} }`
}

function intoFlow(text: string, map: YAMLMap, path: readonly string[], value: string): Edit {
  const last = lastNode(map)
  const entry = flowEntry(path, value)
  if (last !== null) return spliced(text, last, last, `, ${entry}`)
  const start = map.range?.[0]
  return start === undefined ? refused('its place is not known') : spliced(text, start + 1, start + 1, ` ${entry} `)
}

/** New lines below the last entry of a block map. */
function intoBlock(text: string, map: YAMLMap, path: readonly string[], value: string): Edit {
  const first = (map.items[0]?.key as Node | undefined)?.range?.[0]
  const end = lastNode(map)
  if (first === undefined || end === null) return refused('its place is not known')
  const column = first - (text.lastIndexOf('\n', first - 1) + 1)
  return afterLine(text, end, blockLines(path, value, column))
}

/** Below a name behind which nothing stands. */
function intoNothing(text: string, map: YAMLMap, { key, value }: Pair, path: readonly string[], wanted: string): Edit {
  const range = (key as Node | null)?.range
  if (range == null) return refused('its place is not known')
  if (map.flow === true) {
    const at = (value as Node | null)?.range
    return at == null ? refused('its place is not known') : spliced(text, at[0], at[1], ` { ${flowEntry(path, wanted)} }`)
  }
  const column = range[0] - (text.lastIndexOf('\n', range[0] - 1) + 1)
  return afterLine(text, range[1], blockLines(path, wanted, column + INDENT))
}

function blockLines(path: readonly string[], value: string, column: number): string {
  return path
    .map((name, depth) => `${' '.repeat(column + depth * INDENT)}${quoted(name)}:${depth === path.length - 1 ? ` ${quoted(value)}` : ''}\n`)
    .join('')
}

/** Behind the line (and its comment) in which the place `at` is. */
function afterLine(text: string, at: number, lines: string): Edit {
  const end = text.indexOf('\n', at)
  return end === -1 ? { ok: true, text: `${text}\n${lines}` } : spliced(text, end + 1, end + 1, lines)
}

/** Where the content of the last entry ends, without the comments and blank lines behind it; null: there is none. */
function lastNode(map: YAMLMap): number | null {
  const pair = map.items.at(-1)
  if (pair === undefined) return null
  const { key, value } = pair
  if (isMap(value) && value.flow !== true && value.items.length > 0) return lastNode(value as YAMLMap)
  const ranges = [key, value].map((node) => (node as Node | null)?.range?.[1] ?? 0)
  return Math.max(...ranges)
}

function spliced(text: string, start: number, end: number, between: string): Edit {
  return { ok: true, text: text.slice(0, start) + between + text.slice(end) }
}
