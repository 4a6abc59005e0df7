/** An operating curve as text for the terminal: what the line makes at most, where it works now, the curve, its numbers. */

import type { Curve, CurvePoint } from '../spec/curve.ts'
import { formatNumber, formatOf } from './format.ts'
import type { Palette } from './palette.ts'
import { scatter } from './scatter.ts'
import { badNews } from './terminal.ts'
import { type Column, textTable, wrapped } from './text-table.ts'

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
const fileMark = '◆'
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

function piling({ points }: Curve): string[] {
  const loads = points.filter(({ piles }) => piles).map(({ load }) => formatNumber(load ?? 0, 'share'))
  return loads.length === 0
    ? []
    : [`work piles up at ${loads.join(', ')} of the static limit: times there depend on how long the run is, and are not drawn`]
}

function limitSentence({ line, saturation, limit, points }: Curve): string {
  const arithmetic = `${formatNumber(Math.round(limit.goodPerDay), 'good units/day')} by arithmetic (${limit.station})`
  if (saturation !== null)
    return `${line.name} makes at most ${formatOf(saturation, 'good units/day')} (measured, saturated); ${arithmetic}.`
  const fullest = points.at(-1)!
  const lots = `${formatNumber(Number(fullest.scale.toPrecision(3)), 'share')} of its lots in it`
  return `With ${lots} ${line.name} makes ${formatOf(fullest.goodPerDay, 'good units/day')}; at most ${arithmetic}.`
}

function fileSentence({ points }: Curve): string {
  const file = points.find(({ isFile }) => isFile)
  if (file === undefined) return ''
  const load = file.load === null ? 'As its file has it' : `As its file has it, at ${formatNumber(file.load, 'share')} of the static limit,`
  return `${load} it makes ${formatOf(file.goodPerDay, 'good units/day')}; a lot takes ${formatOf(file.cycleTimeMean)}, ${formatOf(file.xFactor)} times its raw process time.`
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
  const columns: Column<CurvePoint>[] = [
    {
      title: by === 'release-rate' ? '  Load' : '  Lots',
      align: 'left',
      rank: 0,
      cell: ({ load, scale, isFile }) => `${isFile ? fileMark : ' '} ${formatNumber(Number((load ?? scale).toPrecision(3)), 'share')}`,
    },
    { title: 'Good/day', align: 'right', rank: 0, cell: ({ goodPerDay }) => formatOf(goodPerDay, '') },
    { title: 'Cycle time', align: 'right', rank: 0, cell: ({ cycleTimeMean }) => formatOf(cycleTimeMean) },
    { title: '95 % within', align: 'right', rank: 2, cell: ({ cycleTimeP95 }) => formatOf(cycleTimeP95) },
    { title: 'X-factor', align: 'right', rank: 0, cell: ({ xFactor }) => formatOf(xFactor, '') },
    { title: 'Lots in it', align: 'right', rank: 3, cell: ({ wipLots }) => formatOf(wipLots, '') },
    {
      title: '',
      align: 'left',
      rank: 1,
      cell: ({ piles, isFile }) => [...(isFile ? ['the file'] : []), ...(piles ? ['piles up'] : [])].join(', '),
    },
  ]
  return textTable(points, columns, width)
}

function caption({ by, replications, horizon, seed, confidence }: Curve): string {
  const size = `${replications} x ${formatNumber(horizon, 'ticks')} a point, seed ${seed}, shared random numbers, ${formatNumber(confidence, 'share')} intervals.`
  if (by === 'lots-kept') return `Lots: those kept in the line, to the file's. ${size}`
  return `Load: good units asked for, to the static limit; all releases are scaled alike. ${size}`
}
