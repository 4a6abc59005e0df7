/** The path of an optimisation: cost against how well the limits are kept, set by set as they were simulated, and at what cost the others lie. */

import type { Optimum, OptimumSet } from '../../../spec/optimum.ts'
import type { Estimate } from '../../../spec/result.ts'
import { formatEstimate, formatNumber } from '../../format.ts'
import { notSimulated, settingsText } from '../../optimum-sentences.ts'
import { laneChart } from '../lane-chart.ts'
import { type Markup, nothing } from '../markup.ts'
import { pointChart } from '../point-chart.ts'
import { note, section } from '../section.ts'

/** Why sets were not simulated. */
const REASONS = [
  ['impossible', 'Can not make the output, by arithmetic'],
  ['too-slow', 'Too slow by the approximation'],
  ['assumed', 'Assumed to miss: less of what costs misses'],
  ['costlier', 'Cost more than one that keeps to them'],
  ['open', 'Not reached'],
] as const satisfies readonly (readonly [OptimumSet['fate'], string])[]

export function pathSection(optimum: Optimum): Markup {
  const { sets, chosen, currency } = optimum
  const simulated = sets.filter(({ order }) => order !== null).sort((a, b) => a.order! - b.order!)
  const missed = simulated.filter(({ fate }) => fate === 'missed').length
  const finding = `Of ${sets.length} sets ${sets.length - simulated.length} were left out without simulating them, ${missed} by simulation`
  const exact = (value: number): Estimate => ({ mean: value, halfWidth: null, unit: '', replications: 0 })
  const costOf = (set: OptimumSet): number => (currency === null ? sets.indexOf(set) + 1 : set.cost)
  const points = simulated.map((set) => {
    const y = marginOf(optimum, set)
    const kind = chosen !== null && set === sets[chosen] ? 'main' : set.fate === 'met' ? 'dot' : 'open'
    const said = `${set.order}: ${settingsText(optimum, set)}, ${formatEstimate(y.mean, y.halfWidth, 'share')} within its limits`
    return { x: exact(costOf(set)), y, kind, said } as const
  })
  const axis = { unit: '', hasZero: false, name: currency === null ? 'number of the set' : `${currency} a year` }
  const choice = chosen === null ? undefined : sets[chosen]
  const picture =
    points.length === 0
      ? nothing
      : pointChart({
          label: `${finding}. Cost against how far a set is within its limits`,
          points,
          isJoined: true,
          marks:
            choice === undefined
              ? []
              : [
                  {
                    at: exact(costOf(choice)),
                    text: `chosen: ${formatNumber(Math.round(costOf(choice)), currency ?? '')}`,
                    isDashed: true,
                  },
                ],
          x: { ...axis, values: sets.map(costOf) },
          y: { unit: 'share', hasZero: true, name: 'within its limits' },
        })
  const lanes = REASONS.map(([fate, name]) => ({ name, values: sets.filter((set) => set.fate === fate).map(costOf) })).filter(
    ({ values }) => values.length > 0,
  )
  const others =
    lanes.length === 0
      ? nothing
      : laneChart({ label: 'Sets that were not simulated, by their cost', lanes, values: sets.map(costOf), axis })
  const why = notSimulated(optimum).join('; ').replace(':;', ':')
  return section(
    {
      id: 'path',
      topic: 'The path to it',
      finding,
      measure:
        'Joined in the order in which they were simulated: how far a set is within the limit that it keeps least, as a share of that limit, with its interval. Below zero it misses one. \u25c6 chosen, filled: keeps to them, open: misses or not decided.',
    },
    [picture, others, why === '' ? nothing : note(why)],
  )
}

/** Of the limit that is kept least: what is left to it, as a share of it. */
function marginOf({ limits }: Optimum, { estimates }: OptimumSet): Estimate {
  const margins = limits.map(({ sense, limit }, index): Estimate => {
    const { mean, halfWidth, replications } = estimates[index]!
    const size = Math.abs(limit) || 1
    const left = mean === null ? null : (sense === 'at-least' ? mean - limit : limit - mean) / size
    return { mean: left, halfWidth: halfWidth === null ? null : halfWidth / size, unit: 'share', replications }
  })
  return margins.reduce((least, margin) =>
    (margin.mean ?? Number.NEGATIVE_INFINITY) < (least.mean ?? Number.NEGATIVE_INFINITY) ? margin : least,
  )
}
