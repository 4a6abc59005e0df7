/** What is watched of the line: opened, played, and looked at closer. What changes with every picture is in the player. */
import type { LotSeen, WaitingSeen } from 'tollway/spec'
import type { MachineDay, Opened, Story } from '../replay-messages.ts'
import { textOf } from './project.ts'
import { type ReplayWorker, startReplayWorker } from './replay-client.ts'
import { ReplayPlayer, type Shown } from './replay-player.ts'
import { createStore, usePicked } from './store.ts'
import { studio } from './studio.ts'

const MINUTE = 60_000_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Ticks a second of the screen. */
export const SPEEDS = [
  { speed: MINUTE, label: '1 min/s' },
  { speed: 5 * MINUTE, label: '5 min/s' },
  { speed: 15 * MINUTE, label: '15 min/s' },
  { speed: HOUR, label: '1 h/s' },
  { speed: 3 * HOUR, label: '3 h/s' },
  { speed: 12 * HOUR, label: '12 h/s' },
  { speed: DAY, label: '1 d/s' },
  { speed: 3 * DAY, label: '3 d/s' },
  { speed: 10 * DAY, label: '10 d/s' },
  { speed: 30 * DAY, label: '30 d/s' },
] as const
const USUAL_SPEED = 3

export type Selection =
  | { kind: 'none' }
  | { kind: 'station'; node: number }
  | { kind: 'machine'; machine: number; node: number }
  | { kind: 'lot'; lot: number }
  | { kind: 'lots' }

/** What was found out about the selection. */
export type Found =
  | { kind: 'station'; waiting: readonly WaitingSeen[]; time: number }
  | { kind: 'machine'; day: MachineDay }
  | { kind: 'lot'; story: Story | null; time: number }
  | { kind: 'lots'; lots: readonly LotSeen[]; time: number }

export interface ReplayState {
  status: 'none' | 'opening' | 'ready' | 'failed'
  message: string
  opened: Opened | null
  replication: number
  isPlaying: boolean
  speed: number
  /** The clock, a few times a second. */
  time: number
  isBehind: boolean
  showsSingle: boolean
  /** What the tables show: once or twice a second. */
  shown: Shown | null
  selection: Selection
  found: Found | null
  /** Text of the line file that is watched. */
  text: string
}

const nothing: ReplayState = {
  status: 'none',
  message: '',
  opened: null,
  replication: 0,
  isPlaying: false,
  speed: USUAL_SPEED,
  time: 0,
  isBehind: false,
  showsSingle: true,
  shown: null,
  selection: { kind: 'none' },
  found: null,
  text: '',
}

export const replay = createStore<ReplayState>(nothing)

export function useReplay<Picked>(pick: (state: ReplayState) => Picked): Picked {
  return usePicked(replay, pick)
}

let filmer: ReplayWorker | null = null
let looker: ReplayWorker | null = null
let player: ReplayPlayer | null = null
let openings = 0

export function currentPlayer(): ReplayPlayer | null {
  return player
}

/** Opens the line as it is now, at the time that was shown where there was one. Nothing happens where it is open. */
export async function watchLine(replication = replay.get().replication): Promise<void> {
  const { project, reading } = studio.get()
  if (project === null || reading?.hash == null) return
  const text = textOf(project.line)
  const before = replay.get()
  if (before.text === text && before.replication === replication && before.status !== 'none' && before.status !== 'failed') return
  const opening = ++openings
  closePlayer()
  replay.set({ status: 'opening', message: '', text, replication, isPlaying: false, shown: null, found: null })
  try {
    filmer ??= startReplayWorker()
    looker ??= startReplayWorker()
    const [opened] = await Promise.all([filmer.ask.open(project.line, replication), looker.ask.open(project.line, replication)])
    if (opening !== openings) return
    const isSameMap = JSON.stringify(before.opened?.map) === JSON.stringify(opened.map)
    player = new ReplayPlayer(filmer.ask, opened.end, SPEEDS[before.speed]!.speed, fail)
    player.jumpTo(Math.min(before.time, opened.end))
    // The same object where nothing differs: the picture stays as it is.
    const map = isSameMap ? before.opened!.map : opened.map
    replay.set({ status: 'ready', opened: { ...opened, map }, time: player.clock, ...(!isSameMap && { selection: { kind: 'none' } }) })
  } catch (error) {
    if (opening === openings) fail(error instanceof Error ? error : new Error(String(error)))
  }
}

/** Forgets the line, and ends its workers. */
export function closeReplay(): void {
  openings++
  filmer?.end()
  looker?.end()
  filmer = null
  looker = null
  closePlayer()
  replay.set({ ...nothing, speed: replay.get().speed })
}

function closePlayer(): void {
  player?.close()
  player = null
}

function fail(error: Error): void {
  closePlayer()
  replay.set({ status: 'failed', message: error.message, isPlaying: false, text: '' })
}

export function play(isPlaying: boolean): void {
  if (player === null) return
  if (isPlaying && player.clock >= player.end) player.jumpTo(0)
  player.isPlaying = isPlaying
  // Between two frames it stops where it is, and is shown as it is just there.
  if (!isPlaying) player.jumpTo(Math.floor(player.clock))
  replay.set({ isPlaying, time: player.clock })
}

/** @param speed number in `SPEEDS` */
export function setSpeed(speed: number): void {
  player?.setSpeed(SPEEDS[speed]!.speed)
  replay.set({ speed })
}

export function jumpTo(time: number): void {
  player?.jumpTo(time)
  if (player !== null) replay.set({ time: player.clock })
}

/** To the next moment at which something happens. */
export async function stepOn(): Promise<void> {
  if (player === null || looker === null) return
  play(false)
  try {
    jumpTo(await looker.ask.next(player.clock))
  } catch {
    // Another time was asked for meanwhile.
  }
}

/** Takes over into the state what the page shows in words. */
export function publish(): void {
  if (player === null) return
  const { clock: time, isPlaying, isBehind, showsSingle, shown } = player
  replay.set({ time, isPlaying, isBehind, showsSingle, shown })
}

export function select(selection: Selection): void {
  replay.set({ selection, found: null })
  void lookCloser()
}

let isLooking = false

/** Finds out about the selection at the time that is shown. */
export async function lookCloser(): Promise<void> {
  const { selection, opened } = replay.get()
  if (isLooking || looker === null || player === null || opened === null || selection.kind === 'none') return
  isLooking = true
  const time = Math.floor(player.clock)
  try {
    const found = await foundAt(looker, selection, time)
    if (replay.get().selection === selection) replay.set({ found })
  } catch {
    // Another time was asked for meanwhile; the next look follows.
  } finally {
    isLooking = false
  }
  if (replay.get().selection !== selection) void lookCloser()
}

async function foundAt({ ask }: ReplayWorker, selection: Selection, time: number): Promise<Found | null> {
  if (selection.kind === 'station') return { kind: 'station', waiting: await ask.waiting(selection.node, time), time }
  if (selection.kind === 'machine') return { kind: 'machine', day: await ask.day(selection.machine, time) }
  if (selection.kind === 'lot') return { kind: 'lot', story: await ask.story(selection.lot, time), time }
  return selection.kind === 'lots' ? { kind: 'lots', lots: await ask.lots(time), time } : null
}
