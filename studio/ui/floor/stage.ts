/** The moving picture: two canvases, one for what stands still, and the loop that goes on with every picture of the screen. */
import type { FloorMap } from 'tollway/spec'
import type { ReplayPlayer, Shown } from '../../state/replay-player.ts'
import { CARD } from './box.ts'
import { type Camera, fitted, moved, type Size, showing, zoomed } from './camera.ts'
import { readColours, Tiles } from './colours.ts'
import { cellsOf, type Layout, layoutOf } from './layout.ts'
import { CHIP, cellAt, chipAt, chipRows, lotAt, lotOfChip, paintLive, type Scene } from './paint-live.ts'
import { paintPlan } from './paint-plan.ts'

/** What is under the pointer. */
export type Hit = { kind: 'lot'; lot: number } | { kind: 'machine'; machine: number; node: number } | { kind: 'station'; node: number }

export interface StageState {
  bottleneck: number
  /** Node, machine and lot that are looked at. */
  node: number
  machine: number
  lot: number
  isStill: boolean
}

/** Milliseconds between two changes of the ways' widths. */
const FLOWS_EVERY = 500
/** A window is of another shape where the logarithm of its ratio differs by so much: then the line is folded anew. */
const OTHER_SHAPE = 0.5
/** The longest step of the clock, seconds: after a pause of the page it does not leap. */
const LONGEST_STEP = 0.1

export class Stage {
  /** The window, pixels of the page. */
  size: Size = { width: 0, height: 0 }
  layout: Layout
  camera: Camera = { scale: 1, x: 0, y: 0 }
  /** Hears of each change of the camera. */
  moved: () => void = () => undefined
  readonly #map: FloorMap
  readonly #plan: HTMLCanvasElement
  readonly #live: HTMLCanvasElement
  readonly #player: () => ReplayPlayer | null
  #state: StageState = { bottleneck: -1, node: -1, machine: -1, lot: 0, isStill: false }
  #tiles: Tiles
  #isPlanOld = true
  #isLiveOld = true
  #isFitted = true
  #flows: ArrayLike<number>
  #flowsAt = 0
  #last: { clock: number; shown: Shown | null } = { clock: -1, shown: null }
  #before = 0

  constructor(map: FloorMap, plan: HTMLCanvasElement, live: HTMLCanvasElement, player: () => ReplayPlayer | null) {
    this.#map = map
    this.#plan = plan
    this.#live = live
    this.#player = player
    this.layout = layoutOf(map, { width: 1000, height: 600 })
    this.#tiles = new Tiles(readColours(live))
    this.#flows = new Float32Array(map.edges.length)
  }

