/** A number and the words behind it, as a person writes them: `1.2 min`, `99.7 %`, `200k units/day`. */

interface Quantity {
  value: number
  /** What stands behind the number, trimmed; '' for a bare number. */
  unit: string
}

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(.*)$/s

/** Splits a text in number and unit. `k` and `M` right behind the number are thousand and million. `null`: there is no number in front. */
export function splitQuantity(raw: unknown): Quantity | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? { value: raw, unit: '' } : null
  if (typeof raw !== 'string') return null
  const match = QUANTITY.exec(raw.trim())
  if (match === null) return null
  const digits = match[1] ?? ''
  const rest = match[2] ?? ''
  const scaled = /^([kM])(?![A-Za-z])(.*)$/s.exec(rest)
  // Composing the text keeps 1.1M exactly 1100000; a product with 1e6 would not.
  if (scaled !== null && !/[eE]/.test(digits)) {
    return { value: Number(`${digits}e${scaled[1] === 'k' ? 3 : 6}`), unit: (scaled[2] ?? '').trim() }
  }
  return { value: Number(digits), unit: rest.trim() }
}

/** What to do about a decimal comma or a thousands separator; `null` where that isn't the trouble. */
export function commaHint(raw: unknown): string | null {
  const match = typeof raw === 'string' ? /^\s*([+-]?\d+)([,'_])(\d+)(.*)$/s.exec(raw) : null
  if (match === null) return null
  const [, whole, mark, digits, rest] = match
  const asWhole = `"${whole}${digits}${rest}"`
  return mark === ',' ? `a comma could be either: write ${asWhole} or "${whole}.${digits}${rest}"` : `write ${asWhole}`
}
