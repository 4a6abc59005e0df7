/** Shipped lines: their jobs, their results, and a fingerprint of what the engine makes of them. */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../root.mjs'
import { experiment, threads, tollway } from './package.mjs'

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

/**
 * Changes whenever the line or what the engine makes of it changes: hash of a short run, 2 x 3 days.
 * @param {string} name
 */
export async function fingerprint(name) {
  const { result } = await tollway.runExperiment(
    await jobOf(name, { warmUp: 0, horizon: 3, replications: 2 }),
    new tollway.SerialExecutor(),
  )
  return tollway.sha256Hex(tollway.canonicalJson(result)).slice(0, 12)
}
