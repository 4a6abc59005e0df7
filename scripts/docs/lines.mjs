/** Shipped lines: their jobs, their results, and a fingerprint of what the engine makes of them. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../root.mjs'
import { analysis, experiment, threads, tollway } from './package.mjs'

/** @typedef {import('./package.mjs').Job} Job */

/** Ticks. */
export const day = 86_400_000_000

/**
 * The job that a line file describes.
 * @param {string} name of a shipped line
 * @param {{ set?: string[], warmUp?: number, horizon?: number, replications?: number }} [changes] times in days
 * @returns {Promise<Job>}
 */
export async function jobOf(name, { set = [], warmUp, horizon, replications } = {}) {
  const reading = await tollway.readLine(join(root, 'lines', `${name}.yaml`), { readText: (file) => readFile(file, 'utf8'), set })
  if (!reading.ok) throw new Error(reading.problems.map(tollway.formatProblem).join('\n'))
  const { line, hash } = reading
  return {
    line,
    lineHash: hash,
    seed: line.run.seed,
    replications: replications ?? line.run.replications,
    warmUp: warmUp === undefined ? line.run.warmUp : warmUp * day,
    horizon: horizon === undefined ? line.run.horizon : horizon * day,
  }
}

/**
 * Runs a job on all cores: its result, and its numbers by replication.
 * @param {Job} job
 */
export async function simulate(job) {
  const pool = threads.nodeWorkerPool(Math.min(availableParallelism(), job.replications))
  const trials = new experiment.Trials(pool)
  try {
    await trials.ensure([{ job, replications: job.replications }])
    const result = experiment.summarise(job, trials.of(job))
    return { result, byReplication: (/** @type {string} */ kpi) => trials.values(job, kpi) }
  } finally {
    await pool.close()
  }
}

/** Not in tables of all lines: the plant, of which a day takes as long as a year of the others, and linked machines, whose links no formula knows. */
const LEFT_OUT = ['plant-48m.yaml', '24-linked-machines.yaml']

/** Names of the shipped lines, in order. */
export function shippedLines() {
  const files = readdirSync(join(root, 'lines')).filter((file) => file.endsWith('.yaml') && !LEFT_OUT.includes(file))
  return files.map((file) => file.slice(0, -'.yaml'.length)).sort()
}

/** A table of all lines says `of shipped-lines`. */
const allLines = 'shipped-lines'

/**
 * Changes whenever the line or what the engine makes of it changes: hash of a short run, 2 x 3 days. Of all shipped lines: also of what the formulas say.
 * @param {string} name
 */
export async function fingerprint(name) {
  if (name !== allLines) return hashOf(await shortRun(name))
  const all = []
  for (const each of shippedLines()) all.push([each, hashOf(await shortRun(each)), analysis.queueing((await jobOf(each)).line)])
  return hashOf(all)
}

/** @param {string} name */
async function shortRun(name) {
  const job = await jobOf(name, { warmUp: 0, horizon: 3, replications: 2 })
  return (await tollway.runExperiment(job, new tollway.SerialExecutor())).result
}

/** @param {unknown} value */
function hashOf(value) {
  return tollway.sha256Hex(tollway.canonicalJson(value)).slice(0, 12)
}
