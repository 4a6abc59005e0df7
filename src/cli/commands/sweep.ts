/** `tollway sweep`: simulates the points of a plan. With `--out` it can be killed at any time; the same command then goes on where it was. */

import { join } from 'node:path'
import { kpiAt } from '../../experiment/kpis.ts'
import { usualKpis } from '../../experiment/studies/comparison.ts'
import { type SweepPoint, sweepOf } from '../../experiment/studies/sweep.ts'
import { estimateOf } from '../../experiment/summary.ts'
import type { Trials } from '../../experiment/trials.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { planHash } from '../../io/plan-hash.ts'
import { csvText } from '../../io/table-text.ts'
import { formatOf } from '../../report/format.ts'
import { effectTable, pointTable } from '../../report/sweep-tables.ts'
import { sweepText } from '../../report/sweep-text.ts'
import type { Sweep } from '../../spec/sweep.ts'
import { readExtension } from '../extension-file.ts'
import { exitCodeOfInterrupt } from '../interruption.ts'
import type { JobFlags } from '../job.ts'
import { checkKpi } from '../kpi-flag.ts'
import { type PlanOnDisk, readPlanFile, readPoints } from '../plan-file.ts'
import { savedText, writeStudy } from '../results.ts'
import { type StudyFlags, withStudy } from '../study.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface SweepFlags extends JobFlags, StudyFlags {
  extension?: string
  json?: true
  out?: string
}

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped it
 * @throws InputError for bad input and for a folder with another plan's trials, other errors where a replication failed
 */
export async function sweep(ref: string, flags: SweepFlags): Promise<number> {
  const onDisk = await readPlanFile(ref)
  const points = await readPoints(onDisk, flags, await readExtension(flags.extension))
  const kpis = kpisOfPlan(onDisk, points)
  const hash = planHash(points.map(({ job }) => job))
  return await withStudy(flags, hash, async ({ trials, signal, saySoFar }) => {
    const result = (): Sweep => sweepOf(onDisk.plan, hash, points, kpis, trials)
    const jobs = [...new Set(points.map(({ job }) => job))]
    saySoFar(() => soFar(points, kpis[0]!, trials))
    await trials.ensure(jobs.map((job) => ({ job, replications: job.replications })))
    const finished = jobs.reduce((sum, job) => sum + Math.min(job.replications, trials.of(job).length), 0)
    const answer = result()
    const canonical = canonicalJson(answer)
    if (flags.out !== undefined && !signal.aborted) await writeTables(flags.out, canonical, answer)
    const wanted = jobs.reduce((sum, job) => sum + job.replications, 0)
    const notes = signal.aborted ? [stopped(finished, wanted, flags.out)] : []
    const closing =
      flags.out === undefined || signal.aborted
        ? []
        : savedText(flags.out, `sweep.json, points.csv, points.parquet${answer.family === undefined ? '' : ', effects.csv'}`)
    const view = { width: terminalWidth(), palette: terminalPalette(), notes, closing }
    process.stdout.write(flags.json === true ? `${canonical}\n` : sweepText(answer, view))
    return signal.aborted ? exitCodeOfInterrupt : 0
  })
}

/** The first number at the last point that has replications enough. */
function soFar(points: readonly SweepPoint[], kpi: string, trials: Trials): string | null {
  const point = points.filter(({ job }) => trials.of(job).length > 1).at(-1)
  if (point === undefined) return null
  const settings = point.levels.map(({ name }) => name).join(', ')
  return `${settings}: ${formatOf(estimateOf(trials.values(point.job, kpi), kpiAt(point.job, kpi).unit))}`
}

function kpisOfPlan({ plan, placeText }: PlanOnDisk, points: readonly SweepPoint[]): readonly string[] {
  if (plan.kpis === undefined) return usualKpis(points.map(({ job }) => job))
  for (const [index, address] of plan.kpis.entries())
    checkKpi(
      placeText(['kpis', index]),
      address,
      points.map(({ job, levels }) => ({ name: levels.map(({ name }) => name).join(', '), job })),
    )
  return [...new Set(plan.kpis)]
}

async function writeTables(folder: string, canonical: string, answer: Sweep): Promise<void> {
  const points = pointTable(answer)
  const effects = answer.family === undefined ? {} : { 'effects.csv': csvText(effectTable(answer)) }
  await writeStudy(folder, { 'sweep.json': canonical, 'points.csv': csvText(points), ...effects }, async () => {
    const { sweepStudy } = await import('../../report/html/study/sweep-page.ts')
    return sweepStudy(answer)
  })
  const { writeParquetTable } = await import('../../platform/node/parquet-table.ts')
  writeParquetTable(join(folder, 'points.parquet'), points)
}

function stopped(finished: number, wanted: number, out: string | undefined): string {
  const done = `Stopped by Ctrl-C: ${finished} of ${wanted} replications are done`
  return out === undefined ? `${done}; with --out they would be kept.` : `${done} and kept in ${out}; the same command goes on from there.`
}
