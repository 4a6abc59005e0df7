/** What a good unit costs, as text: a sentence, and where the money goes station by station. */
import { COST_PARTS, type CostOf, type CostPart, type Estimate, type StationCostOf } from '../spec/result.ts'
import { formatEstimate, formatNumber, wholePercent } from './format.ts'
import type { Palette } from './palette.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'
import { printedTable, wrapped } from './text-table.ts'

/** Units that the table of stations counts in: costs of one are many zeros. */
const UNITS = 1000

/** How a kind of value is read and written. */
interface Reading<Value> {
  meanOf(value: Value): number
  /** `factor`: what it is multiplied by. */
  text(value: Value, unit: string, factor?: number): string
}

const ofEstimates: Reading<Estimate> = {
  meanOf: ({ mean }) => mean ?? 0,
  text: ({ mean, halfWidth }, unit, factor = 1) =>
    formatEstimate(mean === null ? null : mean * factor, halfWidth === null ? null : halfWidth * factor, unit),
}

const ofNumbers: Reading<number> = {
  meanOf: (value) => value,
  text: (value, unit, factor = 1) => formatNumber(value * factor, unit),
}

/** What the parts of a cost are called. */
export const costPartNames: Readonly<Record<CostPart, string>> = {
  purchase: 'purchase',
  material: 'material',
  capital: 'machines',
  space: 'floor',
  energy: 'energy',
  labour: 'labour',
  overhead: 'overhead',
}

/** Of a run; nothing where the line says nothing of money. */
export function costLines(cost: CostOf<Estimate> | undefined, width: number, palette: Palette): string[] {
  return cost === undefined ? [] : costText(cost, ofEstimates, width, palette)
}

/** Of a run, in sentences. */
export function costSentences(cost: CostOf<Estimate>): string[] {
  return [costSentence(cost, ofEstimates), energySentence(cost, ofEstimates)]
}

/** Of a run; null where nothing is spent at stations. */
export function stationCostTable(cost: CostOf<Estimate>): Table | null {
  return stationCosts(cost, ofEstimates)
}

/** By arithmetic; nothing where the line says nothing of money. */
export function staticCostLines(cost: CostOf<number> | undefined, width: number, palette: Palette): string[] {
  return cost === undefined ? [] : costText(cost, ofNumbers, width, palette)
}

function costText<Value>(cost: CostOf<Value>, reading: Reading<Value>, width: number, palette: Palette): string[] {
  const table = stationCosts(cost, reading)
  return [
    ...wrapped(costSentence(cost, reading), width).map(palette.strong),
    ...wrapped(energySentence(cost, reading), width),
    ...(table === null ? [] : [`  ${table.caption}`]),
    ...printedTable(table, width),
  ]
}

/** "A good unit costs 0.2143 ± 0.0021 USD: material 61 %, machines 18 % ...", the largest first. */
function costSentence<Value>({ currency, perGoodUnit, parts }: CostOf<Value>, { meanOf, text }: Reading<Value>): string {
  const total = meanOf(perGoodUnit)
  const shares = COST_PARTS.map((part) => ({ part, share: total > 0 ? meanOf(parts[part]) / total : 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map(({ part, share }) => `${costPartNames[part]} ${percent(share)}`)
  return `A good unit costs ${text(perGoodUnit, currency)}${shares.length > 0 ? `: ${shares.join(', ')}` : ''}.`
}

function energySentence<Value>(cost: CostOf<Value>, { meanOf, text }: Reading<Value>): string {
  const { energyPerGoodUnit, carbonPerGoodUnit, scrap, perGoodUnit, currency } = cost
  const carbon = carbonPerGoodUnit === undefined ? '' : ` and gives off ${text(carbonPerGoodUnit, 'g', 1000)} of carbon dioxide`
  const lost =
    meanOf(scrap) > 0
      ? ` ${percent(meanOf(scrap) / meanOf(perGoodUnit))} had been spent on units that were lost: ${text(scrap, currency)}.`
      : ''
  return `It takes ${text(energyPerGoodUnit, 'Wh', 1000)}${carbon}.${lost}`
}

/** Whole per cents, below ten with one decimal. */
function percent(share: number): string {
  if (share < 0.0005) return 'below 0.1 %'
  return share < 0.0995 ? `${(share * 100).toFixed(1)} %` : `${wholePercent(share)} %`
}

function stationCosts<Value>(cost: CostOf<Value>, { meanOf, text }: Reading<Value>): Table | null {
  const spending = cost.stations.filter(({ perGoodUnit, energyPerGoodUnit }) => meanOf(perGoodUnit) > 0 || meanOf(energyPerGoodUnit) > 0)
  const money = (value: Value): string => text(value, '', UNITS)
  const parts: readonly (readonly [title: string, rank: number, of: (station: StationCostOf<Value>) => Value])[] = [
    ['All', 0, ({ perGoodUnit }) => perGoodUnit],
    ['Material', 1, ({ material }) => material],
    ['Machines', 1, ({ capital }) => capital],
    ['Floor', 3, ({ space }) => space],
    ['Energy', 2, ({ energy }) => energy],
    ['kWh', 2, ({ energyPerGoodUnit }) => energyPerGoodUnit],
  ]
  const columns: TableColumn<StationCostOf<Value>>[] = [
    { title: 'Station', align: 'left', rank: 0, cell: ({ name }) => name },
    ...parts.map(
      ([title, rank, of]): TableColumn<StationCostOf<Value>> => ({ title, align: 'right', rank, cell: (station) => money(of(station)) }),
    ),
  ]
  return tableOf(`${cost.currency} (and kWh) that are spent at stations for ${formatNumber(UNITS, 'good units')}`, spending, columns)
}
