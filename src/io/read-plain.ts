/** What a line file says, with what it extends, before anything is checked: the words as they were written, for forms that show and change them. */
import { type ReadText, readLineFiles } from './line-files.ts'
import { plainOf } from './tree.ts'

/** Maps, lists and values after merging; null where the text can't be read as such. Never throws on what is in the files. */
export async function readPlain(ref: string, readText: ReadText): Promise<unknown> {
  const { tree } = await readLineFiles(ref, readText)
  return tree === null ? null : plainOf(tree)
}
