/** Dated changes: moments in ticks, outages with an end, and new values by path as one series in the order of time. */

import type { Draft } from '../draft.ts'
import type { ChangeText } from '../keywords/change.ts'
import type { DatedChangeSpec, ProductSpec, StartSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { show } from '../problem.ts'
import { ticksOf } from './moments.ts'
import { type NewValue, NewValues, type TimelessChange } from './new-values.ts'
import { checkName } from './reference.ts'

const ALL = 'all'

export function buildChanges(
  draft: Draft,
  products: readonly ProductSpec[],
  start: StartSpec | undefined,
  report: Report,
): DatedChangeSpec[] {
  const values = new NewValues(draft, products, report)
  const series = new Map<string, Dated[]>()
  const outages = draft.changes.flatMap((text, index) => {
    const path = ['changes', index]
    const span = text === undefined ? null : spanOf(path, text, start, report)
    if (text === undefined || span === null || !saysOneThing(path, text, report)) return []
    if (text.outage !== undefined) return outageOf(path, text, text.outage, span, draft, report)
    for (const [target, raw] of Object.entries(text.set ?? {})) {
      const value = values.read(target, raw, [...path, 'set', target])
      if (value !== null) series.set(target, [...(series.get(target) ?? []), { ...span, ...value }])
    }
    return []
  })
  return [...outages, ...[...series.values()].flatMap(inTurn)].sort((a, b) => timeOf(a) - timeOf(b))
}

function timeOf(change: DatedChangeSpec): number {
  return change.kind === 'outage' ? change.from : change.at
}

interface Span {
  from: number
  /** null: for good */
  to: number | null
}

type Dated = Span & NewValue

function spanOf(path: ProblemPath, { at, until, lasts }: ChangeText, start: StartSpec | undefined, report: Report): Span | null {
  if (until !== undefined && lasts !== undefined) {
    report({ code: 'rule', path: [...path, 'lasts'], atKey: true, expected: 'until or lasts', received: 'both', hint: null })
    return null
  }
  const from = ticksOf([...path, 'at'], at, start, report)
  if (until === undefined) return from === null ? null : { from, to: lasts === undefined ? null : from + lasts }
  const to = ticksOf([...path, 'until'], until, start, report)
  if (from === null || to === null) return null
  if (to > from) return { from, to }
  report({ code: 'rule', path: [...path, 'until'], expected: 'an end after its beginning', received: 'one that is not', hint: null })
  return null
}

/** An outage with its end, or new values. */
function saysOneThing(path: ProblemPath, { outage, set, machines, state, until, lasts }: ChangeText, report: Report): boolean {
  const rule = (at: ProblemPath, expected: string, received: string) =>
    report({ code: 'rule', path: at, atKey: true, expected, received, hint: null })
  if ((outage === undefined) === (set === undefined)) {
    rule(path, 'outage or set', outage === undefined ? 'neither' : 'both')
    return false
  }
  if (outage !== undefined) {
    if (until === undefined && lasts === undefined) rule([...path, 'outage'], 'until or lasts with an outage', 'neither')
    return until !== undefined || lasts !== undefined
  }
  if (machines !== undefined) rule([...path, 'machines'], 'machines only with outage', 'it with set')
  if (state !== undefined) rule([...path, 'state'], 'state only with outage', 'it with set')
  return true
}

function outageOf(
  path: ProblemPath,
  text: ChangeText,
  station: string,
  { from, to }: Span,
  draft: Draft,
  report: Report,
): DatedChangeSpec[] {
  const { machines, state = 'unscheduled' } = text
  if (to === null) return []
  if (station === ALL && !draft.stations.has(ALL)) {
    if (machines === undefined) return [{ kind: 'outage', from, to, state }]
    report({
      code: 'rule',
      path: [...path, 'machines'],
      atKey: true,
      expected: 'machines of one station',
      received: 'all stations',
      hint: null,
    })
    return []
  }
  if (!checkName(station, draft.stations, { path: [...path, 'outage'], what: 'station', plural: 'stations' }, report)) return []
  checkMachines([...path, 'machines'], machines, station, draft, report)
  return [{ kind: 'outage', from, to, station, ...(machines !== undefined && { machines }), state }]
}

function checkMachines(path: ProblemPath, machines: number | string[] | undefined, station: string, draft: Draft, report: Report): void {
  const there = draft.stations.get(station)?.machines
  if (machines === undefined || there === undefined) return
  if (typeof machines === 'number') {
    if (machines > there.machines) {
      const expected = `at most the ${there.machines} machines of station ${show(station)}`
      report({ code: 'rule', path, expected, received: String(machines), hint: null })
    }
    return
  }
  const names = new Map((there.machineList ?? []).map(({ name }) => [name, null]))
  for (const [index, name] of machines.entries()) {
    checkName(name, names, { path: [...path, index], what: `machine of station ${show(station)}`, plural: 'machines' }, report)
  }
}

/** At any time the value that came into force last counts, and without one that of the file. */
function inTurn(dated: readonly Dated[]): DatedChangeSpec[] {
  const times = [...new Set(dated.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].sort((a, b) => a - b)
  let before: TimelessChange | undefined = dated[0]?.inFile
  return times.flatMap((at) => {
    const inForce = dated.filter(({ from, to }) => from <= at && (to === null || at < to))
    const latest = inForce.reduce<Dated | null>((best, one) => (best === null || one.from >= best.from ? one : best), null)
    const value = latest?.value ?? dated[0]?.inFile
    if (value === undefined || value === before) return []
    before = value
    return [{ at, ...value } satisfies DatedChangeSpec]
  })
}
