/** The line file: all keywords together. */
import * as z from 'zod'
import { parseDateTime } from '../civil.ts'
import { accept, refuse } from '../parsed.ts'
import { parseTimeZone } from '../time-zone.ts'
import { calendarKeywords } from './calendar.ts'
import { changeKeywords } from './change.ts'
import { crewKeywords } from './crew.ts'
import { expedite } from './expedite.ts'
import { kitKeywords } from './kit.ts'
import { materials, moneyKeywords } from './money.ts'
import { productKeywords } from './product.ts'
import { releaseKeywords } from './release.ts'
import { CARRIERS, routeKeywords } from './route.ts'
import { runKeywords } from './run.ts'
import { stationKeywords } from './station.ts'
import { switches } from './switches.ts'
import { transport } from './transport.ts'
import { keywords, named, nameOf, oneOf, special, words } from './vocabulary.ts'
import { wip } from './wip.ts'
import { wipLimitKeywords } from './wip-limit.ts'

const name = special(
  'Name of the line; default: the name of the file. Not taken over from the file that this one extends',
  'name',
  ['my-line'],
  (raw) =>
    typeof raw === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(raw)
      ? accept(raw)
      : refuse('a name of letters, digits, "_", "." and "-"'),
)

const reference = special(
  'A line file in the same folder or below that this one changes: maps merge by name, lists replace, `null` deletes',
  'file',
  ['base.yaml'],
  (raw) => (typeof raw === 'string' && raw !== '' ? accept(raw) : refuse('a file name such as "base.yaml"')),
)

export const lineKeywords = keywords(
  {
    format: z.literal('tollway/1').meta({ description: 'Format of the file', kind: 'word' }),
    extends: reference.exactOptional(),
    name: name.exactOptional(),
    title: words('One line for headings; default: the name').exactOptional(),
    notice: words('Printed under every view of the line').exactOptional(),
    run: runKeywords.prefault({}),
    start: special(
      'Date of the beginning of the run, by the clock on the wall; default: the run has no dates, and begins on a Monday at midnight',
      'date',
      ['2026-01-05', '2026-01-05 06:00'],
      parseDateTime,
    ).exactOptional(),
    timeZone: special(
      'The clock on the wall: UTC or a city such as Europe/Berlin, with its summer time; default: UTC. With `start`',
      'time zone',
      ['Asia/Kolkata', 'Europe/Berlin'],
      parseTimeZone,
    ).exactOptional(),
    calendar: nameOf('calendar', 'Calendar of every station that gives none').exactOptional(),
    carrier: oneOf(CARRIERS, 'What moves as one piece: carrier of every step that gives none').prefault('lot'),
    products: named(productKeywords, 'Products by name'),
    routes: named(routeKeywords, 'Routes by name'),
    stations: named(stationKeywords, 'Stations by name').prefault({}),
    calendars: named(calendarKeywords, 'Calendars by name').prefault({}),
    crews: named(crewKeywords, 'People by name').prefault({}),
    kits: named(kitKeywords, 'Tools that machines need and that there are only so many of, by name').prefault({}),
    money: moneyKeywords.exactOptional(),
    materials: materials.prefault({}),
    transport: transport.exactOptional(),
    release: named(releaseKeywords, 'Sources of lots by name'),
    wipLimits: named(wipLimitKeywords, 'Limits of the work in process by name').prefault({}),
    expedite: expedite.exactOptional(),
    wip: wip.prefault([]),
    changes: z.array(changeKeywords).meta({ description: 'What changes at a date', kind: 'list of changes' }).prefault([]),
    ...switches,
  },
  'A line of stations, and what is sent through it',
)

export type LineText = z.output<typeof lineKeywords>
