/** What zod has to say about a line file, as findings in our words. */
import type * as z from 'zod'
import { lineKeywords } from './keywords/line.ts'
import { type Declaration, placeOf, schemaAt } from './keywords/walk.ts'
import { didYouMean, nearestName } from './nearest.ts'
import { type Finding, type ProblemPath, show } from './problem.ts'

/** The findings of one issue; `raw` is the whole file, `root` its declaration. */
export function findingsOf(issue: z.core.$ZodIssue, raw: unknown, root: Declaration = lineKeywords): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const received = valueAt(raw, path)
  if (issue.code === 'custom') return [customFinding(issue, path)]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKeyword(path, key, root))
  if (issue.code === 'invalid_key') return [invalidName(path)]
  if (issue.code === 'invalid_union') return unionFindings(issue, path, raw, root)
  if (issue.code === 'invalid_value') return [wrongWord(path, received, issue.values.map(String))]
  return [
    {
      code: received === undefined ? 'missing' : 'value',
      path,
      expected: containerText(issue),
      received: show(received),
      hint: nullHint(path, received, root),
    },
  ]
}

function customFinding(issue: z.core.$ZodIssueCustom, path: ProblemPath): Finding {
  const { expected, received, hint } = (issue.params ?? {}) as { expected?: string; received?: string; hint?: string | null }
  return {
    code: received === 'nothing' ? 'missing' : 'value',
    path,
    expected: expected ?? issue.message,
    received: received ?? 'something else',
    hint: hint ?? null,
  }
}

function unknownKeyword(path: ProblemPath, key: string, root: Declaration): Finding {
  const place = placeOf(schemaAt(root, path) ?? root)
  const known = place.kind === 'keywords' ? Object.keys(place.shape) : []
  return {
    code: 'unknown-keyword',
    path: [...path, key],
    atKey: true,
    expected: `one of ${known.join(', ')}`,
    received: show(key),
    hint: didYouMean(key, known, 'keywords here'),
  }
}

function invalidName(path: ProblemPath): Finding {
  const name = String(path.at(-1))
  return {
    code: 'name',
    path,
    atKey: true,
    expected: 'a name of letters, digits, "_", "." and "-" that starts with a letter',
    received: show(name),
    hint: name === 'end' ? '"end" is where lots leave the line' : null,
  }
}

function wrongWord(path: ProblemPath, received: unknown, words: readonly string[]): Finding {
  const nearest = typeof received === 'string' ? nearestName(received, words) : null
  const expected = words.length === 1 ? `"${words[0]}"` : `one of ${words.join(', ')}`
  const code = received === undefined ? 'missing' : 'value'
  return {
    code,
    path,
    expected,
    received: show(received),
    hint: nearest === null || words.length === 1 ? null : `did you mean "${nearest}"?`,
  }
}

/** Of the branches of a choice, the one that the value looks like: a map for a map, text for anything else. */
function unionFindings(issue: z.core.$ZodIssueInvalidUnion, path: ProblemPath, raw: unknown, root: Declaration): Finding[] {
  const value = valueAt(raw, path)
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  const isWithin = (error: z.core.$ZodIssue) => error.path.length > 0 || error.code === 'unrecognized_keys'
  const branch = issue.errors.find((errors) => errors.every(isWithin) === isMap) ?? issue.errors[0] ?? []
  return branch.flatMap((error) => findingsOf({ ...error, path: [...issue.path, ...error.path] }, raw, root))
}

const CONTAINERS: Readonly<Record<string, string>> = {
  object: 'a map of keywords',
  record: 'a map by name',
  array: 'a list',
  boolean: 'true or false',
}

function containerText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return `at least ${issue.minimum} ${Number(issue.minimum) === 1 ? 'entry' : 'entries'}`
  return issue.code === 'invalid_type' ? (CONTAINERS[issue.expected] ?? issue.expected) : issue.message
}

/** A name with nothing behind it: only a file that extends another, or `--set`, may delete so. */
function nullHint(path: ProblemPath, received: unknown, root: Declaration): string | null {
  const parent = schemaAt(root, path.slice(0, -1))
  return received === null && parent !== null && placeOf(parent).kind === 'names' ? 'write {} if defaults are meant' : null
}

/** The raw value at a path. */
export function valueAt(raw: unknown, path: ProblemPath): unknown {
  let value = raw
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string | number, unknown>)[part]
  }
  return value
}
