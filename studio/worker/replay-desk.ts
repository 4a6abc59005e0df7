/** Answers what the page asks of a replay, one question after the other; a long way to a time is gone in short stretches, and left where it is no longer wanted. */
import type { Job } from 'tollway/experiment'
import { lotsInLine, machineStretches, Replay, stretchShares, traceLot, waitingAt } from 'tollway/log'
import { lotSentences } from 'tollway/report'
import { type Film, formatProblem, type LineSpec, type LotSeen, type WaitingSeen } from 'tollway/spec'
import type { LineFiles } from '../messages.ts'
import type { FilmRequest, MachineDay, Opened, ReplayCalls, Story } from '../replay-messages.ts'
import { runJob } from './jobs.ts'
import { readOne } from './reading.ts'

const DAY = 86_400_000_000
/** Milliseconds that a stretch may take, so that a newer wish is heard. */
const STRETCH = 60

interface Open {
  replay: Replay
  line: LineSpec
  job: Job
  replication: number
}

export class ReplayDesk implements ReplayCalls {
  #open: Open | null = null
  #before: Promise<unknown> = Promise.resolve()
  /** Counts the wishes for another time: only the last one is followed. */
  #wishes = 0

  open(files: LineFiles, replication: number): Promise<Opened> {
    this.#wishes++
    return this.#inTurn(async () => {
      const reading = await readOne(files, files.files[files.main] ?? '')
      if (!reading.ok) throw new Error(formatProblem(reading.problems[0]!))
      const { line, hash } = reading
      const job = runJob(line, hash)
      const replay = new Replay(job, replication)
      this.#open = { replay, line, job, replication }
      const { name, notice = null, start } = line
      const { map, end } = replay
      return { name, notice, map, end, warmUp: Math.min(line.run.warmUp, end), replications: job.replications, start: start ?? null }
    })
  }

  film({ from, to, frames, sums }: FilmRequest): Promise<Film> {
    if (from !== null) this.#wishes++
    const wish = this.#wishes
    return this.#inTurn(async () => {
      const { replay } = this.#opened()
      if (from !== null) await this.#goTo(from, wish)
      return replay.film(to, { frames, sums })
    })
  }

  next(time: number): Promise<number> {
    return this.#at(time, ({ replay }) => replay.next)
  }

  waiting(node: number, time: number): Promise<WaitingSeen[]> {
    return this.#at(time, ({ replay }) => waitingAt(replay, node))
  }

  lots(time: number): Promise<LotSeen[]> {
    return this.#at(time, ({ replay }) => lotsInLine(replay))
  }

  day(machine: number, time: number): Promise<MachineDay> {
    const from = Math.max(0, time - DAY)
    return this.#at(from, ({ replay }) => {
      const stretches = machineStretches(replay, machine, from, time)
      return { from, to: time, stretches, shares: stretchShares(stretches) }
    })
  }

  story(lot: number, time: number): Promise<Story | null> {
    return this.#inTurn(async () => {
      const { job, line, replication } = this.#opened()
      const trace = traceLot(job, replication, lot, null, time)
      return 'lots' in trace ? null : lotSentences(trace, line)
    })
  }

  #at<Value>(time: number, look: (open: Open) => Value): Promise<Value> {
    const wish = ++this.#wishes
    return this.#inTurn(async () => {
      await this.#goTo(time, wish)
      return look(this.#opened())
    })
  }

  #opened(): Open {
    if (this.#open === null) throw new Error('no line is open')
    return this.#open
  }

  #inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = this.#before.then(task)
    this.#before = done.catch(() => undefined)
    return done
  }

  /** @throws Error where a later wish is there */
  async #goTo(time: number, wish: number): Promise<void> {
    const { replay } = this.#opened()
    replay.approach(time)
    let stretch = DAY / 24
    while (replay.now < Math.min(time, replay.end)) {
      if (wish !== this.#wishes) throw new Error('another time is wanted')
      const begun = performance.now()
      replay.runTo(Math.min(time, replay.now + stretch))
      stretch *= performance.now() - begun < STRETCH / 2 ? 2 : 0.75
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
}
