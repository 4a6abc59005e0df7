/** `tollway curve`: how long a lot takes against what the line makes. */

import type { Job } from '../../experiment/job.ts'
import { type CurveJobs, curveJobs, curveOf, usualRange } from '../../experiment/studies/curve.ts'
import type { Trials } from '../../experiment/trials.ts'
import { canonicalJson, lineHash } from '../../io/canonical.ts'
import { csvText } from '../../io/table-text.ts'
import { curveTable } from '../../report/curve-table.ts'
import { curveText } from '../../report/curve-text.ts'
import { formatOf } from '../../report/format.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { expectedButReceived } from '../input-error.ts'
import { exitCodeOfInterrupt } from '../interruption.ts'
import { type JobFlags, jobOf } from '../job.ts'
import { readLineFile } from '../line-file.ts'
import { savedText, writeStudy } from '../results.ts'
import { type StudyFlags, withStudy } from '../study.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface CurveFlags extends JobFlags, StudyFlags {
  points: number
  /** Shares. */
  from?: number
  to?: number
  cycleTime?: true
  set?: string[]
  extension?: string
  json?: true
  out?: string
}

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped it
 * @throws InputError for bad input, other errors where a replication failed
 */
export async function curve(ref: string, flags: CurveFlags): Promise<number> {
  const extension = await readExtension(flags.extension)
  const file = jobOf(await readLineFile(ref, flags.set ?? [], extension), extension?.ref, flags)
  const jobs = jobsFor(ref, file, flags)
  return await withStudy(flags, null, async ({ trials, signal, saySoFar }) => {
    saySoFar(() => soFar(jobs, trials))
    // The working point first: it is what a curve that is stopped early should have.
    const wanted = new Set([file, ...(jobs.saturated === null ? [] : [jobs.saturated]), ...jobs.points.map(({ job }) => job)])
    await trials.ensure([...wanted].map((job) => ({ job, replications: file.replications })))
    if (trials.of(file).length === 0) {
      process.stderr.write('Stopped before the first replication was finished: no answer.\n')
      return exitCodeOfInterrupt
    }
    const answer = curveOf(jobs, trials)
    const canonical = canonicalJson(answer)
    const notes = signal.aborted
      ? [
          `Stopped by Ctrl-C: ${answer.points.length} of ${jobs.points.length} points, from ${answer.replications} of ${file.replications} replications.`,
        ]
      : []
    const of = flags.cycleTime === true ? 'cycleTimeMean' : 'xFactor'
    if (flags.out !== undefined)
      await writeStudy(flags.out, { 'curve.json': canonical, 'curve.csv': csvText(curveTable(answer)) }, async () => {
        const { curveStudy } = await import('../../report/html/study/curve-page.ts')
        return curveStudy(answer, of, notes)
      })
    const saved = flags.out === undefined ? [] : savedText(flags.out, 'curve.json, curve.csv')
    const closing = [...saved, `Next: ${commandName} run ${ref}${withExtension(flags.extension)}`]
    const view = { width: terminalWidth(), palette: terminalPalette(), of, notes, closing } as const
    process.stdout.write(flags.json === true ? `${canonical}\n` : curveText(answer, view))
    return signal.aborted ? exitCodeOfInterrupt : 0
  })
}

/** @throws InputError for ends in the wrong order, and a line without a curve */
function jobsFor(ref: string, file: Job, flags: CurveFlags): CurveJobs {
  const usual = usualRange(file.line)
  const { from, to } = { from: flags.from ?? usual.from, to: flags.to ?? usual.to }
  if (!(from < to)) throw expectedButReceived('--from', `less than --to (${to * 100} %)`, `${from * 100} %`)
  try {
    return curveJobs(file, { points: flags.points, from, to }, lineHash)
  } catch (error) {
    if (error instanceof RangeError) throw expectedButReceived(ref, 'a line with an operating curve', error.message)
    throw error
  }
}

function soFar({ file }: CurveJobs, trials: Trials): string | null {
  const { points } = curveOf(
    { file, points: [{ scale: 1, job: file }], saturated: null, limit: { station: '', goodPerDay: 0 }, load: null },
    trials,
  )
  return points[0] === undefined ? null : `the file: ${formatOf(points[0].cycleTimeMean)}`
}
