/** What is said between the page and the worker that replays a replication to be watched. Plain data. */
import type { Film, FloorMap, LotSeen, MachineStretch, WaitingSeen } from 'tollway/spec'
import type { LineFiles } from './messages.ts'

/** A replication that is ready to be watched. */
export interface Opened {
  name: string
  notice: string | null
  map: FloorMap
  /** Ticks. */
  end: number
  warmUp: number
  replications: number
  /** Of lines with dates: microseconds since 1970 at tick 0, and the zone of the plant. */
  start: { utc: number; timeZone: string } | null
}

export interface FilmRequest {
  /** null: from where the last film ended. */
  from: number | null
  to: number
  frames: number
  /** Asks for shares of time instead of single carriers. */
  sums: boolean
}

/** What a lot has been through so far, in the words of `tollway trace`. */
export interface Story {
  headline: string
  sentences: readonly string[]
}

export interface MachineDay {
  from: number
  to: number
  stretches: readonly MachineStretch[]
  /** By number of the state; they sum to 1. */
  shares: readonly number[]
}

/** What the page may ask; every call is answered once, or refused. All times in ticks from the start of the run. */
export interface ReplayCalls {
  open(line: LineFiles, replication: number): Promise<Opened>
  /** Refused where a later one asks for another time. */
  film(request: FilmRequest): Promise<Film>
  /** When something happens next after a time. */
  next(time: number): Promise<number>
  waiting(node: number, time: number): Promise<WaitingSeen[]>
  lots(time: number): Promise<LotSeen[]>
  /** Of the last 24 hours. */
  day(machine: number, time: number): Promise<MachineDay>
  /** null: there is no such lot yet. */
  story(lot: number, time: number): Promise<Story | null>
}

export interface ReplayCall {
  id: number
  name: keyof ReplayCalls
  parameters: readonly unknown[]
}

export type ReplayAnswer = { id: number; value: unknown } | { id: number; message: string }
