/** What each carrier spends its time on at the moment, and since when; what is over goes to its way. */
import type { LotWays } from './lot-ways.ts'
import type { Part, Parts } from './parts.ts'
import { type QueueReasons, REASON_COUNT, REASONS } from './queue-reasons.ts'

const NOT_QUEUED = -1

interface CarrierTime {
  /** Null: it waits in the queue of station `queuedAt`. */
  part: Part | null
  queuedAt: number
  since: number
  /** Reading of the reasons of its queue at `since`. */
  marks: Float64Array
}

export class CarrierTimes {
  private readonly rows: CarrierTime[] = []
  private readonly ways: LotWays
  private readonly reasons: QueueReasons
  /** reasonParts[station][reason] */
  private readonly reasonParts: readonly (readonly Part[])[]

  constructor(ways: LotWays, reasons: QueueReasons, parts: Parts, stations: readonly string[]) {
    this.ways = ways
    this.reasons = reasons
    this.reasonParts = stations.map((station) => REASONS.map((cause) => parts.of(cause, station)))
  }

  begin(carrier: number, part: Part, now: number): void {
    const row = this.rows[carrier]
    if (row === undefined) this.rows[carrier] = { part, queuedAt: NOT_QUEUED, since: now, marks: new Float64Array(REASON_COUNT) }
    else {
      row.part = part
      row.since = now
    }
  }

  spendsOn(carrier: number, part: Part, now: number): void {
    const row = this.rows[carrier]!
    if (row.part === part) return
    this.account(carrier, now)
    row.part = part
  }

  joinsQueue(carrier: number, station: number, now: number): void {
    this.account(carrier, now)
    const row = this.rows[carrier]!
    row.part = null
    row.queuedAt = station
    this.reasons.mark(station, now, row.marks)
  }

  /** Puts what is over on its way; it goes on as before. */
  account(carrier: number, now: number): void {
    const row = this.rows[carrier]!
    if (now === row.since) return
    if (row.part !== null) this.ways.spent(carrier, row.part, now - row.since)
    else this.accountQueue(carrier, row, now)
    row.since = now
  }

  private accountQueue(carrier: number, { queuedAt, marks }: CarrierTime, now: number): void {
    this.reasons.advance(queuedAt, now)
    const parts = this.reasonParts[queuedAt]!
    for (let reason = 0; reason < REASON_COUNT; reason++) {
      this.ways.spent(carrier, parts[reason]!, this.reasons.since(queuedAt, reason, marks))
    }
    this.reasons.mark(queuedAt, now, marks)
  }
}
