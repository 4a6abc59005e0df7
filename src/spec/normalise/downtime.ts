/** Breakdowns and planned stops: which clock they follow, and what goes together. */
import type { Draft } from '../draft.ts'
import type { CrewText, FailureText, PlannedStopText } from '../keywords/downtime.ts'
import type { CrewSpec, FailureSpec, PlannedStopSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { checkName } from './reference.ts'

export function buildFailure(at: readonly string[], name: string, text: FailureText, draft: Draft, report: Report): FailureSpec {
  const { every, clock = every.counts ?? 'productive', ...rest } = text
  const path = [...at, name]
  const isCount = clock === 'units' || clock === 'cycles'
  if (clock !== every.counts && (isCount || every.counts !== null)) {
    const expected = isCount ? `a number of ${clock}, as the clock counts them` : `a time, as the clock is "${clock}"`
    const received = every.counts === null ? 'a time' : `a number of ${every.counts}`
    report({ code: 'rule', path: [...path, 'every'], expected, received, hint: null })
  }
  checkCrew(path, rest.crew, draft, report)
  return { name, every: every.every, clock, ...rest }
}

export function buildStop(at: readonly string[], name: string, text: PlannedStopText, draft: Draft, report: Report): PlannedStopSpec {
  const { every, lasts, first, when, window, ...rest } = text
  const path = [...at, name]
  const rule = (keyword: string, expected: string, received: string): void =>
    report({ code: 'rule', path: [...path, keyword], expected, received, hint: null })
  checkCrew(path, rest.crew, draft, report)
  if (window !== undefined && (window.from === window.to || window.from >= window.of || window.to > window.of))
    rule('window', 'two different times within its cycle', 'others')
  const common = { name, lasts, ...rest, ...(window !== undefined && { window }) }
  if (every.clock === 'calendar') {
    if (when !== undefined) rule('when', 'no when, as the stop is due by the clock', when)
    return { ...common, clock: 'calendar', every: every.every, ...(first !== undefined && { first }) }
  }
  if (first !== undefined)
    rule('first', `no first, as the stop is due by ${every.clock === 'units' ? 'units' : 'productive time'}`, 'a time')
  const place = when ?? (every.clock === 'units' ? 'inLoad' : 'betweenLoads')
  for (const keyword of ['crew', 'opportunistic', 'window'] as const) {
    if (place === 'inLoad' && text[keyword] !== undefined) rule(keyword, 'when: betweenLoads beside it', 'a stop within a load')
  }
  return { ...common, clock: every.clock, every: every.every, ...(place === 'betweenLoads' && { when: place }) }
}

export function buildCrews(crews: ReadonlyMap<string, CrewText | undefined>): CrewSpec[] {
  return [...crews].flatMap(([name, text]) => (text === undefined ? [] : [{ name, size: text.size }]))
}

function checkCrew(path: ProblemPath, crew: string | undefined, draft: Draft, report: Report): void {
  if (crew !== undefined) checkName(crew, draft.crews, { path: [...path, 'crew'], what: 'crew', plural: 'crews' }, report)
}
