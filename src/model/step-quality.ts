/** What of a step decides about good and bad, made ready to run: names resolved to steps, holds to numbers of their reasons. */
import { Sampler } from '../engine/index.ts'
import type { LineSpec, RetestSpec, StepSpec, YieldVariationSpec } from '../spec/line.ts'
import { expectedCheck } from './expected-checks.ts'

export interface StepQuality {
  variation: YieldVariationSpec | null
  retest: RetestSpec | null
  check: StepCheck | null
  holds: readonly CompiledHold[] | null
  /** Share of lots that take the step; null: all. */
  sample: number | null
  /** Of what ends the step, repeats counted, the share that is sent back: expected. */
  back: number
}

/** What may send whole carriers back. `slot`: which of the product's counters of returns is its own. */
export type StepCheck = ReworkCheck | Inspection

export interface ReworkCheck {
  kind: 'rework'
  slot: number
  to: number
  share: number
  most: number
  /** What needs it once more than `most` times is scrapped; else it goes on. */
  scraps: boolean
}

export interface Inspection {
  kind: 'inspect'
  slot: number
  /** -1: what fails is scrapped. */
  to: number
  sample: number
  accept: number
  defectShare: number
}

export interface CompiledHold {
  /** Its number among the reasons of the line. */
  reason: number
  name: string
  share: number
  time: Sampler
  ofCarrier: boolean
}

/** null: nothing but a yield that is the same for all. */
export function qualityOf(step: StepSpec, spec: LineSpec, slot: number, stepOf: (name: string) => number): StepQuality | null {
  const { yieldVariation, retest, holds, sample } = step
  const check = checkOf(step, slot, stepOf)
  if (!decidesMore(step)) return null
  const reasons = holdReasons(spec)
  return {
    variation: yieldVariation ?? null,
    retest: retest ?? null,
    check,
    holds:
      holds?.map(({ reason, share, time, of }) => ({
        reason: reasons.indexOf(reason),
        name: reason,
        share,
        time: new Sampler(time),
        ofCarrier: of === 'carrier',
      })) ?? null,
    sample: sample ?? null,
    back: expectedCheck(step).back,
  }
}

function checkOf({ rework, inspect }: StepSpec, slot: number, stepOf: (name: string) => number): StepCheck | null {
  if (rework !== undefined) {
    const { to, share, most, beyond } = rework
    return { kind: 'rework', slot, to: stepOf(to), share, most, scraps: beyond === 'scrap' }
  }
  if (inspect === undefined) return null
  const { sample, accept, defectShare, reject } = inspect
  return { kind: 'inspect', slot, to: reject === null ? -1 : stepOf(reject), sample, accept, defectShare }
}

/** Reasons of the holds of a line, each once, in the order of the file; steps that are switched off have none. */
export function holdReasons({ routes }: LineSpec): string[] {
  const holds = routes.flatMap(({ steps }) => steps.flatMap((step) => (step.enabled ? (step.holds ?? []) : [])))
  return [...new Set(holds.map(({ reason }) => reason))]
}

/** Does any step decide about good and bad by more than a yield? */
export function hasQuality({ routes }: LineSpec): boolean {
  return routes.some(({ steps }) => steps.some((step) => step.enabled && decidesMore(step)))
}

function decidesMore({ yieldVariation, retest, rework, inspect, holds, sample }: StepSpec): boolean {
  return [yieldVariation, retest, rework, inspect, holds, sample].some((part) => part !== undefined)
}
