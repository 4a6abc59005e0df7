/**
 * What assists (micro-stops at real rates, a jam every 0.5 to 4 productive hours of every machine) cost: CPU time of one replication of the reference
 * line without them, with them, and with an operator to be waited for, where each is an event of its own. Also a line that is nothing but jams: eight
 * testers of lesson 11. Medians of interleaved repetitions, and their ratio to the run without.
 * Run: npm run bench -- assists
 */
import { readFile } from 'node:fs/promises'
import { type Job, runReplication } from '../src/experiment/index.ts'
import { canonicalJson, readLine, sha256Hex } from '../src/index.ts'
import type { LineSpec } from '../src/spec/line.ts'
import { median, sized } from './support/measure.ts'
import { publish, type Table } from './support/publish.ts'

const REPETITIONS = sized(9, 3)
const lines = new URL('../../../lines/', import.meta.url)

async function read(file: string, set: readonly string[] = []): Promise<LineSpec> {
  const reading = await readLine(file, { readText: (ref) => readFile(new URL(ref, lines), 'utf8'), set })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.line
}

/** The same line with one of many people to clear each assist: an event each, and hardly a wait. */
function withPeople(line: LineSpec): LineSpec {
  const operators = { assist: { crew: 'bench' } }
  return {
    ...line,
    crews: [...(line.crews ?? []), { name: 'bench', size: 50 }],
    stations: line.stations.map((station) => ({ ...station, operators })),
  }
}

/** CPU milliseconds of a replication, and its events. */
function cost(job: Job, repetition: number): { ms: number; events: number } {
  const before = process.cpuUsage()
  const outcome = runReplication(job, repetition)
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, events: outcome?.events ?? 0 }
}

function compare(title: string, variants: readonly (readonly [string, LineSpec])[]): Table {
  const jobs = variants.map(([name, line]) => {
    const { warmUp, horizon, seed } = line.run
    return { name, job: { line, lineHash: sha256Hex(canonicalJson(line)), seed, replications: REPETITIONS, warmUp, horizon } }
  })
  const times = jobs.map(() => [] as number[])
  const events = jobs.map(() => 0)
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    jobs.forEach(({ job }, index) => {
      const { ms, events: count } = cost(job, repetition)
      // The first round warms up.
      if (repetition > 0) times[index]!.push(ms)
      events[index] = count
    })
  }
  const medians = times.map(median)
  const rows = jobs.map(({ name }, index) => [
    name,
    medians[index]!.toFixed(0),
    (medians[index]! / medians[0]!).toFixed(2),
    events[index]!.toLocaleString('en'),
  ])
  return { title, columns: ['', 'ms of CPU', 'ratio', 'events'], rows }
}

const reference = await read('toll-reference.yaml')
const line = compare('toll-reference, 120 d', [
  ['no assists', await read('toll-reference.yaml', ['assists=off'])],
  ['assists, by themselves', reference],
  ['assists, somebody comes', withPeople(reference)],
])
const off = ['operators=off']
const testers = await read('11-people.yaml', off)
const jams = compare('11-people without its operators, 140 d', [
  ['no assists', await read('11-people.yaml', [...off, 'assists=off'])],
  ['assists, by themselves', testers],
  ['assists, somebody comes', withPeople(testers)],
])
publish('assists', [line, jams], null)
