/** Draws what changes: the states of machines, queues as stacks, carriers on their way. */
import { type FloorMap, SEEN_STATES } from 'tollway/spec'
import { FLIGHT, type ReplayPlayer, type Shown } from '../../state/replay-player.ts'
import { type Box, CARD } from './box.ts'
import type { Camera } from './camera.ts'
import { STATE_LABELS, type Tiles } from './colours.ts'
import { CELL, cellsOf, type Layout } from './layout.ts'
import { fontOf } from './paint-plan.ts'
import { pointAt } from './routing.ts'

export interface Scene {
  map: FloorMap
  layout: Layout
  tiles: Tiles
  /** Number of the lot that is followed; 0: none. */
  lot: number
  /** The machine that is looked at; -1: none. */
  machine: number
  /** Nothing moves that needn't. */
  isStill: boolean
}

export const CHIP = { width: 8, height: 4, pitch: 5.5, across: 9, columns: 4 } as const
const KINDS = SEEN_STATES.length
/** Cells smaller than this on the screen are drawn as one bar of shares. */
const LEAST_CELL = 2.6
const point = { x: 0, y: 0 }

export function paintLive(context: CanvasRenderingContext2D, scene: Scene, player: ReplayPlayer, camera: Camera, ratio: number): void {
  const { width, height } = context.canvas
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  const { shown } = player
  if (shown === null) return
  context.setTransform(ratio * camera.scale, 0, 0, ratio * camera.scale, ratio * camera.x, ratio * camera.y)
  const followed = placesOfLot(shown, scene.lot)
  scene.map.nodes.forEach(({ kind, machines }, node) => {
    const card = scene.layout.cards[node]!
    if (!isSeen(card, camera, width / ratio, height / ratio) || kind === 'in' || kind === 'out') return
    if (machines.length > 0) paintMachines(context, scene, shown, node, card, camera.scale, ratio)
    else paintInside(context, scene, shown, node, card)
    paintQueue(context, scene, shown, node, card, camera.scale)
    if (followed.has(node)) paintFollowed(context, scene, followed.get(node)!, card)
  })
  if (!scene.isStill && shown.film.carriers !== null) paintFlights(context, scene, player)
}

function isSeen({ x, y, width, height }: Box, camera: Camera, across: number, down: number): boolean {
  const left = camera.x + (x - CARD.queue) * camera.scale
  const top = camera.y + (y - 20) * camera.scale
  return left < across && top < down && camera.x + (x + width) * camera.scale > 0 && camera.y + (y + height) * camera.scale > 0
}

function paintMachines(
  context: CanvasRenderingContext2D,
  scene: Scene,
  shown: Shown,
  node: number,
  card: Box,
  scale: number,
  ratio: number,
): void {
  const { machines } = scene.map.nodes[node]!
  const { size, gap, across } = cellsOf(machines.length, card)
  const shares = sharesOf(scene, shown, node)
  if (shares !== null || size * scale < LEAST_CELL) {
    paintShares(context, scene, shares ?? countsOf(scene, shown, node), card, scale * ratio)
    return
  }
  const first = shown.frame * scene.map.machineNames.length
  const { states } = shown.film
  const pixels = size * scale * ratio
  machines.forEach((machine, index) => {
    const box = cellAt(card, size, gap, across, index)
    const state = states[first + machine]!
    context.drawImage(scene.tiles.of(state, pixels), box.x, box.y, size, size)
    if (machine === scene.machine) {
      context.strokeStyle = scene.tiles.colours.accent
      context.lineWidth = 2
      context.strokeRect(box.x - 1.5, box.y - 1.5, size + 3, size + 3)
    }
    if (size * scale > 52) paintMachineText(context, scene, machine, state, box)
  })
}

export function cellAt(card: Box, size: number, gap: number, across: number, index: number): Box {
  const x = card.x + CARD.pad + (index % across) * (size + gap)
  const y = card.y + CARD.name + Math.floor(index / across) * (size + gap)
  return { x, y, width: size, height: size }
}

