/** Where a letter of a line file stands: the keywords around it, read from indentation and braces, also while the text is half written. */

/** A key of one line, with the keys between braces that it stands in. */
export interface Key {
  name: string
  /** Offsets in the line. */
  from: number
  to: number
  /** Names on the same line above it. */
  path: readonly string[]
}

export interface Place {
  /** Names from the top of the file to the map, or to the key whose value this is. */
  path: readonly string[]
  isValue: boolean
  /** Offset in the line where the word before the cursor begins. */
  from: number
}

interface Level {
  /** The key whose value is being read; null: none yet. */
  key: string | null
}

interface Scan {
  keys: Key[]
  levels: Level[]
  /** Where the word at the end begins. */
  from: number
  /** The end is in a comment or in quotes. */
  isText: boolean
}

/** Reads a line, or its beginning. */
function scan(line: string): Scan {
  const keys: Key[] = []
  const levels: Level[] = [{ key: null }]
  let from = line.search(/\S|$/)
  if (line.startsWith('- ', from)) from += 2
  let quote = ''
  let depth = 0
  for (let at = from; at < line.length; at++) {
    const letter = line[at]!
    const last = levels.at(-1)!
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '#' && (at === 0 || line[at - 1] === ' ')) return { keys, levels, from, isText: true }
    else if (letter === '(') depth++
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth > 0) continue
    else if (letter === ':' && last.key === null && (line[at + 1] === undefined || line[at + 1] === ' ')) {
      const name = line.slice(from, at).trim()
      keys.push({ name: name.replace(/^["']|["']$/g, ''), from, to: at, path: pathOf(levels) })
      last.key = keys.at(-1)!.name
      from = at + 1
    } else if (letter === '{') {
      levels.push({ key: null })
      from = at + 1
    } else if (letter === '}' && levels.length > 1) levels.pop()
    else if (letter === ',' && levels.length > 1) {
      last.key = null
      from = at + 1
    }
  }
  return { keys, levels, from: from + (line.slice(from).match(/^\s*/)?.[0].length ?? 0), isText: quote !== '' }
}

function pathOf(levels: readonly Level[]): string[] {
  return levels.flatMap(({ key }) => key ?? [])
}

/** Keys that a line stands below, by indentation; `[]` is an entry of a list. @param lines from the first @param index of the line */
function above(lines: (index: number) => string, index: number): string[] {
  const own = lines(index)
  let isItem = isEntry(own)
  let column = indentOf(own)
  const path: string[] = isItem ? ['[]'] : []
  for (let up = index - 1; up >= 0 && (column > 0 || isItem); up--) {
    const line = lines(up)
    if (/^\s*(#|$)/.test(line)) continue
    const start = indentOf(line)
    const key = scan(line).keys[0]
    if (isEntry(line) && start < column) {
      if (key !== undefined && key.from < column) path.unshift(key.name)
      path.unshift('[]')
      column = start
      isItem = true
    } else if (!isEntry(line) && (start < column || (isItem && start === column))) {
      if (key !== undefined) path.unshift(key.name)
      column = start
      isItem = false
    }
  }
  return path
}

function isEntry(line: string): boolean {
  return line.trimStart().startsWith('- ')
}

function indentOf(line: string): number {
  return line.search(/\S|$/)
}

/** null: in a comment or in quotes, where nothing is completed. @param column letters before the cursor */
export function placeAt(lines: (index: number) => string, index: number, column: number): Place | null {
  const head = lines(index).slice(0, column)
  const { levels, from, isText } = scan(head)
  if (isText) return null
  const path = [...above((each) => (each === index ? `${head}x` : lines(each)), index), ...pathOf(levels)]
  return { path, isValue: levels.at(-1)!.key !== null, from: Math.min(from, column) }
}

/** The key under a letter of a line, with the whole path to it; null: there is none. */
export function keyAt(
  lines: (index: number) => string,
  index: number,
  column: number,
): { path: readonly string[]; from: number; to: number } | null {
  const key = scan(lines(index)).keys.find(({ from, to }) => column >= from && column <= to)
  return key === undefined ? null : { path: [...above(lines, index), ...key.path, key.name], from: key.from, to: key.to }
}
