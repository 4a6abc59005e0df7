/** The line `toll-reference-second-opinion` beside what an independent program, written for the purpose, made of it. */
import { jobOf, simulate } from './lines.mjs'
import { said } from './tables.mjs'

/** The other program's numbers: 10 replications of 1,440 days after 60 days, 95 %. Loads and waits were given without intervals. */
const lineNumbers = [
  { kpi: 'goodPerDay', label: 'Good units/day', unit: '', other: '150,012 ± 23' },
  { kpi: 'wipUnits', label: 'Work in process', unit: 'units', other: '160,700 ± 2,100 units' },
  { kpi: 'wipLots', label: 'Lots in process', unit: 'lots', other: '21.6 ± 0.3 lots' },
  { kpi: 'cycleTimeMean', label: 'Lot cycle time, mean', unit: 'h', other: '25.8 ± 0.3 h' },
  { kpi: 'cycleTimeP50', label: 'Lot cycle time, median', unit: 'h', other: '24.7 ± 0.2 h' },
  { kpi: 'cycleTimeP95', label: 'Lot cycle time, 95 % within', unit: 'h', other: '34.2 ± 1.5 h' },
]
const loads = {
  'hot-test': '95.1 %',
  'gate-wedge': '91.1 %',
  'die-attach': '85.5 %',
  'clip-attach': '85.4 %',
  mould: '75.1 %',
  trim: '68.1 %',
  saw: '67.6 %',
}
const waits = { 'hot-test': '3.5 h', 'post-mould-cure': '2.06 h', anneal: '0.96 h' }

/** Rows, heading first. */
export async function secondOpinion() {
  const { result } = await simulate(await jobOf('toll-reference-second-opinion'))
  const stationOf = (/** @type {string} */ name) => result.stations.find((station) => station.name === name)
  return [
    ['', 'Tollway', 'The other program'],
    ...lineNumbers.map(({ kpi, label, unit, other }) => [label, said(result.kpis[kpi], unit), other]),
    ...Object.entries(loads).map(([name, other]) => [`Load of ${name}`, said(stationOf(name)?.load, 'share'), other]),
    ...Object.entries(waits).map(([name, other]) => [`Mean wait for ${name}`, said(stationOf(name)?.waitMean, 'h'), other]),
  ]
}
