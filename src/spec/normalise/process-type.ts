/** What a station can't be at once: an oven, a belt, a machine that waits for first pieces. */
import type { StationText } from '../keywords/station.ts'
import type { Report } from '../problem.ts'

/** What only a machine that does one carrier after another has. */
const ONE_BY_ONE = ['batch', 'setup', 'load', 'unload', 'firstPiece'] as const

export function checkProcessType(path: readonly string[], text: StationText, report: Report): void {
  if (text.batch !== undefined && text.firstPiece !== undefined) {
    const expected = 'no firstPiece, as a batch has pieces of several lots; write its time into the batch as ramp'
    report({ code: 'rule', path: [...path, 'firstPiece'], expected, received: 'firstPiece and batch', hint: null })
  }
  if (text.conveyor === undefined) return
  for (const keyword of ONE_BY_ONE) {
    if (text[keyword] === undefined) continue
    const expected = `no ${keyword}, as the station has a conveyor`
    report({ code: 'rule', path: [...path, keyword], expected, received: `${keyword} and conveyor`, hint: null })
  }
  for (const [name, { work, clock, every }] of Object.entries(text.failures))
    checkFailure([...path, 'failures', name], work, clock ?? every.counts, report)
}

/** What a breakdown does to one load, or counts by loads, isn't said of the many carriers on a belt. */
function checkFailure(path: readonly string[], work: string | undefined, clock: string | null, report: Report): void {
  if (work !== undefined && work !== 'resume') {
    const expected = 'work: resume, as what is on a conveyor stands still and goes on'
    report({ code: 'rule', path: [...path, 'work'], expected, received: work, hint: null })
  }
  if (clock === 'units' || clock === 'cycles') {
    const expected = 'an interval in time, as the station has a conveyor'
    report({ code: 'rule', path: [...path, 'every'], expected, received: `a number of ${clock}`, hint: null })
  }
}
