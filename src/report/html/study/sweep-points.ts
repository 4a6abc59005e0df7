/** A number at the points of a sweep: bars for one factor, a heat map for two, and against each factor where the design fills a space. */
import type { Estimate } from '../../../spec/result.ts'
import type { Sweep } from '../../../spec/sweep.ts'
import { formatOf } from '../../format.ts'
import { kpiHeading } from '../../kpi-label.ts'
import { settingsText } from '../../sweep-sentences.ts'
import { heatMap } from '../heat-map.ts'
import { type Markup, markup, nothing } from '../markup.ts'
import { pointChart } from '../point-chart.ts'
import { rowChart } from '../row-chart.ts'
import { scrolling, section } from '../section.ts'

/** Nothing where points can't be drawn in a plane: three factors and more with levels. */
export function pointsDrawing(sweep: Sweep, kpi: number): Markup {
  const { kpis, factors, points, design } = sweep
  if (points.every(({ estimates }) => estimates[kpi]!.mean === null)) return nothing
  const heading = kpiHeading(kpis[kpi]!.kpi)
  const hasLevels = factors.every(({ levels }) => levels !== null)
  const drawing = hasLevels
    ? factors.length === 1
      ? bars(sweep, kpi, heading)
      : factors.length === 2 && design === 'full factorial'
        ? field(sweep, kpi, heading)
        : nothing
    : clouds(sweep, kpi, heading)
  if (drawing === nothing) return nothing
  return section(
    {
      id: `field-${kpi}`,
      topic: `${heading}: points`,
      finding: `${heading} goes from ${ends(sweep, kpi)
        .map((one) => formatOf(one))
        .join(' to ')}`,
      measure:
        hasLevels && factors.length === 2
          ? 'Each cell is a point of the plan: its mean, and the half-width of its interval. Darker or lighter: from the least to the most.'
          : 'Each point of the plan with its interval.',
    },
    drawing,
  )
}

/** The least and the most. */
function ends({ points }: Sweep, kpi: number): Estimate[] {
  const known = points
    .flatMap(({ estimates }) => (estimates[kpi]!.mean === null ? [] : [estimates[kpi]!]))
    .sort((a, b) => a.mean! - b.mean!)
  return [known[0]!, known.at(-1)!]
}

function bars(sweep: Sweep, kpi: number, heading: string): Markup {
  const { points, kpis } = sweep
  const rows = points.map(({ settings, estimates }) => ({
    name: settingsText(sweep, settings),
    estimate: estimates[kpi]!,
    text: formatOf(estimates[kpi]!),
    isOpen: false,
  }))
  return rowChart({ label: `${heading} at every level`, rows, form: 'bar', unit: kpis[kpi]!.unit })
}

function field({ factors, points }: Sweep, kpi: number, heading: string): Markup {
  const [across, down] = [...factors].sort((a, b) => b.levels!.length - a.levels!.length) as [Factor, Factor]
  const index = [across, down].map((factor) => factors.indexOf(factor))
  const cell = (column: string, row: string): Estimate | undefined =>
    points.find(({ settings }) => settings[index[0]!] === column && settings[index[1]!] === row)?.estimates[kpi]
  const drawing = heatMap({
    label: `${heading} by ${down.name} and ${across.name}`,
    across: { name: across.name, levels: across.levels! },
    down: { name: down.name, levels: down.levels! },
    cells: down.levels!.map((row) => across.levels!.map((column) => cell(column, row))),
    text: twoLines,
  })
  return scrolling(`${heading} at every combination`, drawing)
}

type Factor = Sweep['factors'][number]

/** "149,100" and "± 500 units/day" */
function twoLines(estimate: Estimate): readonly [string, string] {
  const [mean = '', rest = ''] = formatOf(estimate).split(' ± ')
  const [halfWidth = ''] = rest.split(' ')
  const unit = rest.slice(halfWidth.length)
  return [unit.length > 4 ? mean : `${mean}${unit}`, rest === '' ? '' : `± ${halfWidth}`]
}

/** Beside each other, one for each factor whose settings are all numbers in one unit. */
function clouds(sweep: Sweep, kpi: number, heading: string): Markup {
  const { factors, points, kpis } = sweep
  const all = factors.flatMap(({ name }, factor) => {
    const settings = points.map((point) => /^(-?[\d.]+)(?: (\S+))?$/.exec(point.settings[factor]!))
    const units = new Set(settings.map((setting) => setting?.[2] ?? ''))
    if (settings.some((setting) => setting === null) || units.size > 1) return []
    return [
      pointChart({
        label: `${heading} against ${name}`,
        points: points.map(({ estimates, settings: own }, index) => ({
          x: { mean: Number(settings[index]![1]), halfWidth: null, unit: '', replications: 0 },
          y: estimates[kpi]!,
          kind: 'dot',
          said: `${settingsText(sweep, own)}: ${formatOf(estimates[kpi]!)}`,
        })),
        isJoined: false,
        marks: [],
        x: { unit: [...units][0]!, hasZero: false, name },
        y: { unit: kpis[kpi]!.unit, hasZero: false, name: heading },
      }),
    ]
  })
  return all.length === 0 ? nothing : markup`<div class="pair">${all.map((drawing) => markup`<div>${drawing}</div>`)}</div>`
}
