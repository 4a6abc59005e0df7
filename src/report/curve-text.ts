/** An operating curve as text for the terminal: what the line makes at most, where it works now, the curve, its numbers. */

import type { Curve } from '../spec/curve.ts'
import { curveColumns, fileMark } from './curve-columns.ts'
import { fileSentence, limitSentence, piling } from './curve-sentences.ts'
import { formatNumber } from './format.ts'
import type { Palette } from './palette.ts'
import { scatter } from './scatter.ts'
import { badNews } from './terminal.ts'
import { textTable, wrapped } from './text-table.ts'

export interface CurveView {
  width: number
  palette: Palette
  /** What is drawn against the output. */
  of: 'xFactor' | 'cycleTimeMean'
  /** What is said before everything else, e.g. that it was stopped early. */
  notes: readonly string[]
  /** The last lines. */
  closing: readonly string[]
}

const height = 17
const pointMark = '●'

/** Ends with a line break. */
export function curveText(curve: Curve, { width: wanted, palette, of, notes, closing }: CurveView): string {
  const width = Math.min(wanted, 120)
  const sections = [
    badNews([...notes, ...piling(curve)], width).map(palette.warning),
    [...wrapped(limitSentence(curve), width).map(palette.strong), ...wrapped(fileSentence(curve), width)],
    chart(curve, of, width),
    pointTable(curve, width),
    wrapped(caption(curve), width),
    wrapped(curve.line.notice ?? '', width).map(palette.faint),
    [...closing],
  ]
  return sections
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function chart({ points, saturation, limit }: Curve, of: CurveView['of'], width: number): string[] {
  const shown = points.filter(({ piles }) => !piles)
  const title = of === 'xFactor' ? 'X-factor (cycle time / raw process time)' : 'Mean cycle time'
  const unit = shown[0]?.[of].unit ?? ''
  const lines = scatter(
    shown.map((point) => ({
      x: point.goodPerDay.mean ?? Number.NaN,
      y: point[of].mean ?? Number.NaN,
      halfWidth: point[of].halfWidth,
      mark: point.isFile ? fileMark : pointMark,
    })),
    {
      width,
      height,
      limit: saturation?.mean ?? limit.goodPerDay,
      xText: (value) => formatNumber(Math.round(value), 'good units/day'),
      yText: (value) => formatNumber(Number(value.toPrecision(3)), unit),
    },
  )
  const line = saturation === null ? 'static limit' : 'saturated'
  return lines.length === 0 ? [] : [...wrapped(`${title} against output; ${fileMark} the file's release, ┊ ${line}`, width), ...lines]
}

function pointTable({ points, by }: Curve, width: number): string[] {
  const [first, ...others] = curveColumns(by)
  return textTable(points, [{ ...first!, title: `  ${first!.title}` }, ...others], width)
}

function caption({ by, replications, horizon, seed, confidence }: Curve): string {
  const size = `${replications} x ${formatNumber(horizon, 'ticks')} a point, seed ${seed}, shared random numbers, ${formatNumber(confidence, 'share')} intervals.`
  if (by === 'lots-kept') return `Lots: those kept in the line, to the file's. ${size}`
  return `Load: good units asked for, to the static limit; all releases are scaled alike. ${size}`
}
