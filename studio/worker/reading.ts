/** Reads line files with the reader of the command line, and says what forms show of them. */

import texts from 'virtual:line-texts'
import { type Reading as LineReading, readLine, readPlain } from 'tollway/io'
import type { Change, LineFiles, Reading } from '../messages.ts'
import { changesBetween } from './changes.ts'
import { outlineOf } from './outline.ts'

/** The text of a file of a line: one that came with it, or a shipped one of that name. */
async function textOf({ files }: LineFiles, ref: string): Promise<string> {
  const text = files[ref] ?? (await texts[ref]?.())?.default
  if (text === undefined) throw new Error('no such file here; open it together with the line')
  return text
}

/** @throws Error where no line of this name is shipped */
export async function shippedLine(name: string): Promise<LineFiles> {
  const main = `${name}.yaml`
  const text = (await texts[main]?.())?.default
  if (text === undefined) throw new Error(`there is no shipped line "${name}"`)
  return { main, files: { [main]: text } }
}

/** @param set changes to it, as `--set` takes them */
export function readOne(line: LineFiles, text: string, set: readonly string[] = []): Promise<LineReading> {
  return readLine(line.main, { readText: (ref) => (ref === line.main ? text : textOf(line, ref)), set: [...set] })
}

function plainOne(line: LineFiles, text: string): Promise<unknown> {
  return readPlain(line.main, (ref) => (ref === line.main ? text : textOf(line, ref)))
}

/** @param baseline text of the main file that its changes are told against */
export async function readLineFiles(line: LineFiles, baseline: string): Promise<Reading> {
  const text = await textOf(line, line.main)
  const [reading, plain, before] = [await readOne(line, text), await plainOne(line, text), await plainOne(line, baseline)]
  const changes: Change[] = text === baseline || plain === null || before === null ? [] : changesBetween(before, plain)
  if (!reading.ok) return { problems: reading.problems, outline: null, hash: null, changes }
  return { problems: [], outline: outlineOf(reading.line, plain), hash: reading.hash, changes }
}
