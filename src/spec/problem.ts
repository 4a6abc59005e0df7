/**
 * What is wrong with a line file, as data: where, what was expected, what came, what to do. The sentence is made last, by `formatProblem`.
 */

export type ProblemCode =
  /** The file isn't YAML. */
  | 'syntax'
  /** The file is too large or nested too deeply to be a line. */
  | 'size'
  /** The file, or one that it names, can't be read. */
  | 'unreadable'
  | 'unknown-keyword'
  | 'duplicate'
  | 'missing'
  /** A value of the wrong form, unit or range. */
  | 'value'
  /** A new name that can't be one. */
  | 'name'
  /** A reference to a station, route ... that isn't there. */
  | 'unknown-name'
  /** Values that are right one by one and not together. */
  | 'rule'

export type ProblemPath = readonly (string | number)[]

/** A problem before its place in a file is known. */
export interface Finding {
  code: ProblemCode
  path: ProblemPath
  /** Point at the keyword or name, not at its value. */
  atKey?: boolean
  expected: string
  received: string
  hint: string | null
}

export type Report = (finding: Finding) => void

/** A problem with its place. Lines and columns count from 1; in `--set`, the line is the number of the assignment. */
export interface Problem {
  code: ProblemCode
  file: string
  line: number
  column: number
  path: string
  expected: string
  received: string
  hint: string | null
}

/** `['routes', 'toll', 'steps', 'saw']` is `routes.toll.steps.saw`, list entries are `on[0]`. */
export function pathText(path: ProblemPath): string {
  let text = ''
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`
  return text
}

/** A problem in two lines: where; what was expected, what came, what to do. */
export function formatProblem(problem: Problem): string {
  const where = `${problem.file}:${problem.line}:${problem.column}${problem.path === '' ? '' : `  ${problem.path}`}`
  return `${where}\n  ${sentence(problem)}`
}

function sentence(problem: Problem): string {
  const hint = problem.hint === null ? '' : `; ${problem.hint}`
  if (problem.code === 'unknown-name') return `no ${problem.expected} ${problem.received}${hint}`
  if (problem.code === 'unknown-keyword') return `no keyword ${problem.received} here${hint}`
  return `expected ${problem.expected}, received ${problem.received}${hint}`
}

const LONGEST_QUOTE = 60

/** A value from a file as it's shown in a message: quoted text, numbers as they are, containers by kind. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value !== 'string') return String(value)
  return `"${value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}...` : value}"`
}
