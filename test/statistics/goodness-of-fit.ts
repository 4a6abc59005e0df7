/** Distribution functions of the statistics that tests of fit use. */

/**
 * P(D < d) of Kolmogorov's statistic D of n observations, exact: the middle entry of the n-th power of Durbin's matrix times n! / n^n
 * (Marsaglia, Tsang and Wang, Journal of Statistical Software 8 (18), 2003).
 */
export function kolmogorov(d: number, n: number): number {
  const k = Math.floor(n * d) + 1
  const h = k - n * d
  const size = 2 * k - 1
  const entry = (i: number, j: number): number => {
    const down = i - j + 1
    if (down < 0) return 0
    let value = 1
    if (j === 0) value -= h ** (i + 1)
    if (i === size - 1) value -= h ** (size - j)
    if (j === 0 && i === size - 1 && 2 * h > 1) value += (2 * h - 1) ** size
    let factorial = 1
    for (let g = 2; g <= down; g++) factorial *= g
    return value / factorial
  }
  const matrix = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => entry(i, j)))
  // n! / n^n goes in factor by factor, to stay in range.
  let row: number[] = matrix.map((_, j) => (j === k - 1 ? 1 : 0))
  for (let step = 1; step <= n; step++) row = row.map((_, j) => (row.reduce((sum, each, i) => sum + each * matrix[i]![j]!, 0) * step) / n)
  return row[k - 1]!
}

/** P(sqrt(n) D < x) for n without end (Kolmogorov 1933). Stephens 1970: with sqrt(n) + 0.12 + 0.11 / sqrt(n) for sqrt(n) it serves from n = 5 on. */
export function kolmogorovLimit(x: number): number {
  let sum = 0
  for (let k = 1; k < 100; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x)
  return 1 - 2 * sum
}

/** P(A² < z) of Anderson and Darling's statistic, n without end, z of 2 or more; error below 2e-6 (Marsaglia and Marsaglia, Journal of Statistical Software 9 (2), 2004). */
export function andersonDarling(z: number): number {
  return Math.exp(-Math.exp(1.0776 - (2.30695 - (0.43424 - (0.082433 - (0.008056 - 0.0003146 * z) * z) * z) * z) * z))
}
