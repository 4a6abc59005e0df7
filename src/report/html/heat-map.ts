/** A number at every combination of two factors: a field of cells, each with its estimate, coloured from the least to the most. */
import type { Estimate } from '../../spec/result.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { across } from './scale.ts'
import { chart, shortened, strip, words } from './svg.ts'

export interface HeatMap {
  /** What is seen, for who doesn't. */
  label: string
  /** Factor across, factor downward; with their levels. */
  across: { name: string; levels: readonly string[] }
  down: { name: string; levels: readonly string[] }
  /** By level downward, by level across; undefined: not simulated. */
  cells: readonly (readonly (Estimate | undefined)[])[]
  /** The mean and what is uncertain about it, as two lines. */
  text(estimate: Estimate): readonly [mean: string, halfWidth: string]
}

const HEAD = 44
const CELL = 52
/** Pixels of a character and of a cell at least. */
const CHARACTER = 7
const NARROW = 76
/** Characters of a level's name. */
const LEVEL = 22
const STEPS = 5

export function heatMap({ label, across: columns, down: rows, cells, text }: HeatMap): Markup {
  const means = cells.flat().flatMap((cell) => (cell === undefined || cell.mean === null ? [] : [cell.mean]))
  const [least, most] = [Math.min(...means), Math.max(...means)]
  const step = (mean: number): number => (most > least ? Math.min(STEPS - 1, Math.floor(((mean - least) / (most - least)) * STEPS)) : 0)
  const share = 1 / (columns.levels.length + 1)
  const heads = [
    words('soft', share, 14, 'start', columns.name, 0),
    ...columns.levels.map((level, index) => words('name', share * (index + 1.5), 34, 'middle', shortened(level, LEVEL))),
    words('soft', 0, 34, 'start', shortened(rows.name, LEVEL)),
  ]
  const body = rows.levels.map((level, row) =>
    strip(HEAD + row * CELL, CELL, [
      words('name', 0, CELL / 2 + 4, 'start', shortened(level, LEVEL)),
      markup`${columns.levels.map((other, column) => {
        const estimate = cells[row]?.[column]
        if (estimate === undefined || estimate.mean === null) return nothing
        const [mean, halfWidth] = text(estimate)
        const color = step(estimate.mean)
        const middle = share * (column + 1.5)
        const said = `${rows.name} ${level}, ${columns.name} ${other}: ${mean} ${halfWidth}`
        const box = markup`<rect x="${across(share * (column + 1))}" width="${across(share)}" height="${CELL}" fill="var(--load-${color})" stroke="var(--paper)" stroke-width="2"><title>${said}</title></rect>`
        return markup`${box}${inCell(color, middle, 23, 'number', mean)}${inCell(color, middle, 40, '', halfWidth)}`
      })}`,
    ]),
  )
  const longest = Math.max(rows.name.length, ...[...columns.levels, ...rows.levels].map((level) => Math.min(level.length, LEVEL)))
  const width = Math.max(NARROW, longest * CHARACTER + 12) * (columns.levels.length + 1)
  const drawing = chart(label, HEAD + rows.levels.length * CELL, [markup`${heads}`, markup`${body}`])
  return markup`<div style="min-width:${width}px">${drawing}</div>`
}

function inCell(color: number, x: number, y: number, kind: string, text: string): Markup {
  return markup`<text class="${kind}" x="${across(x)}" y="${y}" text-anchor="middle" style="fill:var(--on-load-${color})">${text}</text>`
}
