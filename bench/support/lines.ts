/** Line files as the benchmarks read them. */
import { readFile } from 'node:fs/promises'
import { type Job, readLine } from '../../src/index.ts'
import { repository } from './publish.ts'

export const DAY = 86_400e6

/** A job of a line file of the repository; `days` in place of its warm-up and horizon. */
export async function jobOf(path: string, days: number, set: readonly string[] = []): Promise<Job> {
  return read(`${repository}${path}`, (file) => readFile(file, 'utf8'), days, set)
}

/** The same of a line that is written here. */
export async function jobOfText(text: string, days: number): Promise<Job> {
  return read('bench.yaml', async () => text, days, [])
}

async function read(path: string, readText: (file: string) => Promise<string>, days: number, set: readonly string[]): Promise<Job> {
  const reading = await readLine(path, { readText, set })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2))
  return { line: reading.line, lineHash: reading.hash, seed: 1, replications: 1, warmUp: 0, horizon: days * DAY }
}
