/**
 * Losses by step: units scrapped in a step, at its end or on the way to the next, each unit once, so that they add up to all that the line loses; what
 * retests, checks and inspections do there; and holds by their reason. Of a step at several stations, all of them together.
 */
import { type CompiledStep, PerHold, PerStep } from '../model/index.ts'
import type { HoldMeasure, StepMeasure } from './measure.ts'
import { TICKS_PER_HOUR, type Window } from './window.ts'

export const stepLostPerDay: StepMeasure = {
  name: 'lostPerDay',
  unit: 'units/day',
  of: (window, step) => sum(window, step, PerStep.unitsLost) / window.days,
}

export const stepLostShare: StepMeasure = {
  name: 'lostShare',
  unit: '1',
  of: (window, step) => sum(window, step, PerStep.unitsLost) / sum(window, step, PerStep.units),
}

export const firstPassYield: StepMeasure = {
  name: 'firstPassYield',
  unit: '1',
  of: (window, step) => 1 - sum(window, step, PerStep.unitsFailed) / sum(window, step, PerStep.units),
}

export const retestShare: StepMeasure = {
  name: 'retestShare',
  unit: '1',
  of: (window, step) => sum(window, step, PerStep.unitsRetested) / sum(window, step, PerStep.units),
}

export const failedShare: StepMeasure = {
  name: 'failedShare',
  unit: '1',
  of: (window, step) => sum(window, step, PerStep.carriersFailed) / sum(window, step, PerStep.carriersChecked),
}

export const outgoingDefects: StepMeasure = {
  name: 'outgoingDefects',
  unit: '1',
  of: (window, step) => sum(window, step, PerStep.unitsEscaped) / sum(window, step, PerStep.unitsInspected),
}

export const heldLotsPerDay: HoldMeasure = {
  name: 'lotsPerDay',
  unit: 'lots/day',
  of: (window, reason) => window.ofHold(reason, PerHold.lots) / window.days,
}

export const holdTimeMean: HoldMeasure = {
  name: 'timeMean',
  unit: 'h',
  of: (window, reason) => window.ofHold(reason, PerHold.timeSum) / window.ofHold(reason, PerHold.released) / TICKS_PER_HOUR,
}

/** Their hours on hold in an hour. */
export const heldCarriers: HoldMeasure = {
  name: 'carriers',
  unit: 'carriers',
  of: (window, reason) => window.ofHold(reason, PerHold.area) / window.ticks,
}

function sum(window: Window, step: CompiledStep, column: number): number {
  return (step.alternatives ?? [step]).reduce((all, { index }) => all + window.ofStep(index, column), 0)
}
