/** The queueing approximation against simulation, for every shipped line. */
import { jobOf, shippedLines, simulate } from './lines.mjs'
import { analysis, tollway } from './package.mjs'
import { said } from './tables.mjs'

/** Up to here a line counts as not crowded. */
const crowded = 0.85
const ticksPerHour = 3_600_000_000

/** @typedef {{ name: string, load: number, error: number | null, applies: boolean, cells: string[] }} Comparison */

/** Rows, heading first; then the mean absolute errors. */
export async function capacityErrors() {
  /** @type {Comparison[]} */
  const all = []
  for (const name of shippedLines()) all.push(await compare(name))
  const applied = all.filter(({ applies }) => applies)
  const shown = [...applied, ...all.filter(({ applies }) => !applies)].map(({ cells }) => cells)
  return [
    ['Line', 'Highest load', 'Cycle time, simulated', 'By formulas', 'Error', 'Does it apply?'],
    ...shown,
    meanRow(
      'loads below 85 %',
      applied.filter(({ load }) => load < crowded),
    ),
    meanRow(
      'loads of 85 % and more',
      applied.filter(({ load }) => load >= crowded),
    ),
    meanRow('all to which it applies', applied),
  ]
}

/**
 * @param {string} name of a shipped line
 * @returns {Promise<Comparison>}
 */
async function compare(name) {
  const job = await jobOf(name)
  const { result } = await simulate(job)
  const report = analysis.queueing(job.line)
  const simulated = result.kpis.cycleTimeMean
  if (simulated === undefined) throw new Error(`${name}: expected a cycle time, received none`)
  const hours = meanCycleTime(report.products)
  const error = hours === null || simulated.mean === null ? null : hours / simulated.mean - 1
  const load = Math.max(...result.stations.map((station) => station.load.mean ?? 0))
  const applies = report.doesNotApply.length === 0
  return {
    name,
    load,
    error,
    applies,
    cells: [name, percent(load), said(simulated), formatted(hours), signed(error), reasonOf(report.doesNotApply)],
  }
}

/**
 * Of the mean lot, hours.
 * @param {readonly import('../../src/analysis/index.ts').QueueingProduct[]} products
 */
function meanCycleTime(products) {
  let [lots, time] = [0, 0]
  for (const { lotsPerDay, cycleTime } of products) {
    if (lotsPerDay > 0 && cycleTime === null) return null
    lots += lotsPerDay
    time += lotsPerDay * (cycleTime ?? 0)
  }
  return lots === 0 ? null : time / lots / ticksPerHour
}

/** @param {readonly string[]} reasons */
function reasonOf(reasons) {
  return reasons.length === 0 ? 'yes' : `no: ${reasons.map((reason) => reason.replace(/:.*$/, '')).join('; ')}`
}

/**
 * @param {string} which
 * @param {readonly Comparison[]} lines
 */
function meanRow(which, lines) {
  const errors = lines.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)]))
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  return [`mean absolute error, ${which} (${errors.length})`, '', '', '', percent(mean), '']
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(1)} %`
}

/** @param {number | null} share */
function signed(share) {
  return share === null ? 'n/a' : `${share > 0 ? '+' : ''}${percent(share)}`
}

/** @param {number | null} hours */
function formatted(hours) {
  return hours === null ? 'n/a' : tollway.formatNumber(Number(hours.toPrecision(3)), 'h')
}
