/**
 * What rework and inspection do on average, for arithmetic: as if nothing was lost in the loop of a rework, and as if each unit of a sample was defective by
 * itself (binomial; an inspection of a few units out of many).
 */
import { pow } from '../engine/index.ts'
import type { InspectSpec, ReworkSpec, StepSpec } from '../spec/line.ts'

/** Of what ends a step, repeats counted: shares that are sent back and lost by its rework or inspection. */
export interface ExpectedCheck {
  back: number
  lost: number
}

const NOTHING: ExpectedCheck = { back: 0, lost: 0 }

export function expectedCheck({ rework, inspect }: StepSpec): ExpectedCheck {
  if (rework !== undefined) return expectedRework(rework)
  return inspect === undefined ? NOTHING : expectedInspection(inspect)
}

/** A carrier passes 1 + r + ... + r^most times. */
function expectedRework({ share, most, beyond }: ReworkSpec): ExpectedCheck {
  let passes = 1
  let needs = share
  for (let pass = 0; pass < most; pass++) {
    passes += needs
    needs *= share
  }
  return { back: (passes - 1) / passes, lost: beyond === 'scrap' ? needs / passes : 0 }
}

/** A carrier that fails comes once more, and passes. */
function expectedInspection({ sample, accept, defectShare, reject }: InspectSpec): ExpectedCheck {
  const fails = 1 - acceptance(sample, accept, defectShare)
  if (reject === null) return { back: 0, lost: fails }
  return { back: fails / (1 + fails), lost: (fails * defectShare) / (1 + fails) }
}

/** P(at most `accept` defective units in the sample), binomial. */
function acceptance(sample: number, accept: number, defectShare: number): number {
  if (defectShare === 1) return 0
  let probability = pow(1 - defectShare, sample)
  let sum = probability
  for (let found = 1; found <= accept; found++) {
    probability *= ((sample - found + 1) / found) * (defectShare / (1 - defectShare))
    sum += probability
  }
  return sum
}
