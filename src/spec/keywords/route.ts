/** `routes:` the steps of the products, in order. */
import * as z from 'zod'
import { parseLimitAction } from '../limit-action.ts'
import { lotKeywords } from './lots.ts'
import { stepMaterials } from './money.ts'
import { qualityKeywords } from './quality.ts'
import { amount, attributes, distribution, keywords, named, nameOf, oneOf, processTime, share, special, yesOrNo } from './vocabulary.ts'

export const CARRIERS = ['wafer', 'strip', 'magazine', 'reel', 'lot'] as const

/** Where a step may send its carriers besides to steps. */
export const END = 'end'

const next = z
  .union([
    nameOf('step', 'The step that follows, or `end`'),
    z.record(z.string(), share('Share of the carriers that go there', '85 %')).meta({ description: 'Where to, by chance' }),
  ])
  .meta({
    description: 'Where a carrier goes next: a step or `end`, or several with probabilities that sum to 1; default: the step below',
    kind: 'name, or map of shares',
  })

const CHOICES = ['least-wait', 'in-order'] as const

const alternative = keywords(
  {
    station: nameOf('station', 'Where it may be done too'),
    processTime: processTime("Process time there; default: the step's, where it has none the station's").exactOptional(),
  },
  'Another station where the step may be done',
)

const alternatives = z.array(z.union([alternative, nameOf('station', 'Where it may be done too')])).meta({
  description: 'Other stations where the step may be done: names, or maps that give the process time there; default: none',
  kind: 'list of stations',
})

export const stepKeywords = keywords(
  {
    station: nameOf('station', 'Where it is done; without a station the step is a pure delay and needs a processTime').exactOptional(),
    processTime: processTime("Process time; default: the station's").exactOptional(),
    alternatives: alternatives.exactOptional(),
    choose: oneOf(
      CHOICES,
      'Which of the stations a carrier sets off for: where it is expected to be done first, or the first with an idle machine; default: least-wait',
    ).exactOptional(),
    carrier: oneOf(CARRIERS, "What moves as one piece; default: the line's carrier").exactOptional(),
    attributes: attributes("What setups look at here; goes before the product's").exactOptional(),
    ...qualityKeywords,
    enabled: yesOrNo('`false`: the step stays in the file and is skipped').prefault(true),
    wholeLot: yesOrNo("`true`: the step waits until all of the lot's units are there").prefault(false),
    ...lotKeywords,
    newLot: amount(
      'Before the step, lots are divided into new lots of at most this size',
      ['unit', 'wafer', 'strip', 'magazine', 'reel'],
      '80 strips',
    ).exactOptional(),
    delayAfter: distribution('Time between the end of the step and the arrival at the next', { measure: 'time', least: 'zero' }, [
      '18 min',
    ]).exactOptional(),
    next: next.exactOptional(),
    materials: stepMaterials.exactOptional(),
  },
  'A step',
)

export const limitKeywords = keywords(
  {
    from: nameOf('step', 'The clock starts when the work of this step on a carrier ends'),
    to: nameOf('step', 'The clock stops when this step (or its setup) begins with the carrier'),
    within: distribution('The limit; of a distribution, drawn for each carrier at the end of `from`', { measure: 'time', least: 'zero' }, [
      '4 h',
    ]),
    // biome-ignore lint/suspicious/noThenProperty: a word of the file, not a promise
    then: special(
      'What becomes of a carrier that waits in a queue when it reaches the limit: it is only counted (`warn`), leaves the line (`scrap`), is held for a time and queues again (`hold`), or goes back to a step at or above `from` (`rework`)',
      'word, with a time or a step',
      ['warn', 'scrap', 'hold(2 h)', 'rework(plasma)'],
      parseLimitAction,
    ).prefault('warn'),
    gate: yesOrNo(
      '`true`: step `from` starts nothing while the work on its way to `to`, at the rate of the machines in use there, and the time between would take longer than the limit',
    ).prefault(false),
  },
  'A queue-time limit: the time that a carrier may take between two steps',
)

export const routeKeywords = keywords(
  {
    steps: named(stepKeywords, 'The steps by name, in order'),
    limits: named(limitKeywords, 'Queue-time limits by name').prefault({}),
  },
  'A route',
)

export type StepText = z.output<typeof stepKeywords>
export type LimitText = z.output<typeof limitKeywords>
