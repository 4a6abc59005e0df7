/** Line files as text, from few words: what a person would write for a textbook model. */
import { stringify } from 'yaml'

/** Length of one replication, hours. */
export interface RunLength {
  warmUp: number
  horizon: number
}

/** Replications of each seed, where a case says nothing else. */
export const REPLICATIONS = 30

/** As line files write it; `inHours` makes it. */
export interface RunText {
  warmUp: string
  horizon: string
  replications: number
}

export interface LineFile {
  title: string
  run: RunText
  products: Record<string, object>
  routes: Record<string, { steps: Record<string, object>; limits?: Record<string, object> }>
  stations: Record<string, object>
  release: Record<string, object>
  calendars?: Record<string, object>
  crews?: Record<string, object>
  transport?: object
  wipLimits?: Record<string, object>
}

/** The file in YAML. */
export function lineFileText(file: LineFile): string {
  const { title, run, products, routes, stations, calendars, crews, transport, release, wipLimits } = file
  return stringify(
    {
      format: 'tollway/1',
      title,
      notice: 'a textbook model, to verify the simulator',
      run,
      carrier: 'lot',
      products,
      routes,
      stations,
      ...(calendars !== undefined && { calendars }),
      ...(crews !== undefined && { crews }),
      ...(transport !== undefined && { transport }),
      release,
      ...(wipLimits !== undefined && { wipLimits }),
    },
    { lineWidth: 0 },
  )
}

/** Name, mean and squared coefficient of variation, or bounds, in hours. */
export type Law =
  | readonly ['det', number]
  | readonly ['exp', number]
  | readonly ['uniform', number, number]
  | readonly ['triangular', number, number, number]
  | readonly ['gamma', mean: number, scv: number]
  | readonly ['lognormal', mean: number, scv: number]
  | readonly ['erlang', shape: number, mean: number]
  | readonly ['weibull', shape: number, scale: number]

export function inHours({ warmUp, horizon }: RunLength, replications = REPLICATIONS): RunText {
  return { warmUp: hours(warmUp), horizon: hours(horizon), replications }
}

export function hours(value: number): string {
  return `${value} h`
}

export function exponential(mean: number): string {
  return `exponential(${hours(mean)})`
}

/** A law as line files write it. */
export function lawText(law: Law): string {
  switch (law[0]) {
    case 'det':
      return hours(law[1])
    case 'exp':
      return exponential(law[1])
    case 'uniform':
      return `uniform(${law[1]}, ${law[2]}) h`
    case 'triangular':
      return `triangular(${law[1]}, ${law[2]}, ${law[3]}) h`
    case 'gamma':
    case 'lognormal':
      return `${law[0]}(mean ${hours(law[1])}, cv ${Math.sqrt(law[2])})`
    case 'erlang':
      return `erlang(shape ${law[1]}, mean ${hours(law[2])})`
    case 'weibull':
      return `weibull(shape ${law[1]}, scale ${hours(law[2])})`
  }
}

export function meanOf(law: Law): number {
  switch (law[0]) {
    case 'det':
    case 'exp':
    case 'gamma':
    case 'lognormal':
      return law[1]
    case 'uniform':
      return (law[1] + law[2]) / 2
    case 'triangular':
      return (law[1] + law[2] + law[3]) / 3
    case 'erlang':
      return law[2]
    case 'weibull':
      throw new Error('the mean of a Weibull law is not needed here')
  }
}

/** A geometric law on 1, 2, 3, ... with success probability `p`, cut where less than 1e-11 is left: `discrete(1: p, 2: p (1 - p), ...)`. */
export function geometricText(p: number, unit = ''): string {
  const terms: string[] = []
  let left = 1
  for (let value = 1; left > 1e-11; value++) {
    const last = left * (1 - p) <= 1e-11
    terms.push(`${value}: ${last ? left : left * p}`)
    left *= 1 - p
  }
  return `discrete(${terms.join(', ')})${unit}`
}
