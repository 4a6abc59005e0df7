/** The reference line with everything on, and what it gains when one of its mechanisms is switched off: paired by shared random numbers. */
import { jobOf, simulate } from './lines.mjs'
import { statistics, tollway } from './package.mjs'
import { said } from './tables.mjs'

const sets = [
  ...['operators', 'tooling', 'setups', 'assists', 'maintenance', 'failures', 'transport', 'supply'].map((name) => `${name}=off`),
  'routes.toll.steps.hot-test.holds=null',
  'routes.toll.limits=null',
]
const LINE = 'toll-reference-everything'

/** Rows, heading first. */
export async function mechanisms() {
  const all = await simulate(await jobOf(LINE))
  const rows = [rowOf('everything on', all)]
  for (const set of sets) rows.push(rowOf(`\`${set}\``, await simulate(await jobOf(LINE, { set: [set] })), all))
  rows.push(rowOf('`toll-reference`: nothing of it', await simulate(await jobOf('toll-reference', { warmUp: 150, horizon: 180 }))))
  return [['`--set`', 'Good units/day', 'Load of hot-test', 'Cycle time', 'Cycle time against everything on'], ...rows]
}

/**
 * @param {string} label
 * @param {Awaited<ReturnType<typeof simulate>>} run
 * @param {Awaited<ReturnType<typeof simulate>>} [all]
 */
function rowOf(label, { result, byReplication }, all) {
  const { goodPerDay, cycleTimeMean } = result.kpis
  const load = result.stations.find(({ name }) => name === 'hot-test')?.load
  const change = all && statistics.pairedDifference(byReplication('cycleTimeMean'), all.byReplication('cycleTimeMean'))
  return [
    label,
    said(goodPerDay, ''),
    said(load, 'share'),
    said(cycleTimeMean),
    change === undefined ? '' : tollway.formatEstimate(change.mean, change.halfWidth, 'h'),
  ]
}
