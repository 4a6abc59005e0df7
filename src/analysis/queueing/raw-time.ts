/** Raw process time by the same walk: a lot alone in the line, without losses, waits, rework and inspections that fail. */
import { type CompiledLine, meanProcessTicks } from '../../model/index.ts'
import type { RouteSpec } from '../../spec/line.ts'
import { routeOf, traffic } from '../traffic.ts'
import { firstPieceOf, type StepFlow } from './flows.ts'
import { type StepTimes, walk } from './lot-walk.ts'
import { momentsOf } from './moments.ts'

/** @param flows of the product, step by step @returns ticks */
export function rawTime(line: CompiledLine, product: number, flows: readonly StepFlow[]): number {
  const { firstStep, spec } = line.products[product]!
  const { steps, visits } = traffic(bare(routeOf(spec, line.spec.routes)))
  const compiled = steps.map((_, position) => line.steps[firstStep + position]!)
  const times = steps.map(({ delayAfter }, position): StepTimes => {
    const step = compiled[position]!
    const station = line.stations[step.station]
    const { speed, retest } = step.processTime
    const { batch, conveyor } = station?.spec ?? {}
    const ramp = momentsOf(batch?.ramp).mean
    const first = station === undefined ? 0 : firstPieceOf(station, flows[position]!.visit).mean
    return {
      hold: (units) =>
        meanProcessTicks(step, units) * speed - (retest === null ? 0 : retest.perUnit * units + retest.perCarrier) + ramp + first,
      after: () => (conveyor?.residence ?? 0) + momentsOf(delayAfter).mean,
      machines: station === undefined || batch !== undefined ? Number.POSITIVE_INFINITY : station.machines,
      machinesPerLot: flows[position]!.visit.perLot,
      way: flows[position]!.way,
      wait: 0,
      visits: visits[position]!,
      yield: 1,
      loadInterval: 0,
      lotWait: 0,
    }
  })
  return walk(compiled, times, spec.lotUnits).cycleTime
}

function bare(route: RouteSpec): RouteSpec {
  const steps = route.steps.map(({ yieldVariation: _variation, retest: _retest, rework: _rework, inspect: _inspect, ...step }) => ({
    ...step,
    yield: 1,
  }))
  return { ...route, steps }
}
