/** `crews:` people by name, and `operators:` what they do at a station. */
import type * as z from 'zod'
import { parseWhole } from '../amounts.ts'
import { parseCrewTask } from '../crew-task.ts'
import type { CrewTaskSpec } from '../line.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { parseShare } from '../units.ts'
import { wage } from './money.ts'
import { distribution, duration, keywords, named, nameOf, share, special } from './vocabulary.ts'

const TIME = { measure: 'time', least: 'zero' } as const

/** People of a crew, the same in every shift or by the name of the shift. */
export type PeopleText = number | Record<string, number>

function parsePeople(raw: unknown): Parsed<PeopleText> {
  const expected = 'a whole number of people, or one for each shift such as { day: 12, night: 8 }'
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const people = parseWhole(raw, 1)
    return people.ok ? people : refuse(expected, people.hint)
  }
  const byShift: Record<string, number> = {}
  for (const [shift, text] of Object.entries(raw)) {
    const people = parseWhole(text, 0)
    if (!people.ok) return refuse(`${expected}; "${shift}" is none`, people.hint)
    byShift[shift] = people.value
  }
  return Object.values(byShift).some((people) => people > 0) ? accept(byShift) : refuse(expected)
}

/** Faster than the times of the file nobody is: they are the limit that `check` computes. */
function parseSpeed(raw: unknown): Parsed<number> {
  const speed = parseShare(raw)
  return speed.ok && speed.value > 0 ? speed : refuse('a speed above 0 and up to 100 %, such as 80 %', speed.ok ? null : speed.hint)
}

const people = (description: string) =>
  special(description, 'whole number, or map by shift', ['4', '{ day: 12, night: 8 }'], parsePeople, {
    type: ['integer', 'string', 'object'],
  })

const speed = (description: string) => special(description, 'share', ['80 %'], parseSpeed, { type: ['string', 'number'] })

/** Whom a task needs. */
export const crewTask = (description: string) =>
  special<CrewTaskSpec>(description, 'crew', ['technicians', 'technicians/senior', '2 of technicians'], parseCrewTask)

export const crewKeywords = keywords(
  {
    size: people('How many there are; of a crew with `calendar` also by the name of the shift. Default: 1').exactOptional(),
    skills: named(
      keywords(
        {
          size: people('How many of this skill there are').prefault(1),
          speed: speed('How fast they are; their tasks take the times of the file / speed').prefault('100 %'),
        },
        'People of one skill',
      ),
      'Instead of `size`: people by skill, the lowest first. A task that names a skill is for those and the higher ones; the lowest who is free takes it',
    ).exactOptional(),
    calendar: nameOf('calendar', 'When they are there; a task that has begun is finished. Default: always').exactOptional(),
    absence: share('Share of them who stay away, drawn for each person and shift; with `calendar`', '6 %').exactOptional(),
    wage: wage.exactOptional(),
    response: distribution('Time from the call until they are there; not to attend a machine, whose share holds the ways', TIME, [
      '1 min',
    ]).exactOptional(),
    learning: keywords(
      {
        speed: speed('How fast a new crew is at the start of the run'),
        halfEvery: duration('What is missing to full speed halves in this time', 'above zero', '20 d'),
      },
      'A new crew: speed 1 - (1 - speed) x 2^(-time / halfEvery)',
    ).exactOptional(),
  },
  'People who run, repair and maintain machines',
)

export const operatorKeywords = keywords(
  {
    load: crewTask('Who puts a carrier in, for the time of `load`').exactOptional(),
    inspect: crewTask('Who checks the first piece, for the time of `firstPiece`').exactOptional(),
    attend: special(
      'Who looks after a machine while it works, mostly a part of a person; several parts add up over a crew',
      'crew',
      ['20 % of operators'],
      parseCrewTask,
    ).exactOptional(),
    unload: crewTask('Who takes a carrier out, for the time of `unload`').exactOptional(),
    setup: crewTask('Who changes the machine over, for the time of the setup').exactOptional(),
    assist: crewTask('Who clears the assists, each an event of its own').exactOptional(),
  },
  'People whom a machine waits for; what none of these names goes by itself',
)

export type CrewText = z.output<typeof crewKeywords>
export type OperatorText = z.output<typeof operatorKeywords>
