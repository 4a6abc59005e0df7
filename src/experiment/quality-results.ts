/** Which numbers a result has of steps and holds: of lines with more quality than yields only. */
import {
  checkMeasures,
  holdMeasures,
  inspectionMeasures,
  lossMeasures,
  retestMeasures,
  type StepMeasure,
  type Window,
} from '../measures/index.ts'
import { type CompiledLine, type CompiledStep, hasQuality, holdReasons } from '../model/index.ts'

/** Steps that have a row, in the order of the routes. */
export function stepsWithLosses({ spec, steps }: CompiledLine): CompiledStep[] {
  return hasQuality(spec) ? steps.filter(({ index, home }) => index === home) : []
}

export function measuresOfStep({ quality }: CompiledStep): readonly StepMeasure[] {
  const check = quality?.check?.kind
  return [
    ...lossMeasures,
    ...(quality?.retest == null ? [] : retestMeasures),
    ...(check === undefined ? [] : checkMeasures),
    ...(check === 'inspect' ? inspectionMeasures : []),
  ]
}

/** In the order of the result. */
export function qualityValues(window: Window): number[] {
  const { line } = window
  return [
    ...stepsWithLosses(line).flatMap((step) => measuresOfStep(step).map((kpi) => kpi.of(window, step))),
    ...holdReasons(line.spec).flatMap((_, reason) => holdMeasures.map((kpi) => kpi.of(window, reason))),
  ]
}
