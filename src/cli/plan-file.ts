/** Reads a plan file and the line at each of its points. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Extension } from '../experiment/extension.ts'
import type { Job } from '../experiment/job.ts'
import { designPoints } from '../experiment/studies/design-points.ts'
import type { SweepPoint } from '../experiment/studies/sweep.ts'
import { readLine } from '../io/read-line.ts'
import { readPlan } from '../io/read-plan.ts'
import type { ExtensionSource } from '../spec/extension.ts'
import type { PlanSpec } from '../spec/plan.ts'
import { formatProblem, type Problem, type ProblemPath, pathText } from '../spec/problem.ts'
import { expectedButReceived, InputError } from './input-error.ts'
import { type JobFlags, jobOf } from './job.ts'
import { shippedLinePath } from './shipped-lines.ts'

export interface PlanOnDisk {
  plan: PlanSpec
  /** `plan.yaml:7:12  factors.testers.path`, for messages. */
  placeText(path: ProblemPath): string
  /** The line's file. */
  line: string
  /** A problem of a line that was changed as the plan says: one of the changes is put where it stands in the plan. */
  placed(problem: Problem, changes: readonly Change[]): Problem
}

/** A change to the line, and where the plan says so. */
export interface Change {
  set: string
  at: ProblemPath
}

/** @throws InputError with every problem of the file, one below the other */
export async function readPlanFile(ref: string): Promise<PlanOnDisk> {
  if (!existsSync(ref)) throw expectedButReceived(ref, 'a plan file', 'no such file')
  const reading = await readPlan(ref, (file) => readFile(file, 'utf8'))
  if (!reading.ok) throw new InputError(reading.problems.map(formatProblem).join('\n'))
  const { plan, place } = reading
  const placeText = (path: ProblemPath): string => {
    const { file, line, column } = place(path)
    return `${file}:${line}:${column}  ${pathText(path)}`
  }
  const beside = join(dirname(ref), plan.line)
  const line = existsSync(beside) ? beside : shippedLinePath(plan.line)
  if (line === null) throw expectedButReceived(placeText(['line']), 'a line file, or the name of a shipped line', `"${plan.line}"`)
  const placed = (problem: Problem, changes: readonly Change[]): Problem => {
    const change = problem.file === '--set' ? changes[problem.line - 1] : undefined
    return change === undefined ? problem : { ...problem, ...place(change.at) }
  }
  return { plan, placeText, line, placed }
}

/**
 * Every point of the design with its job. Points that are the same line share a job. Seed and run settings are those of the flags, else of the plan, else of
 * the line at the first point.
 * @throws InputError where the line can't be read, or can't be changed so
 */
export async function readPoints(onDisk: PlanOnDisk, flags: JobFlags, extension: Extension<ExtensionSource> | null): Promise<SweepPoint[]> {
  const { plan } = onDisk
  const first = await readSettings(onDisk, flags, extension)
  const jobs = new Map<string, Job>()
  const points: SweepPoint[] = []
  for (const point of designPoints(plan, first.seed)) {
    const changes = point.levels.flatMap(({ at, set }) =>
      set.map((each, index) => ({ set: each, at: set.length > 1 ? [...at, index] : at })),
    )
    const { line, lineHash } = await readJob(onDisk, changes, flags, extension)
    const job = jobs.get(lineHash) ?? { ...first, line, lineHash }
    jobs.set(lineHash, job)
    points.push({ ...point, job })
  }
  return points
}

/** The job of the line as the plan has it everywhere. */
async function readSettings(onDisk: PlanOnDisk, flags: JobFlags, extension: Extension<ExtensionSource> | null): Promise<Job> {
  const { seed, replications, warmUp, horizon } = onDisk.plan
  return {
    ...(await readJob(onDisk, [], flags, extension)),
    ...(flags.seed === undefined && seed !== undefined && { seed }),
    ...(flags.replications === undefined && replications !== undefined && { replications }),
    ...(flags.warmUp === undefined && warmUp !== undefined && { warmUp: Math.round(warmUp) }),
    ...(flags.horizon === undefined && horizon !== undefined && { horizon: Math.round(horizon) }),
  }
}

async function readJob(
  { plan, line, placed }: PlanOnDisk,
  own: readonly Change[],
  flags: JobFlags,
  extension: Extension<ExtensionSource> | null,
): Promise<Job> {
  const changes = [...plan.set.map((set, index): Change => ({ set, at: ['set', index] })), ...own]
  const reading = await readLine(line, {
    readText: (file) => readFile(file, 'utf8'),
    set: changes.map(({ set }) => set),
    ...(extension !== null && { ownRules: [...extension.rules.keys()] }),
  })
  if (!reading.ok) throw new InputError(reading.problems.map((problem) => formatProblem(placed(problem, changes))).join('\n'))
  return jobOf(reading, extension?.ref, flags)
}
