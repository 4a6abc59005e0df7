/** Line file -> plain, validated line and its hash, or everything that is wrong with it. */
import type { LineSpec } from '../spec/line.ts'
import { type Finding, type Problem, pathText, show } from '../spec/problem.ts'
import { validateLine } from '../spec/validate.ts'
import { assign } from './assignment.ts'
import { lineHash } from './canonical.ts'
import { type ReadText, readFile, readLineFiles } from './line-files.ts'
import { observationsFile, readObservations, withObservations } from './observations.ts'
import { baseName, folderOf, resolveReference } from './references.ts'
import { inlineOrders, inlineWip } from './tables.ts'
import { forEachScalar, locate, type MapTree, plainOf, type ScalarTree } from './tree.ts'
import { problem } from './yaml-text.ts'

export interface ReadOptions {
  /** The text of a file; `ref` is the path as given, or one in the same folder or below. May throw. */
  readText: ReadText
  /** Changes such as `stations.saw.machines=3`, applied in order. */
  set?: readonly string[]
  /** A table of the lots that are in the line at the start, in place of `wip:`; any path that `readText` takes. */
  wip?: string
  /** Names of the dispatch rules of an extension, which `dispatch:` may use; absent: none. */
  ownRules?: readonly string[]
}

export type Reading = { ok: true; line: LineSpec; hash: string } | { ok: false; problems: Problem[] }

/** No one mends more in one go. */
const MOST_PROBLEMS = 100

/** Reads a line file, those it extends and the observations it names. Never throws on what is in them. */
export async function readLine(ref: string, options: ReadOptions): Promise<Reading> {
  const { tree, problems } = await readLineFiles(ref, options.readText)
  if (tree === null) return failed(problems, ref)
  for (const [index, assignment] of (options.set ?? []).entries()) problems.push(...assign(tree, assignment, index + 1))
  problems.push(...(await inlineObservations(tree, ref, options.readText)))
  problems.push(...(await inlineOrders(tree, ref, options.readText)))
  if (options.wip !== undefined) problems.push(...(await inlineWip(tree, options.wip, options.readText)))
  const validation = validateLine(plainOf(tree), validName(baseName(ref)), options.ownRules ?? null)
  if (!validation.ok)
    problems.push(
      ...validation.findings
        .map((finding) => positioned(finding, tree))
        .filter((each) => !problems.some((other) => sameValue(each, other))),
    )
  if (!validation.ok || problems.length > 0) return failed(problems, ref)
  return { ok: true, line: validation.line, hash: lineHash(validation.line) }
}

/** A file may be called anything, a line may not. */
function validName(name: string): string {
  return name.replace(/[^A-Za-z0-9_.-]/g, '-').replace(/^(?![A-Za-z0-9])/, 'line')
}

function positioned(finding: Finding, tree: MapTree): Problem {
  const { code, path, atKey = false, expected, received, hint } = finding
  return { code, ...locate(tree, path, atKey), path: pathText(path), expected, received, hint }
}

/** A value that couldn't be had (its file is missing) is wrong once, not twice. */
function sameValue(a: Problem, b: Problem): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column
}

/** In the order of reading: the line's own file first, then the others as they came up, each from top to bottom. */
function failed(problems: readonly Problem[], ref: string): Reading {
  const files = [...new Set([ref, ...problems.map((each) => each.file)])]
  const sorted = [...problems].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column)
  return { ok: false, problems: sorted.slice(0, MOST_PROBLEMS) }
}

/** Puts the observations of every `empirical(times.csv)` in place of the file. */
async function inlineObservations(tree: MapTree, ref: string, readText: ReadText): Promise<Problem[]> {
  const scalars: ScalarTree[] = []
  forEachScalar(tree, (scalar) => {
    if (observationsFile(scalar.value) !== null) scalars.push(scalar)
  })
  const problems: Problem[] = []
  for (const scalar of new Set(scalars)) problems.push(...(await inlineOne(scalar, ref, readText)))
  return problems
}

async function inlineOne(scalar: ScalarTree, ref: string, readText: ReadText): Promise<Problem[]> {
  const name = observationsFile(scalar.value) ?? ''
  const from = scalar.at.file.startsWith(folderOf(ref)) ? scalar.at.file : ref
  const file = resolveReference(name, from, folderOf(ref))
  if (file === null) return [problem('rule', scalar.at, 'a file in the folder of the line or below', show(name))]
  const text = await readFile(file, scalar.at, readText)
  if (typeof text !== 'string') return [text]
  const observations = readObservations(text)
  if (!observations.ok)
    return [{ ...problem('value', { file, line: observations.line, column: 1 }, observations.expected, observations.received) }]
  scalar.value = withObservations(String(scalar.value), observations.values)
  return []
}
