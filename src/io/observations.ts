/** `empirical(times.csv)`: one observation a line, read from a file beside the line and written into the distribution. */
import { TICKS } from '../spec/units.ts'

/** Characters of a file of observations. */
const LONGEST_OBSERVATIONS = 5_000_000
const CALL = /^\s*empirical\(([^(),]+\.csv)\s*\)/

/** The file that a distribution names; `null` where the text isn't one that names a file. */
export function observationsFile(text: unknown): string | null {
  return typeof text === 'string' ? (CALL.exec(text)?.[1]?.trim() ?? null) : null
}

type Observations = { ok: true; values: string } | { ok: false; line: number; expected: string; received: string }

/**
 * The observations of a file as `1 s, 2 s`. The first line may be a heading with the unit in brackets, such as `duration [s]`; without it
 * the values carry their units, or the unit stands behind the parenthesis in the line file.
 */
export function readObservations(csv: string): Observations {
  if (csv.length > LONGEST_OBSERVATIONS) {
    return { ok: false, line: 1, expected: `at most ${LONGEST_OBSERVATIONS / 1_000_000} MB of observations`, received: 'more' }
  }
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const hasHeading = !/^\s*[0-9.]/.test(lines[0] ?? '')
  const unit = hasHeading ? (/\[([^\]]*)\]/.exec(lines[0] ?? '')?.[1] ?? '').trim() : ''
  if (unit !== '' && !TICKS.has(unit))
    return { ok: false, line: 1, expected: `a unit of time in brackets, one of ${[...TICKS.keys()].join(', ')}`, received: `"${unit}"` }
  const values: string[] = []
  for (const [index, line] of lines.entries()) {
    const value = line.trim()
    if (value === '' || (hasHeading && index === 0)) continue
    if (!/^[0-9.]+([eE][+-]?[0-9]+)?\s*[a-z]*$/.test(value))
      return { ok: false, line: index + 1, expected: 'one observation a line', received: `"${value.slice(0, 60)}"` }
    values.push(unit === '' ? value : `${value} ${unit}`)
  }
  return { ok: true, values: values.join(', ') }
}

/** The distribution with its observations in place of the file. */
export function withObservations(text: string, values: string): string {
  return text.replace(CALL, () => `empirical(${values})`)
}
