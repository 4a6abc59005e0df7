/**
 * Hypergeometric variates: how many of the marked things are in a sample without replacement. Exact: goes through the marked things (or the sample,
 * whichever are fewer) one by one, each of which is met with the chance that what came before has left.
 */
import type { Draws } from '../random.ts'
import { expectWhole } from './checks.ts'

/** Marked things in a sample of `sample` out of `all`, `marked` of which are marked. One uniform for each of min(marked, sample). Throws RangeError unless both are whole and at most `all`. */
export function drawHypergeometric(draws: Draws, all: number, marked: number, sample: number): number {
  expectWhole(marked, 0, 'hypergeometric, marked')
  expectWhole(sample, 0, 'hypergeometric, sample')
  if (Math.max(marked, sample) > all) throw new RangeError(`hypergeometric: expected at most ${all}, received ${Math.max(marked, sample)}`)
  // Marks and sample may change places: both are random subsets, of which the number in common counts.
  const few = Math.min(marked, sample)
  let left = Math.max(marked, sample)
  for (let met = 0; met < few; met++) if (draws.uniform() * (all - met) < left) left--
  return Math.max(marked, sample) - left
}
