/** A row of a table of stations with a drawing in it; the bottleneck is marked by a shape. */
import type { Result, StationResult } from '../../spec/result.ts'
import { type Markup, markup, nothing } from './markup.ts'

/** @param cells right-aligned, behind the drawing */
export function stationRow({ bottleneck }: Result, { name }: StationResult, drawing: Markup, cells: readonly string[]): Markup {
  const isBottleneck = name === bottleneck.station
  const behind = cells.map((cell) => markup`<td class="right">${cell}</td>`)
  return markup`<tr${isBottleneck ? markup` class="top"` : nothing}><th scope="row">${isBottleneck ? `▶ ${name}` : name}</th><td class="draw">${drawing}</td>${behind}</tr>
`
}
