/**
 * What a run leaves on disk: result.json (deterministic, its SHA-256 is the results hash), series.json (what it looked like over time, deterministic too),
 * report.html (both, to look at) and run.json (when, where, how long).
 */

import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { canonicalJson, sha256Hex } from '../io/canonical.ts'
import type { Study } from '../report/html/study/study-page.ts'
import type { Result, RunRecord } from '../spec/result.ts'
import type { RunPicture } from '../spec/series.ts'
import { expectedButReceived } from './input-error.ts'

/** Makes the folder before the run, so that a bad name costs no simulation. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw expectedButReceived('--out', 'a folder that exists or can be made', `"${folder}" (${(error as NodeJS.ErrnoException).code})`)
  }
}

/** The file to look at. */
const REPORT = 'report.html'

/** What is said of the page of a study, and of the files beside it. */
export function savedText(folder: string, beside: string): string[] {
  return [`Report to look at: ${join(folder, REPORT)}`, `Numbers beside it: ${beside}`]
}

export interface RunResults {
  result: Result
  /** The same as canonical JSON. */
  canonical: string
  picture: RunPicture | null
  record: RunRecord
  /** What is said before everything else, e.g. that the run was stopped early. */
  notes: readonly string[]
}

/** The folder is there. */
export async function writeResults(folder: string, { result, canonical, picture, record, notes }: RunResults): Promise<void> {
  // Only runs with a folder need the page: others start without it.
  const { reportPage } = await import('../report/html/report-page.ts')
  await writeFile(join(folder, 'result.json'), canonical)
  await writeFile(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`)
  if (picture !== null) await writeFile(join(folder, 'series.json'), canonicalJson(picture))
  await writeFile(join(folder, REPORT), reportPage(result, picture, notes))
}

/**
 * Files of a study, by name, and what it looks like as a page; all are deterministic. The folder is there.
 * @param study asked for only here: studies without a folder start without the page
 */
export async function writeStudy(folder: string, files: Readonly<Record<string, string>>, study: () => Promise<Study>): Promise<void> {
  const { studyPage } = await import('../report/html/study/study-page.ts')
  await writeFile(join(folder, REPORT), studyPage(await study()))
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