  resize(size: Size): void {
    if (size.width < 1 || size.height < 1) return
    const wasFitted = this.#isFitted
    const ratio = (of: Size): number => of.width / of.height
    const isOther = this.size.width === 0 || Math.abs(Math.log(ratio(size) / ratio(this.size))) > OTHER_SHAPE
    if (isOther && wasFitted) this.layout = layoutOf(this.#map, size)
    this.size = size
    for (const canvas of [this.#plan, this.#live]) {
      canvas.width = Math.round(size.width * devicePixelRatio)
      canvas.height = Math.round(size.height * devicePixelRatio)
    }
    if (wasFitted) this.fit()
    this.redraw()
  }

  /** The theme has changed. */
  recolour(): void {
    this.#tiles = new Tiles(readColours(this.#live))
    this.redraw()
  }

  show(state: StageState): void {
    this.#state = state
    this.redraw()
  }

  redraw(): void {
    this.#isPlanOld = true
    this.#isLiveOld = true
  }

  fit(): void {
    this.look(fitted(this.layout, this.size))
    this.#isFitted = true
  }

  /** About a point of the window; else about what is looked at, or the middle. */
  zoom(factor: number, at = this.#middle()): void {
    this.look(zoomed(this.camera, factor, at, this.layout, this.size))
  }

  #middle(): { x: number; y: number } {
    const card = this.layout.cards[this.#state.node]
    if (card === undefined) return { x: this.size.width / 2, y: this.size.height / 2 }
    const { scale, x, y } = this.camera
    return { x: x + (card.x + CARD.pad) * scale, y: y + (card.y + card.height / 2) * scale }
  }

  pan(dx: number, dy: number): void {
    this.look(moved(this.camera, dx, dy, this.layout, this.size))
  }

  /** Brings a card into the window. */
  reveal(node: number): void {
    const { x, y, width, height } = this.layout.cards[node]!
    const camera = showing(this.camera, { x: x - CARD.queue, y, width: width + CARD.queue, height }, this.size)
    if (camera !== this.camera) this.look(camera)
  }

  private look(camera: Camera): void {
    this.camera = camera
    this.#isFitted = false
    this.redraw()
    this.moved()
  }

  /** One picture. @param now milliseconds */
  picture(now: number): void {
    const player = this.#player()
    const seconds = Math.min(LONGEST_STEP, (now - this.#before) / 1000)
    this.#before = now
    if (player === null) return
    player.tick(seconds)
    const { clock, shown } = player
    const isNew = clock !== this.#last.clock || shown?.film !== this.#last.shown?.film
    if (shown !== null && (now - this.#flowsAt > FLOWS_EVERY || !player.isPlaying) && shown.film.flows !== this.#flows) {
      this.#flows = shown.film.flows
      this.#flowsAt = now
      this.#isPlanOld = true
    }
    if (this.#isPlanOld) this.#paintPlan()
    if (isNew || this.#isLiveOld) this.#paintLive(player)
    this.#last = { clock, shown }
  }

  #paintPlan(): void {
    this.#isPlanOld = false
    const { bottleneck, node } = this.#state
    const plan = { map: this.#map, layout: this.layout, flows: this.#flows, bottleneck, selected: node }
    paintPlan(this.#plan.getContext('2d')!, plan, this.#tiles.colours, this.camera, devicePixelRatio)
  }

  #paintLive(player: ReplayPlayer): void {
    this.#isLiveOld = false
    paintLive(this.#live.getContext('2d')!, this.scene, player, this.camera, devicePixelRatio)
  }

  private get scene(): Scene {
    const { lot, machine, isStill } = this.#state
    return { map: this.#map, layout: this.layout, tiles: this.#tiles, lot, machine, isStill }
  }

  /** What is under a point of the window; null: nothing. */
  hit(px: number, py: number): Hit | null {
    const player = this.#player()
    const [x, y] = [(px - this.camera.x) / this.camera.scale, (py - this.camera.y) / this.camera.scale]
    if (player?.shown == null) return null
    const flying = lotAt(this.scene, player, x, y, 9 / this.camera.scale)
    if (flying > 0) return { kind: 'lot', lot: flying }
    const node = this.layout.cards.findIndex(
      (card) => x >= card.x - CARD.queue && x <= card.x + card.width && y >= card.y && y <= card.y + card.height,
    )
    const place = this.#map.nodes[node]
    if (place === undefined || place.kind === 'in' || place.kind === 'out') return null
    const card = this.layout.cards[node]!
    if (x < card.x) {
      const lot = this.#chipAt(player.shown, node, x, y)
      if (lot > 0) return { kind: 'lot', lot }
    } else {
      const { size, gap, across } = cellsOf(place.machines.length, card)
      const index = place.machines.findIndex((_, at) => {
        const cell = cellAt(card, size, gap, across, at)
        return x >= cell.x - gap && x <= cell.x + size + gap && y >= cell.y - gap && y <= cell.y + size + gap
      })
      if (index >= 0 && size * this.camera.scale > 6 && player.shown.film.shares === null)
        return { kind: 'machine', machine: place.machines[index]!, node }
    }
    return { kind: 'station', node }
  }

  #chipAt(shown: Shown, node: number, x: number, y: number): number {
    const card = this.layout.cards[node]!
    for (let chip = 0; chip < chipRows(card) * CHIP.columns; chip++) {
      const at = chipAt(card, chip)
      if (x >= at.x && x <= at.x + CHIP.across && y >= at.y - 1 && y <= at.y + CHIP.pitch) return lotOfChip(shown, node, chip)
    }
    return 0
  }
}
