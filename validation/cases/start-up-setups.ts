/** One machine that must be set up (heated, checked) before the first lot after every idle time. */
import { caseOf, type Family, metricsOf, type Oracle, type Reading } from '../case.ts'
import { exponential, type Law, lawText, meanOf } from '../line-file.ts'
import { queueLine, queueReadings, SERVER } from '../queue-line.ts'

/** Theory lets a lot wait for its setup too; the wait that a station books ends when the setup begins. */
const readings: Record<string, Reading> = {
  W: queueReadings.W!,
  Wq: (kpis) => kpis.ofStation(SERVER, 'waitMean') + kpis.ofStation(SERVER, 'states.setup') / kpis.throughput,
}

const oracles: readonly Oracle<{ lam: number; service: Law; setup: Law }>[] = [
  {
    id: "mg1-setup-0.6-exp-('det', 3.0)",
    parameters: { lam: 0.6, service: ['exp', 1], setup: ['det', 3] },
    exact: { Wq: 3.53571428571, W: 4.53571428571 },
    run: { warmUp: 400, horizon: 12000 },
  },
  {
    id: "mg1-setup-0.8-gamma-('exp', 2.0)",
    parameters: { lam: 0.8, service: ['gamma', 1, 0.5], setup: ['exp', 2] },
    exact: { Wq: 5, W: 6 },
    run: { warmUp: 1100, horizon: 50000 },
    fullOnly: true,
  },
  {
    id: "mg1-setup-0.4-uniform-('uniform', 1.0, 5.0)",
    parameters: { lam: 0.4, service: ['uniform', 0.5, 1.5], setup: ['uniform', 1, 5] },
    exact: { Wq: 2.66414141414, W: 3.66414141414 },
    run: { warmUp: 200, horizon: 6000 },
    fullOnly: true,
  },
]

export const startUpSetups: Family = {
  model: 'M/G/1 with a start-up setup',
  source: 'Welch 1964',
  semantics:
    'setup: afterIdle: after 0 h. The wait of theory contains the setup, so it is read as the wait before it and the time in setup a lot.',
  cases: oracles.map((oracle) => {
    const { lam, service, setup } = oracle.parameters
    const station = { processTime: `${lawText(service)} per lot`, setup: { afterIdle: { after: '0 h', time: lawText(setup) } } }
    const line = queueLine('M/G/1 with a start-up setup', oracle.run, station, { every: exponential(1 / lam) })
    return caseOf(oracle, lam * meanOf(service), { label: '', line, metrics: metricsOf(oracle.exact, readings) })
  }),
}
