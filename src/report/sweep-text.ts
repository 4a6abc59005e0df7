/** A sweep as text for the terminal: how far each number goes and what moves it most, then the points, then the effects. */

import type { Estimate } from '../spec/result.ts'
import type { Sweep, SweepEffects } from '../spec/sweep.ts'
import type { Verdict } from '../spec/verdict.ts'
import { formatDifference, formatNumber, formatOf } from './format.ts'
import { kpiHeading } from './kpi-label.ts'
import type { Palette } from './palette.ts'
import { badNews } from './terminal.ts'
import { type Column, textTable, wrapped } from './text-table.ts'

export interface SweepView {
  width: number
  palette: Palette
  /** What is said before everything else, e.g. that it was stopped early. */
  notes: readonly string[]
  /** The last lines. */
  closing: readonly string[]
}

/** Ends with a line break. */
export function sweepText(sweep: Sweep, { width: wanted, palette, notes, closing }: SweepView): string {
  const width = Math.min(wanted, 120)
  const sections = [
    badNews(notes, width).map(palette.warning),
    sweep.kpis.flatMap((_, kpi) => wrapped(sentence(sweep, kpi), width, '  ').map(palette.strong)),
    wrapped(caption(sweep), width),
    pointTable(sweep, width),
    ...sweep.kpis.map((kpi) => (kpi.effects === undefined ? [] : effectTable(sweep, kpi.kpi, kpi.effects, width, palette))),
    sweep.family === undefined ? [] : wrapped(effectsCaption(sweep), width),
    wrapped(sweep.line.notice ?? '', width).map(palette.faint),
    [...closing],
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function sentence(sweep: Sweep, kpi: number): string {
  const { kpi: address, effects } = sweep.kpis[kpi]!
  const ends = extremes(sweep, kpi)
  const heading = kpiHeading(address)
  if (ends === null) return `${heading}: not known at any point yet.`
  const [low, high] = ends.map((point) => `${formatOf(point.estimates[kpi]!)} (${settingsText(sweep, point.settings)})`)
  const span = low === high ? `${heading}: ${low}` : `${heading}: from ${low} to ${high}`
  return `${span}${effects === undefined ? '' : `; ${largest(sweep, effects)}`}.`
}

type Point = Sweep['points'][number]

/** The points where the number is least and most; null where it isn't known anywhere. */
function extremes({ points }: Sweep, kpi: number): [Point, Point] | null {
  const mean = (point: Point): number => point.estimates[kpi]!.mean ?? Number.NaN
  const known = points.filter((point) => Number.isFinite(mean(point))).sort((a, b) => mean(a) - mean(b))
  return known.length === 0 ? null : [known[0]!, known.at(-1)!]
}

function settingsText({ factors }: Sweep, settings: readonly string[]): string {
  return settings.map((setting, factor) => `${factors[factor]!.name} ${setting}`).join(', ')
}

/** The main effect that is largest of those that are told apart from chance. */
function largest(sweep: Sweep, { main }: SweepEffects): string {
  const real = main.filter(({ verdict }) => verdict === 'higher' || verdict === 'lower')
  const [most] = real.sort((a, b) => Math.abs(b.effect.mean ?? 0) - Math.abs(a.effect.mean ?? 0))
  if (most === undefined) return 'no factor by itself is told apart from chance'
  return `most by ${effectName(sweep, most)}: ${differenceOf(most.effect)}`
}

function effectName({ factors }: Sweep, { factor, level }: { factor: number; level: number }): string {
  const { name, levels } = factors[factor]!
  return `${name} ${levels?.[level]} against ${levels?.[0]}`
}

function differenceOf({ mean, halfWidth, unit }: Estimate): string {
  return formatDifference(mean, halfWidth, unit)
}

function caption({ design, points, replications, horizon, seed, confidence }: Sweep): string {
  const size = `${points.length} points (${design}), ${replications} x ${formatNumber(horizon, 'ticks')} each`
  return `${size}, seed ${seed}, shared random numbers; each number with its ${formatNumber(confidence, 'share')} interval.`
}

function effectsCaption({ family, confidence }: Sweep): string {
  const level = formatNumber(confidence, 'share')
  const own = formatNumber(family?.level ?? confidence, 'share')
  return (
    `The ${family?.effects} effects on one number hold together with ${level} (Bonferroni, each ${own}). ` +
    'x: half of what one changes about the effect of the other.'
  )
}

function pointTable(sweep: Sweep, width: number): string[] {
  const columns: Column<Point>[] = [
    ...sweep.factors.map(
      ({ name }, factor): Column<Point> => ({
        title: factor === 0 ? `  ${name}` : name,
        align: factor === 0 ? 'left' : 'right',
        rank: 0,
        cell: ({ settings }) => (factor === 0 ? `  ${settings[factor]}` : settings[factor]!),
      }),
    ),
    ...sweep.kpis.map(
      ({ kpi }, index): Column<Point> => ({
        title: kpiHeading(kpi),
        align: 'right',
        rank: index,
        cell: ({ estimates }) => formatOf(estimates[index]!),
      }),
    ),
  ]
  return textTable(sweep.points, columns, width)
}

interface EffectRow {
  name: string
  effect: Estimate
  verdict: Verdict
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  higher: 'higher',
  lower: 'lower',
  same: 'none',
  'not-told-apart': 'not told apart',
  'not-known': 'not known',
}

function effectTable(sweep: Sweep, kpi: string, { main, interactions }: SweepEffects, width: number, palette: Palette): string[] {
  const levelName = ({ factor, level }: { factor: number; level: number }): string =>
    `${sweep.factors[factor]!.name} ${sweep.factors[factor]!.levels?.[level]}`
  const rows: EffectRow[] = [
    ...main.map((one) => ({ name: effectName(sweep, one), ...one })),
    ...interactions.map((one) => ({ name: `${levelName(one.first)} x ${levelName(one.second)}`, ...one })),
  ]
  const isFaint = ({ verdict }: EffectRow): boolean => verdict !== 'higher' && verdict !== 'lower'
  const columns: Column<EffectRow>[] = [
    { title: `  ${kpiHeading(kpi)}`, align: 'left', rank: 0, cell: ({ name }) => `  ${name}` },
    { title: 'Effect', align: 'right', rank: 0, cell: ({ effect }) => differenceOf(effect) },
    {
      title: '',
      align: 'left',
      rank: 1,
      cell: ({ verdict }) => VERDICTS[verdict],
      paint: (row) => (isFaint(row) ? palette.faint : undefined),
    },
  ]
  return textTable(rows, columns, width)
}
