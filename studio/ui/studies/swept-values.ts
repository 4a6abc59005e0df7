/** Values that a sweep gives to a number. */
import type { Field } from '../../messages.ts'
import { amountIn, amountText } from '../change/amount.ts'

/** What a number is multiplied by where nobody says otherwise. */
const FACTORS = [0.9, 1, 1.1]

/** Around what it is: a machine less, one and two more; a tenth less and more; the value alone where there is no number in it. */
export function usualValues({ kind, value }: Pick<Field, 'kind' | 'value'>): string[] {
  const amount = amountIn(value)
  if (amount === null) return [value]
  const { number } = amount
  if (kind === 'count')
    return [number - 1, number, number + 1, number + 2].filter((count) => count > 0).map((count) => amountText(amount, count))
  const whole = amount.after.trim() === '%' ? 100 : 1
  const most = kind === 'share' ? whole : Number.POSITIVE_INFINITY
  return [...new Set(FACTORS.map((factor) => amountText(amount, Math.min(most, number * factor))))]
}

/** Divided by semicolons: values may have commas. Each once. */
export function valuesIn(text: string): string[] {
  return [...new Set(text.split(';').map((value) => value.trim()))].filter((value) => value !== '')
}
