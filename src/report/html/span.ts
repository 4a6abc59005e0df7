/** A stretch of an axis: which numbers it holds, where each of them lies, and the round ones among them. */
import type { Estimate } from '../../spec/result.ts'
import { formatNumber } from '../format.ts'
import { axisUnit, ticksWithin } from './scale.ts'

export interface Span {
  low: number
  high: number
  /** Of the numbers, as the axis says them. */
  unit: string
  /** Share of the length, 0..1. */
  place(value: number): number
  /** Round numbers within, with their texts. */
  ticks: readonly { place: number; text: string }[]
}

export interface SpanOptions {
  unit: string
  hasZero: boolean
  /** Shares of the length that stay free before and behind; none at zero. */
  air: readonly [before: number, behind: number]
  /** Ticks, at most about this many. */
  count: number
  /** Ticks above zero begin with a plus. */
  isSigned?: boolean
}

/** Ticks with more characters than this stand further apart. */
const LONG = 7
const FEW = 3

/** @param values all numbers that are to be within, at least one */
export function spanOf(values: readonly number[], { unit, hasZero, air, count, isSigned = false }: SpanOptions): Span {
  const all = hasZero ? [0, ...values] : values
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const width = most > least ? most - least : Math.abs(most) || 1
  const low = least === 0 ? 0 : least - air[0] * width
  const high = most === 0 && least < 0 ? 0 : most + air[1] * width
  const place = (value: number): number => (value - low) / (high - low)
  const { name, factor } = axisUnit(unit, Math.max(Math.abs(low), Math.abs(high)))
  const sign = (tick: number): string => (isSigned && tick > 0 ? '+' : '')
  const ticksOf = (most: number) =>
    ticksWithin(low * factor, high * factor, most).map((tick) => ({
      place: place(tick / factor),
      text: `${sign(tick)}${formatNumber(Number(tick.toPrecision(12)), '')}`,
    }))
  const many = ticksOf(count)
  const ticks = many.some(({ text }) => text.length > LONG) ? ticksOf(FEW) : many
  return { low, high, unit: name, place, ticks }
}

/** Both ends of an interval; the mean alone where the half-width isn't known; nothing where nothing was observed. */
export function endsOf({ mean, halfWidth }: Estimate): number[] {
  return mean === null ? [] : [mean - (halfWidth ?? 0), mean + (halfWidth ?? 0)]
}
