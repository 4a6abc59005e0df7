/** What a run leaves on disk: result.json (deterministic, its SHA-256 is the results hash) and run.json (when, where, how long). */

import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { sha256Hex } from '../io/canonical.ts'
import type { RunRecord } from '../spec/result.ts'
import { expectedButReceived } from './input-error.ts'

/** Makes the folder before the run, so that a bad name costs no simulation. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw expectedButReceived('--out', 'a folder that exists or can be made', `"${folder}" (${(error as NodeJS.ErrnoException).code})`)
  }
}

export async function writeResults(folder: string, canonicalResult: string, record: RunRecord): Promise<void> {
  await writeFile(join(folder, 'result.json'), canonicalResult)
  await writeFile(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`)
}

/** Files of a study, by name; all are deterministic. The folder is there. */
export async function writeStudy(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
}

/** Measures wall and CPU time of this process, all threads, from now on. */
export function startClock(): (canonicalResult: string, threads: number, events: number) => RunRecord {
  const startedAt = new Date().toISOString()
  const wallStart = performance.now()
  const cpuStart = process.cpuUsage()
  return (canonicalResult, threads, events) => {
    const { user, system } = process.cpuUsage(cpuStart)
    return {
      format: 'tollway-run/1',
      resultHash: sha256Hex(canonicalResult),
      startedAt,
      wallSeconds: (performance.now() - wallStart) / 1000,
      cpuSeconds: (user + system) / 1e6,
      threads,
      host: {
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        cpu: cpus()[0]?.model ?? 'unknown',
        cores: availableParallelism(),
      },
      events,
    }
  }
}
