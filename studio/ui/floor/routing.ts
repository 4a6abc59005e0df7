/** The ways between cards: straight ahead where they are neighbours, else around them in the channels between rows and lanes. */
import type { FloorEdge } from 'tollway/spec'
import { type Box, CARD } from './box.ts'

/** A line through points, with the length up to each. */
export interface Path {
  x: Float32Array
  y: Float32Array
  at: Float32Array
  length: number
  isBack: boolean
}

type Point = readonly [x: number, y: number]

const ROUND = 10
/** Points of a rounded corner. */
const CORNER = 8
/** Distance of ways beside each other. */
const BESIDE = 7

export class Router {
  /** How far the ways go. */
  right = 0
  bottom = 0
  private readonly cards: readonly Box[]
  private readonly rank: readonly number[]
  private readonly rowOf: readonly number[]
  private readonly laneGap: number
  private readonly rowGap: number
  /** Ways in each channel so far. */
  private readonly used = new Map<string, number>()

  constructor(cards: readonly Box[], rank: readonly number[], rowOf: readonly number[], laneGap: number, rowGap: number) {
    this.cards = cards
    this.rank = rank
    this.rowOf = rowOf
    this.laneGap = laneGap
    this.rowGap = rowGap
  }

  path({ from, to }: FloorEdge, isBack: boolean): Path {
    const path = isBack ? this.back(from, to) : this.forward(from, to)
    this.right = Math.max(this.right, ...path.x)
    this.bottom = Math.max(this.bottom, ...path.y)
    return path
  }

  private forward(from: number, to: number): Path {
    const [a, b] = [this.cards[from]!, this.cards[to]!]
    const start: Point = [a.x + a.width, middle(a)]
    const end: Point = [b.x, middle(b)]
    if (this.rowOf[from] !== this.rowOf[to]) return this.toNextRow(from, to)
    if (this.rank[to]! - this.rank[from]! === 1 || this.isFree(from, to))
      return pathOf(curve(start, [b.x - CARD.queue * 0.6, end[1]]).concat([end]), false)
    // Above the cards that it passes.
    const passed = this.cards.filter(
      (_, node) => this.rowOf[node] === this.rowOf[from] && this.cards[node]!.x > a.x && this.cards[node]!.x < b.x,
    )
    const near = passed.filter((card) => Math.abs(card.y - a.y) < a.height + this.laneGap)
    const y = Math.min(a.y, b.y, ...near.map((card) => card.y)) - 6 - this.slot(`above ${this.rowOf[from]} ${Math.round(a.y)}`)
    return pathOf(
      rounded([start, [start[0] + 12, start[1]], [start[0] + 12, y], [b.x - CARD.queue - 6, y], [b.x - CARD.queue - 6, end[1]], end]),
      false,
    )
  }

  /** Nothing stands in the straight way. */
  private isFree(from: number, to: number): boolean {
    const [a, b] = [this.cards[from]!, this.cards[to]!]
    const [low, high] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
    return !this.cards.some(({ x, y, height }, node) => {
      const isBetween = this.rowOf[node] === this.rowOf[from] && x > a.x && x < b.x
      return isBetween && y < high + height && y + height > low
    })
  }

  private toNextRow(from: number, to: number): Path {
    const [a, b] = [this.cards[from]!, this.cards[to]!]
    const row = this.rowOf[from]!
    const slot = this.slot(`row ${row}`)
    const x =
      Math.max(
        ...this.cards
          .filter((_, node) => this.rowOf[node] === row && this.rank[node] === this.rank[from])
          .map((card) => card.x + card.width),
      ) +
      12 +
      slot
    const y = this.bottomOf(row) + this.rowGap / 2 - 4 + slot
    const left = b.x - CARD.queue - 6 - (slot % (3 * BESIDE))
    return pathOf(
      rounded([
        [a.x + a.width, middle(a)],
        [x, middle(a)],
        [x, y],
        [left, y],
        [left, middle(b)],
        [b.x, middle(b)],
      ]),
      false,
    )
  }

