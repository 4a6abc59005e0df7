/** Who may import whom: the folder table of the design, and the packages each folder may use. */
import type { Import } from './sources.ts'

/** Paths (folders or files relative to src/) that a folder may import beside itself. */
const mayImport: Record<string, readonly string[]> = {
  spec: [],
  engine: [],
  statistics: ['engine/math'],
  model: ['spec', 'engine'],
  plain: ['spec', 'engine', 'model'],
  money: ['spec', 'engine/math', 'model'],
  measures: ['spec', 'model', 'statistics', 'money'],
  analysis: ['spec', 'engine', 'model', 'statistics', 'money'],
  experiment: ['spec', 'engine', 'statistics', 'model', 'plain', 'money', 'measures', 'analysis'],
  log: ['spec', 'engine', 'model', 'experiment'],
  io: ['spec'],
  report: ['spec'],
  // Worker messages are spec's.
  platform: ['spec', 'experiment', 'log', 'io'],
  cli: ['spec', 'engine', 'statistics', 'model', 'measures', 'analysis', 'experiment', 'log', 'io', 'report', 'platform'],
  // The package's front door, which runs anywhere.
  'index.ts': ['spec', 'engine', 'statistics', 'model', 'measures', 'analysis', 'experiment', 'io', 'report'],
}

/** Packages from npm, and Node's own modules, by folder. */
const packages: Record<string, readonly RegExp[]> = {
  spec: [/^zod(\/|$)/],
  io: [/^yaml$/, /^@noble\/hashes\//],
  'platform/node': [/^node:/, /^hyparquet-writer$/],
  cli: [/^node:/, /^commander$/, /^picocolors$/],
}

/** The sentence that says what is wrong with an import, or null. */
export function violation(edge: Import): string | null {
  const place = `src/${edge.from}:${edge.line}`
  if (edge.isOwn) {
    if (isWithin(edge.to, roomOf(edge.from))) return null
    const allowed = mayImport[roomOf(edge.from)]
    if (allowed === undefined) return `${place}: no rule for folder "${roomOf(edge.from)}"`
    if (allowed.some((target) => isWithin(edge.to, target))) return null
    return `${place}: "${roomOf(edge.from)}" may import ${allowed.join(', ') || 'nothing'}, imports ${edge.to}`
  }
  const ownRules = Object.entries(packages).filter(([folder]) => isWithin(edge.from, folder))
  if (ownRules.some(([, patterns]) => patterns.some((pattern) => pattern.test(edge.to)))) return null
  return `${place}: "${roomOf(edge.from)}" may not import ${edge.to}`
}

/** First folder of a path, or the file's own name where it lies in src/ itself. */
function roomOf(path: string): string {
  return path.split('/')[0] ?? path
}

function isWithin(path: string, target: string): boolean {
  return path === target || path.startsWith(`${target}/`)
}

/** Circles of imports, as paths that end where they start; none is returned only where there is none. */
export function cycles(edges: readonly Import[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to, isOwn } of edges) if (isOwn) targets.set(from, [...(targets.get(from) ?? []), to])
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) found.push([...path.slice(start), file].join(' -> '))
    if (start >= 0 || done.has(file)) return
    for (const next of targets.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return found
}
