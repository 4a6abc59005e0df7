/** What an optimisation has found, in sentences that are true of its numbers. */

import type { Optimum, OptimumSet } from '../spec/optimum.ts'
import { formatNumber, formatOf } from './format.ts'
import { kpiName } from './kpi-label.ts'

/** The answer first. */
export function answer(optimum: Optimum): string[] {
  const { sets, chosen, end } = optimum
  const set = chosen === null ? null : sets[chosen]!
  if (set === null) return end === 'none' ? none(optimum) : ['No set that keeps to the limits is known yet.']
  const best = optimum.currency === null ? 'best' : 'cheapest'
  const which =
    end === 'answered' ? `The ${best} of ${sets.length} sets that keeps to the limits` : `The ${best} set so far that keeps to the limits`
  return [`${which}: ${settingsText(optimum, set)}${costText(optimum, set)}.`, `${capital(numbersText(optimum, set))}.`]
}

function none(optimum: Optimum): string[] {
  const { sets } = optimum
  const says = `None of the ${sets.length} sets keeps to the limits.`
  const nearest = nearestOf(optimum)
  if (nearest === null) {
    return [says, `No set is left by formulas; of the dearest they say: ${sets.at(-1)!.reason}.`]
  }
  return [
    says,
    `Nearest of those simulated: ${settingsText(optimum, nearest)}${costText(optimum, nearest)}; ${numbersText(optimum, nearest)}.`,
  ]
}

/** Of the simulated sets the one that misses its limits least, as a share of each limit. */
function nearestOf({ sets, limits }: Optimum): OptimumSet | null {
  const miss = ({ estimates }: OptimumSet): number =>
    Math.max(
      ...limits.map(({ sense, limit }, index) => {
        const mean = estimates[index]!.mean
        return mean === null ? Number.POSITIVE_INFINITY : (sense === 'at-least' ? limit - mean : mean - limit) / limit
      }),
    )
  const simulated = sets.filter(({ order }) => order !== null)
  return simulated.length === 0 ? null : simulated.reduce((best, set) => (miss(set) < miss(best) ? set : best))
}

/** How sure, of what. */
export function certainty(optimum: Optimum): string[] {
  const { end, doesNotApply } = optimum
  return [
    ...verdictSentence(optimum),
    ...selectionSentence(optimum),
    ...(end === 'budget' || end === 'stopped' ? [notDecided(optimum)] : []),
    ...(doesNotApply.length === 0 ? [] : [`The approximation left out no set: it does not apply here (${doesNotApply[0]}).`]),
  ]
}

function verdictSentence({ sets, guarantee, chosen, limits }: Optimum): string[] {
  const missed = sets.filter(({ fate, cost }) => fate === 'missed' && (chosen === null || cost < sets[chosen]!.cost))
  const cheaper = chosen === null ? 'set' : 'cheaper set'
  const found = [
    ...(chosen === null ? [] : ['it keeps to the limits']),
    ...(missed.length === 0
      ? []
      : [`${missed.length === 1 ? 'the' : `each of the ${missed.length}`} ${plural(missed.length, cheaper)} simulated misses one`]),
  ]
  if (found.length === 0) return []
  const tolerances = limits.map(({ kpi, tolerance, unit }) => `${formatNumber(tolerance, unit)} of ${kpiName(kpi).label}`)
  const sure = formatNumber(guarantee.probability, 'share')
  const family = `sequential tests, together for the ${countOf(guarantee.sets, 'set')} that formulas left`
  return [`With ${sure}, and within the tolerances (${tolerances.join(', ')}): ${found.join(', and ')} (${family}).`]
}

function selectionSentence({ selection, chosen, guarantee, currency, nearlyEqual }: Optimum): string[] {
  if (selection === undefined || chosen === null) return []
  const { contenders, isDone, indifference, unit, kpi, estimates } = selection
  const nearly = nearlyEqual > 0 ? `the same but for ${formatNumber(nearlyEqual, 'share')}` : 'the same'
  const which = `Of ${contenders.length} sets that keep to them${currency === null ? '' : ` and cost ${nearly}`}`
  const number = `${kpiName(kpi).label}, ${formatOf(estimates[contenders.indexOf(chosen)]!)}`
  const sure = formatNumber(guarantee.selection ?? guarantee.probability, 'share')
  return [
    isDone
      ? `${which} it has the least ${number} (with ${sure}, differences below ${formatNumber(indifference, unit)} aside).`
      : `${which} it has the least ${number}, so far: which is best is not decided.`,
  ]
}

function notDecided({ sets, chosen, end, budget }: Optimum): string {
  const open = sets.filter(({ fate, cost }) => (fate === 'open' || fate === 'undecided') && (chosen === null || cost < sets[chosen]!.cost))
  const why = end === 'budget' ? `The budget of ${formatNumber(budget, 'replications')} ended the search` : 'The search was stopped'
  return `${why}: ${countOf(open.length, chosen === null ? 'set' : 'cheaper set')} not decided.`
}

/** Why sets were not simulated; the first sentence introduces the others. Empty: all were. */
export function notSimulated({ sets }: Optimum): string[] {
  const count = (fate: OptimumSet['fate']): number => sets.filter((set) => set.fate === fate).length
  const all = sets.filter(({ order }) => order === null).length
  const reasons: [number, string][] = [
    [count('impossible'), 'can not make the output, by arithmetic'],
    [count('too-slow'), 'too slow by the approximation, which allows for an error of half of the limit'],
    [count('assumed'), 'assumed to miss a limit: one with at least as much of everything that costs, all else alike, misses it'],
    [count('costlier'), 'cost more'],
    [count('open'), 'not reached'],
  ]
  return all === 0
    ? []
    : [
        `Not simulated, ${countOf(all, 'set')}, of which nothing is guaranteed:`,
        ...reasons.flatMap(([many, why]) => (many === 0 ? [] : [`${many}: ${why}`])),
      ]
}

export function settingsText({ choices }: Optimum, { settings }: OptimumSet): string {
  return settings.map((setting, choice) => `${choices[choice]!.name} ${setting}`).join(', ')
}

function costText({ currency }: Optimum, { cost }: OptimumSet): string {
  return currency === null ? '' : `; ${formatNumber(Math.round(cost), `${currency}/y`)}`
}

/** "good output 275,100 ± 600 units/day (at least 270,000 units/day), ..." */
function numbersText({ limits }: Optimum, { estimates }: OptimumSet): string {
  return limits
    .map(({ kpi, sense, limit, unit }, index) => {
      const asked = `${sense === 'at-least' ? 'at least' : 'at most'} ${formatNumber(limit, unit)}`
      return `${kpiName(kpi).label} ${formatOf(estimates[index]!)} (${asked})`
    })
    .join(', ')
}

function countOf(count: number, what: string): string {
  return `${count} ${plural(count, what)}`
}

function plural(count: number, what: string): string {
  return count === 1 ? what : `${what}s`
}

function capital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase())
}

/** What became of sets that were simulated. */
export const FATES: Readonly<Partial<Record<OptimumSet['fate'], string>>> = { met: 'keeps', missed: 'misses', undecided: 'not decided' }
