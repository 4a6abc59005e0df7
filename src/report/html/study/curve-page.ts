/** An operating curve as a page: what the line makes at most, the curve with the working point, its numbers. */
import type { Curve, CurvePoint } from '../../../spec/curve.ts'
import type { Estimate } from '../../../spec/result.ts'
import { curveColumns } from '../../curve-columns.ts'
import { fileSentence, limitSentence, piling } from '../../curve-sentences.ts'
import { formatEstimate, formatNumber, formatOf } from '../../format.ts'
import { tableOf } from '../../table.ts'
import type { Tile } from '../answer-section.ts'
import { type Markup, nothing } from '../markup.ts'
import { type PointMark, pointChart } from '../point-chart.ts'
import { plainTable, section } from '../section.ts'
import { hashFact, runFacts, type Study } from './study-page.ts'

/** What is drawn against the output. */
export type CurveOf = 'xFactor' | 'cycleTimeMean'

/** @param notes what is said before everything else, e.g. that it was stopped early */
export function curveStudy(curve: Curve, of: CurveOf, notes: readonly string[] = []): Study {
  const { version, line, replications, confidence, by } = curve
  return {
    version,
    kind: `operating curve of ${line.name}`,
    heading: line.title,
    notice: line.notice,
    answer: { bad: [...notes, ...piling(curve)], lead: limitSentence(curve), first: fileSentence(curve), more: [], tiles: tiles(curve) },
    sections: [
      { id: 'curve', topic: 'Curve', content: curveSection(curve, of) },
      { id: 'points', topic: 'Numbers', content: pointSection(curve) },
    ],
    facts: [
      ['Line', `${line.name}: ${line.title}`],
      hashFact('Hash of the line', line.hash),
      ['Replications', `${replications} of each point`],
      ...runFacts(curve),
    ],
    reading: [
      by === 'lots-kept'
        ? "Lots: those that are kept in the line, to those that the line's file has."
        : 'Load: good units asked for, to the static limit (arithmetic, without queues or chance). All releases are scaled alike.',
      'X-factor: cycle time over raw process time, the time of one lot alone in the empty line.',
      `Each interval holds with ${formatNumber(confidence, 'share')} by itself.`,
    ],
  }
}

function tiles({ saturation, points }: Curve): Tile[] {
  const file = points.find(({ isFile }) => isFile)
  return [
    ...(saturation === null ? [] : [{ label: 'made at most, saturated', text: formatOf(saturation) }]),
    ...(file === undefined
      ? []
      : [
          { label: 'made now', text: formatOf(file.goodPerDay) },
          { label: 'mean cycle time now', text: formatOf(file.cycleTimeMean) },
          { label: 'X-factor now', text: formatOf(file.xFactor) },
        ]),
  ]
}

function curveSection(curve: Curve, of: CurveOf): Markup {
  const { by, replications, confidence } = curve
  const points = curve.points.filter((point) => !point.piles && point.goodPerDay.mean !== null && point[of].mean !== null)
  if (points.length === 0) return nothing
  const what = of === 'xFactor' ? 'X-factor' : 'mean cycle time'
  const finding = findingOf(points, of, what)
  const drawing = pointChart({
    label: `${finding}. ${what} against output`,
    points: points.map((point) => ({ x: point.goodPerDay, y: point[of], kind: point.isFile ? 'main' : 'dot', said: saidOf(point) })),
    isJoined: true,
    marks: marksOf(curve, of),
    x: { unit: '', hasZero: false, name: 'good units a day' },
    y: { unit: points[0]![of].unit, hasZero: of === 'cycleTimeMean', name: what, values: of === 'xFactor' ? [1] : [] },
  })
  const scaled = by === 'lots-kept' ? 'the lots that are kept in it' : 'its release'
  return section(
    {
      id: 'curve',
      topic: 'Operating curve',
      finding,
      measure: `Each point is the line with ${scaled} scaled: ${replications} replications, with ${formatNumber(confidence, 'share')} intervals. ◆ the line as its file has it.`,
    },
    drawing,
  )
}

function findingOf(points: readonly CurvePoint[], of: CurveOf, what: string): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  const rises = `${what} ${formatOf(first[of])}`
  const begin = rises.charAt(0).toUpperCase() + rises.slice(1)
  const makes = ({ goodPerDay }: CurvePoint): string => formatEstimate(goodPerDay.mean, goodPerDay.halfWidth, 'units/day')
  return points.length === 1 ? `${begin} at ${makes(first)}` : `${begin} at ${makes(first)}, ${formatOf(last[of])} at ${makes(last)}`
}

function saidOf({ load, scale, goodPerDay, cycleTimeMean, xFactor }: CurvePoint): string {
  const at = load === null ? `${formatNumber(scale, 'share')} of the lots` : `load ${formatNumber(load, 'share')}`
  return `${at}: ${formatOf(goodPerDay)}, cycle time ${formatOf(cycleTimeMean)}, X-factor ${formatOf(xFactor)}`
}

/** The working point, what was measured saturated, the limit by arithmetic. */
function marksOf({ points, saturation, limit }: Curve, of: CurveOf): PointMark[] {
  const file = points.find(({ isFile, piles }) => isFile && !piles)
  const exact: Estimate = { mean: limit.goodPerDay, halfWidth: null, unit: 'units/day', replications: 0 }
  return [
    ...(file === undefined ? [] : [{ at: { ...file.goodPerDay, halfWidth: null }, text: `now ${formatOf(file[of])}`, isDashed: true }]),
    ...(saturation === null ? [] : [{ at: saturation, text: `saturated ${formatOf(saturation, '')}`, isDashed: false }]),
    { at: exact, text: `by arithmetic ${formatNumber(Math.round(limit.goodPerDay), '')}`, isDashed: true },
  ]
}

function pointSection(curve: Curve): Markup {
  const table = tableOf('Points of the curve', curve.points, curveColumns(curve.by))
  return table === null
    ? nothing
    : section({ id: 'points', topic: 'Numbers', finding: 'Every point of the curve', measure: '' }, plainTable(table, true))
}
