/** Folds the ranks of a line into rows, as words into lines of text, so that it fills a window; it breaks where few ways cross and an area ends. */

interface Fold {
  /** First rank of each row. */
  rows: number[]
  columns: number
}

/** Larger than this nothing is gained. */
const LARGE_ENOUGH = 1.1

/**
 * @param ranks how many there are
 * @param lanes of a rank, how many places it takes from top to bottom
 * @param breakCost what it costs to end a row before a rank: ways that are cut
 * @param size of a row with so many columns and lanes, pixels
 */
export function folded(
  ranks: number,
  lanes: (first: number, end: number) => number,
  breakCost: (rank: number) => number,
  size: (columns: number, rows: readonly number[]) => { width: number; height: number },
  window: { width: number; height: number },
): Fold {
  let best: Fold & { worth: number } = { rows: [0], columns: ranks, worth: Number.NEGATIVE_INFINITY }
  for (let columns = Math.min(ranks, 3); columns <= ranks; columns++) {
    const { rows, cost } = broken(ranks, columns, breakCost)
    const widest = Math.max(...rows.map((first, row) => (rows[row + 1] ?? ranks) - first))
    const { width, height } = size(
      widest,
      rows.map((first, row) => lanes(first, rows[row + 1] ?? ranks)),
    )
    const scale = Math.min(LARGE_ENOUGH, window.width / width, window.height / height)
    const worth = scale * (1 - 0.01 * cost) - 0.03 * (rows.length - 1)
    if (worth > best.worth) best = { rows, columns: widest, worth }
  }
  return { rows: best.rows, columns: best.columns }
}

/** Rows of at most so many ranks, at the least cost; rows of unequal length cost a little. */
function broken(ranks: number, columns: number, breakCost: (rank: number) => number): { rows: number[]; cost: number } {
  const least = Array<number>(ranks + 1).fill(Number.POSITIVE_INFINITY)
  const from = Array<number>(ranks + 1).fill(0)
  least[0] = 0
  for (let end = 1; end <= ranks; end++)
    for (let first = Math.max(0, end - columns); first < end; first++) {
      const empty = (columns - (end - first)) / columns
      const cost = least[first]! + (first === 0 ? 0 : breakCost(first)) + (end === ranks ? 1 : 2) * empty * empty
      if (cost < least[end]!) {
        least[end] = cost
        from[end] = first
      }
    }
  const rows: number[] = []
  for (let end = ranks; end > 0; end = from[end]!) rows.unshift(from[end]!)
  return { rows, cost: least[ranks]! }
}
