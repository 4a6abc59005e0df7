/** The points of a plan: which value each factor has, and what that changes in the line. */
import { Draws, placeKey } from '../../engine/index.ts'
import type { FactorSpec, LevelSpec, PlanSpec } from '../../spec/plan.ts'
import { fullFactorial, latinHypercube, oneAtATime, sobol } from '../../statistics/index.ts'

export interface DesignPoint {
  /** By factor. */
  levels: LevelSpec[]
  /** Number of each level among those of its factor, where the design has levels; null where it fills a space. */
  numbers: number[] | null
}

/** Six digits say where in a range a point lies. */
const DIGITS = 6

/** @param seed of the points of a design that fills a space */
export function designPoints({ design, factors }: PlanSpec, seed: number): DesignPoint[] {
  if (design.kind === 'latin hypercube' || design.kind === 'sobol') {
    const uniform = uniforms(seed)
    const cube =
      design.kind === 'sobol' ? sobol(design.points, factors.length, uniform) : latinHypercube(design.points, factors.length, uniform)
    return cube.map((point) => ({ levels: factors.map((factor, index) => levelInside(factor, point[index]!)), numbers: null }))
  }
  const levels = factors.map(levelsOf)
  const sizes = levels.map((own) => own.length)
  const points = design.kind === 'full factorial' ? fullFactorial(sizes) : oneAtATime(sizes)
  return points.map((numbers) => ({ levels: numbers.map((level, factor) => levels[factor]![level]!), numbers }))
}

/** Of a range, as many as it has steps; fewer where whole numbers don't suffice. */
function levelsOf(factor: FactorSpec): LevelSpec[] {
  if (factor.kind === 'levels') return factor.levels
  const { range, steps } = factor
  const values = Array.from({ length: steps }, (_, step) => range.from + ((range.to - range.from) * step) / (steps - 1))
  const said = values.map((value) => valueText(factor, range.isWhole ? Math.round(value) : value))
  return [...new Set(said)].map((value) => levelOf(factor, value))
}

/** @param share where in the factor's range or list, 0 to below 1 */
function levelInside(factor: FactorSpec, share: number): LevelSpec {
  if (factor.kind === 'levels') return factor.levels[Math.floor(share * factor.levels.length)]!
  const { from, to, isWhole } = factor.range
  return levelOf(factor, valueText(factor, isWhole ? from + Math.floor(share * (to - from + 1)) : from + share * (to - from)))
}

type RangeFactor = Extract<FactorSpec, { kind: 'range' }>

function valueText({ range: { unit, isWhole } }: RangeFactor, value: number): string {
  const number = isWhole ? value : Number(value.toPrecision(DIGITS))
  return unit === '' ? String(number) : `${number} ${unit}`
}

function levelOf({ name, path }: RangeFactor, value: string): LevelSpec {
  return { name: value, at: ['factors', name, 'range'], set: [`${path}=${value}`] }
}

/** Random numbers of the design: they have nothing to do with those of the replications. */
function uniforms(seed: number): () => number {
  const { key0, key1 } = placeKey(seed, 0, 'design')
  const draws = new Draws().at(key0, key1, 0, 0)
  return () => draws.uniform()
}
