/** Lines compared in one number: a row for each, and where each is compared with each also a row for each pair. */
import type { Comparison, SystemDifference } from '../spec/comparison.ts'
import { formatDifference, formatNumber, formatOf } from './format.ts'
import { kpiHeading, kpiName } from './kpi-label.ts'
import type { TableColumn } from './table.ts'

export interface ComparisonRow {
  name: string
  mean: string
  difference: string
  verdict: string
  gain: string
}

export function comparisonRows({ systems, family }: Comparison, kpi: Comparison['kpis'][number]): ComparisonRow[] {
  const isAllPairs = family.of === 'all-pairs'
  const none = { difference: '', verdict: '', gain: '' }
  const rows = systems.map((system, index) => {
    const own = isAllPairs ? undefined : kpi.differences.find(({ first }) => first === index)
    return { name: system.name, mean: formatOf(kpi.estimates[index]!), ...(own === undefined ? none : differenceCells(own, kpi.kpi)) }
  })
  const pairs = isAllPairs
    ? kpi.differences.map((one) => ({
        name: `${systems[one.first]!.name} - ${systems[one.second]!.name}`,
        mean: '',
        ...differenceCells(one, kpi.kpi),
      }))
    : []
  return [...rows, ...pairs]
}

function differenceCells(one: SystemDifference, kpi: string): Pick<ComparisonRow, 'difference' | 'verdict' | 'gain'> {
  return {
    difference: formatDifference(one.difference.mean, one.difference.halfWidth, one.difference.unit),
    verdict: verdictText(one, kpi),
    gain: one.gain === null ? 'n/a' : formatNumber(Number(one.gain.toPrecision(2)), ''),
  }
}

/** Name, mean, difference, verdict, gain. */
export function comparisonColumns({ systems, family }: Comparison, kpi: string): TableColumn<ComparisonRow>[] {
  const heading = family.of === 'all-pairs' ? 'Difference' : `Against ${systems[0]!.name}`
  return [
    { title: kpiHeading(kpi), align: 'left', rank: 0, cell: ({ name }) => name },
    { title: 'Mean', align: 'right', rank: 2, cell: ({ mean }) => mean },
    { title: heading, align: 'right', rank: 0, cell: ({ difference }) => difference },
    { title: '', align: 'left', rank: 1, cell: ({ verdict }) => verdict },
    { title: 'Gain', align: 'right', rank: 3, cell: ({ gain }) => gain },
  ]
}

function verdictText({ verdict }: SystemDifference, kpi: string): string {
  const { more, less } = kpiName(kpi)
  if (verdict === 'higher') return more
  if (verdict === 'lower') return less
  return { same: 'the same', 'not-told-apart': 'not told apart', 'not-known': 'not known' }[verdict]
}
