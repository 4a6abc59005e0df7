/** A plan of simulations as plain data, and how it is validated. */
import * as z from 'zod'
import type { DesignSpec, RangeSpec } from './design-text.ts'
import { findingsOf } from './findings.ts'
import { type ChoiceCost, choiceCost, type GoalSpec, goalOf } from './goal.ts'
import { type FactorText, type PlanText, planKeywords } from './keywords/plan.ts'
import type { Finding, ProblemPath, Report } from './problem.ts'

export interface LevelSpec {
  name: string
  /** Where it stands in the plan. */
  at: ProblemPath
  /** Assignments as `--set` takes them. */
  set: string[]
}

export type FactorSpec = {
  name: string
  /** Absent: nothing but what the money of the line says. */
  cost?: ChoiceCost
} & (
  | { kind: 'levels'; levels: LevelSpec[] }
  /** `steps` values, or anything between the ends where the design fills a space. */
  | { kind: 'range'; path: string; range: RangeSpec; steps: number }
)

export interface PlanSpec extends Pick<PlanText, 'title' | 'line' | 'kpis' | 'replications' | 'warmUp' | 'horizon' | 'seed'> {
  design: DesignSpec
  /** At all points. */
  set: string[]
  factors: FactorSpec[]
  /** Absent: the plan is for `sweep` only. */
  goal?: GoalSpec
}

/** Points of a factorial design. */
const MOST_POINTS = 10_000
/** Dimensions of the Sobol' sequence. */
const MOST_SOBOL_FACTORS = 21

/** Validates raw data: the plan, or everything that is wrong with it. */
export function validatePlan(raw: unknown): { ok: true; plan: PlanSpec } | { ok: false; findings: Finding[] } {
  const result = planKeywords.safeParse(raw)
  if (!result.success) return { ok: false, findings: result.error.issues.flatMap((issue) => findingsOf(issue, raw, planKeywords)) }
  const { format: _, set = [], factors: texts, goal: goalText, ...rest } = result.data
  const findings: Finding[] = []
  const report: Report = (finding) => findings.push(finding)
  const factors = Object.entries(texts).flatMap(([name, text]) => withCost(factorOf(name, text, report), text, report) ?? [])
  const goal = goalText === undefined ? {} : { goal: goalOf(goalText, report) }
  if (findings.length === 0) checkSize(rest.design, factors, report)
  return findings.length === 0 ? { ok: true, plan: { ...rest, set, factors, ...goal } } : { ok: false, findings }
}

function withCost(factor: FactorSpec | null, text: FactorText, report: Report): FactorSpec | null {
  if (factor === null) return null
  const levels = factor.kind === 'levels' ? factor.levels.map(({ name }) => name) : null
  const cost = choiceCost(text, ['factors', factor.name], levels, report)
  return cost === null ? factor : { ...factor, cost }
}

function factorOf(name: string, { path, values, range, steps, levels }: FactorText, report: Report): FactorSpec | null {
  const place = ['factors', name]
  const refuse = (part: string[], expected: string, received: string): null => {
    report({ code: 'rule', path: [...place, ...part], atKey: true, expected, received, hint: null })
    return null
  }
  if (levels !== undefined) {
    const besides = Object.entries({ path, values, range, steps }).filter(([, value]) => value !== undefined)
    if (besides.length > 0) return refuse([besides[0]![0]], 'levels alone', `levels and ${besides.map(([keyword]) => keyword).join(', ')}`)
    const named = Object.entries(levels).map(([level, set]) => ({ name: level, at: [...place, 'levels', level], set }))
    return named.length > 1 ? { name, kind: 'levels', levels: named } : refuse(['levels'], 'at least two levels', String(named.length))
  }
  if (path === undefined) return refuse([], 'path with values or range, or levels', 'no path')
  if (/^run\b/.test(path)) return refuse(['path'], 'something of the plant; how long and how often stands at the top of the plan', path)
  if ((values === undefined) === (range === undefined))
    return refuse([], 'either values or range', values === undefined ? 'none of them' : 'both')
  if (values !== undefined && steps !== undefined) return refuse(['steps'], 'steps only with range', 'steps with values')
  if (range !== undefined) return { name, kind: 'range', path, range, steps: steps ?? 2 }
  return {
    name,
    kind: 'levels',
    levels: values!.map((value, index) => ({ name: value, at: [...place, 'values', index], set: [`${path}=${value}`] })),
  }
}

function checkSize(design: DesignSpec, factors: readonly FactorSpec[], report: Report): void {
  const refuse = (path: string, expected: string, received: string): void =>
    report({ code: 'rule', path: [path], atKey: true, expected, received, hint: null })
  if (factors.length === 0) refuse('factors', 'at least one factor', 'none')
  if (design.kind === 'sobol' && factors.length > MOST_SOBOL_FACTORS)
    refuse('factors', `at most ${MOST_SOBOL_FACTORS} factors with sobol`, String(factors.length))
  const points = factors.reduce((product, factor) => product * (factor.kind === 'range' ? factor.steps : factor.levels.length), 1)
  if (design.kind === 'full factorial' && points > MOST_POINTS)
    refuse('design', `at most ${MOST_POINTS} combinations; "sobol" or "latin hypercube" take as many points as you say`, String(points))
}

/** JSON Schema of plan files (draft 7), without our own word for kinds of value. */
export function planJsonSchema(): z.core.JSONSchema.BaseSchema {
  const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
    delete jsonSchema.kind
  }
  return { title: 'Tollway plan', ...z.toJSONSchema(planKeywords, { io: 'input', target: 'draft-7', override }) }
}
