/**
 * Two machines that break down, and a buffer between them.
 *
 * The oracles block before service: machine 1 works as long as n < N, where n counts what it has finished and machine 2 has not. The simulator blocks
 * after service: machine 1 works unless it holds a finished lot that finds no room. With b spaces, n is machine 2's lot, up to b waiting, and the lot
 * that machine 1 holds: it works as long as n < b + 2. So N = b + 2, and both are the same process: breakdowns only count while a machine works,
 * which it does in the same moments in both.
 */
import { caseOf, type Family, type Metric, type Oracle } from '../case.ts'
import type { Kpis } from '../kpis.ts'
import { exponential, geometricText, hours, type LineFile } from '../line-file.ts'
import { seriesLine, stationName } from '../queue-line.ts'

interface Machine {
  processTime: string
  every: string
  repair: string
}

function pairLine(title: string, run: Oracle<unknown>['run'], first: Machine, second: Machine, spaces: number): LineFile {
  const station = ({ processTime, every, repair }: Machine): object => ({
    processTime: `${processTime} per lot`,
    failures: { failure: { every, clock: 'productive', repair } },
  })
  const stations = [station(first), { ...station(second), buffer: { carriers: spaces, whenFull: 'block' } }]
  return seriesLine(title, run, stations, { conwip: `${spaces + 4} lots` })
}

/** n: waiting before machine 2, on it (in work or while it is repaired), and finished on machine 1. */
function between(kpis: Kpis): number {
  const second = stationName(1)
  const onSecond = kpis.ofStation(second, 'states.productive') + kpis.ofStation(second, 'states.unscheduledDown')
  return kpis.ofStation(second, 'queueLength') + onSecond + kpis.ofStation(stationName(0), 'states.blocked')
}

function metrics(exact: Record<string, number>, throughput: string, level: string): Metric[] {
  return [
    { name: throughput, exact: exact[throughput]!, read: (kpis) => kpis.throughput },
    { name: level, exact: exact[level]!, read: between },
  ]
}

interface ExponentialPair {
  mu1: number
  p1: number
  r1: number
  mu2: number
  p2: number
  r2: number
  N_incl_M2_and_M1_blocked_slot: number
}

const exponentialOracles: readonly Oracle<ExponentialPair>[] = [
  {
    id: 'gb-exp-1-0.05-0.5-1-0.05-0.5-4',
    parameters: { mu1: 1, p1: 0.05, r1: 0.5, mu2: 1, p2: 0.05, r2: 0.5, N_incl_M2_and_M1_blocked_slot: 4 },
    exact: { throughput: 0.707848687672, mean_n: 2 },
    run: { warmUp: 1000, horizon: 3200 },
  },
  {
    id: 'gb-exp-1-0.05-0.5-1-0.05-0.5-10',
    parameters: { mu1: 1, p1: 0.05, r1: 0.5, mu2: 1, p2: 0.05, r2: 0.5, N_incl_M2_and_M1_blocked_slot: 10 },
    exact: { throughput: 0.809096703972, mean_n: 5 },
    run: { warmUp: 1000, horizon: 8400 },
    fullOnly: true,
  },
  {
    id: 'gb-exp-1.2-0.02-0.1-1.0-0.05-0.4-6',
    parameters: { mu1: 1.2, p1: 0.02, r1: 0.1, mu2: 1, p2: 0.05, r2: 0.4, N_incl_M2_and_M1_blocked_slot: 6 },
    exact: { throughput: 0.748116475455, mean_n: 3.48481528771 },
    run: { warmUp: 1000, horizon: 6800 },
  },
  {
    id: 'gb-exp-1-0.01-0.05-1-0.01-0.05-20',
    parameters: { mu1: 1, p1: 0.01, r1: 0.05, mu2: 1, p2: 0.01, r2: 0.05, N_incl_M2_and_M1_blocked_slot: 20 },
    exact: { throughput: 0.720623072289, mean_n: 10 },
    run: { warmUp: 5000, horizon: 29000 },
    fullOnly: true,
  },
]

