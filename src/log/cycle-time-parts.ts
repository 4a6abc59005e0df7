/**
 * What a lot's cycle time went by. Its carriers move side by side, so their times can't be added up; but one of them was last, and it was filled by one
 * that was last, and so on back to the release. The times along this way follow one another without a gap: their sum is the cycle time.
 */
import type { CycleTimePart, LogRecord } from '../spec/log-record.ts'

type State = Omit<CycleTimePart, 'ticks'>

const BEGINNINGS: ReadonlySet<string> = new Set(['lotReleased', 'lotThere'])
/** What ends a carrier and with it may fill others or end its lot. */
const ENDS: ReadonlySet<string> = new Set(['carrierLeft', 'carrierEmptied', 'unitsScrapped', 'remnantLeft'])

/** @param records all of a lot that has ended and of its ancestors, in order. @returns parts by size; equal ones by place */
export function cycleTimeParts(records: readonly LogRecord[], lot: number): CycleTimePart[] {
  const totals = new Map<string, CycleTimePart>()
  let index = records.findIndex((record) => record.what === 'lotEnded' && record.lot === lot)
  for (;;) {
    index = causeOf(records, index)
    const { carrier, what } = records[index]!
    if (BEGINNINGS.has(what)) break
    if (what === 'remnantLeft') {
      index = addRemnant(records, index, totals)
      continue
    }
    const formed = records.findIndex((record) => record.what === 'carrierFormed' && record.carrier === carrier)
    addWay(
      records.slice(formed, index + 1).filter((record) => record.carrier === carrier),
      totals,
    )
    index = formed
  }
  return [...totals.values()].sort((a, b) => b.ticks - a.ticks || (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** What made a carrier be formed or a lot end happens in the same breath, right before it. */
function causeOf(records: readonly LogRecord[], index: number): number {
  for (let before = index - 1; before >= 0; before--) {
    const { what, carrier } = records[before]!
    // A remnant that is scrapped is in no carrier.
    if (BEGINNINGS.has(what) || (ENDS.has(what) && (carrier !== undefined || what === 'remnantLeft'))) return before
  }
  throw new Error(`event log: expected what came before record ${index}, received none`)
}

/** The time that a remnant was kept; returns where that began. */
function addRemnant(records: readonly LogRecord[], left: number, totals: Map<string, CycleTimePart>): number {
  const { lot, ticks, step = '' } = records[left]!
  let kept = left - 1
  while (records[kept]!.what !== 'remnantKept' || records[kept]!.lot !== lot) kept--
  if (ticks > records[kept]!.ticks) add(totals, { kind: 'remnant', place: step }, ticks - records[kept]!.ticks)
  return kept
}

function addWay(way: readonly LogRecord[], totals: Map<string, CycleTimePart>): void {
  let state: State = stateOf(way[0]!)
  let running = state
  for (let index = 1; index < way.length; index++) {
    const ticks = way[index]!.ticks - way[index - 1]!.ticks
    if (ticks > 0) add(totals, state, ticks)
    const { what, cause = '', station = '' } = way[index]!
    if (what === 'workStands') state = { kind: 'stands', place: station, cause }
    else if (what === 'workGoesOn') state = running
    else {
      state = stateAfter(way[index]!, state)
      running = state
    }
  }
}

function add(totals: Map<string, CycleTimePart>, state: State, ticks: number): void {
  const key = keyOf(state)
  const part = totals.get(key)
  if (part === undefined) totals.set(key, { ...state, ticks })
  else part.ticks += ticks
}

function keyOf({ kind, place, cause = '' }: State): string {
  return `${kind}\n${place}\n${cause}`
}

function stateOf({ step = '' }: LogRecord): State {
  return { kind: 'under way', place: step }
}

/** What a carrier's time goes by from a record on. */
function stateAfter(record: LogRecord, before: State): State {
  const { what, cause, step = '', station = step } = record
  switch (what) {
    case 'carrierArrived':
      return { kind: 'queue', place: station }
    case 'carrierHeldBack':
      return { kind: 'queue', place: station, cause: `WIP limit ${cause}` }
    case 'carrierLoaded':
      return { kind: cause === 'setup' ? 'setup' : 'work', place: station }
    case 'workStarted':
      return { kind: 'work', place: station }
    case 'delayStarted':
      return { kind: 'delay', place: step }
    case 'holdStarted':
      return { kind: 'held', place: step, cause: cause ?? '' }
    case 'workFinished':
    case 'delayFinished':
    case 'holdEnded':
    case 'carrierHeldUp':
      return { kind: 'blocked', place: station }
    case 'materialMissing':
      return { kind: 'queue', place: station, cause: `no ${cause}` }
    case 'cartAwaited':
      return { kind: 'cart', place: cause ?? '' }
    case 'transportStarted':
      return { kind: 'under way', place: cause ?? '' }
    case 'carrierSetOff':
    case 'carrierLeft':
      return stateOf(record)
    default:
      return before
  }
}
