/** Setups: the short form (`by` and `time`) and the long one (`changes`) as one list. */
import type { Draft } from '../draft.ts'
import type { StationText } from '../keywords/station.ts'
import type { SetupChangeSpec, SetupSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { checkName } from './reference.ts'

type SetupText = NonNullable<StationText['setup']>

export function buildSetup(path: ProblemPath, text: SetupText, draft: Draft, report: Report): SetupSpec {
  const { initial, afterIdle, campaign } = text
  if (initial !== undefined) checkName(initial, draft.products, { path: [...path, 'initial'], what: 'product', plural: 'products' }, report)
  if (text.time === undefined && text.changes === undefined && afterIdle === undefined) {
    report({ code: 'missing', path, expected: 'time, changes or afterIdle', received: 'neither', hint: null })
  }
  if (text.time !== undefined && text.changes !== undefined) {
    report({ code: 'rule', path: [...path, 'changes'], expected: 'either by and time, or changes', received: 'both', hint: null })
  }
  return {
    changes: text.changes === undefined ? shortForm(text) : longForm([...path, 'changes'], text.changes, report),
    ...(initial !== undefined && { initial }),
    ...(afterIdle !== undefined && { afterIdle }),
    ...(campaign !== undefined && { campaign }),
  }
}

function shortForm({ by, time }: SetupText): SetupChangeSpec[] {
  return time === undefined ? [] : [{ by, time }]
}

function longForm(path: ProblemPath, changes: NonNullable<SetupText['changes']>, report: Report): SetupChangeSpec[] {
  return Object.entries(changes).map(([name, { time, matrix }]) => {
    const by = name === 'family' || name === 'product' ? name : { attribute: name }
    const entries = Object.entries(matrix).map(([change, single]) => ({
      ...endsOf([...path, name, 'matrix', change], change, report),
      time: single,
    }))
    return entries.length === 0 ? { by, time } : { by, time, matrix: entries }
  })
}

/** `hot -> cold`; `*` is any value. */
function endsOf(path: ProblemPath, change: string, report: Report): { from: string | null; to: string | null } {
  const [, from, to] = /^\s*(\S+)\s*->\s*(\S+)\s*$/.exec(change) ?? []
  if (from === undefined || to === undefined) {
    report({ code: 'rule', path, expected: 'a change such as hot -> cold', received: `"${change}"`, hint: null })
    return { from: null, to: null }
  }
  return { from: from === '*' ? null : from, to: to === '*' ? null : to }
}
