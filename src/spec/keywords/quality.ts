/** What of a step decides about good and bad: its yield, retest, rework, inspection, holds, and which lots take it at all. */
import * as z from 'zod'
import { amount, distribution, duration, keywords, named, nameOf, oneOf, processTime, share, whole } from './vocabulary.ts'

const TIME = { measure: 'time', least: 'zero' } as const

/** The target of an inspection that sends no lot back. */
export const SCRAP = 'scrap'

const excursion = keywords(
  { share: share('Share of the lots that have one', '0.2 %'), yield: share('Share of the units of such a lot that survive', '90 %') },
  'Rare lots with another yield, at the step, than all others',
)

const ramp = keywords(
  {
    from: share('Mean yield at the start of the run', '96 %'),
    halfEvery: duration('Time in which what is missing to `mean` halves', 'above zero', '90 d'),
  },
  'A yield that is being learnt: mean - (mean - from) / 2^(time / halfEvery)',
)

const variedYield = keywords(
  {
    mean: share('Mean over the lots; of a ramp, in the end', '98.5 %'),
    lotSd: share(
      "Standard deviation of the lots' yields: each lot has its own, from a Beta distribution; default: all have the mean",
      '0.3 %',
    ).exactOptional(),
    correlation: share('Instead of lotSd: correlation between the units of a lot, lotSd^2 / (mean (1 - mean))', '0.1 %').exactOptional(),
    excursion: excursion.exactOptional(),
    ramp: ramp.exactOptional(),
  },
  'A yield that differs between lots or over time',
)

const retest = keywords(
  {
    share: share('Share of the units that fail which is tested again, once', '60 %').prefault('100 %'),
    recovers: share('Share of these that passes then', '40 %'),
    when: oneOf(
      ['at-once', 'at-end'],
      'Each unit alone, right after it has failed; or all of them at the end of their carrier, as many at once as in the first pass; default: at-end',
    ).prefault('at-end'),
    time: processTime('Process time of a unit that is tested again; default: that of the step').exactOptional(),
    reload: distribution('Machine time before a retest at the end: feeding the failed units again', TIME, ['5 min']).exactOptional(),
  },
  'A second try for units that fail: `yield` is then that of the first pass. It takes machine time on top of the process time',
)

const rework = keywords(
  {
    to: nameOf('step', 'Where carriers are sent to be reworked: a step that works on the same carriers'),
    share: share('Share of the carriers that need rework, each time that they end the step', '3 %'),
    most: whole('How often a carrier is sent there at most', 1).prefault(1),
    beyond: oneOf(['scrap', 'pass'], 'What becomes of a carrier that needs it once more; default: scrap').prefault('scrap'),
  },
  'Rework with a limit; without one, write `next`',
)

const inspect = keywords(
  {
    sample: amount('Units that are looked at; all, where a carrier has fewer', ['unit'], '200 units'),
    accept: whole('The carrier passes with so many defective units in the sample at most (Ac)', 0).prefault(0),
    defectShare: share('Share of defective units in what comes to the step', '0.02 %'),
    reject: nameOf('step', 'Where a carrier that fails is sent to be rescreened, or `scrap`'),
  },
  'Acceptance sampling (AQL) at the end of the step, of each carrier: write `carrier: lot` for lots',
)

const hold = keywords(
  {
    share: share('Share of the lots (or carriers) that are held', '2 %'),
    time: distribution('How long until they are released', TIME, ['lognormal(mean 14 h, cv 1.5)']),
    of: oneOf(
      ['lot', 'carrier'],
      'What is held: all carriers of a lot for the same time, or each carrier by itself; default: lot',
    ).prefault('lot'),
  },
  'Waiting for a decision after the step, off the machine',
)

const bins = keywords(
  {
    good: named(share('Share of the good units', '2 %'), 'Bins of good units by name; the rest is bin `good`').prefault({}),
    failed: named(share('Share of the units that are lost', '60 %'), 'Bins of lost units by name; the rest is bin `failed`').prefault({}),
  },
  'Bins into which units are sorted at the end of the step: what is good is counted by its grade and goes on together, what is lost by its cause',
)

/** Keywords of a step. */
export const qualityKeywords = {
  yield: z
    .union([share('Share of the units that survive the step', '99.7 %'), variedYield])
    .meta({
      description:
        'Share of the units that survive the step, each with the same chance; or a map, where it differs between lots or over time',
      kind: 'share, or map',
      examples: ['99.7 %'],
    })
    .prefault('100 %'),
  retest: retest.exactOptional(),
  rework: rework.exactOptional(),
  inspect: inspect.exactOptional(),
  bins: bins.exactOptional(),
  holds: named(hold, 'Holds by their reason').exactOptional(),
  counts: oneOf(
    ['good', 'positions'],
    'What process time, batches, shots and materials count: good units, or all positions that the carrier was filled with, bad-marked ones too; default: good',
  ).exactOptional(),
  sample: share('Share of the lots that take the step; the others pass it by', '10 %').exactOptional(),
}
