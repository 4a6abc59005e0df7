/** What happened to one lot, told step by step, and at the end what its cycle time went by. */
import type { LineSpec } from '../spec/line.ts'
import type { CycleTimePart, LogRecord, LotTrace } from '../spec/log-record.ts'
import { formatNumber, wholePercent } from './format.ts'
import { type Bringing, type Visit, visitsOf } from './lot-visits.ts'
import type { Palette } from './palette.ts'
import { textTable, wrapped } from './text-table.ts'

export interface StoryOptions {
  /** Characters in a line; more than 120 are not used. */
  width: number
  palette: Palette
  /** The last lines: what to do next. */
  closing: readonly string[]
}

/** So many carriers at a step are told one by one; more are told together. */
const ONE_BY_ONE = 3
/** A carrier that holds the whole lot. */
const WHOLE = 'lot'
/** So many places are named in a row of the summary. */
const PLACES = 2

const KINDS: readonly { kind: CycleTimePart['kind']; label: string }[] = [
  { kind: 'queue', label: 'waited for a machine' },
  { kind: 'setup', label: 'machine was set up' },
  { kind: 'work', label: 'was worked on' },
  { kind: 'stands', label: 'machine stood' },
  { kind: 'held', label: 'was held' },
  { kind: 'blocked', label: 'found no room ahead' },
  { kind: 'delay', label: 'steps without a machine' },
  { kind: 'cart', label: 'waited for a cart' },
  { kind: 'remnant', label: 'remnant was kept' },
  { kind: 'under way', label: 'was under way' },
]

