/**
 * Reads the job shops of others (text files and event logs of jasima, see ../shared/data/README.md) as lines: each job is a product with its own route, each
 * machine a station. Times in the files are minutes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DispatchSpec, LineSpec } from '../../src/spec/line.ts'
import { line, min, product, schedule, station, step } from './line.ts'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/** The text of a data file of others; null where it is absent. */
export function dataOfOthers(name: string): string | null {
  return existsSync(`${folder}${name}`) ? readFileSync(`${folder}${name}`, 'utf8') : null
}

/** The lines that hold something, without comments, each in its words. */
export function wordsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((row) => row.replace(/#.*/, '').trim())
    .filter((row) => row !== '')
    .map((row) => row.split(/\s+/))
}

/** @param text machines; routes; a row of machines per route; a row of times per route; `jobs`; how many; route, release, due, weight of each */
export function jobShop(text: string, dispatch: DispatchSpec): LineSpec {
  const rows = wordsOf(text)
  const machines = Number(rows[0]?.[0])
  const routes = Number(rows[1]?.[0])
  const jobs = rows.slice(rows.findIndex(([word]) => word === 'jobs') + 2).map((row) => row.map(Number))
  return line({
    name: 'job-shop',
    stations: Array.from({ length: machines }, (_, index) => station(`m${index}`, { dispatch })),
    routes: Array.from({ length: routes }, (_, route) => ({
      name: `r${route + 1}`,
      steps: rows[2 + route]!.map((machine, index) =>
        step(`op-${index}`, Number(rows[2 + routes + route]![index]) * min, { station: `m${Number(machine) - 1}` }),
      ),
    })),
    products: jobs.map(([route = 0, released = 0, due = 0], job) =>
      product(`job-${job}`, { route: `r${route}`, dueAfter: (due - released) * min }),
    ),
    release: jobs.map(([, released = 0], job) => schedule([released * min], { name: `job-${job}`, product: `job-${job}` })),
  })
}

export interface Operation {
  /** `job-3/op-0 at m2` */
  what: string
  /** Minutes. */
  start: number
  finish: number
}

/** Start and finish of every operation in an event log: time, event, machine, `Job.3.3#0`. */
export function operationsOf(log: string): Operation[] {
  const started = new Map<string, number>()
  const operations: Operation[] = []
  for (const [time = '', event, machine = '', job = ''] of wordsOf(log.replaceAll('#', '/'))) {
    const what = `${job.replace(/^Job\.\d+\.(\d+)\/(\d+)$/, 'job-$1/op-$2')} at ${machine}`
    if (event === 'start_processing') started.set(what, Number(time))
    if (event === 'finished_processing') operations.push({ what, start: started.get(what) ?? Number.NaN, finish: Number(time) })
  }
  return operations
}