export const exponentialPairs: Family = {
  model: 'two exponential machines with exponential breakdowns and a buffer',
  source: 'Gershwin and Berman 1981 (Markov chain)',
  semantics:
    'The oracle blocks before service and counts in N the lot on machine 2 and the one that machine 1 has finished; with blocking after service that is a ' +
    'buffer of N - 2. Breakdowns on the productive clock.',
  cases: exponentialOracles.map((oracle) => {
    const { mu1, p1, r1, mu2, p2, r2, N_incl_M2_and_M1_blocked_slot: N } = oracle.parameters
    const machine = (mu: number, p: number, r: number): Machine => ({
      processTime: exponential(1 / mu),
      every: exponential(1 / p),
      repair: exponential(1 / r),
    })
    const line = pairLine('Two unreliable machines', oracle.run, machine(mu1, p1, r1), machine(mu2, p2, r2), N - 2)
    return caseOf(oracle, 0.9, { label: '', line, metrics: metrics(oracle.exact, 'throughput', 'mean_n') })
  }),
}

const synchronousOracles: readonly Oracle<{ p1: number; r1: number; p2: number; r2: number; N: number }>[] = [
  {
    id: 'gb-det-0.01-0.1-0.01-0.1-4',
    parameters: { p1: 0.01, r1: 0.1, p2: 0.01, r2: 0.1, N: 4 },
    exact: { efficiency: 0.840936136454, mean_buffer: 2 },
    run: { warmUp: 1000, horizon: 28000 },
  },
  {
    id: 'gb-det-0.01-0.1-0.01-0.1-10',
    parameters: { p1: 0.01, r1: 0.1, p2: 0.01, r2: 0.1, N: 10 },
    exact: { efficiency: 0.856174930705, mean_buffer: 5 },
    run: { warmUp: 1000, horizon: 52000 },
    fullOnly: true,
  },
  {
    id: 'gb-det-0.01-0.1-0.01-0.1-50',
    parameters: { p1: 0.01, r1: 0.1, p2: 0.01, r2: 0.1, N: 50 },
    exact: { efficiency: 0.887844689007, mean_buffer: 25 },
    run: { warmUp: 5000, horizon: 250000 },
    fullOnly: true,
  },
  {
    id: 'gb-det-0.02-0.1-0.01-0.08-10',
    parameters: { p1: 0.02, r1: 0.1, p2: 0.01, r2: 0.08, N: 10 },
    exact: { efficiency: 0.782113821994, mean_buffer: 3.71126061061 },
    run: { warmUp: 1000, horizon: 67000 },
    fullOnly: true,
  },
  {
    id: 'gb-det-0.05-0.5-0.05-0.5-5',
    parameters: { p1: 0.05, r1: 0.5, p2: 0.05, r2: 0.5, N: 5 },
    exact: { efficiency: 0.872576177285, mean_buffer: 2.5 },
    run: { warmUp: 1000, horizon: 9500 },
  },
]

export const synchronousPairs: Family = {
  model: 'two synchronous machines with geometric breakdowns and a buffer',
  source: 'Buzacott 1967; Gershwin, Manufacturing Systems Engineering, 1994, chapter 3',
  semantics:
    'Cycles of one hour. A machine that could work in a cycle fails at its beginning with probability p and then works in none of the cycles that a geometric ' +
    'repair lasts; after a repair it works at least one cycle. So the productive time between breakdowns is 1, 2, 3, ... hours, geometric with p, and the repair ' +
    'geometric with r (discrete distributions with terms until less than 1e-11 is left). Buffer of N - 2 as above.',
  cases: synchronousOracles.map((oracle) => {
    const { p1, r1, p2, r2, N } = oracle.parameters
    const machine = (p: number, r: number): Machine => ({
      processTime: hours(1),
      every: geometricText(p, ' h'),
      repair: geometricText(r, ' h'),
    })
    const line = pairLine('Two synchronous unreliable machines', oracle.run, machine(p1, r1), machine(p2, r2), N - 2)
    return caseOf(oracle, 0.9, { label: '', line, metrics: metrics(oracle.exact, 'efficiency', 'mean_buffer') })
  }),
}
