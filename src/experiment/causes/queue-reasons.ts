/**
 * Why what waits at a station waits. At each moment: where a machine is idle, what keeps it from starting; else what the machines do that it waits for, each in
 * proportion to the machines that do it. Kept as integrals over time, one per reason, so that the time of any carrier is a difference of two readings and its
 * reasons sum to it.
 */
import type { CompiledLine } from '../../model/index.ts'
import type { Cause } from '../../spec/causes.ts'
import { WHYS, Why } from './machine-why.ts'

export const REASONS = ['machine', 'setup', 'repair', 'people', 'shift', 'room', 'batch', 'kit', 'lot', 'rule'] as const satisfies Cause[]
export const REASON_COUNT = REASONS.length

const reasonOf = (cause: (typeof REASONS)[number]): number => REASONS.indexOf(cause)

/** By `Why` of a machine that isn't idle; -1: it isn't waited for. */
const OF_BUSY = new Int8Array(WHYS).fill(-1)
OF_BUSY[Why.working] = reasonOf('machine')
OF_BUSY[Why.setup] = reasonOf('setup')
OF_BUSY[Why.down] = reasonOf('repair')
OF_BUSY[Why.people] = reasonOf('people')
OF_BUSY[Why.shift] = reasonOf('shift')
OF_BUSY[Why.room] = reasonOf('room')
OF_BUSY[Why.kept] = reasonOf('lot')

export class QueueReasons {
  /** Ticks of each reason since the start of the run, station by station. */
  private readonly integrals: Float64Array
  /** Share of each reason at the moment. */
  private readonly shares: Float64Array
  private readonly readAt: Float64Array
  private readonly isBatch: Uint8Array

  constructor({ stations }: CompiledLine) {
    this.integrals = new Float64Array(stations.length * REASON_COUNT)
    this.shares = new Float64Array(stations.length * REASON_COUNT)
    this.readAt = new Float64Array(stations.length)
    this.isBatch = Uint8Array.from(stations, ({ batch }) => (batch === null ? 0 : 1))
    for (let station = 0; station < stations.length; station++) this.shares[station * REASON_COUNT + reasonOf('rule')] = 1
  }

  /**
   * @param whys how many machines of the station there are of each `Why`
   * @param waitForKits machines that stand idle for want of kits only
   */
  set(station: number, now: number, whys: Uint32Array, waitForKits: number): void {
    this.advance(station, now)
    const first = station * REASON_COUNT
    this.shares.fill(0, first, first + REASON_COUNT)
    const busy = whys.reduce((sum, count, why) => (OF_BUSY[why]! < 0 ? sum : sum + count), 0)
    if (whys[Why.idle]! > 0) this.shares[first + this.idleReason(station, waitForKits)] = 1
    else if (busy === 0) this.shares[first + reasonOf('shift')] = 1
    else for (let why = 0; why < WHYS; why++) if (OF_BUSY[why]! >= 0) this.shares[first + OF_BUSY[why]!] = whys[why]! / busy
  }

  /** Writes the reading of a station into `marks`. */
  mark(station: number, now: number, marks: Float64Array): void {
    this.advance(station, now)
    const first = station * REASON_COUNT
    for (let reason = 0; reason < REASON_COUNT; reason++) marks[reason] = this.integrals[first + reason]!
  }

  /** Ticks of a reason since a reading. */
  since(station: number, reason: number, marks: Float64Array): number {
    return this.integrals[station * REASON_COUNT + reason]! - marks[reason]!
  }

  /** Brings the integrals of a station up to now. */
  advance(station: number, now: number): void {
    const elapsed = now - this.readAt[station]!
    if (elapsed === 0) return
    this.readAt[station] = now
    const first = station * REASON_COUNT
    for (let reason = first; reason < first + REASON_COUNT; reason++) this.integrals[reason]! += this.shares[reason]! * elapsed
  }

  private idleReason(station: number, waitForKits: number): number {
    if (waitForKits > 0) return reasonOf('kit')
    return reasonOf(this.isBatch[station] === 1 ? 'batch' : 'rule')
  }
}
