/** Runs the line file of a study: read by the ordinary reader, run by the ordinary runner. */
import { allOf, type Executor, type Job, type ReplicationOutcome } from '../src/experiment/index.ts'
import { readLine } from '../src/io/read-line.ts'
import type { LineSpec } from '../src/spec/line.ts'
import { formatProblem } from '../src/spec/problem.ts'
import type { Study } from './case.ts'
import { Kpis } from './kpis.ts'
import { lineFileText } from './line-file.ts'
import type { Plan } from './plan.ts'

/** samples[metric][seed][replication] */
export type Samples = number[][][]

export interface StudyRun {
  samples: Samples
  events: number
}

/** @throws Error where the line file is refused, SimulationError where the run fails. */
export async function runStudy(study: Study, plan: Plan, executor: Executor): Promise<StudyRun> {
  const { line, hash } = await read(study)
  const run: StudyRun = { samples: study.metrics.map(() => []), events: 0 }
  for (const seed of plan.seeds) {
    const job = jobOf(line, hash, seed, study, plan.share)
    const outcomes = await outcomesOf(job, executor)
    const kpis = outcomes.map((outcome) => new Kpis(line, outcome))
    for (const [index, metric] of study.metrics.entries()) run.samples[index]!.push(kpis.map((each) => metric.read(each)))
    run.events += outcomes.reduce((sum, { events }) => sum + events, 0)
  }
  return run
}

async function read(study: Study): Promise<{ line: LineSpec; hash: string }> {
  const reading = await readLine('validation.yaml', { readText: async () => lineFileText(study.line) })
  if (reading.ok) return reading
  throw new Error(reading.problems.map(formatProblem).join('\n'))
}

const DAY = 86_400_000_000

/** A shorter plan takes a share of the horizon, in whole days so that periodic lines stay periodic, or of the replications. */
function jobOf(line: LineSpec, lineHash: string, seed: number, study: Study, share: number): Job {
  const { warmUp, horizon, replications } = line.run
  const job = { line, lineHash, seed, warmUp, horizon, replications }
  if (study.precisionBy === 'nothing') return job
  if (study.precisionBy === 'replications') return { ...job, replications: Math.max(10, Math.ceil(replications * share)) }
  return { ...job, horizon: Math.min(horizon, Math.ceil((horizon * share) / DAY) * DAY) }
}

async function outcomesOf(job: Job, executor: Executor): Promise<ReplicationOutcome[]> {
  const outcomes: ReplicationOutcome[] = []
  await executor.run(allOf(job), { outcome: (outcome) => outcomes.push(outcome) })
  return outcomes.sort((a, b) => a.replication - b.replication)
}
