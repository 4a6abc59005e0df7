/** What an operating curve has found, in sentences. */
import type { Curve } from '../spec/curve.ts'
import { formatNumber, formatOf } from './format.ts'

/** Bad news: where work piles up. */
export function piling({ points }: Curve): string[] {
  const loads = points.filter(({ piles }) => piles).map(({ load }) => formatNumber(load ?? 0, 'share'))
  return loads.length === 0
    ? []
    : [`work piles up at ${loads.join(', ')} of the static limit: times there depend on how long the run is, and are not drawn`]
}

/** What the line makes at most. */
export function limitSentence({ line, saturation, limit, points }: Curve): string {
  const arithmetic = `${formatNumber(Math.round(limit.goodPerDay), 'good units/day')} by arithmetic (${limit.station})`
  if (saturation !== null)
    return `${line.name} makes at most ${formatOf(saturation, 'good units/day')} (measured, saturated); ${arithmetic}.`
  const fullest = points.at(-1)!
  const lots = `${formatNumber(Number(fullest.scale.toPrecision(3)), 'share')} of its lots in it`
  return `With ${lots} ${line.name} makes ${formatOf(fullest.goodPerDay, 'good units/day')}; at most ${arithmetic}.`
}

/** Where it works now. */
export function fileSentence({ points }: Curve): string {
  const file = points.find(({ isFile }) => isFile)
  if (file === undefined) return ''
  const load = file.load === null ? 'As its file has it' : `As its file has it, at ${formatNumber(file.load, 'share')} of the static limit,`
  return `${load} it makes ${formatOf(file.goodPerDay, 'good units/day')}; a lot takes ${formatOf(file.cycleTimeMean)}, ${formatOf(file.xFactor)} times its raw process time.`
}
