/** The number in a value of a line file that a slider can move: "154510 units/day", "exponential(150 h)", "99.7 %". */

export interface Amount {
  before: string
  number: number
  after: string
}

/** null: there is none, or more than one that matters. */
export function amountIn(text: string): Amount | null {
  const match = /^((?:[a-z-]+\()?(?:mean )?)(\d[\d,]*(?:\.\d+)?|\.\d+)(?![\d.]*[:x])(.*)$/.exec(text.trim())
  if (match === null) return null
  const [, before = '', digits = '', after = ''] = match
  const isOther = /^(?:triangular|uniform|sites|turret|discrete|empirical|beta)\(/.test(before) || /^\s*,\s*\d/.test(after)
  const number = Number(digits.replaceAll(',', ''))
  return isOther || !Number.isFinite(number) ? null : { before, number, after }
}

/** The text with another number, no longer than it has to be. */
export function amountText({ before, after }: Amount, number: number): string {
  return `${before}${Number(number.toPrecision(6))}${after}`
}

export interface Range {
  least: number
  most: number
  step: number
}

/** From half to one and a half of what it was, in steps that a hand can hit; shares up to all. */
export function rangeAround(was: number, kind: 'count' | 'share' | 'text', unit: string): Range {
  if (kind === 'count') return { least: 1, most: Math.max(was * 2, was + 4), step: 1 }
  if (kind === 'share') return shareRange(was, unit.trim() === '%' ? 100 : 1)
  const step = roundStep(was / 50)
  return { least: Math.max(step, Math.round((was * 0.5) / step) * step), most: Math.round((was * 1.5) / step) * step, step }
}

/** Yields are near to all, losses are not. */
function shareRange(was: number, whole: number): Range {
  const reach = was > 0.9 * whole ? 0.1 * whole : whole / 2
  const least = was > 0.9 * whole ? whole - reach : 0
  const most = was > 0.5 * whole ? whole : reach
  return { least, most, step: whole / 2000 }
}

/** The power of ten, or two or five times it, that is nearest below. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const digit = [5, 2, 1].find((each) => each * power <= value) ?? 1
  return digit * power
}
