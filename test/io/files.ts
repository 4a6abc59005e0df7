/** Line files in memory, for tests of reading. */
import { type Reading, readLine } from '../../src/io/read-line.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { formatProblem } from '../../src/spec/problem.ts'

export type Files = Readonly<Record<string, string>>

/** Reads `line.yaml`, or the file that is named, of a folder that exists in memory only. */
export async function read(files: Files | string, set: readonly string[] = [], ref = 'line.yaml'): Promise<Reading> {
  const all: Files = typeof files === 'string' ? { 'line.yaml': files } : files
  const readText = (name: string): string => {
    const text = all[name]
    if (text === undefined) throw new Error('no such file')
    return text
  }
  return readLine(ref, { readText, set })
}

export async function lineOf(files: Files | string, set: readonly string[] = [], ref = 'line.yaml'): Promise<LineSpec> {
  const reading = await read(files, set, ref)
  if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'))
  return reading.line
}

/** The messages of a file that is wrong, one below the other. */
export async function messages(files: Files | string, set: readonly string[] = [], ref = 'line.yaml'): Promise<string> {
  const reading = await read(files, set, ref)
  return reading.ok ? 'nothing is wrong' : reading.problems.map(formatProblem).join('\n')
}

/** A line of one machine, to be changed by replacing text. */
export const ONE_MACHINE = `format: tollway/1
products:
  part: {}
routes:
  part:
    steps:
      work: { station: bench }
stations:
  bench: { processTime: 50 s per lot }
release:
  orders: { every: exponential(1 min) }
`

/** The line of one machine with a text in it replaced. */
export function changed(from: string, to: string): string {
  if (!ONE_MACHINE.includes(from)) throw new Error(`not in the line: ${from}`)
  return ONE_MACHINE.replace(from, () => to)
}