/** In a cell that is large enough: which machine it is, and its state in words. */
function paintMachineText(
  context: CanvasRenderingContext2D,
  { map, tiles }: Scene,
  machine: number,
  state: number,
  { x, y, width }: Box,
): void {
  const { colours } = tiles
  context.fillStyle = colours.paper
  context.fillRect(x + 0.6, y + width - 4.6, width - 1.2, 4)
  context.fillStyle = colours.ink
  context.font = fontOf(1.7, 600)
  context.fillText(map.machineNames[machine]!, x + 1, y + width - 3, width - 2)
  context.font = fontOf(1.4)
  context.fillText(STATE_LABELS[state]!, x + 1, y + width - 1.2, width - 2)
}

/** Shares of time where the film has them. */
function sharesOf({ map }: Scene, { film, frame }: Shown, node: number): ArrayLike<number> | null {
  if (film.shares === null) return null
  const first = (frame * map.nodes.length + node) * KINDS
  const shares = film.shares.subarray(first, first + KINDS)
  return shares.some((share) => share > 0) ? shares : null
}

function countsOf({ map }: Scene, { film, frame }: Shown, node: number): ArrayLike<number> {
  const counts = new Float32Array(KINDS)
  const { machines } = map.nodes[node]!
  for (const machine of machines) counts[film.states[frame * map.machineNames.length + machine]!]! += 1 / machines.length
  return counts
}

function paintShares(context: CanvasRenderingContext2D, { tiles }: Scene, shares: ArrayLike<number>, card: Box, pixels: number): void {
  const [width, height] = [card.width - 2 * CARD.pad, card.height - CARD.name - CARD.pad + 1]
  let x = card.x + CARD.pad
  for (let state = 0; state < KINDS; state++) {
    const part = shares[state]! * width
    if (part <= 0) continue
    context.save()
    context.beginPath()
    context.rect(x, card.y + CARD.name, part, height)
    context.clip()
    context.fillStyle = tiles.colours.states[state]!
    context.fillRect(x, card.y + CARD.name, part, height)
    if (part * pixels > 4 && SEEN_STATES[state] !== 'standby' && SEEN_STATES[state] !== 'productive')
      for (let at = 0; at < part; at += CELL)
        for (let down = 0; down < height; down += CELL)
          context.drawImage(tiles.of(state, CELL * pixels), x + at, card.y + CARD.name + down, CELL, CELL)
    context.restore()
    x += part
  }
}

/** Of a step without a station: what is in it. */
function paintInside(context: CanvasRenderingContext2D, { tiles }: Scene, { film, frame }: Shown, node: number, card: Box): void {
  if (film.carriers === null) return
  let count = 0
  const { first, node: nodes, place } = film.carriers
  for (let index = first[frame]!; index < first[frame + 1]!; index++) if (nodes[index] === node && place[index] === 2) count++
  context.fillStyle = tiles.colours.soft
  context.font = fontOf(12)
  context.fillText(count === 0 ? 'empty' : `${count} inside`, card.x + CARD.pad, card.y + CARD.name + 11)
}

/** The carriers that wait, stacked before the card from below; above them for how many hours that keeps the machines at work. */
function paintQueue(
  context: CanvasRenderingContext2D,
  { map, tiles }: Scene,
  { film, frame }: Shown,
  node: number,
  card: Box,
  scale: number,
): void {
  const count = film.waiting[frame * map.nodes.length + node]!
  if (count === 0) return
  const { colours } = tiles
  context.fillStyle = colours.mark
  const drawn = Math.min(count, chipRows(card) * CHIP.columns)
  context.beginPath()
  for (let index = 0; index < drawn; index++) {
    const { x, y } = chipAt(card, index)
    context.rect(x, y, CHIP.width, CHIP.height)
  }
  context.fill()
  const size = Math.max(9.5, Math.min(14, 9 / scale))
  if (size * scale < 6) return
  const rows = Math.min(chipRows(card), count)
  const top = card.y + card.height - 2 - rows * CHIP.pitch
  context.font = fontOf(size, 600)
  context.textAlign = 'right'
  context.lineWidth = 3
  context.strokeStyle = colours.panel
  context.fillStyle = colours.ink
  const text = count > drawn ? `${count}` : hoursText(film.hours[frame * map.nodes.length + node]!)
  context.strokeText(text, card.x - 3, top - 3)
  context.fillText(text, card.x - 3, top - 3)
  context.textAlign = 'left'
}

export function hoursText(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
  return hours < 10 ? `${hours.toFixed(1)} h` : `${Math.round(hours)} h`
}

