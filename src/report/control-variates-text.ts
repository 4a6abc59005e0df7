/** What control variates made of the first numbers, in a sentence; none where they were not asked for. */

import type { ControlledEstimate, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'

export function controlVariatesSentence({ controlVariates: controlled, replications }: Result): string[] {
  if (controlled === undefined) return []
  const { controls, replicationsNeeded, kpis } = controlled
  if (controls.length === 0) return ['Control variates: none, nothing in this line comes by chance with a mean that is known beforehand.']
  const count = `${controls.length} control ${controls.length === 1 ? 'variate' : 'variates'}`
  if (replications < replicationsNeeded)
    return [`Nothing is corrected: ${count} take at least ${replicationsNeeded} replications, these are ${replications}.`]
  const corrected = Object.entries(kpis).map(([name, estimate]) => `${name} ${formatOf(estimate)}${gainOf(estimate)}`)
  if (corrected.length === 0) return ['Nothing is corrected: the numbers were not observed in all replications.']
  const kinds = [...new Set(controls.map(({ what }) => what))].join(', ')
  return [
    `Corrected for chance (${kinds}): ${corrected.join(', ')}. A gain says how many times the replications would be needed without ${count}.`,
  ]
}

function gainOf({ gain }: ControlledEstimate): string {
  return gain === null ? '' : ` (gain ${Number(gain.toPrecision(2))})`
}
