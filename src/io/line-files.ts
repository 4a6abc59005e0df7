/** Reads a line file and those that it extends, and lays them on each other. */
import { lineKeywords } from '../spec/keywords/line.ts'
import { type Problem, show } from '../spec/problem.ts'
import { readDocument } from './document.ts'
import { merge, mergeOntoNothing } from './merge.ts'
import { folderOf, resolveReference } from './references.ts'
import type { MapTree, Position } from './tree.ts'
import { problem } from './yaml-text.ts'

export type ReadText = (ref: string) => string | Promise<string>

interface Merged {
  /** `null`: there is nothing to go on with. */
  tree: MapTree | null
  problems: Problem[]
}

/** The content of `ref` on top of what it extends. */
export async function readLineFiles(ref: string, readText: ReadText): Promise<Merged> {
  return readChain(ref, [], { file: ref, line: 1, column: 1 }, readText)
}

async function readChain(ref: string, chain: readonly string[], from: Position, readText: ReadText): Promise<Merged> {
  const text = await readFile(ref, from, readText)
  if (typeof text !== 'string') return { tree: null, problems: [chain.length === 0 ? text : { ...text, path: 'extends' }] }
  const { tree, problems } = readDocument(text, ref)
  if (tree === null) return { tree: null, problems }
  if (tree.kind !== 'map')
    return {
      tree: null,
      problems: [...problems, problem('value', tree.at, 'a map of keywords', tree.kind === 'list' ? 'a list' : show(tree.value))],
    }
  const above = await readBase(tree, ref, [...chain, ref], readText)
  if (above.tree === null)
    return { tree: above.problems.length > 0 ? null : mergeOntoNothing(tree, lineKeywords), problems: [...problems, ...above.problems] }
  return { tree: merge(withoutName(above.tree), tree, lineKeywords), problems: [...problems, ...above.problems] }
}

/** What `tree` extends; without problems and without a tree, it extends nothing. */
async function readBase(tree: MapTree, ref: string, chain: readonly string[], readText: ReadText): Promise<Merged> {
  const value = tree.entries.get('extends')?.value
  if (value?.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') return { tree: null, problems: [] }
  const refused = (code: Problem['code'], expected: string, received: string): Merged => ({
    tree: null,
    problems: [{ ...problem(code, value.at, expected, received), path: 'extends' }],
  })
  const base = resolveReference(value.value, ref, folderOf(chain[0] ?? ref))
  if (base === null) return refused('rule', 'a file in the folder of the line or below', show(value.value))
  if (chain.includes(base))
    return refused('rule', 'files that do not extend themselves', [...chain.slice(chain.indexOf(base)), base].join(' -> '))
  return readChain(base, chain, value.at, readText)
}

/** The text of a file, or the problem of not having it. */
export async function readFile(ref: string, from: Position, readText: ReadText): Promise<string | Problem> {
  try {
    return await readText(ref)
  } catch (error) {
    return problem('unreadable', from, `a file "${ref}" that can be read`, error instanceof Error ? error.message : String(error))
  }
}

/** A name belongs to its file: a variant isn't called like the line that it changes. */
function withoutName(tree: MapTree): MapTree {
  const entries = new Map(tree.entries)
  entries.delete('name')
  return { ...tree, entries }
}
