/** Crews and their tasks: shifts that the calendar has, skills that the crew has, and never more people than there are. */
import type { Draft } from '../draft.ts'
import type { CrewText, OperatorText, PeopleText } from '../keywords/crew.ts'
import type { StationText } from '../keywords/station.ts'
import type { CrewSpec, CrewTaskSpec, OperatorsSpec, SkillSpec } from '../line.ts'
import { didYouMean } from '../nearest.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { amountOf } from './money.ts'
import { checkName } from './reference.ts'

export function buildCrews(draft: Draft, report: Report): CrewSpec[] {
  return [...draft.crews].flatMap(([name, text]) => (text === undefined ? [] : [buildCrew(name, text, draft, report)]))
}

function buildCrew(name: string, text: CrewText, draft: Draft, report: Report): CrewSpec {
  const path = ['crews', name]
  const { size, skills, calendar, absence, response, learning, wage } = text
  const rule = (keyword: string, expected: string, received: string) =>
    report({ code: 'rule', path: [...path, keyword], atKey: true, expected, received, hint: null })
  if (size !== undefined && skills !== undefined) rule('skills', 'size or skills', 'both')
  if (skills !== undefined && Object.keys(skills).length === 0) rule('skills', 'at least one skill', 'none')
  if (absence !== undefined && calendar === undefined) rule('absence', 'a calendar beside it, as it is drawn for each shift', 'no calendar')
  if (absence === 1) rule('absence', 'a share below 1', '1')
  if (calendar !== undefined)
    checkName(calendar, draft.calendars, { path: [...path, 'calendar'], what: 'calendar', plural: 'calendars' }, report)
  if (size !== undefined) checkShifts([...path, 'size'], size, calendar, draft, report)
  const levels = Object.entries(skills ?? {}).map(([skill, { size: people, speed }]): SkillSpec => {
    checkShifts([...path, 'skills', skill, 'size'], people, calendar, draft, report)
    return { name: skill, speed, ...peopleOf(people) }
  })
  return {
    name,
    ...(levels.length > 0 ? { size: levels.reduce((sum, level) => sum + level.size, 0), skills: levels } : peopleOf(size ?? 1)),
    ...(calendar !== undefined && { calendar }),
    ...(absence !== undefined && { absence }),
    ...(wage !== undefined && { wage: amountOf(wage, [...path, 'wage'], draft, report) }),
    ...(response !== undefined && { response }),
    ...(learning !== undefined && { learning }),
  }
}

function peopleOf(people: PeopleText): { size: number; sizeIn?: Record<string, number> } {
  return typeof people === 'number' ? { size: people } : { size: Math.max(...Object.values(people)), sizeIn: people }
}

/** Where people are given by shift, every shift of the calendar has a number. */
function checkShifts(path: ProblemPath, people: PeopleText, calendar: string | undefined, draft: Draft, report: Report): void {
  if (typeof people === 'number') return
  const text = calendar === undefined ? undefined : draft.calendars.get(calendar)
  if (calendar !== undefined && text === undefined) return
  const shifts = Object.keys(text?.shifts ?? {})
  const missing = shifts.find((shift) => people[shift] === undefined)
  if (shifts.length === 0 || missing !== undefined) {
    const expected =
      missing === undefined ? 'a number, or a calendar of shifts by name beside it' : `people for every shift of "${calendar}"`
    report({ code: 'rule', path, expected, received: missing === undefined ? 'numbers by shift' : `none for "${missing}"`, hint: null })
  }
  for (const shift of Object.keys(people)) {
    if (shifts.length === 0 || shifts.includes(shift)) continue
    report({
      code: 'unknown-name',
      path: [...path, shift],
      atKey: true,
      expected: 'shift',
      received: show(shift),
      hint: didYouMean(shift, shifts, 'shifts'),
    })
  }
}

/** What each duty needs besides a person: a time that it takes. */
const TIMED = { load: 'load', unload: 'unload', inspect: 'firstPiece', setup: 'setup' } as const

export function buildOperators(path: ProblemPath, operators: OperatorText, text: StationText, draft: Draft, report: Report): OperatorsSpec {
  for (const [duty, task] of Object.entries(operators) as [keyof OperatorText, CrewTaskSpec][]) {
    checkTask([...path, duty], task, draft, report)
    const needs = duty === 'attend' || duty === 'assist' ? undefined : TIMED[duty]
    if (
      needs !== undefined &&
      text[needs] === undefined &&
      !(duty === 'setup' && (text.conveyor !== undefined || text.tooling !== undefined))
    ) {
      const expected = `${needs} at the station, as somebody is needed for it`
      report({ code: 'rule', path: [...path, duty], atKey: true, expected, received: `no ${needs}`, hint: null })
    }
    if (text.conveyor === undefined || duty === 'assist') continue
    report({
      code: 'rule',
      path: [...path, duty],
      atKey: true,
      expected: 'only assist, as the station has a conveyor',
      received: duty,
      hint: null,
    })
  }
  return operators
}

/** The crew is there, has the skill, and has as many people. */
export function checkTask(path: ProblemPath, task: CrewTaskSpec | undefined, draft: Draft, report: Report): void {
  if (task === undefined || !checkName(task.crew, draft.crews, { path, what: 'crew', plural: 'crews' }, report)) return
  const crew = draft.crews.get(task.crew)
  if (crew === undefined) return
  const { skill, people = 1 } = task
  const skills = Object.keys(crew.skills ?? {})
  if (skill !== undefined && !skills.includes(skill)) {
    const received = `"${task.crew}/${skill}"`
    const hint = skills.length === 0 ? `crew "${task.crew}" has no skills` : didYouMean(skill, skills, 'skills')
    report({ code: 'unknown-name', path, expected: `skill of crew "${task.crew}"`, received, hint })
    return
  }
  const able = skills.slice(skill === undefined ? 0 : skills.indexOf(skill))
  const most =
    crew.skills === undefined ? largest(crew.size ?? 1) : Math.max(0, ...able.map((name) => largest(crew.skills?.[name]?.size ?? 1)))
  if (people <= most) return
  const expected = `at most ${most}, the people of one skill that crew "${task.crew}" has for it`
  report({ code: 'rule', path, expected, received: String(people), hint: null })
}

function largest(people: PeopleText): number {
  return typeof people === 'number' ? people : Math.max(...Object.values(people))
}
