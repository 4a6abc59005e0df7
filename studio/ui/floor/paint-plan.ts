/** Draws what stands still: areas, ways with their widths, cards with names. Drawn anew only when the window, the zoom, the selection or the flows change. */
import type { FloorMap } from 'tollway/spec'
import { CARD } from './box.ts'
import type { Camera } from './camera.ts'
import type { Colours } from './colours.ts'
import type { Layout } from './layout.ts'
import type { Path } from './routing.ts'

export interface Plan {
  map: FloorMap
  layout: Layout
  /** Units a day, by edge. */
  flows: ArrayLike<number>
  /** Node of the station that holds the line back; -1: not known. */
  bottleneck: number
  selected: number
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
const WIDEST = 13
const THINNEST = 1.5
/** Text that would be smaller on the screen is left out. */
const LEAST_TEXT = 6

export function paintPlan(context: CanvasRenderingContext2D, plan: Plan, colours: Colours, camera: Camera, ratio: number): void {
  const { width, height } = context.canvas
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  context.setTransform(ratio * camera.scale, 0, 0, ratio * camera.scale, ratio * camera.x, ratio * camera.y)
  paintAreas(context, plan, colours, camera.scale)
  paintWays(context, plan, colours)
  paintCards(context, plan, colours, camera.scale)
}

export function fontOf(size: number, weight = 400): string {
  return `${weight} ${size}px ${FONT}`
}

function paintAreas(context: CanvasRenderingContext2D, { layout }: Plan, colours: Colours, scale: number): void {
  const size = Math.max(12, Math.min(22, 10.5 / scale))
  context.font = fontOf(size, 600)
  for (const { x, y, width, height, name } of layout.areas) {
    context.fillStyle = colours.panel
    context.beginPath()
    context.roundRect(x, y, width, height, 10)
    context.fill()
    if (size * scale < LEAST_TEXT) continue
    context.fillStyle = colours.soft
    context.fillText(clipped(context, name, width - 16), x + 10, y + 17)
  }
}

function paintWays(context: CanvasRenderingContext2D, { layout, flows }: Plan, colours: Colours): void {
  const most = Math.max(1, ...Array.from(flows))
  context.lineJoin = 'round'
  context.lineCap = 'butt'
  layout.paths.forEach((path, edge) => {
    const flow = flows[edge]!
    context.strokeStyle = colours.flow
    context.lineWidth = flow <= 0 ? THINNEST : Math.max(2.5, WIDEST * (flow / most))
    context.setLineDash(path.isBack ? [6, 4] : [])
    stroke(context, path)
  })
  context.setLineDash([])
  context.strokeStyle = colours.soft
  context.lineWidth = 1.5
  for (const path of layout.paths) arrow(context, path)
}

function stroke(context: CanvasRenderingContext2D, { x, y }: Path): void {
  context.beginPath()
  context.moveTo(x[0]!, y[0]!)
  for (let index = 1; index < x.length; index++) context.lineTo(x[index]!, y[index]!)
  context.stroke()
}

/** Which way it goes, at its end. */
function arrow(context: CanvasRenderingContext2D, { x, y }: Path): void {
  const last = x.length - 1
  const angle = Math.atan2(y[last]! - y[last - 1]!, x[last]! - x[last - 1]!)
  context.save()
  context.translate(x[last]!, y[last]!)
  context.rotate(angle)
  context.beginPath()
  context.moveTo(-6, -4)
  context.lineTo(-2, 0)
  context.lineTo(-6, 4)
  context.stroke()
  context.restore()
}

function paintCards(context: CanvasRenderingContext2D, { map, layout, bottleneck, selected }: Plan, colours: Colours, scale: number): void {
  const size = Math.max(12.5, Math.min(22, 10.5 / scale))
  map.nodes.forEach(({ kind, name }, node) => {
    const { x, y, width, height } = layout.cards[node]!
    const isEnd = kind === 'in' || kind === 'out'
    context.beginPath()
    if (isEnd) context.roundRect(x, y + height / 2 - 14, width, 28, 14)
    else context.roundRect(x, y, width, height, 7)
    context.fillStyle = colours.paper
    context.fill()
    context.lineWidth = node === selected ? 2.5 : node === bottleneck ? 2.5 : 1
    context.strokeStyle = node === selected ? colours.accent : node === bottleneck ? colours.ink : colours.rule
    context.setLineDash(kind === 'delay' ? [4, 3] : [])
    context.stroke()
    context.setLineDash([])
    if (size * scale < LEAST_TEXT) return
    context.fillStyle = isEnd ? colours.soft : colours.ink
    context.font = fontOf(isEnd ? 12 : size, isEnd ? 500 : 600)
    if (isEnd) {
      context.textAlign = 'center'
      context.fillText(kind === 'in' ? 'in' : 'out', x + width / 2, y + height / 2 + 4)
      context.textAlign = 'left'
    } else context.fillText(clipped(context, name, width - 2 * CARD.pad), x + CARD.pad, y + 9 + size / 2)
    if (node === bottleneck) {
      context.font = fontOf(Math.max(11, Math.min(16, 9.5 / scale)), 700)
      context.fillText('▶ bottleneck', x + 2, y + height + 14)
    }
  })
}

/** As much of a text as there is room for. */
function clipped(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  let end = text.length - 1
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end--
  return `${text.slice(0, end)}…`
}
