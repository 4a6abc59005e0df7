/** What a sweep has found, in sentences: how far each number goes and what moves it most. */
import type { Estimate } from '../spec/result.ts'
import type { Sweep, SweepEffects } from '../spec/sweep.ts'
import type { Verdict } from '../spec/verdict.ts'
import { formatDifference, formatOf } from './format.ts'
import { kpiHeading } from './kpi-label.ts'

type Point = Sweep['points'][number]

/** One sentence for a number. */
export function sweepSentence(sweep: Sweep, kpi: number): string {
  const { kpi: address, effects } = sweep.kpis[kpi]!
  const ends = extremes(sweep, kpi)
  const heading = kpiHeading(address)
  if (ends === null) return `${heading}: not known at any point yet.`
  const [low, high] = ends.map((point) => `${formatOf(point.estimates[kpi]!)} (${settingsText(sweep, point.settings)})`)
  const span = low === high ? `${heading}: ${low}` : `${heading}: from ${low} to ${high}`
  return `${span}${effects === undefined ? '' : `; ${largest(sweep, effects)}`}.`
}

/** The points where the number is least and most; null where it isn't known anywhere. */
function extremes({ points }: Sweep, kpi: number): [Point, Point] | null {
  const mean = (point: Point): number => point.estimates[kpi]!.mean ?? Number.NaN
  const known = points.filter((point) => Number.isFinite(mean(point))).sort((a, b) => mean(a) - mean(b))
  return known.length === 0 ? null : [known[0]!, known.at(-1)!]
}

export function settingsText({ factors }: Sweep, settings: readonly string[]): string {
  return settings.map((setting, factor) => `${factors[factor]!.name} ${setting}`).join(', ')
}

/** The main effect that is largest of those that are told apart from chance. */
function largest(sweep: Sweep, { main }: SweepEffects): string {
  const real = main.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower')
  const [most] = real.sort((a, b) => Math.abs(b.effect.mean ?? 0) - Math.abs(a.effect.mean ?? 0))
  if (most === undefined) return 'no factor by itself is told apart from chance'
  return `most by ${effectName(sweep, most)}: ${differenceOf(most.effect)}`
}

/** "testers 2 against 1" */
export function effectName({ factors }: Pick<Sweep, 'factors'>, { factor, level }: { factor: number; level: number }): string {
  const { name, levels } = factors[factor]!
  return `${name} ${levels?.[level]} against ${levels?.[0]}`
}

export function differenceOf({ mean, halfWidth, unit }: Estimate): string {
  return formatDifference(mean, halfWidth, unit)
}

/** What an effect is said to be. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  higher: 'higher',
  lower: 'lower',
  same: 'none',
  'not-told-apart': 'not told apart',
  'not-known': 'not known',
}
