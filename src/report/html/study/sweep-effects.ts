/** What the factors of a sweep do to a number: effects about zero, and the same as a table. */
import type { Estimate } from '../../../spec/result.ts'
import type { Sweep } from '../../../spec/sweep.ts'
import type { Verdict } from '../../../spec/verdict.ts'
import { formatNumber } from '../../format.ts'
import { kpiHeading, kpiName } from '../../kpi-label.ts'
import { differenceOf, effectName, VERDICTS } from '../../sweep-sentences.ts'
import { type Table, tableOf } from '../../table.ts'
import { type Markup, nothing } from '../markup.ts'
import { rowChart } from '../row-chart.ts'
import { note, section } from '../section.ts'
import { inUnit, shortUnit } from './units.ts'

/** Effects that are drawn; the rest stands in the table. */
const DRAWN = 14

interface Effect {
  /** "testers 2", or "testers 2 x crew many" */
  name: string
  /** The same, with what it is compared with. */
  full: string
  effect: Estimate
  verdict: Verdict
}

interface Level {
  factor: number
  level: number
}

/** Main effects, then those of pairs; none where the design sees none. */
function effectsIn({ factors, kpis }: Sweep, kpi: number): Effect[] {
  const { effects } = kpis[kpi]!
  if (effects === undefined) return []
  const level = ({ factor, level: own }: Level): string => `${factors[factor]!.name} ${factors[factor]!.levels?.[own]}`
  const pair = (first: Level, second: Level): string => `${level(first)} x ${level(second)}`
  return [
    ...effects.main.map(({ effect, verdict, ...at }) => ({ name: level(at), full: effectName({ factors }, at), effect, verdict })),
    ...effects.interactions.map(({ first, second, effect, verdict }) => ({
      name: pair(first, second),
      full: pair(first, second),
      effect,
      verdict,
    })),
  ]
}

export function effectSection(sweep: Sweep, kpi: number): Markup {
  const all = effectsIn(sweep, kpi)
  if (all.length === 0) return nothing
  const { kpi: address, unit } = sweep.kpis[kpi]!
  const size = ({ effect: { mean } }: Effect): number => Math.abs(mean ?? 0)
  const largest = new Set([...all].sort((a, b) => size(b) - size(a)).slice(0, DRAWN))
  const rows = all.filter((one) => largest.has(one))
  const finding = findingOf(address, all)
  const { more, less } = kpiName(address)
  const drawing = rowChart({
    label: `${finding}. Effects with their intervals, about zero`,
    form: 'dot',
    unit,
    less,
    more,
    rows: rows.map(({ name, effect, verdict }) => ({
      name,
      estimate: effect,
      text: differenceOf({ ...effect, unit: shortUnit(unit) }),
      isOpen: !isReal(verdict),
    })),
  })
  const left = all.length - rows.length
  return section(
    {
      id: `effects-${kpi}`,
      topic: `${kpiHeading(address)}: effects`,
      finding,
      measure: `Against ${firstLevels(sweep)}${inUnit(unit)}; intervals that hold together with ${formatNumber(sweep.confidence, 'share')}. Open: not told apart from zero.`,
    },
    [drawing, left === 0 ? nothing : note(`The ${rows.length} largest; ${left} more stand in the table below.`)],
  )
}

/** What all effects are taken against. */
function firstLevels({ factors }: Sweep): string {
  return factors.map(({ name, levels }) => `${name} ${levels?.[0]}`).join(', ')
}

function findingOf(address: string, all: readonly Effect[]): string {
  const [most] = all.filter(({ verdict }) => isReal(verdict)).sort((a, b) => Math.abs(b.effect.mean ?? 0) - Math.abs(a.effect.mean ?? 0))
  const { label } = kpiName(address)
  return most === undefined
    ? `No effect on ${label} is told apart from chance`
    : `${kpiHeading(address)} is moved most by ${most.full}: ${differenceOf(most.effect)}`
}

function isReal(verdict: Verdict): boolean {
  return verdict === 'higher' || verdict === 'lower'
}

/** Null where there are none. */
export function effectsTable(sweep: Sweep, kpi: number): Table | null {
  return tableOf(`Effects on ${kpiName(sweep.kpis[kpi]!.kpi).label}`, effectsIn(sweep, kpi), [
    { title: 'Effect of', align: 'left', rank: 0, cell: ({ full }) => full },
    { title: 'Effect', align: 'right', rank: 0, cell: ({ effect }) => differenceOf(effect) },
    { title: '', align: 'left', rank: 0, cell: ({ verdict }) => VERDICTS[verdict] },
  ])
}