  private back(from: number, to: number): Path {
    const [a, b] = [this.cards[from]!, this.cards[to]!]
    const slot = this.slot(`under ${this.rowOf[from]} ${Math.round(a.y)}`)
    const start: Point = [a.x + a.width * 0.7, a.y + a.height]
    const end: Point = [b.x + b.width * 0.3, b.y + b.height]
    const under = Math.max(a.y, this.rowOf[from] === this.rowOf[to] ? b.y : a.y) + a.height + 9 + slot
    if (this.rowOf[from] === this.rowOf[to]) return pathOf(rounded([start, [start[0], under], [end[0], under], end]), true)
    const aside = b.x + b.width + 8
    const below = b.y + b.height + 9 + this.slot(`under ${this.rowOf[to]} ${Math.round(b.y)}`)
    return pathOf(rounded([start, [start[0], under], [aside, under], [aside, below], [end[0], below], end]), true)
  }

  private bottomOf(row: number): number {
    return Math.max(...this.cards.filter((_, node) => this.rowOf[node] === row).map(({ y, height }) => y + height))
  }

  /** Pixels by which a way stands off from those that are in the channel already. */
  private slot(channel: string): number {
    const count = this.used.get(channel) ?? 0
    this.used.set(channel, count + 1)
    return count * BESIDE
  }
}

function middle({ y, height }: Box): number {
  return y + height / 2
}

/** From left to right, level at both ends. */
function curve([x0, y0]: Point, [x1, y1]: Point): Point[] {
  if (Math.abs(y0 - y1) < 0.5)
    return [
      [x0, y0],
      [x1, y1],
    ]
  const bend = (x1 - x0) / 2
  return Array.from({ length: 17 }, (_, index) => {
    const t = index / 16
    const s = 1 - t
    const x = s * s * s * x0 + 3 * s * s * t * (x0 + bend) + 3 * s * t * t * (x1 - bend) + t * t * t * x1
    return [x, s * s * (1 + 2 * t) * y0 + t * t * (3 - 2 * t) * y1] as const
  })
}

/** The corners of a line of level and upright parts, rounded. */
function rounded(points: readonly Point[]): Point[] {
  const all: Point[] = [points[0]!]
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1]!, points[index]!, points[index + 1]!]
    const [a, b] = [toward(corner, before), toward(corner, after)]
    for (let step = 0; step <= CORNER; step++) {
      const t = step / CORNER
      const s = 1 - t
      all.push([s * s * a[0] + 2 * s * t * corner[0] + t * t * b[0], s * s * a[1] + 2 * s * t * corner[1] + t * t * b[1]])
    }
  }
  all.push(points.at(-1)!)
  return all
}

function toward([x, y]: Point, [tx, ty]: Point): Point {
  const distance = Math.hypot(tx - x, ty - y)
  const share = distance === 0 ? 0 : Math.min(ROUND, distance / 2) / distance
  return [x + (tx - x) * share, y + (ty - y) * share]
}

function pathOf(points: readonly Point[], isBack: boolean): Path {
  const at = new Float32Array(points.length)
  for (let index = 1; index < points.length; index++)
    at[index] = at[index - 1]! + Math.hypot(points[index]![0] - points[index - 1]![0], points[index]![1] - points[index - 1]![1])
  return { x: Float32Array.from(points, ([x]) => x), y: Float32Array.from(points, ([, y]) => y), at, length: at.at(-1)!, isBack }
}

/** The point at a share of a way's length, written into `point`. */
export function pointAt({ x, y, at, length }: Path, share: number, point: { x: number; y: number }): void {
  const wanted = share * length
  let index = 1
  while (index < at.length - 1 && at[index]! < wanted) index++
  const [before, after] = [at[index - 1]!, at[index]!]
  const part = after === before ? 0 : (wanted - before) / (after - before)
  point.x = x[index - 1]! + (x[index]! - x[index - 1]!) * part
  point.y = y[index - 1]! + (y[index]! - y[index - 1]!) * part
}
