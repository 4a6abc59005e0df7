/** `stations:` machines that share a queue, and what stops them. */
import * as z from 'zod'
import { parseCampaign } from '../campaign.ts'
import { DISPATCH_PATTERN, parseDispatch } from '../dispatch.ts'
import { parseMachineNames, parseMachines } from '../machines.ts'
import { operatorKeywords } from './crew.ts'
import { assistKeywords, failureKeywords, plannedStopKeywords } from './downtime.ts'
import { costKeywords } from './money.ts'
import { amount, distribution, duration, keywords, named, nameOf, oneOf, processTime, share, special, whole, words } from './vocabulary.ts'

const TIME = { measure: 'time', least: 'zero' } as const

const buffer = keywords(
  {
    carriers: whole('Spaces for waiting carriers', 0, 'carrier').exactOptional(),
    units: whole('Or room for so many units in waiting carriers', 0, 'unit').exactOptional(),
    whenFull: oneOf(['block', 'lose'], 'Carriers that find no space stay on the machine before (block) or leave the line (lose)').prefault(
      'block',
    ),
  },
  'Room for waiting carriers; default: no limit',
)

const batch = keywords(
  {
    min: amount('Smallest load that starts at once; default: max', ['carrier', 'strip', 'unit', 'lot'], '240 strips').exactOptional(),
    max: amount('Largest load', ['carrier', 'strip', 'unit', 'lot'], '400 strips'),
    maxWait: duration('A smaller load starts when its oldest carrier has waited this long; default: never', 'zero', '2 h').exactOptional(),
    ramp: distribution('Heating up and cooling down: time of each load on top of the process time', TIME, ['1 h']).exactOptional(),
    mix: oneOf(
      ['any', 'family', 'product', 'step'],
      'What may share a load: anything, or only what is of one family, of one product or at one step; default: any. What machines must be set up for differently, or what other machines may do, never shares one',
    ).exactOptional(),
  },
  'Carriers processed together',
)

const conveyor = keywords(
  {
    residence: duration('From when the last piece of a carrier has entered until the carrier leaves', 'zero', '7 min'),
  },
  'An in-line machine: carriers enter one behind the other, each within its processTime (the pitch of its pieces), and stand still while it stands',
)

const setupTime = distribution('Time of a changeover', TIME, ['triangular(20, 30, 60) min'])

const setupChange = keywords(
  {
    time: setupTime,
    matrix: z
      .record(z.string(), distribution('Time of this change', TIME, ['90 min']))
      .meta({
        description: 'Times of single changes, such as `hot -> cold: 90 min`; `*` is any value, the first that fits counts',
        kind: 'map',
      })
      .prefault({}),
  },
  'What one difference costs',
)

const setup = keywords(
  {
    by: oneOf(['family', 'product'], 'A machine changes over when this differs between what it did last and what comes').prefault('family'),
    time: setupTime.exactOptional(),
    changes: named(
      setupChange,
      'Instead of `by` and `time`: what is compared (`product`, `family`, or an attribute of products and steps) and what a difference costs; costs add up',
    ).exactOptional(),
    initial: nameOf('product', 'What the machines are set up for at the start; default: for whatever comes first').exactOptional(),
    afterIdle: keywords(
      {
        after: duration('Longest idle time that a machine bears', 'zero', '30 min'),
        time: distribution('Time of the start-up', TIME, ['10 min']),
      },
      'Start-up of a machine that has been idle for longer',
    ).exactOptional(),
    campaign: special(
      'After a changeover a machine keeps to what it is set up for until so many loads (or so much productive time) are done, as long as such work waits that it may do; goes before all dispatch rules',
      'number of loads, or duration',
      ['6 loads', '8 h'],
      parseCampaign,
    ).exactOptional(),
  },
  'Changeovers',
)

