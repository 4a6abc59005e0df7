/** Sizes of the diagram, pixels at scale 1. */

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Of a card: its width, the room for the queue before it and the gap before that; the width of the ends of the line, the height of the name, the edge inside. */
export const CARD = { width: 128, queue: 44, gap: 14, end: 50, name: 24, pad: 8 } as const
