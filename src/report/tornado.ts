/** Bars from zero to either side, with their intervals, for the terminal. */

export interface TornadoBar {
  /** Not finite: no bar. */
  mean: number
  /** Null: not known. */
  halfWidth: number | null
}

const SURE = '█'
/** Within the interval. */
const OPEN = '▒'
const ZERO = '│'

/** A row of `length` characters for each bar, all on one scale that holds zero and every interval. */
export function tornado(bars: readonly TornadoBar[], length: number): string[] {
  const ends = bars.flatMap(({ mean, halfWidth }) => (Number.isFinite(mean) ? [mean - (halfWidth ?? 0), mean + (halfWidth ?? 0)] : []))
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  const cell = (high - low) / length
  const zero = cell === 0 ? 0 : Math.min(length - 1, Math.round(-low / cell))
  return bars.map(({ mean, halfWidth }) => {
    const width = halfWidth ?? 0
    const mark = (index: number): string => {
      if (index === zero) return ZERO
      const value = low + (index + 0.5) * cell
      if (Math.abs(value - mean) <= Math.max(width, width > 0 ? cell / 2 : 0)) return OPEN
      return (value > 0 && value < mean) || (value < 0 && value > mean) ? SURE : ' '
    }
    return Number.isFinite(mean) ? Array.from({ length }, (_, index) => mark(index)).join('') : ' '.repeat(length)
  })
}
