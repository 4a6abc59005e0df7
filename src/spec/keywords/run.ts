/** `run:` how long and how often the line is simulated. */
import type * as z from 'zod'
import { duration, keywords, whole } from './vocabulary.ts'

export const runKeywords = keywords(
  {
    warmUp: duration('Time from the start that is simulated and not counted', 'zero', '30 d').prefault('0 s'),
    horizon: duration('Time that is counted, after the warm-up', 'above zero', '90 d').prefault('30 d'),
    replications: whole('Independent runs, each with its own random numbers', 1).prefault(10),
    seed: whole('Seed of the random numbers: the same seed gives the same result', 0).prefault(1),
  },
  'How long and how often the line is simulated',
)

export type RunText = z.output<typeof runKeywords>
