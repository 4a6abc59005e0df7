/** WIP limits by number, as the floor has them. */
import type { WipLimitSpec } from '../spec/line.ts'

/** What is counted together. */
export interface CompiledPool {
  index: number
  /** Of its limit, whose first and last step these are. */
  name: string
  from: string
  to: string
  of: WipLimitSpec['of']
  /** Whose cards they are; null: one pool for all products. */
  product: string | null
  most: number
  /** Stations of first steps, and the kinds of work of each that need a card. */
  before: { station: number; kinds: number[] }[]
}

/** The way of a product through the segment of a limit. */
export interface WipSegment {
  /** Counts the segments of a product, from 0; and its bit among those that a carrier is in. */
  slot: number
  bit: number
  pool: CompiledPool
  /** Steps, by index at their first station. */
  from: number
  to: number
}

export interface CompiledWipLimits {
  pools: readonly CompiledPool[]
  /** Most segments that a product has. */
  slots: number
  ofProduct: readonly WipSegment[][]
  /** By step, at any of its stations: the segments that begin there. */
  starts: readonly WipSegment[][]
}
