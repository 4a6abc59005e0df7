/** What shared random numbers are worth: five changes to the reference line, their differences to it, and the gain in each number. */

import { availableParallelism } from 'node:os'
import { jobOf } from './lines.mjs'
import { experiment, threads, tollway } from './package.mjs'

/** @type {[name: string, set: string][]} */
const changes = [
  ['one more wedge bonder', 'stations.gate-wedge.machines=3'],
  ['one more hot tester', 'stations.hot-test.machines=3'],
  ['hot test 3 % faster', 'stations.hot-test.unmodelledLoss=20 %'],
  ['no assists', 'assists=off'],
  ['1 % more starts', 'release.die-bank.rate=156055 units/day'],
]
const kpis = ['goodPerDay', 'cycleTimeMean', 'cycleTimeP95', 'wipLots']
const headings = ['Good units/day', 'Mean cycle time', '95 % within', 'Lots in process']
/** Said by the heading. */
const plain = ['units/day', 'lots']
/** Enough to see the gain to about a third of itself. */
const runs = { replications: 40, horizon: 60 }

/** Rows, heading first. */
export async function commonRandomNumbers() {
  const variants = [['as it is', []], ...changes.map(([name, set]) => [name, [set]])]
  const systems = await Promise.all(
    variants.map(async ([name, set]) => ({
      name: /** @type {string} */ (name),
      set: /** @type {string[]} */ (set),
      job: await jobOf('toll-reference', { ...runs, set: /** @type {string[]} */ (set) }),
    })),
  )
  const pool = threads.nodeWorkerPool(availableParallelism())
  const trials = new experiment.Trials(pool)
  try {
    await trials.ensure(systems.map(({ job }) => ({ job, replications: job.replications })))
  } finally {
    await pool.close()
  }
  const comparison = experiment.comparisonOf(systems, kpis, trials, false)
  const rows = changes.map(([name, set], change) => [
    `${name} (\`${set}\`)`,
    ...comparison.kpis.flatMap(({ differences }) => {
      const { difference, gain } = /** @type {typeof differences[number]} */ (differences[change])
      return [
        tollway.formatEstimate(difference.mean, difference.halfWidth, plain.includes(difference.unit) ? '' : difference.unit),
        gain === null ? 'n/a' : tollway.formatNumber(Number(gain.toPrecision(2)), ''),
      ]
    }),
  ])
  return [['Change', ...headings.flatMap((heading) => [heading, 'gain'])], ...rows]
}
