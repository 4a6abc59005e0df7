/** From numbers to places: round ticks, and coordinates that are short. */

/** Round numbers from zero, the last one at or above `most`; steps are 1, 2 or 5 times a power of ten. @param count of steps, at most about this many */
export function ticksTo(most: number, count: number): number[] {
  if (!(most > 0)) return [0, 1]
  const step = roundStep(most / count)
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step)
}

/** Round numbers within [low, high]. */
export function ticksWithin(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low]
  const step = roundStep((high - low) / count)
  const first = Math.ceil(low / step - 1e-9)
  return Array.from({ length: Math.max(0, Math.floor(high / step + 1e-9) - first + 1) }, (_, index) => (first + index) * step)
}

/** The smallest of 1, 2, 5, 10, 20 ... (and their tenths, hundredths ...) that is at least `least`. */
function roundStep(least: number): number {
  const power = Number(`1e${least.toExponential().split('e')[1]}`)
  return (([1, 2, 5].find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) as number) * power
}

/** A coordinate: two decimals. */
export function at(value: number): string {
  return String(Number(value.toFixed(2)))
}

/** A place in a picture whose width is not known: a share of it, within it. */
export function across(share: number): string {
  return `${at(Math.min(1, Math.max(0, share)) * 100)}%`
}

const HOURS_PER_DAY = 24
/** From so many hours on an axis is in days, below so many in minutes. */
const LONG = 96
const SHORT = 2

/** Hours of a unit of time. */
const HOURS: Readonly<Record<string, number>> = { ticks: 1 / 3_600_000_000, s: 1 / 3600, min: 1 / 60, h: 1, d: HOURS_PER_DAY }

/** What numbers up to `most` are multiplied by on an axis, and the unit that they then have. */
export function axisUnit(unit: string, most: number): { name: string; factor: number } {
  const hours = HOURS[unit]
  if (unit === 'share') return { name: '%', factor: 100 }
  if (hours === undefined) return { name: unit === '1' ? '' : unit, factor: 1 }
  const said = timeUnit(most * hours)
  return { name: said.name, factor: hours / said.hours }
}

/** What times up to so many hours are said in on an axis. */
export function timeUnit(hours: number): { name: string; hours: number } {
  if (hours >= LONG) return { name: 'd', hours: HOURS_PER_DAY }
  return hours < SHORT ? { name: 'min', hours: 1 / 60 } : { name: 'h', hours: 1 }
}
