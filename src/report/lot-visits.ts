/** The records of a lot, gathered into the visits of its carriers to steps: how long each waited, which machine it had, what came between. */
import type { LogRecord } from '../spec/log-record.ts'

export interface Visit {
  holder: string
  step: string
  /** Null: the step has none, it is a delay. */
  station: string | null
  machine: string | null
  /** The record that it began with. */
  first: LogRecord
  /** When the carrier was last heard of here, ticks. */
  last: number
  units: number
  /** Ticks. `work` is without what the machine stood. */
  waited: number
  setup: number
  work: number
  /** Ticks that it waited for a decision. */
  held: number
  /** Ticks with no room ahead. */
  blocked: number
  /** Ticks by cause. */
  stood: Map<string, number>
  scrapped: number
  /** Materials of which there was too little for it. */
  lacked: Set<string>
  /** How it came; null: from the same area. */
  brought: Bringing | null
}

/** A way from area to area. */
export interface Bringing {
  /** `front -> test` */
  way: string
  /** Ticks under way, and before that for a cart. */
  ticks: number
  waited: number
}

type Phase = 'waited' | 'setup' | 'work' | 'held' | 'blocked' | null

interface Open {
  visit: Visit
  phase: Phase
  /** Why the machine stands; null: it doesn't. */
  cause: string | null
  since: number
}

/** Visits in the order in which they began. */
export function visitsOf(records: readonly LogRecord[]): Visit[] {
  const all: Visit[] = []
  const open = new Map<number, Open>()
  const waysOf = new Map<number, Way>()
  for (const record of records) {
    const { carrier } = record
    if (carrier === undefined) continue
    if (record.what === 'carrierArrived' || record.what === 'delayStarted') {
      const visit = begun(record, broughtTo(record, waysOf))
      all.push(visit)
      open.set(carrier, { visit, phase: record.what === 'delayStarted' ? 'work' : 'waited', cause: null, since: record.ticks })
    } else if (record.what === 'cartAwaited' || record.what === 'transportStarted') {
      const { ticks, cause = '' } = record
      const way = waysOf.get(carrier) ?? { name: cause, calledAt: ticks, leftAt: ticks }
      waysOf.set(carrier, record.what === 'cartAwaited' ? way : { ...way, name: cause, leftAt: ticks })
    }
    const state = open.get(carrier)
    if (state !== undefined && state.visit.first !== record) goOn(state, record)
  }
  return all
}

interface Way {
  name: string
  calledAt: number
  leftAt: number
}

/** The way that ends with a record. */
function broughtTo({ carrier = 0, ticks }: LogRecord, waysOf: Map<number, Way>): Bringing | null {
  const way = waysOf.get(carrier)
  if (way === undefined) return null
  waysOf.delete(carrier)
  return { way: way.name, ticks: ticks - way.leftAt, waited: way.leftAt - way.calledAt }
}

function begun(record: LogRecord, brought: Bringing | null): Visit {
  const { holder = '', step = '', station = null, units = 0, ticks } = record
  const times = { waited: 0, setup: 0, work: 0, held: 0, blocked: 0, stood: new Map<string, number>() }
  return { holder, step, station, machine: null, first: record, last: ticks, units, ...times, scrapped: 0, lacked: new Set(), brought }
}

function goOn(state: Open, record: LogRecord): void {
  const { visit } = state
  book(state, record.ticks)
  if (record.machine !== undefined) visit.machine = record.machine
  switch (record.what) {
    case 'carrierLoaded':
      state.phase = record.cause === 'setup' ? 'setup' : 'work'
      break
    case 'workStarted':
      state.phase = 'work'
      break
    case 'workStands':
      state.cause = record.cause ?? ''
      break
    case 'workGoesOn':
      state.cause = null
      break
    case 'holdStarted':
      state.phase = 'held'
      break
    case 'workFinished':
    case 'delayFinished':
    case 'holdEnded':
      state.phase = 'blocked'
      state.cause = null
      break
    case 'materialMissing':
      visit.lacked.add(record.cause ?? '')
      break
    case 'unitsScrapped':
      visit.scrapped += record.units ?? 0
      break
    case 'carrierLeft':
    case 'carrierSetOff':
    case 'cartAwaited':
    case 'transportStarted':
    case 'carrierEmptied':
      state.phase = null
      break
  }
}

function book(state: Open, now: number): void {
  const { visit, phase, cause } = state
  const ticks = now - state.since
  state.since = now
  if (phase === null) return
  visit.last = now
  if (cause !== null) visit.stood.set(cause, (visit.stood.get(cause) ?? 0) + ticks)
  else visit[phase] += ticks
}
