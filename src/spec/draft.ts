/**
 * A line file after its values are read and before its names are checked against each other. Where some values are wrong, the draft holds
 * the entries that are right, so that the checks between entries still find what they can.
 */
import type * as z from 'zod'
import { findingsOf, valueAt } from './findings.ts'
import { type CalendarText, calendarKeywords } from './keywords/calendar.ts'
import { type ChangeText, changeKeywords } from './keywords/change.ts'
import { type CrewText, crewKeywords } from './keywords/crew.ts'
import type { ExpediteText } from './keywords/expedite.ts'
import { type KitText, kitKeywords } from './keywords/kit.ts'
import { type LineText, lineKeywords } from './keywords/line.ts'
import { type MaterialText, type MoneyText, materialKeywords } from './keywords/money.ts'
import { type ProductText, productKeywords } from './keywords/product.ts'
import { type ReleaseText, releaseKeywords } from './keywords/release.ts'
import { type LimitText, limitKeywords, type StepText, stepKeywords } from './keywords/route.ts'
import { type RunText, runKeywords } from './keywords/run.ts'
import { type StationText, stationKeywords } from './keywords/station.ts'
import { type SwitchText, switchesIn } from './keywords/switches.ts'
import type { TransportText } from './keywords/transport.ts'
import { type WipLotText, wipLotKeywords } from './keywords/wip.ts'
import { type WipLimitText, wipLimitKeywords } from './keywords/wip-limit.ts'
import type { Finding, ProblemPath } from './problem.ts'

/** Entries by name in the order of the file; `undefined` for one that is there and can't be read. */
export type Entries<Entry> = ReadonlyMap<string, Entry | undefined>

export interface Draft {
  header: Pick<LineText, 'name' | 'title' | 'notice'>
  run: RunText
  carrier: LineText['carrier']
  products: Entries<ProductText>
  routes: ReadonlyMap<string, Entries<StepText>>
  /** Queue-time limits of each route. */
  limits: ReadonlyMap<string, Entries<LimitText>>
  stations: Entries<StationText>
  /** The calendar of stations that give none. */
  calendar: string | undefined
  calendars: Entries<CalendarText>
  dates: Pick<LineText, 'start' | 'timeZone'>
  /** `undefined` for one that can't be read. */
  changes: readonly (ChangeText | undefined)[]
  crews: Entries<CrewText>
  kits: Entries<KitText>
  /** `undefined`: it is not there; null: it can't be read. */
  money: MoneyText | null | undefined
  materials: Entries<MaterialText>
  /** `undefined`: it is not there; null: it can't be read. */
  transport: TransportText | 'off' | null | undefined
  release: Entries<ReleaseText>
  wipLimits: Entries<WipLimitText>
  /** Of products that say nothing of it. */
  expedite: ExpediteText | undefined
  /** `undefined` for one that can't be read. */
  wip: readonly (WipLotText | undefined)[]
  switches: SwitchText
}

/** Reads every value of a line file. */
export function readDraft(raw: unknown): { draft: Draft; findings: Finding[] } {
  const result = lineKeywords.safeParse(raw)
  if (result.success) return { draft: draftOf(result.data), findings: [] }
  return { draft: salvage(raw), findings: result.error.issues.flatMap((issue) => findingsOf(issue, raw)) }
}

function draftOf(line: LineText): Draft {
  const { name, title, notice } = line
  return {
    header: { ...(name !== undefined && { name }), ...(title !== undefined && { title }), ...(notice !== undefined && { notice }) },
    run: line.run,
    carrier: line.carrier,
    products: new Map(Object.entries(line.products)),
    routes: new Map(Object.entries(line.routes).map(([route, { steps }]) => [route, new Map(Object.entries(steps))])),
    limits: new Map(Object.entries(line.routes).map(([route, { limits }]) => [route, new Map(Object.entries(limits))])),
    stations: new Map(Object.entries(line.stations)),
    calendar: line.calendar,
    calendars: new Map(Object.entries(line.calendars)),
    dates: { ...(line.start !== undefined && { start: line.start }), ...(line.timeZone !== undefined && { timeZone: line.timeZone }) },
    changes: line.changes,
    crews: new Map(Object.entries(line.crews)),
    kits: new Map(Object.entries(line.kits)),
    money: line.money,
    materials: new Map(Object.entries(line.materials)),
    transport: line.transport,
    release: new Map(Object.entries(line.release)),
    wipLimits: new Map(Object.entries(line.wipLimits)),
    expedite: line.expedite,
    wip: line.wip,
    switches: switchesIn(line),
  }
}

/** What can be read of a file with wrong values in it, entry by entry. */
function salvage(raw: unknown): Draft {
  const carrier = lineKeywords.shape.carrier.safeParse(valueAt(raw, ['carrier']))
  return {
    header: {},
    run: runKeywords.parse({}),
    carrier: carrier.success ? carrier.data : 'lot',
    products: readable(raw, ['products'], productKeywords),
    routes: new Map(namesAt(raw, ['routes']).map((route) => [route, readable(raw, ['routes', route, 'steps'], stepKeywords)])),
    limits: new Map(namesAt(raw, ['routes']).map((route) => [route, readable(raw, ['routes', route, 'limits'], limitKeywords)])),
    stations: readable(raw, ['stations'], stationKeywords),
    calendar: readValue(raw, 'calendar'),
    calendars: readable(raw, ['calendars'], calendarKeywords),
    dates: datesOf(raw),
    changes: readableList(raw, ['changes'], changeKeywords),
    crews: readable(raw, ['crews'], crewKeywords),
    kits: readable(raw, ['kits'], kitKeywords),
    money: valueAt(raw, ['money']) === undefined ? undefined : (lineKeywords.shape.money.safeParse(valueAt(raw, ['money'])).data ?? null),
    materials: readable(raw, ['materials'], materialKeywords),
    transport:
      valueAt(raw, ['transport']) === undefined
        ? undefined
        : (lineKeywords.shape.transport.safeParse(valueAt(raw, ['transport'])).data ?? null),
    release: readable(raw, ['release'], releaseKeywords),
    wipLimits: readable(raw, ['wipLimits'], wipLimitKeywords),
    expedite: readValue(raw, 'expedite'),
    wip: readableList(raw, ['wip'], wipLotKeywords),
    switches: { operators: 'on', assists: 'on', failures: 'on', maintenance: 'on', setups: 'on', tooling: 'on', supply: 'on' },
  }
}

function readable<Entry>(raw: unknown, path: ProblemPath, entry: z.ZodType<Entry>): Entries<Entry> {
  return new Map(namesAt(raw, path).map((name) => [name, entry.safeParse(valueAt(raw, [...path, name])).data]))
}

function readableList<Entry>(raw: unknown, path: ProblemPath, entry: z.ZodType<Entry>): (Entry | undefined)[] {
  const list = valueAt(raw, path)
  return Array.isArray(list) ? list.map((item) => entry.safeParse(item).data) : []
}

function readValue<Keyword extends 'calendar' | 'start' | 'timeZone' | 'expedite'>(
  raw: unknown,
  keyword: Keyword,
): LineText[Keyword] | undefined {
  return lineKeywords.shape[keyword].safeParse(valueAt(raw, [keyword])).data as LineText[Keyword] | undefined
}

function datesOf(raw: unknown): Draft['dates'] {
  const start = readValue(raw, 'start')
  const timeZone = readValue(raw, 'timeZone')
  return { ...(start !== undefined && { start }), ...(timeZone !== undefined && { timeZone }) }
}

function namesAt(raw: unknown, path: ProblemPath): string[] {
  const map = valueAt(raw, path)
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.keys(map) : []
}
