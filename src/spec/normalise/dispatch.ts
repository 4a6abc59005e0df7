/** Dispatch rules that name something: the station that `feed` looks at, a rule of an extension. */
import type { Draft } from '../draft.ts'
import type { DispatchCriterionSpec, DispatchSpec } from '../line.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { checkName } from './reference.ts'

/** @param ownRules names of the rules that the extension has; null: there is none */
export function checkDispatch(draft: Draft, ownRules: readonly string[] | null, report: Report): void {
  for (const [name, station] of draft.stations) {
    if (station === undefined) continue
    const path = ['stations', name, 'dispatch']
    const rules = listOf(station.dispatch)
    for (const [index, rule] of rules.entries()) checkRule(rule, rules.length === 1 ? path : [...path, index], draft, ownRules, report)
  }
}

function listOf(dispatch: DispatchSpec): readonly DispatchCriterionSpec[] {
  return typeof dispatch === 'string' ? [] : dispatch
}

function checkRule(rule: DispatchCriterionSpec, path: ProblemPath, draft: Draft, ownRules: readonly string[] | null, report: Report): void {
  if (rule.rule === 'feed') checkName(rule.station, draft.stations, { path, what: 'station', plural: 'stations' }, report)
  if (rule.rule !== 'own' || ownRules?.includes(rule.name)) return
  const received = show(rule.name)
  if (ownRules === null) {
    const hint = 'a rule of your own comes with --extension and the file that holds it'
    report({ code: 'rule', path, expected: 'a rule that Tollway has', received, hint })
  } else {
    const hint = `its rules are ${ownRules.join(', ')}`
    report({ code: 'unknown-name', path, expected: 'rule in the extension called', received, hint })
  }
}
