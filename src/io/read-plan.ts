/** Plan file -> plain, validated plan, or everything that is wrong with it. */
import type { PlanSpec } from '../spec/plan.ts'
import { validatePlan } from '../spec/plan.ts'
import { type Problem, type ProblemPath, pathText, show } from '../spec/problem.ts'
import { readDocument } from './document.ts'
import { type ReadText, readFile } from './line-files.ts'
import { locate, type Position, plainOf } from './tree.ts'
import { problem } from './yaml-text.ts'

export type PlanReading =
  | {
      ok: true
      plan: PlanSpec
      /** Where something of the plan stands. */
      place(path: ProblemPath): Position
    }
  | { ok: false; problems: Problem[] }

/** Never throws on what is in the file. */
export async function readPlan(ref: string, readText: ReadText): Promise<PlanReading> {
  const text = await readFile(ref, { file: ref, line: 1, column: 1 }, readText)
  if (typeof text !== 'string') return { ok: false, problems: [text] }
  const { tree, problems } = readDocument(text, ref)
  if (tree === null || problems.length > 0) return { ok: false, problems }
  if (tree.kind !== 'map')
    return { ok: false, problems: [problem('value', tree.at, 'a map of keywords', tree.kind === 'list' ? 'a list' : show(tree.value))] }
  const validation = validatePlan(plainOf(tree))
  if (validation.ok) return { ok: true, plan: validation.plan, place: (path) => locate(tree, path, false) }
  const positioned = validation.findings.map(({ path, atKey = false, ...finding }) => ({
    ...finding,
    ...locate(tree, path, atKey),
    path: pathText(path),
  }))
  return { ok: false, problems: positioned.sort((a, b) => a.line - b.line || a.column - b.column) }
}