export function chipRows(card: Box): number {
  return Math.max(1, Math.floor((card.height - 4) / CHIP.pitch))
}

export function chipAt(card: Box, index: number): { x: number; y: number } {
  const rows = chipRows(card)
  return {
    x: card.x - 4 - CHIP.width - Math.floor(index / rows) * CHIP.across,
    y: card.y + card.height - 2 - ((index % rows) + 1) * CHIP.pitch,
  }
}

/** Where the carriers of a lot are: by node the places in its queue, and whether any is at work. */
function placesOfLot({ film, frame }: Shown, lot: number): Map<number, { chips: number[]; isInside: boolean }> {
  const found = new Map<number, { chips: number[]; isInside: boolean }>()
  if (lot === 0 || film.carriers === null) return found
  const { first, lot: lots, node, place } = film.carriers
  const queue = new Map<number, number>()
  for (let index = first[frame]!; index < first[frame + 1]!; index++) {
    const at = node[index]!
    const chip = queue.get(at) ?? 0
    if (place[index] === 1) queue.set(at, chip + 1)
    if (lots[index] !== lot) continue
    const entry = found.get(at) ?? { chips: [], isInside: false }
    if (place[index] === 1) entry.chips.push(chip)
    else entry.isInside = true
    found.set(at, entry)
  }
  return found
}

function paintFollowed(
  context: CanvasRenderingContext2D,
  { tiles }: Scene,
  { chips, isInside }: { chips: number[]; isInside: boolean },
  card: Box,
): void {
  context.fillStyle = tiles.colours.accent
  context.strokeStyle = tiles.colours.accent
  context.lineWidth = 3
  for (const chip of chips) {
    if (chip >= chipRows(card) * CHIP.columns) continue
    const { x, y } = chipAt(card, chip)
    context.fillRect(x - 1, y - 0.5, CHIP.width + 2, CHIP.height + 1)
  }
  if (!isInside) return
  context.beginPath()
  context.roundRect(card.x - 2, card.y - 2, card.width + 4, card.height + 4, 8)
  context.stroke()
}

/** Carriers that came from one place to another a moment ago. */
function paintFlights(context: CanvasRenderingContext2D, scene: Scene, player: ReplayPlayer): void {
  const { colours } = scene.tiles
  const length = FLIGHT * player.speed
  const own: number[] = []
  context.fillStyle = colours.ink
  context.beginPath()
  for (const { moves } of player.films) {
    const { time, edge, lot } = moves
    for (let index = 0; index < time.length; index++) {
      const age = player.clock - time[index]!
      if (age < 0 || age >= length) continue
      const path = scene.layout.paths[edge[index]!]!
      pointAt(path, eased(age / length), point)
      if (lot[index] === scene.lot) own.push(point.x, point.y)
      else context.rect(point.x - 2.5, point.y - 2.5, 5, 5)
    }
  }
  context.fill()
  context.fillStyle = colours.accent
  for (let index = 0; index < own.length; index += 2) context.fillRect(own[index]! - 4, own[index + 1]! - 4, 8, 8)
}

function eased(share: number): number {
  return share * share * (3 - 2 * share)
}

/** The carrier that is under a point of the diagram; 0: none. */
export function lotAt({ layout }: Scene, player: ReplayPlayer, x: number, y: number, reach: number): number {
  const length = FLIGHT * player.speed
  let best = { lot: 0, distance: reach }
  for (const { moves } of player.films)
    for (let index = 0; index < moves.time.length; index++) {
      const age = player.clock - moves.time[index]!
      if (age < 0 || age >= length) continue
      pointAt(layout.paths[moves.edge[index]!]!, eased(age / length), point)
      const distance = Math.hypot(point.x - x, point.y - y)
      if (distance < best.distance) best = { lot: moves.lot[index]!, distance }
    }
  return best.lot
}

/** The lot of a carrier in a queue; 0: none. */
export function lotOfChip({ film, frame }: Shown, node: number, chip: number): number {
  if (film.carriers === null) return 0
  const { first, lot, node: nodes, place } = film.carriers
  let seen = 0
  for (let index = first[frame]!; index < first[frame + 1]!; index++) {
    if (nodes[index] !== node || place[index] !== 1) continue
    if (seen === chip) return lot[index]!
    seen++
  }
  return 0
}
