/** Breakdowns and planned stops: which clock they follow, and what goes together. */
import type { Draft } from '../draft.ts'
import type { FailureText, PlannedStopText } from '../keywords/downtime.ts'
import type { FailureSpec, PlannedStopSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { checkTask } from './crews.ts'

export function buildFailure(at: readonly string[], name: string, text: FailureText, draft: Draft, report: Report): FailureSpec {
  const { every, clock = every.counts ?? 'productive', crew, ...rest } = text
  const path = [...at, name]
  const isCount = clock === 'units' || clock === 'cycles'
  if (clock !== every.counts && (isCount || every.counts !== null)) {
    const expected = isCount ? `a number of ${clock}, as the clock counts them` : `a time, as the clock is "${clock}"`
    const received = every.counts === null ? 'a time' : `a number of ${every.counts}`
    report({ code: 'rule', path: [...path, 'every'], expected, received, hint: null })
  }
  checkTask([...path, 'crew'], crew, draft, report)
  return { name, every: every.every, clock, ...rest, ...crew }
}

export function buildStop(at: readonly string[], name: string, text: PlannedStopText, draft: Draft, report: Report): PlannedStopSpec {
  const { every, lasts, first, when, window, crew, ...rest } = text
  const path = [...at, name]
  const rule = (keyword: string, expected: string, received: string): void =>
    report({ code: 'rule', path: [...path, keyword], expected, received, hint: null })
  checkTask([...path, 'crew'], crew, draft, report)
  if (window !== undefined && (window.from === window.to || window.from >= window.of || window.to > window.of))
    rule('window', 'two different times within its cycle', 'others')
  const common = { name, lasts, ...rest, ...crew, ...(window !== undefined && { window }) }
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