const link = keywords(
  {
    station: nameOf('station', 'The next station'),
    machines: z
      .record(
        z.string(),
        special('Machines of the next station', 'name, or list of names', ['oven-1', '[oven-1, oven-2]'], parseMachineNames, {
          type: ['string', 'integer', 'array'],
        }),
      )
      .meta({
        description:
          'For each machine the machines of the next station that take its carriers; by name, or by number (1, 2 ...) where machines have no names. Machines that are not listed are not linked',
        kind: 'map by machine',
      })
      .exactOptional(),
  },
  'Linked machines',
)

export const stationKeywords = keywords(
  {
    area: words('Part of the plant, for tables').prefault(''),
    machines: special(
      'How many machines; or machines by name, with a `speed` relative to the process times and the `products` that they may do',
      'whole number, or map by name',
      ['3'],
      parseMachines,
      { type: ['integer', 'string', 'object'] },
    ).prefault(1),
    linkedTo: z
      .union([link, nameOf('station', 'The next station; machines are linked in order')])
      .meta({
        description:
          'A fixed line: its machines hand their carriers only to certain machines of the next station, which have a waiting line and a buffer of their own. The name of the station links them in order (1 to 1, 2 to 2; two to each where there are twice as many); a map says which. What comes from elsewhere may go to any of them; default: nothing is linked',
        kind: 'name of a station, or map',
      })
      .exactOptional(),
    processTime: processTime('Nameplate process time, for steps that give none').exactOptional(),
    unmodelledLoss: share('Share of speed lost to causes that the file does not model; always an estimate', '16.5 %').prefault('0 %'),
    buffer: buffer.exactOptional(),
    blocking: oneOf(
      ['after', 'before'],
      'Where there may be no room at the next step: a machine works, and holds the finished carrier until there is (`after`), or begins only when there is, and has it kept (`before`); default: after',
    ).exactOptional(),
    batch: batch.exactOptional(),
    load: distribution('Machine time for putting a carrier in, on top of its process time', TIME, ['30 s']).exactOptional(),
    unload: distribution('Machine time for taking a carrier out, on top of its process time', TIME, ['20 s']).exactOptional(),
    firstPiece: distribution(
      "Machine time until the first piece comes (soak, pipeline, first-piece check), with each carrier of another lot than the machine's last",
      TIME,
      ['2 min'],
    ).exactOptional(),
    conveyor: conveyor.exactOptional(),
    setup: setup.exactOptional(),
    failures: named(failureKeywords, 'Breakdowns by name').prefault({}),
    assists: named(assistKeywords, 'Assists by name').prefault({}),
    plannedStops: named(plannedStopKeywords, 'Planned stops by name').prefault({}),
    operators: operatorKeywords.exactOptional(),
    repairPriority: whole('Where its machines stand in the waiting list of a crew: lower goes first; default: 0', 0).exactOptional(),
    tooling: z
      .array(nameOf('type of kits', 'A type of `kits`'))
      .meta({ description: 'Types of `kits` that its machines need for a load, one of each at the same time', kind: 'list of names' })
      .exactOptional(),
    cost: costKeywords.exactOptional(),
    calendar: nameOf(
      'calendar',
      'When it is scheduled; default: the calendar of the line, or always. `always`: at any time',
    ).exactOptional(),
    atShiftEnd: oneOf(
      ['pause', 'finish'],
      'At the end of a shift and in breaks: stop and resume (pause), or finish the carrier in work first',
    ).prefault('pause'),
    dispatch: special(
      'Which waiting carrier goes first: a rule, or several of which the next decides where the one before ties; in the end first come. `x:name` is a rule of your own, see `--extension`',
      'dispatch rule, or list of them',
      ['priority', 'same-setup(guard 8 h)', 'due-date', 'feed(press, below 4 h)'],
      parseDispatch,
      { type: ['string', 'array'], pattern: DISPATCH_PATTERN },
    ).prefault('priority'),
  },
  'A station: machines that share one queue',
)

export type StationText = z.output<typeof stationKeywords>
