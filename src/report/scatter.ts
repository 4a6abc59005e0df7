/** Points with their half-widths as a chart of characters, for the terminal. */

export interface ScatterPoint {
  x: number
  y: number
  /** Of y; null: not known. */
  halfWidth: number | null
  mark: string
}

export interface ScatterOptions {
  /** Characters in all. */
  width: number
  /** Lines of the chart itself: one more than a multiple of 4, for the labels. */
  height: number
  /** A value of x with a line of its own. */
  limit: number | null
  xText(value: number): string
  yText(value: number): string
}

/** y from 0, x from where the points begin; the lines of the chart and below it the ends of x. Empty without points. */
export function scatter(points: readonly ScatterPoint[], { width, height, limit, xText, yText }: ScatterOptions): string[] {
  const shown = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  if (shown.length === 0) return []
  const top = niceAbove(Math.max(...shown.map(({ y, halfWidth }) => y + (halfWidth ?? 0))))
  const xs = [...shown.map(({ x }) => x), ...(limit === null ? [] : [limit])]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const labels = Array.from({ length: height }, (_, row) =>
    row % ((height - 1) / 4) === 0 ? yText((top * (height - 1 - row)) / (height - 1)) : '',
  )
  const margin = Math.max(...labels.map((label) => label.length))
  const columns = width - margin - 4
  const cells = Array.from({ length: height }, () => Array.from({ length: columns }, () => ' '))
  const columnOf = (x: number): number => (right === left ? 0 : Math.round(((x - left) / (right - left)) * (columns - 1)))
  const rowOf = (y: number): number => height - 1 - Math.round((Math.max(0, y) / top) * (height - 1))
  const draw = (row: number, column: number, mark: string): void => {
    cells[row]![column] = mark
  }
  if (limit !== null) for (let row = 0; row < height; row++) draw(row, columnOf(limit), '┊')
  for (const { x, y, halfWidth } of shown)
    for (let row = rowOf(y + (halfWidth ?? 0)); row <= rowOf(y - (halfWidth ?? 0)); row++) draw(row, columnOf(x), '│')
  for (const { x, y, mark } of shown) draw(rowOf(y), columnOf(x), mark)
  const ends = [xText(left), xText(right)]
  return [
    ...cells.map((row, index) => `  ${labels[index]!.padStart(margin)} ┤${row.join('')}`.trimEnd()),
    `  ${' '.repeat(margin)} └${'─'.repeat(columns)}`,
    `  ${' '.repeat(margin + 2)}${ends[0]}${ends[1]!.padStart(columns - ends[0]!.length)}`,
  ]
}

/** A number above whose quarters are short to write. */
function niceAbove(value: number): number {
  if (!(value > 0)) return 1
  const power = Number(`1e${value.toExponential().split('e')[1]}`)
  const steps = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10]
  return power * steps.find((step) => step * power >= value)!
}
