/** A machine with shifts: lots arrive round the clock and wait for the morning. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading } from '../case.ts'
import { exponential, hours } from '../line-file.ts'
import { queueLine, queueReadings, SERVER } from '../queue-line.ts'

const oracles: readonly Oracle<{ lam: number; mu: number; on: number; off: number }>[] = [
  {
    id: 'shift-mm1-0.5-1.0-16.0-8.0',
    parameters: { lam: 0.5, mu: 1, on: 16, off: 8 },
    exact: { L_timeavg: 3.70068767149, W: 7.40137534298, EN_shift_start: 6.05103152937, EN_shift_end: 2.05103152937, rho: 0.75 },
    run: { warmUp: 960, horizon: 71000 },
  },
  {
    id: 'shift-mm1-1.0-5.0-8.0-16.0',
    parameters: { lam: 1, mu: 5, on: 8, off: 16 },
    exact: { L_timeavg: 7.17865086149, W: 7.17865086149, EN_shift_start: 16.3143810384, EN_shift_end: 0.314381038362, rho: 0.6 },
    run: { warmUp: 960, horizon: 1800 },
  },
]

/** Load: of the scheduled time. */
const readings: Record<string, Reading> = {
  ...queueReadings,
  L_timeavg: (kpis) => kpis.ofLine('wipLots'),
  rho: (kpis) => kpis.ofStation(SERVER, 'busy'),
}

export const shifts: Family = {
  model: 'M/M/1 with a shift calendar',
  source: 'numerical solution of the periodic Markov chain',
  semantics: 'atShiftEnd: pause (work keeps what is left of it). The load is of the scheduled time.',
  cases: oracles.map((oracle) => {
    const { lam, mu, on, off } = oracle.parameters
    const station = { processTime: `${exponential(1 / mu)} per lot`, calendar: 'shift', atShiftEnd: 'pause' }
    const line = queueLine('M/M/1 with shifts', oracle.run, station, { every: exponential(1 / lam) })
    const calendars = { shift: { cycle: hours(on + off), on: [`0 h to ${hours(on)}`] } }
    return caseOf(oracle, lam / (mu * (on / (on + off))), {
      label: '',
      line: { ...line, calendars },
      metrics: metricsOf(oracle.exact, readings),
    })
  }),
}
