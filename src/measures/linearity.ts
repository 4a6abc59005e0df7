/**
 * Linearity: how even the days of a line are. A day is 24 h counted from the start of the run, which is where shifts begin in a line with dates; only whole
 * days of the window count, and there must be two. Read from the time buckets of the books, which fall on days in runs of up to a few hundred days.
 */
import { type Floor, Line, type Ticks } from '../model/index.ts'
import type { LineMeasure } from './measure.ts'
import { TICKS_PER_DAY, type Window } from './window.ts'

/** Share of days whose good output is within `run.linearity` of the mean day. */
export const evenDays: LineMeasure = {
  name: 'evenDays',
  unit: '1',
  of: (window) => {
    const { days, mean } = daysOf(window)
    const within = (window.line.spec.run.linearity ?? 0) * mean
    // An output on the edge stays within whatever the last bit of the product says.
    const most = within * (1 + 1e-12)
    return mean > 0 ? days.filter((units) => Math.abs(units - mean) <= most).length / days.length : Number.NaN
  },
}

/** Coefficient of variation of the daily good output: standard deviation (n - 1) / mean. */
export const dailyOutputVariation: LineMeasure = {
  name: 'dailyOutputVariation',
  unit: '1',
  of: (window) => {
    const { days, mean } = daysOf(window)
    const squares = days.reduce((sum, units) => sum + (units - mean) * (units - mean), 0)
    return mean > 0 ? Math.sqrt(squares / (days.length - 1)) / mean : Number.NaN
  },
}

/** Good units of each whole day between two times; null: the time buckets of the books are longer than a day. */
export function dailyOutput({ books: { scalars } }: Pick<Floor, 'books'>, from: Ticks, to: Ticks): number[] | null {
  const perDay = TICKS_PER_DAY / scalars.bucketTicks
  if (perDay < 1) return null
  // Row r ends with bucket r + 1, so the row before the first is the start of the run.
  const producedBy = (day: number): number => (day === 0 ? 0 : scalars.totalAt(day * perDay - 1, Line.unitsGood))
  const days: number[] = []
  for (let day = Math.ceil(from / TICKS_PER_DAY); (day + 1) * TICKS_PER_DAY <= to; day++) days.push(producedBy(day + 1) - producedBy(day))
  return days
}

/** Mean NaN where there are fewer than two days. */
function daysOf({ daily }: Window): { days: readonly number[]; mean: number } {
  const days = daily ?? []
  return { days, mean: days.length < 2 ? Number.NaN : days.reduce((sum, units) => sum + units, 0) / days.length }
}
