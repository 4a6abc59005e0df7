/**
 * A replication that is watched: goes to any time, on and back, and takes films of what it passes. Back is by marks, which are snapshots kept on the way; what
 * comes after one is the same whenever it is run, as it is the same replication as that of the answer.
 */
import type { StateValues } from '../engine/index.ts'
import { type Extension, type Job, Replication, type ReplicationSnapshot } from '../experiment/index.ts'
import { compile, type Floor } from '../model/index.ts'
import type { Film, FloorMap } from '../spec/replay.ts'
import { CarrierMoves } from './carrier-moves.ts'
import { carrierHours, FilmMaker, type FilmOptions } from './film-maker.ts'
import { floorMap, type PlacedMap } from './floor-map.ts'

interface Mark {
  time: number
  run: ReplicationSnapshot
  moves: StateValues
}

const DAY = 86_400_000_000
/** All marks together take about so many bytes at most, but there are a few in any case. */
const MOST_BYTES = 64_000_000
const LEAST_MARKS = 6

export class Replay {
  readonly moves: CarrierMoves
  private readonly job: Job
  private readonly number: number
  private readonly extension: Extension | null
  private readonly placed: PlacedMap
  private readonly perCarrier: Float64Array
  private run: Replication
  /** In the order of time, the first at 0. */
  private marks: Mark[] = []
  private spacing = DAY / 4

  constructor(job: Job, replication: number, extension: Extension | null = null) {
    const line = compile(job.line)
    this.job = job
    this.number = replication
    this.extension = extension
    this.placed = floorMap(line)
    this.perCarrier = carrierHours(line, this.placed)
    this.moves = new CarrierMoves(this.placed)
    this.run = new Replication(job, this.number, this.moves, extension)
    this.mark()
  }

  get map(): FloorMap {
    const { nodes, edges, machineNames } = this.placed
    return { nodes, edges, machineNames }
  }

  get floor(): Floor {
    return this.run.floor
  }

  get now(): number {
    return this.floor.now
  }

  /** Length of the run, ticks. */
  get end(): number {
    return this.run.end
  }

  /** The next time at which something happens, at most the end. */
  get next(): number {
    return Math.min(this.end, this.floor.timers.nextTime())
  }

  /** Runs on up to and including `time` (at most to the end), with marks on the way. */
  runTo(time: number): void {
    for (let mark = this.nextMark(); mark <= Math.min(time, this.end); mark = this.nextMark()) {
      this.run.runTo(mark)
      this.mark()
    }
    this.run.runTo(time)
  }

  /** Goes to the last mark up to `time` where that is shorter than to run on: then what is left is `runTo(time)`. */
  approach(time: number): void {
    const mark = this.marks.filter((one) => one.time <= time).at(-1)!
    if (time >= this.now && mark.time <= this.now) return
    this.moves.restore(mark.moves)
    this.run = Replication.restore(this.job, mark.run, this.extension, this.moves)
  }

  /** To any time of the run, on or back. */
  goTo(time: number): void {
    this.approach(time)
    this.runTo(time)
  }

  /** What is seen from now to `to`, in frames at equal distances; of a single one at `to`. */
  film(to: number, options: FilmOptions): Film {
    const from = this.now
    const maker = new FilmMaker(this.placed, this.moves, this.perCarrier, options)
    const end = Math.min(to, this.end)
    maker.begin(this.floor)
    for (let frame = 1; frame <= options.frames; frame++) {
      this.runTo(frame === options.frames ? end : from + Math.floor(((end - from) * frame) / options.frames))
      maker.take(this.floor)
    }
    return maker.finish(from, this.floor)
  }

  /** Marks stand at whole multiples of their distance. */
  private nextMark(): number {
    return (Math.floor(Math.max(this.now, this.marks.at(-1)!.time) / this.spacing) + 1) * this.spacing
  }

  private mark(): void {
    const mark = { time: this.now, run: this.run.snapshot(), moves: this.moves.save() }
    this.marks.push(mark)
    const most = Math.max(LEAST_MARKS, Math.floor(MOST_BYTES / bytesOf(mark.run.floor)))
    if (this.marks.length <= most) return
    this.spacing *= 2
    this.marks = this.marks.filter((one) => one.time % this.spacing === 0)
  }
}

function bytesOf(values: StateValues): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? 8 : value.byteLength), 0)
}
