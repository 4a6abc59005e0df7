/** Queue-time limits: lots that leave a queue when they have waited too long, and the share that waits longer than a limit which does nothing. */
import { caseOf, type Family, type Metric, metricsOf, type Oracle, type Reading } from '../case.ts'
import type { Kpis } from '../kpis.ts'
import { exponential, hours, inHours, type LineFile, type RunLength } from '../line-file.ts'
import { queueReadings, SERVER } from '../queue-line.ts'

/** M/M/c whose lots pass a step without duration before the queue, where the clocks of their limits start. */
function limitedLine(
  title: string,
  run: RunLength,
  { lam, mu, c }: { lam: number; mu: number; c: number },
  limits: Record<string, object>,
): LineFile {
  return {
    title,
    run: inHours(run),
    products: { job: {} },
    routes: { main: { steps: { arrive: { processTime: '0 h per lot' }, serve: { station: SERVER } }, limits } },
    stations: { [SERVER]: { machines: c, processTime: `${exponential(1 / mu)} per lot` } },
    release: { source: { product: 'job', every: exponential(1 / lam) } },
  }
}

/** A limit on the wait; its action by the word of the file. */
function waitLimit(within: string, action: string): object {
  return { from: 'arrive', to: 'serve', within, ...Object.fromEntries([['then', action]]) }
}

const readings: Record<string, Reading> = {
  ...queueReadings,
  Pab: (kpis: Kpis) => kpis.ofLimit('patience', 'reached'),
}

const impatient: readonly Oracle<{ lam: number; mu: number; c: number; theta: number }>[] = [
  {
    id: 'erlangA-0.95-1-0.2',
    parameters: { lam: 0.95, mu: 1, c: 1, theta: 0.2 },
    exact: { Pab: 0.224071630083, Lq: 1.0643402429, Pwait: 0.737131951421, throughput: 0.737131951421, util: 0.737131951421 },
    run: { warmUp: 200, horizon: 20000 },
  },
  {
    id: 'erlangA-3.2-3-0.5',
    parameters: { lam: 3.2, mu: 1, c: 3, theta: 0.5 },
    exact: { Pab: 0.211063268411, Lq: 1.35080491783, Pwait: 0.694851865214, throughput: 2.52459754108, util: 0.841532513695 },
    run: { warmUp: 200, horizon: 8000 },
    fullOnly: true,
  },
  {
    id: 'erlangA-10-10-1.0',
    parameters: { lam: 10, mu: 1, c: 10, theta: 1 },
    exact: { Pab: 0.125110035721, Lq: 1.25110035721, Pwait: 0.542070285528, throughput: 8.74889964279, util: 0.874889964279 },
    run: { warmUp: 200, horizon: 6000 },
    fullOnly: true,
  },
]

export const impatientLots: Family = {
  model: 'M/M/c with impatient lots (Erlang A)',
  source: 'Palm 1957',
  semantics: 'limits: within an exponential time, then: scrap. P(wait) has no measure of its own.',
  cases: impatient.map((oracle) => {
    const { lam, mu, c, theta } = oracle.parameters
    const line = limitedLine(
      'M/M/c with impatient lots',
      oracle.run,
      { lam, mu, c },
      { patience: waitLimit(exponential(1 / theta), 'scrap') },
    )
    return caseOf(oracle, oracle.exact.util!, { label: '', line, metrics: metricsOf(oracle.exact, readings) })
  }),
}

const limited: readonly Oracle<{ lam: number; mu: number; D: number; c?: number }>[] = [
  {
    id: 'mm1D-0.8-3.0',
    parameters: { lam: 0.8, mu: 1, D: 3 },
    exact: { Pab: 0.135350186417, P0: 0.308280149134, throughput: 0.69171985087 },
    run: { warmUp: 200, horizon: 16000 },
  },
  {
    id: 'mm1D-1.0-2.0',
    parameters: { lam: 1, mu: 1, D: 2 },
    exact: { Pab: 0.25, P0: 0.25, throughput: 0.75 },
    run: { warmUp: 200, horizon: 8000 },
    fullOnly: true,
  },
  {
    id: 'mm1D-1.3-5.0',
    parameters: { lam: 1.3, mu: 1, D: 5 },
    exact: { Pab: 0.265872260377, P0: 0.0456339384899, throughput: 0.95436606151 },
    run: { warmUp: 300, horizon: 60000 },
    fullOnly: true,
  },
  {
    id: 'mmcD-2.7-3-1.0',
    parameters: { lam: 2.7, mu: 1, c: 3, D: 1 },
    exact: { Pab: 0.132962709664, throughput: 2.34100068391 },
    run: { warmUp: 200, horizon: 6000 },
    fullOnly: true,
  },
  {
    id: 'mmcD-4.5-4-0.5',
    parameters: { lam: 4.5, mu: 1, c: 4, D: 0.5 },
    exact: { Pab: 0.239574306027, throughput: 3.42191562288 },
    run: { warmUp: 200, horizon: 3000 },
    fullOnly: true,
  },
]

export const limitedWaits: Family = {
  model: 'M/M/c with a queue-time limit',
  source: 'Barrer 1957 (c = 1)',
  semantics: 'limits: within a constant time, then: scrap.',
  cases: limited.map((oracle) => {
    const { lam, mu, D, c = 1 } = oracle.parameters
    const line = limitedLine('M/M/c with a queue-time limit', oracle.run, { lam, mu, c }, { patience: waitLimit(hours(D), 'scrap') })
    return caseOf(oracle, oracle.exact.throughput! / (c * mu), { label: '', line, metrics: metricsOf(oracle.exact, readings) })
  }),
}

const violations: readonly Oracle<{ lam: number; mu: number; c: number; limits: number[] }>[] = [
  {
    id: 'timelimit-violation-mmc',
    parameters: { lam: 2.4, mu: 1, c: 3, limits: [0.5, 1, 2] },
    exact: { 'P_gt_0.5': 0.479450893385, P_gt_1: 0.355185957742, P_gt_2: 0.194930186586 },
    run: { warmUp: 340, horizon: 40000 },
  },
]

export const limitViolations: Family = {
  model: 'violations of a queue-time limit, M/M/c',
  source: 'Erlang 1917',
  semantics: 'Three limits on one wait, each with its own clock, that only warn.',
  cases: violations.map((oracle) => {
    const { lam, mu, c, limits } = oracle.parameters
    const named = Object.fromEntries(limits.map((limit) => [`limit-${limit}`, waitLimit(hours(limit), 'warn')]))
    const line = limitedLine('Violations of a queue-time limit', oracle.run, { lam, mu, c }, named)
    const metrics = limits.map(
      (limit): Metric => ({
        name: `P_gt_${limit}`,
        exact: oracle.exact[`P_gt_${limit}`]!,
        read: (kpis) => kpis.ofLimit(`limit-${limit}`, 'reached'),
      }),
    )
    return caseOf(oracle, lam / (c * mu), { label: '', line, metrics })
  }),
}
