/**
 * Does `tollway optimise` find what enumeration finds, and for how much less? Every set of bench/plans/four-stations.yaml is simulated so often that the half-width
 * of each limit, at the cheapest one that keeps to them, is about its tolerance; then the search runs with 20 other seeds.
 * Run: npm run bench -- optimise
 */

import { readPlanFile, readPoints } from '../src/cli/plan-file.ts'
import { candidatesOf, limitsOf, Optimisation, SerialExecutor, Trials } from '../src/experiment/index.ts'
import { confidenceInterval } from '../src/statistics/index.ts'
import { sized } from './support/measure.ts'
import { publish } from './support/publish.ts'

const SEEDS = sized(20, 3)
const ENUMERATION_SEED = 1000
/** Of each set: at the cheapest that keeps to its limits the half-widths are then about the tolerances. */
const REPLICATIONS = sized(61, 20)

const onDisk = await readPlanFile('bench/plans/four-stations.yaml')
const { factors, goal } = onDisk.plan
if (goal === undefined) throw new Error('expected a plan with a goal')
const start = process.cpuUsage()

async function candidatesWith(seed: number) {
  const points = await readPoints(onDisk, { seed }, null)
  return { candidates: candidatesOf(factors, points), limits: limitsOf(goal!, points[0]!.job) }
}

async function enumerated(): Promise<{ settings: string; replications: number }> {
  const { candidates, limits } = await candidatesWith(ENUMERATION_SEED)
  const trials = new Trials(new SerialExecutor())
  await trials.ensure(candidates.sets.map(({ job }) => ({ job, replications: REPLICATIONS })))
  const all = candidates.sets.map(({ settings, cost, job }) => {
    const intervals = limits.map(({ kpi }) => confidenceInterval(trials.values(job, kpi), 0.95))
    // Tolerances by which the mean lies on the right side of each limit.
    const margins = limits.map(
      ({ sense, limit, tolerance }, index) => ((sense === 'at-least' ? 1 : -1) * (intervals[index]!.mean - limit)) / tolerance,
    )
    const distances = margins.map(
      (margin, index) => `${margin.toFixed(2)} ± ${(intervals[index]!.halfWidth! / limits[index]!.tolerance).toFixed(2)}`,
    )
    return { settings: settings.join(' '), cost, margin: Math.min(...margins), distances }
  })
  const best = all.findIndex(({ margin }) => margin >= 0)
  console.log(`${all.length} sets x ${REPLICATIONS} replications; distances to the limits in tolerances, above 0 on the right side:`)
  for (const { settings, cost, distances } of all.slice(0, best + 1).filter(({ margin }) => margin > -50))
    console.log(`  ${settings.padEnd(12)}${String(cost).padStart(8)}  ${distances.join(', ')}`)
  return { settings: all[best]!.settings, replications: all.length * REPLICATIONS }
}

const truth = await enumerated()
console.log(`by enumeration: ${truth.settings}\n`)
let right = 0
const spent: number[] = []
for (let seed = 1; seed <= SEEDS; seed++) {
  const { candidates, limits } = await candidatesWith(seed)
  const search = new Optimisation(candidates, new Trials(new SerialExecutor()), { goal, limits, firstStage: 20 })
  await search.run()
  const chosen = search.chosen === null ? 'none' : search.sets[search.chosen]!.settings.join(' ')
  if (chosen === truth.settings) right++
  spent.push(search.budget.spent)
  console.log(
    `seed ${String(seed).padStart(2)}: ${chosen}, ${search.budget.spent} replications${search.shortage === null ? '' : `, ${search.shortage}`}`,
  )
}
const mean = spent.reduce((sum, each) => sum + each, 0) / SEEDS
const share = (replications: number): string => `${((replications / truth.replications) * 100).toFixed(1)} %`
const { user, system } = process.cpuUsage(start)
const rows = [
  ['cheapest set by enumeration', truth.settings],
  ['searches that find it', `${right} of ${SEEDS}`],
  ['replications of a search', `${mean.toFixed(0)}, ${share(mean)} of the enumeration's, at most ${share(Math.max(...spent))}`],
  ['CPU of everything', `${((user + system) / 60e6).toFixed(1)} min`],
]
publish('optimise', [{ title: 'Search against enumeration', columns: ['', 'result'], rows }], { truth, spent })
