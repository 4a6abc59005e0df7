/** The few numbers of the whole line, each with its interval, how that narrowed, and what changed against the line as it was opened. */
import { formatDifference, formatEstimate, formatOf, headlines, kpiName } from 'tollway/report'
import type { Estimate } from 'tollway/spec'
import { type Answer, type Compared, useStudio } from '../../state/studio.ts'
import { NarrowingChart } from './narrowing-chart.tsx'

interface Tile {
  name: string
  label: string
  estimate: Estimate
  unit: string
  isLarge: boolean
}

const LARGE = [
  { name: 'goodPerDay', label: 'good units a day' },
  { name: 'cycleTimeMean', label: 'a lot takes, on average' },
  { name: 'cycleTimeP95', label: '95 % of lots take at most' },
  { name: 'wipLots', label: 'lots in process' },
]

export function Tiles({ answer: { result, text } }: { answer: Answer }) {
  const compared = useStudio((state) => state.compared)
  const own = compared?.text === text ? compared : null
  const { kpis, cost, deliveries } = result
  const onTime = deliveries?.find(({ of }) => of === 'line')?.lotsOnTime
  const tiles: Tile[] = [
    ...LARGE.flatMap(({ name, label }) => (kpis[name] === undefined ? [] : [tileOf(name, label, kpis[name], kpis[name].unit, true)])),
    ...headlines(result).flatMap(({ name, label, estimate }) =>
      LARGE.some((large) => large.name === name)
        ? []
        : [tileOf(name, label, estimate, estimate.unit === 'units/day' ? estimate.unit : unitOf(name, estimate), false)],
    ),
    ...(onTime === undefined ? [] : [tileOf('lotsOnTime', 'lots on time', onTime, 'share', false)]),
    ...(cost === undefined ? [] : [tileOf('cost.perGoodUnit', 'cost of a good unit', cost.perGoodUnit, cost.currency, false)]),
  ]
  return (
    <dl className="tiles">
      {tiles.map((tile) => (
        <TileView key={tile.name} tile={tile} compared={own} />
      ))}
    </dl>
  )
}

function tileOf(name: string, label: string, estimate: Estimate, unit: string, isLarge: boolean): Tile {
  return { name, label, estimate, unit, isLarge }
}

const SHARES = new Set(['cumulativeYield', 'lostShare', 'evenDays', 'dailyOutputVariation'])

function unitOf(name: string, { unit }: Estimate): string {
  return SHARES.has(name) ? 'share' : unit
}

function TileView({ tile: { name, label, estimate, unit, isLarge }, compared }: { tile: Tile; compared: Compared | null }) {
  const narrowing = useStudio((state) => state.narrowing[name])
  const [mean = '', rest = ''] = formatEstimate(estimate.mean, estimate.halfWidth, unit).split(' ± ')
  const [half = '', ...units] = rest.split(' ')
  return (
    <div className={isLarge ? 'tile tile-large' : 'tile'} data-kpi={name}>
      <dt>{label}</dt>
      <dd>
        <span className="tile-mean">{mean}</span>
        <span className="tile-half">{rest === '' ? '\u00a0' : `± ${half} ${unitText(units.join(' '), name)}`}</span>
        {isLarge && <NarrowingChart estimates={narrowing ?? [estimate]} unit={unit} />}
        {isLarge && <Change name={name} compared={compared} />}
      </dd>
    </div>
  )
}

/** The label of the first tile says the unit already. */
function unitText(unit: string, name: string): string {
  return name === 'goodPerDay' ? '' : unit
}

/** Against the line as it was opened. */
function Change({ name, compared }: { name: string; compared: Compared | null }) {
  const kpi = compared?.comparison.kpis.find((one) => one.kpi === name)
  const own = kpi?.differences.find(({ first }) => first === compared?.current)
  if (kpi === undefined || own === undefined || own.verdict === 'same') return <span className="tile-change">{'\u00a0'}</span>
  const { mean, halfWidth, unit } = own.difference
  const isTold = own.verdict === 'higher' || own.verdict === 'lower'
  const { more, less } = kpiName(name)
  const size = formatOf({ ...own.difference, mean: Math.abs(mean ?? 0) }, unit)
  return (
    <span
      className={isTold ? 'tile-change tile-change-told' : 'tile-change'}
      title={`Paired difference: ${formatDifference(mean, halfWidth, unit)}`}
    >
      {isTold ? `${size} ${own.verdict === 'higher' ? more : less} than as opened` : 'not told apart from as opened'}
    </span>
  )
}
