/** What a comparison has found, in sentences. */
import type { Comparison, SystemDifference } from '../spec/comparison.ts'
import { formatEstimate, formatNumber } from './format.ts'
import { kpiName } from './kpi-label.ts'

/** One sentence for each pair. */
export function comparisonSentences(comparison: Comparison): string[] {
  return (comparison.kpis[0]?.differences ?? []).map((_, pair) => sentence(comparison, pair))
}

/** "B against A: good output 1,230 ± 210 units/day higher; not told apart: mean cycle time." */
function sentence({ systems, kpis }: Comparison, pair: number): string {
  const ofPair = kpis.map(({ kpi, differences }) => ({ kpi, ...differences[pair]! }))
  const { first, second } = ofPair[0]!
  const different = ofPair.flatMap((one) => (one.verdict === 'higher' || one.verdict === 'lower' ? [differenceText(one)] : []))
  const named = (verdict: SystemDifference['verdict'], introduction: string): string[] => {
    const labels = ofPair.flatMap((one) => (one.verdict === verdict ? [kpiName(one.kpi).label] : []))
    return labels.length === 0 ? [] : [`${introduction}: ${labels.join(', ')}`]
  }
  const parts = [
    ...(different.length === 0 ? [] : [different.join(', ')]),
    ...named('not-told-apart', 'not told apart'),
    ...named('same', 'the same in every replication'),
    ...named('not-known', 'not known from so few replications'),
  ]
  return `${systems[first]!.name} against ${systems[second]!.name}: ${parts.join('; ')}.`
}

/** "good output 1,230 ± 210 units/day higher" */
export function differenceText({ kpi, verdict, difference }: { kpi: string } & SystemDifference): string {
  const { label, more, less } = kpiName(kpi)
  const size = formatEstimate(Math.abs(difference.mean ?? 0), difference.halfWidth, difference.unit)
  return `${label} ${size} ${verdict === 'higher' ? more : less}`
}

/** How sure the intervals of the differences are. */
export function familySentence({ confidence, family }: Pick<Comparison, 'confidence' | 'family'>): string {
  const level = formatNumber(confidence, 'share')
  return family.comparisons === 1
    ? `Differences are paired, with ${level} intervals.`
    : `Differences are paired; the ${family.comparisons} of one number hold together with ${level} (Bonferroni, each ${formatNumber(family.level, 'share')}).`
}
