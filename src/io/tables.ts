/** Puts tables in the place of the files that a line names: orders of a release, and what is in the line at the start. */
import { ORDER_COLUMNS } from '../spec/keywords/order.ts'
import { WIP_COLUMNS } from '../spec/keywords/wip.ts'
import { type Problem, show } from '../spec/problem.ts'
import { type ReadText, readFile } from './line-files.ts'
import { folderOf, resolveReference } from './references.ts'
import { readTable } from './table.ts'
import type { Entry, MapTree, Position } from './tree.ts'
import { problem } from './yaml-text.ts'

/** `file:` of a release becomes its `orders:`. */
export async function inlineOrders(tree: MapTree, ref: string, readText: ReadText): Promise<Problem[]> {
  const releases = tree.entries.get('release')?.value
  if (releases?.kind !== 'map') return []
  const problems: Problem[] = []
  for (const { value } of releases.entries.values()) if (value.kind === 'map') problems.push(...(await inlineFile(value, ref, readText)))
  return problems
}

async function inlineFile(release: MapTree, ref: string, readText: ReadText): Promise<Problem[]> {
  const entry = release.entries.get('file')
  if (entry?.value.kind !== 'scalar' || typeof entry.value.value !== 'string' || !entry.value.value.endsWith('.csv')) return []
  const { at, value: name } = entry.value
  const from = at.file.startsWith(folderOf(ref)) ? at.file : ref
  const file = resolveReference(name, from, folderOf(ref))
  if (file === null) return [problem('rule', at, 'a file in the folder of the line or below', show(name))]
  // Beside orders in the line itself it stays, and is told there.
  if (release.entries.has('orders')) return []
  return await putTable(release, 'orders', { file, at, keyAt: entry.keyAt, columns: ORDER_COLUMNS }, readText, () =>
    release.entries.delete('file'),
  )
}

/** The lots of a file, in place of any that the line itself has. */
export async function inlineWip(tree: MapTree, file: string, readText: ReadText): Promise<Problem[]> {
  const at = { file, line: 1, column: 1 }
  return await putTable(tree, 'wip', { file, at, keyAt: at, columns: WIP_COLUMNS }, readText, () => {})
}

async function putTable(
  map: MapTree,
  keyword: string,
  { file, at, keyAt, columns }: { file: string; at: Position; keyAt: Position; columns: readonly string[] },
  readText: ReadText,
  onPut: () => void,
): Promise<Problem[]> {
  const text = await readFile(file, at, readText)
  if (typeof text !== 'string') return [text]
  const table = readTable(text, file, columns)
  if (!table.ok) return table.problems
  const entry: Entry = { keyAt, value: table.list }
  map.entries.set(keyword, entry)
  onPut()
  return []
}
