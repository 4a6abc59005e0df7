/**
 * What the event log costs: CPU time of a run of the reference line (the least of several, taken in turns), as a ratio to a run without a log, by how far
 * the log goes. `off` is measured twice: the difference is noise. A listener that does nothing is the most that being able to listen can cost where nobody does.
 * Run: npm run bench -- log
 */
import { readFileSync } from 'node:fs'
import { type Job, Replication } from '../src/experiment/index.ts'
import { readLine } from '../src/io/read-line.ts'
import { recorded } from '../src/log/index.ts'
import { ndjsonFile } from '../src/platform/node/log-file.ts'
import { sized } from './support/measure.ts'
import { publish } from './support/publish.ts'

const REPETITIONS = sized(15, 3)
const DAY = 86_400e6

const reading = await readLine('lines/toll-reference.yaml', { readText: async (file) => readFileSync(file, 'utf8') })
if (!reading.ok) throw new Error('expected a line without problems')
const job: Job = { line: reading.line, lineHash: reading.hash, seed: 1, replications: 1, warmUp: 0, horizon: 20 * DAY }

let happenings = 0
const nowhere = ndjsonFile('/dev/null')
const variants: [name: string, make: () => Replication][] = [
  ['off', () => new Replication(job, 0)],
  ['off again', () => new Replication(job, 0)],
  ['a listener that does nothing', () => new Replication(job, 0, { happened: () => {} })],
  ['records made, and dropped', () => recorded(job, 0, () => happenings++)],
  ['records as text, to nowhere', () => recorded(job, 0, (record) => nowhere.write(record))],
]

function milliseconds(run: Replication): number {
  const before = process.cpuUsage()
  run.runTo(run.end)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// In turns, so that a slow minute of the machine strikes all alike.
const times = variants.map((): number[] => [])
for (let repetition = 0; repetition < REPETITIONS; repetition++)
  for (const [index, [, make]] of variants.entries()) times[index]!.push(milliseconds(make()))
nowhere.close()

const least = times.map((each) => Math.min(...each))
const rows = variants.map(([name], index) => [name, least[index]!.toFixed(0), (least[index]! / least[0]!).toFixed(3)])
const title = `${job.horizon / DAY} d of ${job.line.name}, ${happenings / REPETITIONS} records; least of ${REPETITIONS} runs`
publish(
  'log',
  [{ title, columns: ['log', 'ms of CPU', 'ratio to off'], rows }],
  Object.fromEntries(variants.map(([name], index) => [name, times[index]])),
)
