/** A sweep as text for the terminal: how far each number goes and what moves it most, then the points, then the effects. */

import type { Estimate } from '../spec/result.ts'
import type { Sweep, SweepEffects } from '../spec/sweep.ts'
import type { Verdict } from '../spec/verdict.ts'
import { formatNumber, formatOf } from './format.ts'
import { kpiHeading } from './kpi-label.ts'
import type { Palette } from './palette.ts'
import { differenceOf, effectName, sweepSentence, VERDICTS } from './sweep-sentences.ts'
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
    sweep.kpis.flatMap((_, kpi) => wrapped(sweepSentence(sweep, kpi), width, '  ').map(palette.strong)),
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

type Point = Sweep['points'][number]

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
