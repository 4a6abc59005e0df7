/** Samples of a metric -> what is printed and whether it passes. */
import { confidenceInterval, type Interval } from '../src/statistics/index.ts'
import type { Metric } from './case.ts'
import type { Plan } from './plan.ts'

export interface Verdict {
  metric: string
  exact: number
  /** All replications of all seeds, with the half-width at 95 %. */
  mean: number
  halfWidth: number
  /** Half-width / exact value, 0..1. */
  relativeHalfWidth: number
  /** (mean - exact) / half-width at 95 %; null: there is no chance in it. */
  deviation: number | null
  /** Largest |mean - exact| as a share of the interval that holds for all metrics together, over the seeds and all of them; at most 1 passes. */
  useOfInterval: number
  isPrecise: boolean
  isRight: boolean
}

/** What rounding to whole ticks and adding up may take, relative. */
const ROUNDING = 1e-9

/** @param seeds samples by seed and replication */
export function judge(metric: Metric, seeds: readonly (readonly number[])[], precision: number, plan: Plan): Verdict {
  const { exact } = metric
  const { mean, halfWidth } = intervalOf(seeds.flat(), 0.95)
  const relativeHalfWidth = halfWidth / Math.abs(exact)
  const groups = seeds.length > 1 ? [...seeds, seeds.flat()] : seeds
  const useOfInterval = Math.max(...groups.map((values) => useOf(intervalOf(values, plan.level), exact)))
  return {
    metric: metric.name,
    exact,
    mean,
    halfWidth,
    relativeHalfWidth,
    deviation: halfWidth > ROUNDING * Math.abs(exact) ? (mean - exact) / halfWidth : null,
    useOfInterval,
    isPrecise: relativeHalfWidth <= precision,
    isRight: useOfInterval <= 1,
  }
}

function intervalOf(values: readonly number[], level: number): { mean: number; halfWidth: number } {
  const { mean, halfWidth }: Interval = confidenceInterval(values, level)
  if (halfWidth === null || !Number.isFinite(mean)) throw new Error(`expected several observed values, received ${values.join(', ')}`)
  return { mean, halfWidth }
}

function useOf({ mean, halfWidth }: { mean: number; halfWidth: number }, exact: number): number {
  return Math.abs(mean - exact) / (halfWidth + ROUNDING * Math.abs(exact))
}
