/**
 * Remnants at a step that says what becomes of them: carriers filled there and the share of them that are not full; and of those that are kept, the mean
 * number of units that wait, how long, and how many another lot takes.
 */
import { type CompiledStep, PerRemnant } from '../model/index.ts'
import type { StepMeasure } from './measure.ts'
import { TICKS_PER_HOUR, type Window } from './window.ts'

export const carriersFilledPerDay: StepMeasure = {
  name: 'carriersPerDay',
  unit: 'carriers/day',
  of: (window, step) => of(window, step, 'carriers') / window.days,
}

export const partFullShare: StepMeasure = {
  name: 'partFullShare',
  unit: '1',
  of: (window, step) => of(window, step, 'partFull') / of(window, step, 'carriers'),
}

export const remnantsScrappedPerDay: StepMeasure = {
  name: 'scrappedPerDay',
  unit: 'units/day',
  of: (window, step) => of(window, step, 'unitsScrapped') / window.days,
}

export const unitsKept: StepMeasure = {
  name: 'unitsKept',
  unit: 'units',
  of: (window, step) => of(window, step, 'area') / window.ticks,
}

export const remnantsJoinedPerDay: StepMeasure = {
  name: 'joinedPerDay',
  unit: 'lots/day',
  of: (window, step) => of(window, step, 'joined') / window.days,
}

/** Mean over the remnants that wait no longer. */
export const keptTimeMean: StepMeasure = {
  name: 'keptTimeMean',
  unit: 'h',
  of: (window, step) => of(window, step, 'waitSum') / of(window, step, 'left') / TICKS_PER_HOUR,
}

function of(window: Window, { remnants }: CompiledStep, column: keyof typeof PerRemnant): number {
  return window.ofRemnant(remnants!.index, PerRemnant[column])
}
