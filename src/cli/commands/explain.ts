/** `tollway explain`: why a line makes what it makes, and what one more of each resource would bring. */

import type { Job } from '../../experiment/job.ts'
import { Explaining } from '../../experiment/studies/explanation.ts'
import type { Trials } from '../../experiment/trials.ts'
import { canonicalJson, lineHash } from '../../io/canonical.ts'
import { explanationText } from '../../report/explanation-text.ts'
import { formatOf } from '../../report/format.ts'
import type { Explanation } from '../../spec/explanation.ts'
import { commandName } from '../command-name.ts'
import { readExtension, withExtension } from '../extension-file.ts'
import { expectedButReceived } from '../input-error.ts'
import { exitCodeOfInterrupt } from '../interruption.ts'
import { type JobFlags, jobOf } from '../job.ts'
import { readLineFile } from '../line-file.ts'
import { savedText, writeStudy } from '../results.ts'
import { type StudyFlags, withStudy } from '../study.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

export interface ExplainFlags extends JobFlags, StudyFlags {
  set?: string[]
  extension?: string
  json?: true
  out?: string
}

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped it
 * @throws InputError for bad input, other errors where a replication failed
 */
export async function explain(ref: string, flags: ExplainFlags): Promise<number> {
  const extension = await readExtension(flags.extension)
  const file = jobOf(await readLineFile(ref, flags.set ?? [], extension), extension?.ref, flags)
  return await withStudy(flags, null, async ({ trials, signal, saySoFar }) => {
    const explaining = explainingOf(ref, file, trials)
    saySoFar(() => soFar(explaining))
    await explaining.run()
    const answer = explaining.explanation()
    if (answer === null) {
      process.stderr.write('Stopped before the first replication was finished: no answer.\n')
      return exitCodeOfInterrupt
    }
    const canonical = canonicalJson(answer)
    const notes = signal.aborted
      ? [
          `Stopped by Ctrl-C: from ${answer.replications} of ${file.replications} replications, and the gains of what was finished of the lines with one more.`,
        ]
      : []
    if (flags.out !== undefined)
      await writeStudy(flags.out, { 'explanation.json': canonical }, async () => {
        const { explanationStudy } = await import('../../report/html/study/explanation-page.ts')
        return explanationStudy(answer, notes)
      })
    const closing = [
      ...(flags.out === undefined ? [] : savedText(flags.out, 'explanation.json')),
      `Next: ${commandName} ${nextCommand(ref, answer, file)}${withExtension(flags.extension)}`,
    ]
    const view = { width: terminalWidth(), palette: terminalPalette(), notes, closing }
    process.stdout.write(flags.json === true ? `${canonical}\n` : explanationText(answer, view))
    return signal.aborted ? exitCodeOfInterrupt : 0
  })
}

/** A comparison with one machine more where that brings the most, else the curve. */
function nextCommand(ref: string, { bottleneck: { gain } }: Explanation, { line }: Job): string {
  const station = line.stations.find(({ name, machineList }) => name === gain?.station && machineList === undefined)
  return station === undefined ? `curve ${ref}` : `compare ${ref} --with stations.${station.name}.machines=${station.machines + 1}`
}

/** @throws InputError for a line that can't be explained */
function explainingOf(ref: string, file: Job, trials: Trials): Explaining {
  try {
    return new Explaining(file, trials, lineHash)
  } catch (error) {
    if (error instanceof RangeError) throw expectedButReceived(ref, 'a line that can be saturated', error.message)
    throw error
  }
}

function soFar(explaining: Explaining): string | null {
  const answer = explaining.explanation()
  if (answer === null) return null
  const [first] = answer.output.rows
  const gain =
    first === undefined || first.resource.kind !== 'machine' ? '' : `; one more ${first.resource.name}: ${formatOf(first.difference)}`
  return `${formatOf(answer.goodPerDay, 'good units/day')}${gain}`
}
