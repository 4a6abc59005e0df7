/** Output of the shifts of a calendar: the good units of one, over all whole shifts of that name within the window, and how much they differ. */
import type { Measure } from './measure.ts'
import type { Window } from './window.ts'

/** Of the shift with this name. */
type ShiftMeasure = Measure<string>

export const goodPerShift: ShiftMeasure = {
  name: 'goodPerShift',
  unit: 'units',
  of: (window, shift) => meanOf(countsOf(window, shift)),
}

/** Coefficient of variation: standard deviation (n - 1) / mean; there must be two. */
export const shiftVariation: ShiftMeasure = {
  name: 'variation',
  unit: '1',
  of(window, shift) {
    const counts = countsOf(window, shift)
    const mean = meanOf(counts)
    if (counts.length < 2 || !(mean > 0)) return Number.NaN
    const squares = counts.reduce((sum, units) => sum + (units - mean) * (units - mean), 0)
    return Math.sqrt(squares / (counts.length - 1)) / mean
  },
}

function countsOf({ shifts }: Window, name: string): number[] {
  return (shifts ?? []).flatMap(({ shift, unitsGood }) => (shift === name ? [unitsGood] : []))
}

/** NaN: there are none. */
function meanOf(counts: readonly number[]): number {
  return counts.reduce((sum, units) => sum + units, 0) / counts.length
}
