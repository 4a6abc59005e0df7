/** How long and how often: a warm-up that is to be chosen may be as long as the horizon. What is asked for besides must be there. */
import type { Draft } from '../draft.ts'
import type { RunSpec } from '../line.ts'
import { type Report, show } from '../problem.ts'
import { checkName } from './reference.ts'

export function buildRun(draft: Draft, report: Report): RunSpec {
  const { warmUp, ...run } = draft.run
  if (run.outputBy !== undefined) checkShifts(run.outputBy, draft, report)
  return warmUp === 'auto' ? { ...run, warmUp: run.horizon, choosesWarmUp: true } : { ...run, warmUp }
}

function checkShifts(name: string, { calendars }: Draft, report: Report): void {
  const path = ['run', 'outputBy']
  if (!checkName(name, calendars, { path, what: 'calendar', plural: 'calendars' }, report)) return
  const calendar = calendars.get(name)
  if (calendar !== undefined && calendar.shifts === undefined)
    report({ code: 'rule', path, expected: 'a calendar with shifts', received: `${show(name)}, which has none`, hint: null })
}
