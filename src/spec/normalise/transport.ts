/** Transport: ways between areas that are there, each with one time and one kind of carts, and every station in an area. */
import type { Draft } from '../draft.ts'
import type { TransportText } from '../keywords/transport.ts'
import type { CartSpec, TransportSpec } from '../line.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { parseWay, type Way, wayText } from '../ways.ts'
import { checkName } from './reference.ts'

export function buildTransport(text: TransportText, draft: Draft, report: Report): TransportSpec {
  const areas = areasOf(draft, report)
  const times = timesOf(text, areas, report)
  return {
    ...(text.default !== undefined && { default: text.default }),
    times,
    carts: cartsOf(text, times, areas, report),
  }
}

/** Areas by name. A station that can't be read may be in any: then nothing is said of names. */
function areasOf({ stations }: Draft, report: Report): ReadonlyMap<string, unknown> | null {
  const areas = new Map<string, unknown>()
  let isWhole = true
  for (const [name, text] of stations) {
    if (text === undefined) isWhole = false
    else if (text.area !== '') areas.set(text.area, text)
    else {
      const expected = 'an area, as the line has transport'
      report({ code: 'rule', path: ['stations', name], atKey: true, expected, received: 'none', hint: 'add `area:`' })
    }
  }
  return isWhole ? areas : null
}

function timesOf({ times }: TransportText, areas: ReadonlyMap<string, unknown> | null, report: Report): TransportSpec['times'] {
  const seen = new Set<string>()
  return Object.entries(times).flatMap(([key, time]) => {
    const path = ['transport', 'times', key]
    const parsed = parseWay(key)
    if (!parsed.ok) {
      report({ code: 'name', path, atKey: true, expected: parsed.expected, received: show(key), hint: parsed.hint })
      return []
    }
    return parsed.value
      .filter((way) => isKnown(way, path, true, areas, report) && isOnce(way, path, true, seen, report))
      .map((way) => ({ ...way, time }))
  })
}

function cartsOf(
  text: TransportText,
  times: TransportSpec['times'],
  areas: ReadonlyMap<string, unknown> | null,
  report: Report,
): CartSpec[] {
  const seen = new Set<string>()
  let forAll: string | null = null
  return Object.entries(text.carts).map(([name, { count, carries, waits, ways }]): CartSpec => {
    const path = ['transport', 'carts', name]
    const rule = (at: ProblemPath, expected: string, received: string) =>
      report({ code: 'rule', path: at, atKey: true, expected, received, hint: null })
    if (ways === undefined && forAll !== null) rule(path, 'ways, as all other ways are those of one kind of carts', `none, as "${forAll}"`)
    if (ways === undefined) forAll = name
    if (waits !== undefined && carries === 1) rule([...path, 'waits'], 'carts that carry 2 carriers or more', '1')
    for (const way of ways ?? []) {
      const at = [...path, 'ways']
      if (!isKnown(way, at, false, areas, report) || !isOnce(way, at, false, seen, report)) continue
      const hasTime =
        times.some(({ from, to }) => from === way.from && to === way.to) || (text.default !== undefined && way.from !== way.to)
      if (!hasTime) rule(at, 'ways that take time, in `times` or by `default`', show(wayText(way)))
    }
    return { name, count, carries, ...(waits !== undefined && { waits }), ...(ways !== undefined && { ways }) }
  })
}

function isKnown(way: Way, path: ProblemPath, atKey: boolean, areas: ReadonlyMap<string, unknown> | null, report: Report): boolean {
  if (areas === null) return true
  const unknown = [way.from, way.to].find((area) => !areas.has(area))
  return unknown === undefined || checkName(unknown, areas, { path, atKey, what: 'area', plural: 'areas' }, report)
}

function isOnce(way: Way, path: ProblemPath, atKey: boolean, seen: Set<string>, report: Report): boolean {
  const text = wayText(way)
  if (seen.has(text)) report({ code: 'rule', path, atKey, expected: 'each way once', received: `${show(text)} again`, hint: null })
  const isNew = !seen.has(text)
  seen.add(text)
  return isNew
}
