/** How often intervals hold the true value. */
import type { Estimate, Result } from '../../src/spec/result.ts'
import type { Asked } from './case.ts'
import type { Truth } from './sampling.ts'

/** What is promised, what must be observed at least (less two standard errors), and above what an interval is called wide. */
const NOMINAL = 0.95
const LEAST = 0.93
const WIDE = 0.98

export interface CoverageRow {
  name: string
  /** Where the intervals are from. */
  method: string
  asked: Asked
  truth: number
  /** Standard error of the truth, in half-widths. */
  truthError: number
  meanHalfWidth: number
  repetitions: number
  /** Share of the intervals with the truth in them. */
  observed: number
  verdict: 'ok' | 'wide' | 'TOO NARROW'
}

/** @param estimates one for each repetition */
export function coverageRow(name: string, method: string, asked: Asked, truth: Truth, estimates: readonly Estimate[]): CoverageRow {
  const halfWidths = estimates.map(({ halfWidth }) => halfWidth ?? 0)
  const covered = estimates.filter(({ mean }, index) => mean !== null && Math.abs(mean - truth.mean) <= halfWidths[index]!).length
  const meanHalfWidth = halfWidths.reduce((sum, each) => sum + each, 0) / halfWidths.length
  const observed = covered / estimates.length
  return {
    name,
    method,
    asked,
    truth: truth.mean,
    truthError: truth.standardError / meanHalfWidth,
    meanHalfWidth,
    repetitions: estimates.length,
    observed,
    verdict: observed > WIDE ? 'wide' : observed >= leastObserved(estimates.length) ? 'ok' : 'TOO NARROW',
  }
}

export function leastObserved(repetitions: number): number {
  return LEAST - 2 * Math.sqrt((NOMINAL * (1 - NOMINAL)) / repetitions)
}

/** The estimate at an address such as "stations.oven.load". */
export function estimateAt({ kpis, ...result }: Result, address: string): Estimate {
  const path = address.split('.')
  const found = path.reduce<unknown>(
    (value, key) => {
      if (Array.isArray(value)) return value.find((row: { name?: string; of?: string }) => row.name === key || row.of === key)
      return (value as Record<string, unknown>)[key]
    },
    { ...kpis, ...result },
  )
  if (found === undefined) throw new Error(`expected "${address}" in the result, received nothing`)
  return found as Estimate
}
