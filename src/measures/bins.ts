/** Test bins: units that go into each, and its share of all that the step sorts. */
import type { CompiledStep } from '../model/index.ts'
import type { Measure } from './measure.ts'

/** A bin of a step, by its number there. */
export interface StepBin {
  step: CompiledStep
  bin: number
}

export const binUnitsPerDay: Measure<StepBin> = {
  name: 'unitsPerDay',
  unit: 'units/day',
  of: (window, { step, bin }) => window.ofBin(step.bins!.first + bin) / window.days,
}

export const binShare: Measure<StepBin> = {
  name: 'share',
  unit: '1',
  of: (window, { step, bin }) => {
    const { first, names } = step.bins!
    const all = names.reduce((sum, _, index) => sum + window.ofBin(first + index), 0)
    return window.ofBin(first + bin) / all
  },
}
