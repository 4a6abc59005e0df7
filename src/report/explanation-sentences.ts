/** What an explanation has found, in sentences: what lots wait for, and which station holds the line up. */
import { CAUSE_TEXT } from '../spec/causes.ts'
import type { Explanation } from '../spec/explanation.ts'
import { formatNumber, formatOf } from './format.ts'

/** Bad news: times of a line that can't keep up. */
export function overloaded({ load }: Explanation): string[] {
  return load !== null && load >= 1
    ? [`more is released than the line can make (${formatNumber(load, 'share')} of its static limit): times depend on how long the run is`]
    : []
}

/** "a makes 149,100 good units/day. Lots spend 25.8 h in the line; 11.5 h of it worked on; ..." */
export function explanationAnswer({ line, goodPerDay, cycleTime }: Explanation): string {
  const makes = `${line.name} makes ${formatOf(goodPerDay, 'good units/day')}`
  if (cycleTime.mean.mean === null) return `${makes}; no lot was finished.`
  const worked = cycleTime.causes.find(({ cause }) => cause === 'work')
  const others = cycleTime.causes.filter(({ cause }) => cause !== 'work').slice(0, 3)
  const pieces = [
    ...(worked === undefined ? [] : [`${formatOf(worked.time)} of it worked on`]),
    ...others.map(({ cause, time }) => `${formatOf(time)} ${CAUSE_TEXT[cause]}`),
  ]
  return `${makes}. Lots spend ${formatOf(cycleTime.mean)} in it: ${pieces.join(', ')}.`
}

/** By what a station is the bottleneck. */
export const DEFINITIONS = {
  load: 'the highest load',
  activePeriod: 'the longest active periods',
  shifting: 'the shifting bottleneck',
  waits: 'the longest waits',
  gain: 'the most output with one machine more',
} as const satisfies Record<keyof Explanation['bottleneck'], string>

/** Who is the bottleneck, and by which definitions. */
export function bottleneckSentence({ bottleneck }: Explanation): string {
  const by = new Map<string, string[]>()
  for (const key of Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[]) {
    const leader = bottleneck[key]
    if (leader !== null) by.set(leader.station, [...(by.get(leader.station) ?? []), `${DEFINITIONS[key]}${rivals(leader.notToldApart)}`])
  }
  if (by.size === 0) return 'No station holds it up.'
  const ranked = [...by].sort((a, b) => b[1].length - a[1].length)
  if (ranked.length === 1) return `Among the stations ${ranked[0]![0]} is the bottleneck, by ${listed(ranked[0]![1])}.`
  return `Which station is the bottleneck depends on what is meant: ${ranked.map(([station, names]) => `${station} by ${listed(names)}`).join('; ')}.`
}

function rivals(names: readonly string[]): string {
  if (names.length === 0) return ''
  return names.length > 2 ? ` (${names.length} others not told apart)` : ` (${names.join(', ')} not told apart)`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
