/** Where everything of a line stands in the diagram: cards of stations in rows, areas around them, and the ways between. Pixels at scale 1. */
import type { FloorMap } from 'tollway/spec'
import { type Box, CARD } from './box.ts'
import { folded } from './folding.ts'
import { ranked } from './ranks.ts'
import { type Path, Router } from './routing.ts'

export interface AreaBox extends Box {
  name: string
}

export interface Layout {
  width: number
  height: number
  /** By node. */
  cards: Box[]
  areas: AreaBox[]
  /** By edge. */
  paths: Path[]
}

/** Machines drawn as cells of this size; many machines smaller. */
export const CELL = 18
const CELLS_ACROSS = Math.floor((CARD.width - 2 * CARD.pad + 3) / (CELL + 3))
const MOST_CELL_ROWS = 3
const LANE_GAP = 34
const ROW_GAP = 44
const AREA_HEAD = 24
const MARGIN = 24
const PITCH = CARD.width + CARD.queue + CARD.gap

/** @param window pixels to be filled */
export function layoutOf(map: FloorMap, window: { width: number; height: number }): Layout {
  const { rank, lane, isBack } = ranked(map)
  const height = cardHeight(map)
  const ranks = Math.max(...rank) + 1
  const inRank = (first: number, end: number): number[] => rank.flatMap((of, node) => (of >= first && of < end ? [node] : []))
  const spread = (first: number, end: number): [least: number, most: number] => {
    const lanes = inRank(first, end).map((node) => lane[node]!)
    return [Math.min(...lanes), Math.max(...lanes)]
  }
  const lanesOf = (first: number, end: number): number => {
    const [least, most] = spread(first, end)
    return most - least + 1
  }
  const rowHeight = (lanes: number): number => AREA_HEAD + lanes * height + (lanes - 1) * LANE_GAP
  const breakCost = (at: number): number => {
    const cut = map.edges.filter(({ from, to }) => rank[from]! < at !== rank[to]! < at).length
    const areas = new Set(inRank(at - 1, at + 1).map((node) => map.nodes[node]!.area))
    return cut - 1 + (areas.size > 1 ? 0 : 0.7)
  }
  const size = (columns: number, rows: readonly number[]) => ({
    width: columns * PITCH + 2 * MARGIN,
    height: rows.reduce((sum, lanes) => sum + rowHeight(lanes) + ROW_GAP, 2 * MARGIN - ROW_GAP),
  })
  const { rows } = folded(ranks, lanesOf, breakCost, size, window)
  const cards: Box[] = []
  const rowOf: number[] = []
  let top = MARGIN
  rows.forEach((first, row) => {
    const end = rows[row + 1] ?? ranks
    const [least] = spread(first, end)
    for (const node of inRank(first, end)) {
      const isEnd = map.nodes[node]!.kind === 'in' || map.nodes[node]!.kind === 'out'
      rowOf[node] = row
      cards[node] = {
        x: MARGIN + (rank[node]! - first) * PITCH + CARD.queue + (map.nodes[node]!.kind === 'in' ? CARD.width - CARD.end : 0),
        y: top + AREA_HEAD + (lane[node]! - least) * (height + LANE_GAP),
        width: isEnd ? CARD.end : CARD.width,
        height,
      }
    }
    top += rowHeight(lanesOf(first, end)) + ROW_GAP
  })
  const right = Math.max(...cards.map(({ x, width }) => x + width)) + MARGIN
  const router = new Router(cards, rank, rowOf, LANE_GAP, ROW_GAP)
  const paths = map.edges.map((edge, index) => router.path(edge, isBack[index]!))
  return {
    width: Math.max(right, router.right + MARGIN),
    height: Math.max(top - ROW_GAP + MARGIN, router.bottom + MARGIN),
    cards,
    areas: areasOf(map, cards, rowOf),
    paths,
  }
}

/** All cards are as high as that of the station with most machines needs. */
function cardHeight({ nodes }: FloorMap): number {
  const most = Math.max(1, ...nodes.map(({ machines }) => machines.length))
  const rows = Math.min(MOST_CELL_ROWS, Math.ceil(most / CELLS_ACROSS))
  return CARD.name + rows * (CELL + 3) + CARD.pad - 1
}

/** Where the machines of a station are drawn, from its left upper corner. */
export function cellsOf(count: number, card: Box): { size: number; gap: number; across: number } {
  const room = { width: card.width - 2 * CARD.pad, height: card.height - CARD.name - CARD.pad + 2 }
  for (let size = CELL; ; size *= 0.85) {
    const gap = size > 8 ? 3 : 1
    const across = Math.max(1, Math.floor((room.width + gap) / (size + gap)))
    if (Math.ceil(count / across) * (size + gap) - gap <= room.height || size < 2) return { size, gap, across }
  }
}

/** Neighbouring cards of an area in a row, with a frame; where another area lies in between there is none. */
function areasOf({ nodes }: FloorMap, cards: readonly Box[], rowOf: readonly number[]): AreaBox[] {
  const groups: { name: string; row: number; members: number[] }[] = []
  const order = nodes.map((_, node) => node).sort((a, b) => rowOf[a]! - rowOf[b]! || cards[a]!.x - cards[b]!.x)
  for (const node of order) {
    const { area: name } = nodes[node]!
    if (name === '') continue
    const near = groups.filter((group) => group.row === rowOf[node] && group.name === name).at(-1)
    const reach = near === undefined ? Number.NEGATIVE_INFINITY : Math.max(...near.members.map((member) => cards[member]!.x))
    if (near !== undefined && cards[node]!.x - reach <= PITCH) near.members.push(node)
    else groups.push({ name, row: rowOf[node]!, members: [node] })
  }
  return groups.flatMap(({ name, members }) => {
    const box = around(members.map((node) => cards[node]!))
    const isPure = nodes.every(({ area }, node) => area === name || !overlaps(cards[node]!, box))
    return isPure ? [{ name, ...box }] : []
  })
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - CARD.queue - 4
  const y = Math.min(...boxes.map((box) => box.y)) - AREA_HEAD
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + 10
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 10
  return { x, y, width: right - x, height: bottom - y }
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
