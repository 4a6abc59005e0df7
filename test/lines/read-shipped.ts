import { readFile } from 'node:fs/promises'
import { readLine } from '../../src/io/read-line.ts'
import type { LineSpec } from '../../src/spec/line.ts'

const folder = new URL('../../lines/', import.meta.url)

/** A line of `lines/`, as the reader understands it; problems fail the test with their text. */
export async function shippedLine(file: string): Promise<LineSpec> {
  const read = await readLine(file, { readText: (ref: string) => readFile(new URL(ref, folder), 'utf8') })
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2))
  return read.line
}
