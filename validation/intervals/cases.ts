/** One machine with a queue, an oven that waits for lots, and the reference line. */
import { readFile } from 'node:fs/promises'
import { readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'
import { exponential, type LineFile, lineFileText } from '../line-file.ts'
import { queueLine, SERVER } from '../queue-line.ts'
import type { CoverageCase, ReadLineFile } from './case.ts'

const HOUR = 3_600_000_000
const DAY = 24 * HOUR

/** Read as any line file is. */
async function read(path: string, readText: (path: string) => Promise<string>): Promise<ReadLineFile> {
  const reading = await readLine(path, { readText })
  if (reading.ok) return reading
  throw new Error(reading.problems.map(formatProblem).join('\n'))
}

/** A textbook queue whose lots are due some time after their release. */
function withDueDates(line: LineFile, due: string): () => Promise<ReadLineFile> {
  return () => read('coverage.yaml', async () => lineFileText({ ...line, products: { job: { due } } }))
}

const run = { warmUp: 0, horizon: 1 }

const machine: CoverageCase = {
  name: 'M/M/1 at 0.8',
  about: 'One machine, exponential times of 1 h, lots at random, 0.8 an hour, due 12 h after their release.',
  read: withDueDates(queueLine('M/M/1', run, { processTime: `${exponential(1)} per lot` }, { every: exponential(1.25) }), '12 h'),
  asked: [
    { address: 'cycleTimeMean', kind: 'mean' },
    { address: 'wipLots', kind: 'mean' },
    { address: 'cycleTimeP95', kind: 'P95' },
    { address: 'xFactor', kind: 'ratio' },
    { address: `stations.${SERVER}.load`, kind: 'ratio' },
    { address: 'deliveries.line.lotsOnTime', kind: 'proportion' },
  ],
  replicated: { warmUp: 200 * HOUR, horizon: 2000 * HOUR, replications: 10, repetitions: 1000, truth: 2000 },
  batched: { warmUp: 200 * HOUR, horizon: 60_000 * HOUR, batches: 30, repetitions: 1000, truth: 400 },
  sequential: { warmUp: 200 * HOUR, horizon: 4000 * HOUR, kpi: 'cycleTimeMean', relative: 0.05, repetitions: 1000, truth: 2000 },
}

const oven: CoverageCase = {
  name: 'oven of 2 to 4 lots',
  about: 'An oven that starts with 2 to 4 lots, exponential times of 1 h, lots at random, 3 an hour, due 6 h after their release.',
  read: withDueDates(
    queueLine(
      'oven',
      run,
      { processTime: `${exponential(1)} per batch`, batch: { min: '2 carriers', max: '4 carriers' } },
      { every: exponential(1 / 3) },
    ),
    '6 h',
  ),
  asked: machine.asked,
  replicated: { warmUp: 100 * HOUR, horizon: 2000 * HOUR, replications: 10, repetitions: 1000, truth: 2000 },
  batched: { warmUp: 100 * HOUR, horizon: 24_000 * HOUR, batches: 30, repetitions: 1000, truth: 400 },
  sequential: { warmUp: 100 * HOUR, horizon: 800 * HOUR, kpi: 'cycleTimeMean', relative: 0.05, repetitions: 1000, truth: 2000 },
}

const reference: CoverageCase = {
  name: 'toll-reference',
  about: 'The reference line, 30 days after 30 days of warm-up (batch means: 300 days).',
  read: () => read('lines/toll-reference.yaml', (path) => readFile(path, 'utf8')),
  asked: [
    { address: 'goodPerDay', kind: 'mean' },
    { address: 'cycleTimeMean', kind: 'mean' },
    { address: 'cycleTimeP95', kind: 'P95' },
    { address: 'xFactor', kind: 'ratio' },
    { address: 'stations.hot-test.load', kind: 'ratio' },
    { address: 'cumulativeYield', kind: 'proportion' },
  ],
  replicated: { warmUp: 30 * DAY, horizon: 30 * DAY, replications: 10, repetitions: 300, truth: 600 },
  batched: { warmUp: 30 * DAY, horizon: 300 * DAY, batches: 30, repetitions: 300, truth: 150 },
}

export const cases: readonly CoverageCase[] = [machine, oven, reference]
