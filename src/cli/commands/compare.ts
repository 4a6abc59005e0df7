/** `tollway compare`: lines, or variants of one, against the first of them, replication by replication with the same random numbers. */

import type { Extension } from '../../experiment/extension.ts'
import type { Job } from '../../experiment/job.ts'
import { comparisonOf, type System, usualKpis } from '../../experiment/studies/comparison.ts'
import type { Trials } from '../../experiment/trials.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { comparisonText } from '../../report/comparison-text.ts'
import { formatDifference } from '../../report/format.ts'
import type { ExtensionSource } from '../../spec/extension.ts'
import { commandName } from '../command-name.ts'
import { readExtension } from '../extension-file.ts'
import { expectedButReceived } from '../input-error.ts'
import { exitCodeOfInterrupt } from '../interruption.ts'
import { type JobFlags, jobOf } from '../job.ts'
import { checkKpi } from '../kpi-flag.ts'
import { readLineFile } from '../line-file.ts'
import { savedText, writeStudy } from '../results.ts'
import { type StudyFlags, withStudy } from '../study.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'
import { variantOf } from '../variant.ts'

export interface CompareFlags extends JobFlags, StudyFlags {
  with?: string[]
  allPairs?: true
  kpi?: string[]
  set?: string[]
  extension?: string
  json?: true
  out?: string
}

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped it
 * @throws InputError for bad input, other errors where a replication failed
 */
export async function compare(refs: readonly string[], flags: CompareFlags): Promise<number> {
  const systems = await readSystems(refs, flags, await readExtension(flags.extension))
  const kpis = kpisFor(systems, flags.kpi)
  return await withStudy(flags, null, async ({ trials, signal, saySoFar }) => {
    saySoFar(() => soFar(systems, kpis[0]!, trials))
    await trials.ensure(systems.map(({ job }) => ({ job, replications: job.replications })))
    const finished = systems.filter(({ job }) => trials.of(job).length > 0)
    if (finished.length < 2) {
      process.stderr.write('Stopped before two lines had a replication finished: no answer.\n')
      return exitCodeOfInterrupt
    }
    const comparison = comparisonOf(finished, kpis, trials, flags.allPairs === true)
    const canonical = canonicalJson(comparison)
    const notes = signal.aborted ? [stopped(systems, finished, comparison.replications)] : []
    if (flags.out !== undefined)
      await writeStudy(flags.out, { 'comparison.json': canonical }, async () => {
        const { comparisonStudy } = await import('../../report/html/study/comparison-page.ts')
        return comparisonStudy(comparison, notes)
      })
    const closing = [...(flags.out === undefined ? [] : savedText(flags.out, 'comparison.json')), `Next: ${commandName} run ${refs[0]}`]
    const view = { width: terminalWidth(), palette: terminalPalette(), notes, closing }
    process.stdout.write(flags.json === true ? `${canonical}\n` : comparisonText(comparison, view))
    return signal.aborted ? exitCodeOfInterrupt : 0
  })
}

/** Each with the first line's seed and run settings, which flags override. */
async function readSystems(refs: readonly string[], flags: CompareFlags, extension: Extension<ExtensionSource> | null): Promise<System[]> {
  const variants = (flags.with ?? []).map(variantOf)
  if (refs.length > 1 && variants.length > 0)
    throw expectedButReceived('--with', 'variants of one line', `variants, and ${refs.length} lines`)
  if (refs.length + variants.length < 2)
    throw expectedButReceived('tollway compare', 'two lines or more, or one with variants (--with)', 'one line')
  const wanted = [
    ...refs.map((ref) => ({ ref, name: null, set: [] as string[] })),
    ...variants.map(({ name, set }) => ({ ref: refs[0]!, name, set })),
  ]
  const systems: System[] = []
  for (const { ref, name, set } of wanted) {
    const onDisk = await readLineFile(ref, [...(flags.set ?? []), ...set], extension)
    const job = jobOf(onDisk, extension?.ref, flags)
    const settings = systems[0]?.job ?? job
    const { seed, replications, warmUp, horizon } = settings
    systems.push({ name: name ?? nameFor(ref, job, systems), set, job: { ...job, seed, replications, warmUp, horizon } })
  }
  return systems
}

/** The line's name; of a second one that is called the same, what the user called it. */
function nameFor(ref: string, { line }: Job, systems: readonly System[]): string {
  return systems.some(({ name }) => name === line.name) ? ref : line.name
}

/** @throws InputError for a number that one of the lines doesn't have */
function kpisFor(systems: readonly System[], wanted: readonly string[] | undefined): readonly string[] {
  if (wanted === undefined) return usualKpis(systems.map(({ job }) => job))
  for (const address of wanted) checkKpi('--kpi', address, systems)
  return [...new Set(wanted)]
}

/** The difference of the first two, as far as there is one. */
function soFar(systems: readonly System[], kpi: string, trials: Trials): string | null {
  const finished = systems.slice(0, 2).filter(({ job }) => trials.of(job).length > 1)
  if (finished.length < 2) return null
  const { difference } = comparisonOf(finished, [kpi], trials, false).kpis[0]!.differences[0]!
  return `${finished[1]!.name}: ${formatDifference(difference.mean, difference.halfWidth, difference.unit)}`
}

function stopped(systems: readonly System[], finished: readonly System[], replications: number): string {
  const missing = systems.filter((system) => !finished.includes(system)).map(({ name }) => name)
  const without = missing.length === 0 ? '' : `, without ${missing.join(', ')}`
  return `Stopped by Ctrl-C: the answer is from ${replications} of ${systems[0]!.job.replications} replications of each${without}.`
}
