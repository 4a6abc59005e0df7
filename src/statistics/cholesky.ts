/** Linear equations with a covariance matrix: Cholesky's factors, leaving out what is constant or follows from the others. */

/** Below this share of its own variance, what a variable adds to those before it is rounding. */
const NOTHING = 1e-10

/** Lower triangle L with L L' = matrix over the variables that were kept. */
export interface Factor {
  /** Numbers of the variables that were kept, ascending. */
  kept: number[]
  rows: number[][]
}

/** Factor of a symmetric matrix without negative eigenvalues. Cost O(n³). */
export function cholesky(matrix: readonly (readonly number[])[]): Factor {
  const kept: number[] = []
  const rows: number[][] = []
  for (let i = 0; i < matrix.length; i++) {
    const row = forward(
      rows,
      kept.map((j) => matrix[i]![j]!),
    )
    const own = matrix[i]![i]!
    const rest = own - row.reduce((sum, each) => sum + each * each, 0)
    if (!(rest > NOTHING * own)) continue
    kept.push(i)
    rows.push([...row, Math.sqrt(rest)])
  }
  return { kept, rows }
}

/** x with L x = right: forward substitution. The squared length of x is right' matrix⁻¹ right. */
export function forward(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution: number[] = []
  for (const [i, row] of rows.entries()) {
    let rest = right[i]!
    for (let j = 0; j < i; j++) rest -= row[j]! * solution[j]!
    solution.push(rest / row[i]!)
  }
  return solution
}
