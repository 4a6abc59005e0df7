/** The colours of the page for drawing on a canvas, and small tiles of each state: its colour, and strokes that tell it apart without. */
import { stateMarks } from 'tollway/report'
import { SEEN_STATES } from 'tollway/spec'

export interface Colours {
  paper: string
  panel: string
  ink: string
  soft: string
  rule: string
  flow: string
  mark: string
  accent: string
  stroke: string
  /** By number of the state. */
  states: readonly string[]
}

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    paper: of('paper'),
    panel: of('panel'),
    ink: of('ink'),
    soft: of('soft'),
    rule: of('rule'),
    flow: of('flow'),
    mark: of('mark'),
    accent: of('accent'),
    stroke: of('stroke'),
    states: SEEN_STATES.map((state) => of(state)),
  }
}

/** By number of the state. */
export const STATE_LABELS: readonly string[] = SEEN_STATES.map((state) => stateMarks.find((mark) => mark.state === state)!.label)
const PATTERNS = SEEN_STATES.map((state) => stateMarks.find((mark) => mark.state === state)!.pattern)

/** Strokes in a square of 1, as lines from x, y to x, y. */
const STROKES: Readonly<Record<(typeof PATTERNS)[number], readonly number[]>> = {
  solid: [],
  vertical: [0.35, 0, 0.35, 1, 0.65, 0, 0.65, 1],
  horizontal: [0, 0.35, 1, 0.35, 0, 0.65, 1, 0.65],
  cross: [0.2, 0.2, 0.8, 0.8, 0.8, 0.2, 0.2, 0.8],
  diagonal: [0, 0.6, 0.6, 0, 0.4, 1, 1, 0.4],
  backward: [0.4, 0, 1, 0.6, 0, 0.4, 0.6, 1],
  dense: [0, 0.25, 1, 0.25, 0, 0.5, 1, 0.5, 0, 0.75, 1, 0.75],
}
/** Strokes on smaller tiles would only be dirt. */
const LEAST_PATTERN = 7

/** A square of a state on a canvas of its own; `size` in pixels of the screen. */
function tileOf(colours: Colours, state: number, size: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')!
  const isIdle = SEEN_STATES[state] === 'standby'
  context.fillStyle = colours.states[state]!
  context.beginPath()
  context.roundRect(0, 0, size, size, size > 6 ? size * 0.16 : 0)
  context.fill()
  if (size < LEAST_PATTERN) return canvas
  context.clip()
  if (isIdle) {
    // Nothing is done: an empty frame.
    context.fillStyle = colours.panel
    const edge = Math.max(1.5, size * 0.14)
    context.beginPath()
    context.roundRect(edge, edge, size - 2 * edge, size - 2 * edge, size * 0.08)
    context.fill()
    return canvas
  }
  context.strokeStyle = SEEN_STATES[state] === 'nonScheduled' ? colours.soft : colours.stroke
  context.globalAlpha = SEEN_STATES[state] === 'unscheduledDown' ? 0.85 : 0.5
  context.lineWidth = Math.max(1, size * 0.09)
  strokeLines(context, STROKES[PATTERNS[state]!], 0, 0, size)
  return canvas
}

function strokeLines(context: CanvasRenderingContext2D, lines: readonly number[], x: number, y: number, size: number): void {
  context.beginPath()
  for (let index = 0; index < lines.length; index += 4) {
    context.moveTo(x + lines[index]! * size, y + lines[index + 1]! * size)
    context.lineTo(x + lines[index + 2]! * size, y + lines[index + 3]! * size)
  }
  context.stroke()
}

/** Tiles of one size at a time are kept: the size changes only with the zoom. */
export class Tiles {
  readonly colours: Colours
  readonly #bySize = new Map<number, HTMLCanvasElement[]>()

  constructor(colours: Colours) {
    this.colours = colours
  }

  of(state: number, size: number): HTMLCanvasElement {
    const pixels = Math.max(1, Math.round(size))
    let tiles = this.#bySize.get(pixels)
    if (tiles === undefined) {
      if (this.#bySize.size > 8) this.#bySize.clear()
      tiles = SEEN_STATES.map((_, each) => tileOf(this.colours, each, pixels))
      this.#bySize.set(pixels, tiles)
    }
    return tiles[state]!
  }
}