/** The whole story, ending with a line break. */
export function lotStory(trace: LotTrace, line: LineSpec, options: StoryOptions): string {
  const width = Math.min(options.width, 120)
  const { headline, sentences } = lotSentences(trace, line)
  const sections = [
    wrapped(headline, width).map(options.palette.strong),
    sentences.flatMap((sentence) => wrapped(sentence, width, '  ')),
    summary(trace, width),
    wrapped(line.notice ?? '', width).map(options.palette.faint),
    options.closing,
  ]
  return sections
    .filter((lines) => lines.some((text) => text !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** What it came to, and a sentence for everything that happened to it, in order. */
export function lotSentences(trace: LotTrace, line: LineSpec): { headline: string; sentences: string[] } {
  return { headline: headlineOf(trace, line), sentences: [...beginnings(trace), ...steps(trace.records), ...endings(trace.records)] }
}

function headlineOf({ lot, ancestors, records, cycleTime, isCut }: LotTrace, line: LineSpec): string {
  const from = ancestors.length === 0 ? '' : `, divided off from lot ${ancestors.at(-1)}`
  const end = records.find(({ what }) => what === 'lotEnded')
  const what = `Lot ${lot} of ${line.name} (${records[0]?.product}${from})`
  if (end === undefined || cycleTime === null) return `${what} is still in the line${isCut === true ? '' : ' at the end of the run'}.`
  const since = records[0]?.what === 'lotThere' ? ' from the start of the run' : ''
  return `${what} ended after ${duration(cycleTime)}${since} with ${count(end.units ?? 0, 'good unit')}.`
}

function beginnings({ records }: LotTrace): string[] {
  const first = records[0]!
  if (first.what === 'lotReleased') return [`${at(first)}  released with ${count(first.units ?? 0, 'unit')}.`]
  if (first.what === 'lotThere') return [`${at(first)}  in the line with ${count(first.units ?? 0, 'unit')}.`]
  return [`${at(first)}  divided off from lot ${first.mother}.`]
}

/** A sentence for each carrier that is formed and for each step, in the order in which they begin. */
function steps(records: readonly LogRecord[]): string[] {
  const told: { ticks: number; sentences: string[] }[] = []
  const tellRemnants = (...what: LogRecord['what'][]): void => {
    for (const record of records) if (what.includes(record.what)) told.push({ ticks: record.ticks, sentences: [remnantSentence(record)] })
  }
  for (const record of records)
    if (record.what === 'priorityChanged') told.push({ ticks: record.ticks, sentences: [`${at(record)}  priority ${record.cause}.`] })
  // What is taken over goes into the first carrier.
  tellRemnants('remnantTaken')
  const formed = groupedBy(
    // A lot that is released whole is in one carrier at once: nothing to tell.
    records.filter(({ what, holder, ticks }) => what === 'carrierFormed' && (holder !== WHOLE || ticks > records[0]!.ticks)),
    ({ holder = '', step }) => `${kindOf(holder)}\n${step}`,
  )
  for (const group of formed) told.push({ ticks: group[0]!.ticks, sentences: [formedSentence(group)] })
  for (const group of groupedBy(visitsOf(records), ({ step }) => step))
    told.push({ ticks: group[0]!.first.ticks, sentences: group.length > ONE_BY_ONE ? [together(group)] : group.map(alone) })
  tellRemnants('remnantKept', 'remnantLeft')
  return told.sort((a, b) => a.ticks - b.ticks).flatMap(({ sentences }) => sentences)
}

function remnantSentence(record: LogRecord): string {
  const { what, units = 0, step, cause } = record
  const some = count(units, 'unit')
  if (what === 'remnantTaken') return `${at(record)}  takes over ${some} from ${cause} before ${step}.`
  if (what === 'remnantKept') return `${at(record)}  ${some} left over before ${step}, kept for another lot.`
  return cause === undefined
    ? `${at(record)}  ${some} kept before ${step} no longer.`
    : `${at(record)}  ${cause} takes over ${some} before ${step}.`
}

function formedSentence(group: readonly LogRecord[]): string {
  const units = group.reduce((sum, record) => sum + (record.units ?? 0), 0)
  const last = group.at(-1)!
  const until = last.ticks > group[0]!.ticks ? `, the last one at ${at(last)}` : ''
  const first = group[0]!
  if (first.holder === WHOLE) return `${at(first)}  ${count(units, 'unit')} go on together.`
  const what = group.length === 1 ? first.holder : `${group.length} ${kindOf(first.holder ?? '')}s`
  return `${at(first)}  ${count(units, 'unit')} go into ${what}${until}.`
}

function alone(visit: Visit): string {
  const { first, holder, step, station, machine, waited, setup, work, held, blocked, stood, scrapped, brought } = visit
  const parts = [
    ...broughtBy(brought === null ? [] : [brought]),
    station === null ? `was there for ${duration(work)}` : waitedFor([waited], station),
    ...lackedBy([visit]),
    ...(setup > 0 ? [`${machine} was set up for ${duration(setup)}`] : []),
    ...(station === null || machine === null ? [] : [`${machine} worked on it for ${duration(work)}`]),
    ...[...stood].filter(([, ticks]) => ticks > 0).map(([cause, ticks]) => `stood ${duration(ticks)} (${cause})`),
    ...(scrapped > 0 ? [`${count(scrapped, 'unit')} scrapped`] : []),
    ...(held > 0 ? [`held for ${duration(held)}`] : []),
    ...(blocked > 0 ? [`no room ahead for ${duration(blocked)}`] : []),
  ]
  return `${at(first)}  ${step}, ${holder === WHOLE ? 'whole lot' : holder}: ${parts.join('; ')}.`
}

function together(visits: readonly Visit[]): string {
  const { first, step, station, holder } = visits[0]!
  const machines = new Set(visits.map(({ machine }) => machine).filter((machine) => machine !== null))
  const setups = visits.filter(({ setup }) => setup > 0)
  const scrapped = visits.reduce((sum, visit) => sum + visit.scrapped, 0)
  const held = visits.filter((visit) => visit.held > 0)
  const blocked = visits.filter((visit) => visit.blocked > 0)
  const ofWork = range(visits.map(({ work }) => work))
  const parts = [
    ...broughtBy(visits.flatMap(({ brought }) => brought ?? [])),
    station === null
      ? `were there for ${ofWork}`
      : waitedFor(
          visits.map(({ waited }) => waited),
          station,
        ),
    ...lackedBy(visits),
    ...(setups.length > 0 ? [`${setups.length} with a setup of ${range(setups.map(({ setup }) => setup))}`] : []),
    ...(machines.size === 0
      ? []
      : [`were worked on for ${ofWork} by ${machines.size === 1 ? [...machines][0] : `${machines.size} machines`}`]),
    ...standings(visits),
    ...(scrapped > 0 ? [`${count(scrapped, 'unit')} scrapped`] : []),
    ...(held.length > 0 ? [`${held.length} held for ${range(held.map((visit) => visit.held))}`] : []),
    ...(blocked.length > 0 ? [`${blocked.length} found no room ahead for ${range(blocked.map((visit) => visit.blocked))}`] : []),
  ]
  return `${at(first)}  ${step}, ${visits.length} ${kindOf(holder)}s: ${parts.join('; ')}.`
}

/** `brought front -> test in 8 min, 2 after 1 to 3 min for a cart`; by way, in the order in which they came. */
function broughtBy(bringings: readonly Bringing[]): string[] {
  return groupedBy(bringings, ({ way }) => way).map((group) => {
    const waits = group.flatMap(({ waited }) => (waited > 0 ? [waited] : []))
    const some = group.length === 1 ? '' : `${waits.length} `
    const after = waits.length === 0 ? '' : `, ${some}after ${range(waits)} for a cart`
    return `brought ${group[0]?.way} in ${range(group.map(({ ticks }) => ticks))}${after}`
  })
}

/** Materials that kept some of them waiting. */
function lackedBy(visits: readonly Visit[]): string[] {
  const all = new Set(visits.flatMap(({ lacked }) => [...lacked]))
  return [...all].map((material) => {
    const some = visits.filter(({ lacked }) => lacked.has(material)).length
    return `there was too little ${material} for ${visits.length === 1 ? 'it' : `${some} of them`}`
  })
}

/** What machines stood for with these carriers in them. */
function standings(visits: readonly Visit[]): string[] {
  const byCause = new Map<string, number[]>()
  for (const { stood } of visits)
    for (const [cause, ticks] of stood) if (ticks > 0) byCause.set(cause, [...(byCause.get(cause) ?? []), ticks])
  return [...byCause].map(([cause, ticks]) => `${ticks.length} stood ${range(ticks)} (${cause})`)
}

function endings(records: readonly LogRecord[]): string[] {
  const end = records.find(({ what }) => what === 'lotEnded')
  return end === undefined ? [] : [`${at(end)}  ended with ${count(end.units ?? 0, 'good unit')}.`]
}

interface Row {
  label: string
  ticks: number
  where: string
}

function summary({ parts, cycleTime }: LotTrace, width: number): string[] {
  if (cycleTime === null) return []
  const rows = KINDS.map(({ kind, label }): Row => {
    const ofKind = parts.filter((part) => part.kind === kind)
    return { label, ticks: ofKind.reduce((sum, { ticks }) => sum + ticks, 0), where: placesOf(ofKind) }
  }).filter(({ ticks }) => ticks > 0)
  rows.push({ label: 'cycle time', ticks: cycleTime, where: '' })
  return [
    ...wrapped('What its cycle time went by: the way of its last carrier, back through those that filled it to the release.', width),
    ...textTable(
      rows,
      [
        { title: '', align: 'left', rank: 0, cell: ({ label }) => label },
        { title: 'time', align: 'right', rank: 0, cell: ({ ticks }) => duration(ticks) },
        { title: '%', align: 'right', rank: 0, cell: ({ ticks }) => wholePercent(cycleTime === 0 ? null : ticks / cycleTime) },
        { title: 'most of it', align: 'left', rank: 1, cell: ({ where }) => where },
      ],
      width,
    ),
  ]
}

function placesOf(parts: readonly CycleTimePart[]): string {
  const named = parts
    .slice(0, PLACES)
    .map(({ place, cause, ticks }) => `${place}${cause === undefined ? '' : ` (${cause})`} ${duration(ticks)}`)
  return parts.length > PLACES ? `${named.join(', ')} ...` : named.join(', ')
}

/** Groups of items with the same key, in the order in which these first come. */
function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** `magazine` of `magazine 3`. */
function kindOf(holder: string): string {
  return holder.split(' ')[0] ?? ''
}

function waitedFor(ticks: readonly number[], station: string): string {
  return Math.max(...ticks) === 0 ? `did not wait for ${station}` : `waited ${range(ticks)} for ${station}`
}

/** `2.1 h`, or `1 to 3 h`. */
function range(ticks: readonly number[]): string {
  const [least, most] = [Math.min(...ticks), Math.max(...ticks)]
  return duration(least) === duration(most) ? duration(most) : `${duration(least)} to ${duration(most)}`
}

/** `2026-03-02 06:00`, or hours since the start of the run. */
function at({ time, hours = 0 }: LogRecord): string {
  return time === undefined ? `${hours.toFixed(2)} h` : time.slice(0, 16).replace('T', ' ')
}

function duration(ticks: number): string {
  return formatNumber(ticks, 'ticks')
}

function count(number: number, noun: string): string {
  return `${formatNumber(number, '1')} ${noun}${number === 1 ? '' : 's'}`
}
