/**
 * Machine time of a retest. At once each failed unit is in the machine alone; at the end they are fed again and tested as many at once as in the first
 * pass. Expected values take the first-pass yield of the file, and a retest at the end for every carrier.
 */
import { Sampler, type Ticks } from '../engine/index.ts'
import type { ProcessTimeSpec, StepSpec } from '../spec/line.ts'
import { firstPassYield } from '../spec/step-yield.ts'
import { SimulationError } from './error.ts'

export interface RetestTime {
  /** One cycle. */
  time: Sampler
  /** Units in it. */
  atOnce: number
  /** null: none. */
  reload: Sampler | null
  /** Expected ticks for each unit that comes, without `perCarrier`. */
  perUnit: Ticks
  perCarrier: Ticks
}

/** null: nothing is tested again. Throws SimulationError where no time per unit is known. */
export function retestTimeOf(step: StepSpec, processTime: ProcessTimeSpec): RetestTime | null {
  const { retest } = step
  if (retest === undefined) return null
  const given = retest.time ?? processTime
  if (given.per !== 'unit') throw new SimulationError(`step "${step.name}": its retest has no process time per unit`)
  const time = new Sampler(given.time)
  const atOnce = retest.when === 'at-once' ? 1 : (given.atOnce ?? 1)
  const reload = retest.reload === undefined ? null : new Sampler(retest.reload)
  const tested = (1 - firstPassYield(step)) * retest.share
  return { time, atOnce, reload, perUnit: (tested * time.mean) / atOnce, perCarrier: tested > 0 ? (reload?.mean ?? 0) : 0 }
}
