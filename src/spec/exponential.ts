/** exp(x) - 1 for the conversion of parameters, in arithmetic alone so that it is the same everywhere (this folder imports no other). */

/** exp(x) - 1 for 0 <= x <= 20, error below 1e-14 of the result: Taylor series of a small part of x, then doubled back by (1 + t)^2 - 1. */
export function exponentialLess1(x: number): number {
  let doublings = 0
  let part = x
  for (; part > 0.125; doublings++) part /= 2
  let sum = 0
  for (let n = 14; n >= 1; n--) sum = (part / n) * (1 + sum)
  for (; doublings > 0; doublings--) sum *= sum + 2
  return sum
}
