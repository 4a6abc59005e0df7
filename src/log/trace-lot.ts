/**
 * The story of one lot without a stored log: the replication is simulated again, and with the same seed it goes the same way. Once to learn from which lots
 * it was divided off, up to its birth; once to listen to these and no others, up to its end.
 */
import { type Extension, type Job, Replication } from '../experiment/index.ts'
import type { FloorListener, Observed } from '../model/index.ts'
import type { Happening, LogRecord, LotTrace } from '../spec/log-record.ts'
import { cycleTimeParts } from './cycle-time-parts.ts'
import { recorded } from './recorded.ts'

/** How often a run looks whether it knows enough. */
const LOOKS = 1000

/** There is no such lot in the run; it has lots 1 to `lots`. */
export interface NoSuchLot {
  lots: number
}

/** @param until what happens later is not told, ticks from the start of the run; absent: all of it is */
export function traceLot(
  job: Job,
  replication: number,
  lot: number,
  extension: Extension | null = null,
  until = Number.POSITIVE_INFINITY,
): LotTrace | NoSuchLot {
  const births = new Births(lot)
  runUntil(new Replication(job, replication, births, extension), until, () => births.isBorn)
  if (!births.isBorn) return { lots: births.lots }
  const ancestors = births.ancestors()
  const heard = hear(job, replication, lot, ancestors, extension, until)
  const records = heard.filter((record) => record.lot === lot)
  const last = heard.at(-1)!
  if (!isEndOf(lot, last))
    return { lot, ancestors, records, cycleTime: null, parts: [], ...(until !== Number.POSITIVE_INFINITY && { isCut: true }) }
  return { lot, ancestors, records, cycleTime: last.ticks - heard[0]!.ticks, parts: cycleTimeParts(heard, lot) }
}

/** All that happened to a lot and its ancestors until it ended. */
function hear(
  job: Job,
  replication: number,
  lot: number,
  ancestors: readonly number[],
  extension: Extension | null,
  until: number,
): LogRecord[] {
  const heard: LogRecord[] = []
  let isOver = false
  const write = (record: LogRecord): void => {
    // Ancestors may go on after it.
    if (!isOver) heard.push(record)
    isOver ||= isEndOf(lot, record)
  }
  runUntil(recorded(job, replication, write, extension, new Set([...ancestors, lot])), until, () => isOver)
  return heard
}

function isEndOf(lot: number, record: LogRecord): boolean {
  return record.what === 'lotEnded' && record.lot === lot
}

function runUntil(run: Replication, until: number, isEnough: () => boolean): void {
  for (let look = 1; look <= LOOKS && run.floor.now < until && !isEnough(); look++)
    run.runTo(Math.min(until, Math.floor((run.end * look) / LOOKS)))
}

/** Listens to nothing but how lots come into being. */
class Births implements FloorListener {
  isBorn = false
  lots = 0
  private floor!: Observed
  private readonly wanted: number
  /** Of lots that were divided off. */
  private readonly mothers = new Map<number, number>()

  constructor(wanted: number) {
    this.wanted = wanted
  }

  watch(floor: Observed): void {
    this.floor = floor
  }

  happened(what: Happening, _now: number, _machine: number, _step: number, lot: number): void {
    if (what !== 'lotReleased' && what !== 'lotThere' && what !== 'lotDivided') return
    const { id, mother } = this.floor.lots
    this.lots = id[lot]!
    if (mother[lot]! > 0) this.mothers.set(id[lot]!, mother[lot]!)
    if (id[lot] === this.wanted) this.isBorn = true
  }

  /** Lots from which the wanted one was divided off, the released one first. */
  ancestors(): number[] {
    const all: number[] = []
    for (let lot = this.mothers.get(this.wanted); lot !== undefined; lot = this.mothers.get(lot)) all.unshift(lot)
    return all
  }
}
