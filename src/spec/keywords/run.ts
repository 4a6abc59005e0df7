/** `run:` how long and how often the line is simulated. */
import type * as z from 'zod'
import { duration, durationOr, keywords, nameOf, share, whole, yesOrNo } from './vocabulary.ts'

export const runKeywords = keywords(
  {
    warmUp: durationOr(
      'auto',
      'Time from the start that is simulated and not counted; `auto`: as long as the line needs, at most the horizon, and what it does not need is counted too',
      'zero',
      '30 d',
    ).prefault('0 s'),
    horizon: duration('Time that is counted, after the warm-up; with `warmUp: auto` at least', 'above zero', '90 d').prefault('30 d'),
    replications: whole('Independent runs, each with its own random numbers', 1).prefault(10),
    seed: whole('Seed of the random numbers: the same seed gives the same result', 0).prefault(1),
    linearity: share(
      'Asks how even the days are: the share of them whose good output is within this of the mean day; default: nobody asks',
      '5 %',
    ).exactOptional(),
    outputBy: nameOf('calendar', 'Asks for the good units of each of its shifts; default: nobody asks').exactOptional(),
    byPriority: yesOrNo('`true`: output and cycle time are told for each priority class, too').exactOptional(),
  },
  'How long and how often the line is simulated',
)

export type RunText = z.output<typeof runKeywords>
