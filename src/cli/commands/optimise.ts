/** `tollway optimise`: the cheapest combination of a plan's factors that keeps to the limits of its goal. */

import { type Candidates, candidatesOf } from '../../experiment/studies/candidates.ts'
import { type Limit, limitsOf } from '../../experiment/studies/limits.ts'
import { Optimisation } from '../../experiment/studies/optimise.ts'
import { optimumOf } from '../../experiment/studies/optimum.ts'
import type { SweepPoint } from '../../experiment/studies/sweep.ts'
import { canonicalJson } from '../../io/canonical.ts'
import { planHash } from '../../io/plan-hash.ts'
import { csvText } from '../../io/table-text.ts'
import { formatNumber } from '../../report/format.ts'
import { setTable } from '../../report/optimum-table.ts'
import { optimumText } from '../../report/optimum-text.ts'
import type { GoalSpec } from '../../spec/goal.ts'
import type { Optimum } from '../../spec/optimum.ts'
import { commandName } from '../command-name.ts'
import { readExtension } from '../extension-file.ts'
import { expectedButReceived } from '../input-error.ts'
import { exitCodeOfInterrupt } from '../interruption.ts'
import type { JobFlags } from '../job.ts'
import { checkKpi } from '../kpi-flag.ts'
import { type PlanOnDisk, readPlanFile, readPoints } from '../plan-file.ts'
import { savedText, writeStudy } from '../results.ts'
import { type StudyFlags, withStudy } from '../study.ts'
import { terminalPalette, terminalWidth } from '../terminal-style.ts'

/** `replications`: the fewest of a set that is simulated. */
export interface OptimiseFlags extends JobFlags, StudyFlags {
  budget?: number
  extension?: string
  json?: true
  out?: string
}

/** Sequential tests that estimate variances from fewer are long. */
const USUAL_FIRST_STAGE = 20
const LEAST_FIRST_STAGE = 5
/** Each is read and looked at by formulas before anything is simulated. */
const MOST_SETS = 2000

/**
 * @returns the exit code: 0; 130 where Ctrl-C stopped it
 * @throws InputError for bad input and for a folder with another plan's trials, other errors where a replication failed
 */
export async function optimise(ref: string, flags: OptimiseFlags): Promise<number> {
  const onDisk = await readPlanFile(ref)
  const goal = goalOf(ref, onDisk, flags.budget)
  const firstStage = firstStageOf(onDisk, flags)
  const points = await readPoints(onDisk, flags, await readExtension(flags.extension))
  const limits = checkedLimits(onDisk, goal, points)
  const candidates = checkedCandidates(onDisk, points)
  const hash = planHash(points.map(({ job }) => job))
  return await withStudy(flags, hash, async ({ trials, signal, saySoFar }) => {
    const search = new Optimisation(candidates, trials, { goal, limits, firstStage })
    saySoFar(() => soFar(search, candidates))
    await search.run()
    const answer = optimumOf(onDisk.plan, hash, candidates, search)
    const canonical = canonicalJson(answer)
    if (flags.out !== undefined && !signal.aborted)
      await writeStudy(flags.out, { 'optimum.json': canonical, 'sets.csv': csvText(setTable(answer)) }, async () => {
        const { optimumStudy } = await import('../../report/html/study/optimum-page.ts')
        return optimumStudy(answer)
      })
    const view = { width: terminalWidth(), palette: terminalPalette(), ...wordsAround(ref, answer, flags.out) }
    process.stdout.write(flags.json === true ? `${canonical}\n` : optimumText(answer, view))
    return signal.aborted ? exitCodeOfInterrupt : 0
  })
}

function goalOf(ref: string, { plan, placeText }: PlanOnDisk, budget: number | undefined): GoalSpec {
  const { goal, design, factors } = plan
  if (goal === undefined)
    throw expectedButReceived(ref, 'a plan with a goal, such as "goal: { limits: { cycleTimeP90: { atMost: 30 h } } }"', 'none')
  if (design.kind !== 'full factorial')
    throw expectedButReceived(placeText(['design']), '"full factorial": all combinations are sets to choose from', `"${design.kind}"`)
  const sets = factors.reduce((product, factor) => product * (factor.kind === 'range' ? factor.steps : factor.levels.length), 1)
  if (sets > MOST_SETS) throw expectedButReceived(placeText(['factors']), `at most ${MOST_SETS} combinations`, String(sets))
  return budget === undefined ? goal : { ...goal, budget }
}

function firstStageOf({ plan, placeText }: PlanOnDisk, { replications }: OptimiseFlags): number {
  const firstStage = replications ?? plan.replications ?? USUAL_FIRST_STAGE
  const place = replications === undefined ? placeText(['replications']) : '--replications'
  if (firstStage < LEAST_FIRST_STAGE)
    throw expectedButReceived(place, `at least ${LEAST_FIRST_STAGE}: they tell how much the numbers vary`, String(firstStage))
  return firstStage
}

function checkedLimits({ placeText }: PlanOnDisk, goal: GoalSpec, points: readonly SweepPoint[]): Limit[] {
  const lines = points.map(({ job, levels }) => ({ name: levels.map(({ name }) => name).join(', '), job }))
  checkKpi(placeText(['goal', 'prefer']), goal.prefer, lines)
  return goal.limits.flatMap((limit) => {
    const place = placeText(['goal', 'limits', limit.kpi])
    checkKpi(place, limit.kpi, lines)
    return asInput(place, () => limitsOf({ limits: [limit] }, points[0]!.job))
  })
}

function checkedCandidates({ plan, placeText }: PlanOnDisk, points: readonly SweepPoint[]): Candidates {
  return asInput(placeText(['factors']), () => candidatesOf(plan.factors, points))
}

/** What the plan asks for and the line can't have: with its place. */
function asInput<Value>(place: string, make: () => Value): Value {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const [expected = '', received = ''] = error.message.replace(/^expected /, '').split(', received ')
    throw expectedButReceived(place, expected, received)
  }
}

/** "set 5 of at most 23; so far 412,300 USD/y" */
function soFar({ sets, chosen, guarantee }: Optimisation, { currency }: Candidates): string {
  const looked = sets.filter(({ order }) => order !== null).length
  const cost = chosen === null || currency === null ? '' : `; so far ${formatNumber(Math.round(sets[chosen]!.cost), `${currency}/y`)}`
  return `set ${looked} of at most ${guarantee.sets}${cost}`
}

function wordsAround(ref: string, { end, spent }: Optimum, out: string | undefined): { notes: string[]; closing: string[] } {
  const kept = out === undefined ? 'with --out they would be kept' : `kept in ${out}; the same command goes on from there`
  const saved = out === undefined || end === 'stopped' ? [] : savedText(out, 'optimum.json, sets.csv')
  return {
    notes: end === 'stopped' ? [`Stopped by Ctrl-C after ${spent} replications: ${kept}.`] : [],
    closing: [...saved, `Next, all sets in full: ${commandName} sweep ${ref}`],
  }
}
