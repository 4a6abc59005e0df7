/**
 * The clock of what is watched: it runs over films that the worker makes a little ahead of it, and waits where they don't come fast enough. Kept apart from
 * the state that the page follows, as it changes with every picture.
 */
import type { Film } from 'tollway/spec'
import type { ReplayCalls } from '../replay-messages.ts'

/** Seconds on the screen. */
const AHEAD = 0.7
const PIECE = 0.3
const FRAMES_PER_SECOND = 20
/** How long a carrier is seen moving. */
export const FLIGHT = 0.75
/** Above so many moves a second single carriers are no longer drawn, and from this speed on in any case (ticks a second: half a day). */
const MOST_MOVES = 2500
const FASTEST_SINGLE = 43_200_000_000

/** A place in a film. */
export interface Shown {
  film: Film
  frame: number
}

export class ReplayPlayer {
  /** Ticks from the start of the run. */
  clock = 0
  /** Ticks a second of the screen. */
  speed: number
  isPlaying = false
  /** The clock waits for the worker. */
  isBehind = false
  films: Film[] = []
  readonly end: number
  readonly #ask: Pick<ReplayCalls, 'film'>
  readonly #fail: (error: Error) => void
  /** Counts up with each jump: films of before are of no use. */
  #jump = 0
  #isClosed = false
  #isAsking = false
  #wanted: number | null = null
  #hasTooMany = false

  constructor(ask: Pick<ReplayCalls, 'film'>, end: number, speed: number, fail: (error: Error) => void) {
    this.#ask = ask
    this.end = end
    this.speed = speed
    this.#fail = fail
  }

  /** Whether single carriers are drawn at this speed. */
  get showsSingle(): boolean {
    return this.speed <= FASTEST_SINGLE && !this.#hasTooMany
  }

  /** Another line is watched from now on. */
  close(): void {
    this.#isClosed = true
    this.isPlaying = false
  }

  /** Goes on by `seconds` of the screen. */
  tick(seconds: number): void {
    if (this.isPlaying && this.#wanted === null) {
      const last = this.films.at(-1)?.to ?? this.clock
      const next = this.clock + seconds * this.speed
      this.isBehind = next > last && last < this.end
      this.clock = Math.min(next, last)
      if (this.clock >= this.end) this.isPlaying = false
    }
    while (
      this.films.length > 1 &&
      this.films[1]!.from + FLIGHT * this.speed < this.clock &&
      this.films[0]!.to < this.clock - FLIGHT * this.speed
    )
      this.films.shift()
    if (this.isPlaying) this.#askAhead()
  }

  setSpeed(speed: number): void {
    this.speed = speed
    this.#hasTooMany = false
    // What was made ahead is of another grain.
    this.jumpTo(this.clock)
  }

  /** Shows another time; of several wishes the last is followed. */
  jumpTo(time: number): void {
    this.clock = Math.max(0, Math.min(this.end, time))
    this.#wanted = this.clock
    this.#jump++
    void this.#follow()
  }

  /** What is to be drawn; null: nothing is there yet. */
  get shown(): Shown | null {
    let found: Shown | null = null
    for (const film of this.films) {
      for (let frame = 0; frame < film.times.length; frame++) if (film.times[frame]! <= this.clock) found = { film, frame }
    }
    return found ?? (this.films[0] === undefined ? null : { film: this.films[0], frame: 0 })
  }

  async #follow(): Promise<void> {
    if (this.#isAsking || this.#wanted === null || this.#isClosed) return
    const [time, jump] = [this.#wanted, this.#jump]
    // With single carriers also those that are on their way; with sums as much as between two frames.
    const from = Math.max(0, time - (this.showsSingle ? FLIGHT : 1 / FRAMES_PER_SECOND) * this.speed)
    const film = await this.#film({ from, to: time, frames: 1, sums: !this.showsSingle })
    if (film !== null && jump === this.#jump) {
      this.films = [film]
      this.#wanted = null
    }
    void this.#follow()
  }

  #askAhead(): void {
    const last = this.films.at(-1)?.to
    if (this.#isAsking || this.#wanted !== null || last === undefined || last >= this.end || last - this.clock > AHEAD * this.speed) return
    void this.#more(last)
  }

  async #more(from: number): Promise<void> {
    const jump = this.#jump
    const to = Math.min(this.end, Math.floor(from + PIECE * this.speed))
    const film = await this.#film({ from: null, to, frames: Math.round(PIECE * FRAMES_PER_SECOND), sums: !this.showsSingle })
    if (film !== null && jump === this.#jump) {
      this.films.push(film)
      this.#hasTooMany ||= film.moves.time.length > MOST_MOVES * PIECE
    }
    void this.#follow()
  }

  async #film(request: Parameters<ReplayCalls['film']>[0]): Promise<Film | null> {
    this.#isAsking = true
    try {
      return await this.#ask.film(request)
    } catch (error) {
      if (this.#wanted === null && !this.#isClosed) this.#fail(error instanceof Error ? error : new Error(String(error)))
      return null
    } finally {
      this.#isAsking = false
    }
  }
}
