/** Dispatch rules of the user's own, from an extension: what such a rule is, and what it may look at. */
import type { Ticks } from '../engine/index.ts'

/**
 * A carrier that waits, as a rule sees it; times are ticks (µs), points in time since the start of the run. The same object is used for every carrier: read
 * what is needed, keep nothing.
 */
export interface WaitingCarrier {
  /** Good units in it. */
  readonly units: number
  readonly product: string
  readonly family: string
  /** Tells the lots of a product apart; a whole number, not in their order. */
  readonly lot: number
  /** The release that its lot came from. */
  readonly release: string
  /** Lower goes first. */
  readonly priority: number
  readonly weight: number
  /** When its lot was released, is due (Infinity: never), and when the carrier arrived here. */
  readonly released: Ticks
  readonly due: Ticks
  readonly arrived: Ticks
  readonly station: string
  readonly step: string
  /** Expected machine time of its step, and of that step and all below it on the route. */
  readonly expectedTime: Ticks
  readonly remainingWork: Ticks
  /** The station of the step below (the first, where it may be done at several); null: a delay, or out of the line. */
  readonly nextStation: string | null
  /** Carriers that wait there; 0 where there is none. */
  readonly nextQueue: number
  /** An attribute of its step, else of its product. */
  attribute(name: string): string | undefined
}

/** A rule that gives each carrier a score, lower first. */
export interface ScoreRule {
  /** The score never changes while a carrier waits: it is asked for once, on arrival, and the queue is kept in order. Absent: asked for at each choice. */
  static?: boolean
  score(carrier: WaitingCarrier, now: Ticks): number
}

/** A rule that compares two carriers: negative where `a` goes first, positive where `b` does, 0 where they tie. */
export interface CompareRule {
  compare(a: WaitingCarrier, b: WaitingCarrier, now: Ticks): number
}

export type OwnRule = ScoreRule | CompareRule

/** By name, `x:` included. */
export type OwnRules = ReadonlyMap<string, OwnRule>
