/** Small linear programmes: the simplex method on a dense tableau, in two phases, with Bland's rule (Mathematics of Operations Research 2, 1977). */

export interface Optimum {
  x: number[]
  /** What one more of each variable would cost; 0 for those that are in use. */
  reducedCosts: number[]
}

/** Smaller numbers are rounding errors: rows and costs should be of a size around 1. */
const ROUNDING = 1e-9

/**
 * Least `costs` x `x` with `rows` x `x` = `right` and `x` >= 0. Expects `right` >= 0, and that there is an optimum.
 * @throws RangeError where there is none
 */
export function minimise(costs: readonly number[], rows: readonly (readonly number[])[], right: readonly number[]): Optimum {
  const own = costs.length
  const tableau = rows.map((row, i) => [...row, ...rows.map((_, j) => (i === j ? 1 : 0)), right[i]!])
  const basis = rows.map((_, i) => own + i)
  const artificial = priced([...costs.map(() => 0), ...rows.map(() => 1), 0], tableau, basis)
  improve(tableau, artificial, basis, own)
  if (artificial.at(-1)! < -ROUNDING) throw new RangeError('no solution: the conditions contradict one another')
  expel(tableau, artificial, basis, own)
  const objective = priced([...costs, ...rows.map(() => 0), 0], tableau, basis)
  improve(tableau, objective, basis, own)
  const x = costs.map(() => 0)
  basis.forEach((variable, i) => {
    if (variable < own) x[variable] = Math.max(0, tableau[i]!.at(-1)!)
  })
  return { x, reducedCosts: objective.slice(0, own) }
}

/** The row of costs with the basis priced out; its last number is minus the cost. */
function priced(costs: number[], tableau: readonly number[][], basis: readonly number[]): number[] {
  const row = [...costs]
  basis.forEach((variable, i) => {
    subtract(row, tableau[i]!, row[variable]!)
  })
  return row
}

/** Pivots until nothing gets cheaper; only the first `entering` variables may come in. */
function improve(tableau: number[][], objective: number[], basis: number[], entering: number): void {
  for (;;) {
    const column = objective.findIndex((cost, variable) => variable < entering && cost < -ROUNDING)
    if (column === -1) return
    const leaving = leavingRow(tableau, basis, column)
    if (leaving === -1) throw new RangeError('no optimum: the cost has no lower limit')
    pivot(tableau, objective, basis, leaving, column)
  }
}

/** Artificial variables that are left at 0 would come back: others take their places. A row without others says nothing new, and is left alone. */
function expel(tableau: number[][], objective: number[], basis: number[], own: number): void {
  basis.forEach((variable, i) => {
    if (variable < own) return
    const column = tableau[i]!.findIndex((value, other) => other < own && Math.abs(value) > ROUNDING)
    if (column !== -1) pivot(tableau, objective, basis, i, column)
  })
}

/** Variable `column` takes the place of row `leaving` in the basis. */
function pivot(tableau: number[][], objective: number[], basis: number[], leaving: number, column: number): void {
  const divisor = tableau[leaving]![column]!
  tableau[leaving] = tableau[leaving]!.map((value) => value / divisor)
  for (const row of [...tableau, objective]) if (row !== tableau[leaving]) subtract(row, tableau[leaving]!, row[column]!)
  basis[leaving] = column
}

/** The row that limits the variable of a column most; of equals, the one whose variable comes first. */
function leavingRow(tableau: readonly number[][], basis: readonly number[], column: number): number {
  let leaving = -1
  let least = Number.POSITIVE_INFINITY
  tableau.forEach((row, i) => {
    if (row[column]! <= ROUNDING) return
    const ratio = Math.max(0, row.at(-1)!) / row[column]!
    if (ratio < least || (ratio === least && basis[i]! < basis[leaving]!)) {
      least = ratio
      leaving = i
    }
  })
  return leaving
}

function subtract(row: number[], other: readonly number[], factor: number): void {
  if (factor === 0) return
  for (let index = 0; index < row.length; index++) row[index]! -= factor * other[index]!
}
