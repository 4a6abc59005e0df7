/** The tables of measured numbers, by name. Each gives its rows, heading first. */
import { capacityErrors } from './capacity.mjs'
import { commonRandomNumbers } from './common-random-numbers.mjs'
import { day, jobOf, simulate } from './lines.mjs'
import { mechanisms } from './mechanisms.mjs'
import { experiment, measures, statistics, tollway } from './package.mjs'
import { secondOpinion } from './second-opinion.mjs'
import { said } from './tables.mjs'

/** @type {ReadonlyMap<string, () => Promise<string[][]>>} */
export const measuredTables = new Map([
  ['warm-up', warmUp],
  ['carriers', carriers],
  ['common-random-numbers', commonRandomNumbers],
  ['second-opinion', secondOpinion],
  ['mechanisms', mechanisms],
  ['capacity', capacityErrors],
])

/** Welch's means: the reference line from empty, mean over 20 replications of each stretch of ten days. */
async function warmUp() {
  const stretches = 9
  const job = await jobOf('toll-reference', { warmUp: 0, horizon: 10 * stretches, replications: 20 })
  const raw = experiment.rawProcessTime(job.line).map(({ ticks }) => ticks)
  const kpis = measures.lineMeasures.filter(({ name }) => ['cycleTimeMean', 'wipUnits'].includes(name)).reverse()
  /** values[stretch][kpi][replication] */
  const values = Array.from({ length: stretches }, () => kpis.map(() => /** @type {number[]} */ ([])))
  for (let number = 0; number < job.replications; number++) {
    const replication = new experiment.Replication(job, number)
    let from = replication.floor.cut()
    for (const [stretch, columns] of values.entries()) {
      replication.runTo((stretch + 1) * 10 * day)
      const to = replication.floor.cut()
      const window = new measures.Window(replication.floor.line, raw, from, to)
      for (const [index, column] of columns.entries()) column.push(kpis[index]?.of(window) ?? Number.NaN)
      from = to
    }
  }
  const rows = values.map((columns, stretch) => [
    `${stretch * 10} to ${(stretch + 1) * 10}`,
    ...columns.map((column, index) => {
      const { mean, halfWidth } = statistics.confidenceInterval(column, 0.95)
      return tollway.formatEstimate(mean, halfWidth, kpis[index]?.unit ?? '')
    }),
  ])
  return [
    ['Days from empty', ...kpis.map(({ name }) => (name === 'wipUnits' ? 'Work in process' : 'Cycle time of the lots that left'))],
    ...rows,
  ]
}

async function carriers() {
  const rows = []
  for (const carrier of ['strip', 'magazine', 'lot']) {
    const { result } = await simulate(await jobOf('toll-reference', { set: [`carrier=${carrier}`], horizon: 360 }))
    const { goodPerDay, cycleTimeMean, cycleTimeP95, wipUnits, rawProcessTime, xFactor } = result.kpis
    rows.push([
      carrier,
      said(goodPerDay, ''),
      said(cycleTimeMean),
      said(cycleTimeP95),
      said(wipUnits, ''),
      tollway.formatNumber(rawProcessTime?.mean ?? Number.NaN, 'h'),
      said(xFactor, ''),
    ])
  }
  return [['`carrier:`', 'Good units/day', 'Cycle time', '95 % within', 'Units in process', 'Raw process time', 'X-factor'], ...rows]
}
