/** Machines that break down and wait for one of a few repairmen. */
import { caseOf, type Family, type Metric, metricsOf, type Oracle } from '../case.ts'
import type { Kpis } from '../kpis.ts'
import { exponential, inHours, type LineFile } from '../line-file.ts'
import { SERVER } from '../queue-line.ts'

interface Parameters {
  machines: number
  repairmen: number
  fail_rate: number
  repair_rate: number
}

const CREW = 'repairmen'

const oracles: readonly Oracle<Parameters>[] = [
  {
    id: 'repair-6-1-0.05-0.5',
    parameters: { machines: 6, repairmen: 1, fail_rate: 0.05, repair_rate: 0.5 },
    exact: { mean_down: 0.845149036784, availability: 0.859141827203, P_all_up: 0.484514903678, repair_util: 0.515485096322 },
    run: { warmUp: 200, horizon: 10000 },
  },
  {
    id: 'repair-10-2-0.1-0.6',
    parameters: { machines: 10, repairmen: 2, fail_rate: 0.1, repair_rate: 0.6 },
    exact: { mean_down: 1.91169473898, availability: 0.808830526102, P_all_up: 0.177804306317, repair_util: 0.674025438419 },
    run: { warmUp: 200, horizon: 10000 },
  },
  {
    id: 'repair-20-3-0.02-0.1',
    parameters: { machines: 20, repairmen: 3, fail_rate: 0.02, repair_rate: 0.1 },
    exact: { mean_down: 5.99786590775, availability: 0.700106704612, P_all_up: 0.0107297409436, repair_util: 0.93347560615 },
    run: { warmUp: 1000, horizon: 20000 },
  },
]

/** The up clock runs without work too: the lot that goes round is only there because a line needs one. */
function machinesOf({ parameters, run }: Oracle<Parameters>): LineFile {
  const { machines, repairmen, fail_rate, repair_rate } = parameters
  const failure = { every: exponential(1 / fail_rate), clock: 'up', repair: exponential(1 / repair_rate), crew: CREW }
  return {
    title: 'Machine-repairman',
    run: inHours(run),
    products: { job: {} },
    routes: { main: { steps: { serve: { station: SERVER } } } },
    stations: { [SERVER]: { machines, processTime: `${exponential(10)} per lot`, failures: { failure } } },
    release: { source: { conwip: '1 lots' } },
    crews: { [CREW]: { size: repairmen } },
  }
}

/** With one repairman, all machines are up when he has nothing to do. */
function metricsFor({ parameters, exact }: Oracle<Parameters>): Metric[] {
  const down = (kpis: Kpis): number => kpis.ofStation(SERVER, 'states.unscheduledDown')
  return metricsOf(exact, {
    mean_down: (kpis) => parameters.machines * down(kpis),
    availability: (kpis) => 1 - down(kpis),
    repair_util: (kpis) => kpis.ofCrew(CREW, 'busy'),
    ...(parameters.repairmen === 1 && { P_all_up: (kpis: Kpis) => 1 - kpis.ofCrew(CREW, 'busy') }),
  })
}

export const machineRepairman: Family = {
  model: 'machine-repairman',
  source: 'birth and death equations (Palm 1947)',
  semantics: 'clock: up, crew: who repairs. A machine waits for a free repairman, first come first served, and is down meanwhile.',
  cases: oracles.map((oracle) =>
    caseOf(oracle, oracle.exact.repair_util!, { label: '', line: machinesOf(oracle), metrics: metricsFor(oracle) }),
  ),
}
