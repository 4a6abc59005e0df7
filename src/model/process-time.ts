/** How long a machine works on a carrier, before rounding to whole ticks. */
import type { Draws, Sampler, Ticks } from '../engine/index.ts'
import { normalQuantile } from '../engine/index.ts'
import type { ProcessBasis } from '../spec/line.ts'
import type { CompiledStep } from './compiled-line.ts'

/** Above this many independent parts their sum is drawn from its normal limit instead of part by part. */
const EXACT_SUM = 64

/**
 * Machine time in ticks for `units` units in one carrier. Times per unit, strip or wafer are independent draws added up, one for all that
 * are worked on at once; a time per lot is shared in proportion to units.
 */
export function processTicks(step: CompiledStep, units: number, draws: Draws): Ticks {
  const { sampler, per, unitsPer, speed } = step.processTime
  switch (per) {
    case 'unit':
    case 'strip':
    case 'wafer':
      return sumOf(sampler, timesOf(step, units), draws) / speed
    case 'lot':
      return (sampler.draw(draws) * (step.carrierUnits === Number.POSITIVE_INFINITY ? 1 : units / unitsPer)) / speed
    default:
      return sampler.draw(draws) / speed
  }
}

/** Expected machine time in ticks for `units` units in one carrier, with load, unload and retest. */
export function meanProcessTicks(step: CompiledStep, units: number): Ticks {
  const { speed, retest } = step.processTime
  const handling = step.processTime.handling + (retest === null ? 0 : retest.perUnit * units + retest.perCarrier)
  return (meanDrawnTicks(step, units) + handling) / speed
}

/** Expected value of `processTicks`, before speed. */
export function meanDrawnTicks(step: CompiledStep, units: number): Ticks {
  const { sampler, per, unitsPer } = step.processTime
  if (isPiecewise(per)) return sampler.mean * timesOf(step, units)
  return per === 'lot' ? sampler.mean * (step.carrierUnits === Number.POSITIVE_INFINITY ? 1 : units / unitsPer) : sampler.mean
}

/** Variance of `processTicks`, before speed, squared ticks. */
export function varianceDrawn(step: CompiledStep, units: number): number {
  const { sampler, per } = step.processTime
  if (isPiecewise(per)) return sampler.variance * timesOf(step, units)
  const share = sampler.mean === 0 ? 1 : meanDrawnTicks(step, units) / sampler.mean
  return sampler.variance * share * share
}

/** Times of pieces are drawn one by one and added up. */
export function isPiecewise(per: ProcessBasis): boolean {
  return per === 'unit' || per === 'strip' || per === 'wafer'
}

/** Cycles of the process for `units` units in one carrier: shots, touchdowns; one where the time is not counted in pieces. */
export function shotsOf(step: CompiledStep, units: number): number {
  return isPiecewise(step.processTime.per) ? timesOf(step, units) : 1
}

/** How often a time per unit, strip or wafer is needed for `units` units: begun strips count, and so do part-full shots and touchdowns. */
function timesOf({ processTime: { unitsPer, atOnce } }: CompiledStep, units: number): number {
  const things = Math.ceil(units / unitsPer)
  return atOnce === 1 ? things : Math.ceil(things / atOnce)
}

/** Sum of `count` independent draws: exact up to 64, then normal with the exact mean and variance (central limit theorem), not below 0. */
export function sumOf(sampler: Sampler, count: number, draws: Draws): number {
  if (sampler.isConstant) return sampler.mean * count
  if (count > EXACT_SUM) {
    return Math.max(0, sampler.mean * count + Math.sqrt(sampler.variance * count) * normalQuantile(draws.uniform()))
  }
  let sum = 0
  for (let part = 0; part < count; part++) sum += sampler.draw(draws)
  return sum
}
