/** What a machine costs in a year. */
import { pow } from '../engine/math/index.ts'

/**
 * Equal payments at the end of each year that pay back 1 and the interest on what is left of it (capital recovery factor, any textbook of
 * engineering economy): i / (1 - (1 + i)^-years). Without interest 1 / years.
 * @param years above 0
 * @param interest a year, 0..1
 */
export function recoveryFactor(years: number, interest: number): number {
  return interest === 0 ? 1 / years : interest / (1 - pow(1 + interest, -years))
}
