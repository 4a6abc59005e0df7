/**
 * What the verification is made of. An oracle is a model of which theory knows the exact answer; a study is a line file that says the same to the
 * simulator, with the measures that must come out; a family is a kind of model with its oracles. One unit of model time is one hour everywhere.
 */
import type { Kpis } from './kpis.ts'
import type { LineFile, RunLength } from './line-file.ts'

/** What theory says. */
export interface Fact<Parameters> {
  id: string
  parameters: Parameters
  /** Exact values by the names of theory; times in hours, rates per hour. */
  exact: Record<string, number>
  /** Not in the quick plan: it takes long, or another case does nearly the same. */
  fullOnly?: boolean
}

/** With how long it must be simulated: set from half-widths of earlier runs, never from deviations. */
export interface Oracle<Parameters> extends Fact<Parameters> {
  run: RunLength
}

export interface Metric {
  name: string
  exact: number
  /** The simulated value of one replication. */
  read(kpis: Kpis): number
}

export interface Study {
  /** Tells apart the lines of one case; '' where there is one. */
  label: string
  line: LineFile
  metrics: readonly Metric[]
  /** What makes it more precise; default: the horizon. Nothing: there is no chance in it. */
  precisionBy?: 'replications' | 'nothing'
}

export interface Case {
  fact: Fact<unknown>
  /** Highest load of a station, 0..1: above 0.9 less precision is asked for. */
  load: number
  studies: readonly Study[]
  /** Exact values that no measure of the simulator answers yet. */
  notMeasured: readonly string[]
}

export interface Family {
  model: string
  /** Where the exact values come from. */
  source: string
  /** How the model is said in a line file, and what must be minded. */
  semantics: string
  cases: readonly Case[]
}

export type Reading = (kpis: Kpis) => number

/** The exact values that `readings` can answer, as metrics. */
export function metricsOf(exact: Record<string, number>, readings: Readonly<Record<string, Reading>>): Metric[] {
  return Object.entries(exact).flatMap(([name, value]) => {
    const read = readings[name]
    return read === undefined ? [] : [{ name, exact: value, read }]
  })
}

/** A case of one or more studies; what none of them measures is named. */
export function caseOf(fact: Fact<unknown>, load: number, ...studies: readonly Study[]): Case {
  const measured = new Set(studies.flatMap((study) => study.metrics.map((metric) => metric.name)))
  return { fact, load, studies, notMeasured: Object.keys(fact.exact).filter((name) => !measured.has(name)) }
}
