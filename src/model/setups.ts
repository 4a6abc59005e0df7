/**
 * Setups: what a machine must change over when the work changes. The work of a station is sorted into setup states (what its `changes` compare); the table
 * says which times are added up between two of them. A begun setup finishes.
 */
import { Sampler } from '../engine/index.ts'
import { workValue } from '../spec/kit-fit.ts'
import type { ProductSpec, SetupSpec, StepSpec } from '../spec/line.ts'

/** What one product does at one step. */
export interface Work {
  product: ProductSpec
  step: StepSpec
}

export interface SetupTable {
  /** times[from][to]: the changes to be made, one after another; empty: none. */
  times: (readonly Sampler[])[][]
  /** means[from][to]: ticks. */
  means: number[][]
  /** What the machines are set up for at the start; -1: for whatever comes first. */
  initial: number
  afterIdle: { after: number; time: Sampler } | null
}

/** The value of each thing that a setup compares, for one kind of work. */
export function setupState(setup: SetupSpec | undefined, work: Work): string[] {
  return (setup?.changes ?? []).map(({ by }) => workValue(by, work.product, work.step))
}

/** @param states the setup states of a station, all different */
export function setupTable(setup: SetupSpec, states: readonly string[][], initial: number): SetupTable {
  const times = states.map((from) => states.map((to) => timesBetween(setup, from, to)))
  return {
    times,
    means: times.map((row) => row.map((samplers) => samplers.reduce((sum, sampler) => sum + sampler.mean, 0))),
    initial,
    afterIdle: setup.afterIdle === undefined ? null : { after: Math.round(setup.afterIdle.after), time: new Sampler(setup.afterIdle.time) },
  }
}

function timesBetween(setup: SetupSpec, from: readonly string[], to: readonly string[]): Sampler[] {
  return setup.changes.flatMap(({ time, matrix }, index) => {
    if (from[index] === to[index]) return []
    const single = matrix?.find(
      (entry) => (entry.from === null || entry.from === from[index]) && (entry.to === null || entry.to === to[index]),
    )
    return [new Sampler(single?.time ?? time)]
  })
}
