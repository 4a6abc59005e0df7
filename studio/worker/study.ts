/** Operating curves, explanations and sweeps, as the command line makes them: what has to be simulated, and what is found from as much of it as there is. */
import {
  curveJobs,
  curveOf,
  designPoints,
  Explaining,
  type Job,
  type SweepPoint,
  sweepOf,
  type Trials,
  usualKpis,
  usualRange,
} from 'tollway/experiment'
import { lineHash, planHash } from 'tollway/io'
import {
  curveStudy,
  curveTable,
  explanationStudy,
  gainTable,
  pointTable,
  type ReportSection,
  type Study,
  studySections,
  sweepStudy,
} from 'tollway/report'
import { formatProblem, type LineSpec, type PlainTable, type PlanSpec } from 'tollway/spec'
import type { LineFiles, StudyRequest, SweptNumber } from '../messages.ts'
import { readOne } from './reading.ts'

export interface Made {
  /** Of the line and the kind of study. */
  name: string
  study: Study
  /** What `--json` prints. */
  data: unknown
  table: PlainTable
}

export function sectionsOf({ study }: Made): ReportSection[] {
  return studySections(study)
}

/** Points of a curve besides the working point. */
const CURVE_POINTS = 8

/**
 * @returns null where nothing was finished before it was stopped
 * @throws Error where the line can't be read, RangeError where it can't be studied so
 */
export function studyOf(request: StudyRequest, trials: Trials): Promise<Made | null> {
  if (request.kind === 'curve') return curve(request, trials)
  return request.kind === 'explain' ? explanation(request, trials) : sweep(request, trials)
}

async function curve({ line, replications }: StudyRequest, trials: Trials): Promise<Made | null> {
  const file = await jobOf(line, [], replications)
  const jobs = curveJobs(file, { points: CURVE_POINTS, ...usualRange(file.line) }, lineHash)
  // The working point first: it is what a curve that is stopped early should have.
  const wanted = new Set([file, ...(jobs.saturated === null ? [] : [jobs.saturated]), ...jobs.points.map(({ job }) => job)])
  await trials.ensure([...wanted].map((job) => ({ job, replications })))
  if (trials.of(file).length === 0) return null
  const data = curveOf(jobs, trials)
  return { name: `${file.line.name}-curve`, study: curveStudy(data, 'xFactor', stopNotes(trials)), data, table: curveTable(data) }
}

async function explanation({ line, replications }: StudyRequest, trials: Trials): Promise<Made | null> {
  const file = await jobOf(line, [], replications)
  const explaining = new Explaining(file, trials, lineHash)
  await explaining.run()
  const data = explaining.explanation()
  if (data === null) return null
  return { name: `${file.line.name}-explanation`, study: explanationStudy(data, stopNotes(trials)), data, table: gainTable(data) }
}

async function sweep({ line, replications, swept }: StudyRequest, trials: Trials): Promise<Made | null> {
  const plan = planOf(line, swept)
  const first = await jobOf(line, [], replications)
  const points: SweepPoint[] = []
  for (const point of designPoints(plan, first.seed)) {
    const own = await jobOf(
      line,
      point.levels.flatMap(({ set }) => set),
      replications,
    )
    points.push({ ...point, job: { ...first, line: own.line, lineHash: own.lineHash } })
  }
  await trials.ensure(points.map(({ job }) => ({ job, replications })))
  if (points.every(({ job }) => trials.of(job).length === 0)) return null
  const jobs = points.map(({ job }) => job)
  const data = sweepOf(plan, planHash(jobs), points, usualKpis(jobs), trials)
  return { name: `${first.line.name}-sweep`, study: sweepStudy(data, stopNotes(trials)), data, table: pointTable(data) }
}

/** Every value of one number with every value of the other. */
function planOf({ main }: LineFiles, swept: readonly SweptNumber[]): PlanSpec {
  return {
    line: main,
    title: `Sweep of ${swept.map(({ label }) => label).join(' and ')}`,
    design: { kind: 'full factorial' },
    set: [],
    factors: swept.map(({ path, label, values }) => ({
      name: label,
      kind: 'levels',
      levels: values.map((value) => ({ name: value, at: [...path], set: [`${path.join('.')}=${value}`] })),
    })),
  }
}

/** With a warm-up that is to be chosen, the longest one. @throws Error that says what is wrong with the line, or with a value */
async function jobOf(files: LineFiles, set: readonly string[], replications: number): Promise<Job> {
  const reading = await readOne(files, files.files[files.main] ?? '', set)
  // Where a value stands among the changes is nothing that the user wrote.
  if (!reading.ok) throw new Error(formatProblem(reading.problems[0]!).replace(/^--set:\S+\s+/, ''))
  return jobWith(reading.line, reading.hash, replications)
}

function jobWith(line: LineSpec, hash: string, replications: number): Job {
  const { seed, warmUp, horizon, choosesWarmUp } = line.run
  return { line, lineHash: hash, seed, replications, warmUp: choosesWarmUp === true ? horizon : warmUp, horizon }
}

function stopNotes(trials: Trials): string[] {
  return trials.isAborted ? ['Stopped before it was finished: this is what the finished replications say.'] : []
}
