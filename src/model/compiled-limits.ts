/** Queue-time limits by number, as the floor has them. */
import type { Sampler, Ticks } from '../engine/index.ts'
import type { TimeLimitSpec } from '../spec/line.ts'

/** A limit as the carriers of one product have it. */
export interface CompiledLimit {
  /** Which of all limits of the line it is: where its books are. */
  index: number
  /** Which of the clocks of a carrier. */
  clock: number
  name: string
  /** Steps, by index at their first station. */
  from: number
  to: number
  within: Sampler
  action: TimeLimitSpec['action']['kind']
  /** How long it holds; null: it does not. */
  hold: Sampler | null
  /** Step to which it sends back; -1: none. */
  backTo: number
  gate: CompiledGate | null
  /** Expected machine time at `to` of a unit that is on its way there, ticks. */
  unitWork: Ticks
  /** Place name of its random draws. */
  place: string
}

/** The gate of a limit, for all products of its route. */
export interface CompiledGate {
  index: number
  /** Index of its limit. */
  limit: number
  /** Stations of `from`, and the kinds of work of each that it keeps waiting. */
  before: { station: number; kinds: number[] }[]
  /** Stations of `to`. */
  after: number[]
  /** Mean of the limit, ticks. */
  within: Ticks
  /** Mean time between the end of `from` and the arrival at `to`, without waits; of the product where it is longest, ticks. */
  between: Ticks
  /** Machine time at `to` of a full load of `from` but for its last carrier; of the product where it is longest, ticks. */
  ownWork: Ticks
}

export interface CompiledLimits {
  /** In the order of routes and of their limits. */
  all: { route: string; spec: TimeLimitSpec }[]
  /** Most clocks that a carrier has. */
  clocks: number
  /** By product, in the order of their clocks. */
  ofProduct: readonly CompiledLimit[][]
  /** Whose clock starts at the end of a step (by its `home`), and whose stops at its start. */
  from: readonly CompiledLimit[][]
  to: readonly CompiledLimit[][]
  gates: readonly CompiledGate[]
}
