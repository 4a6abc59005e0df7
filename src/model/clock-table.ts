/** Clocks of queue-time limits in rows: when each started, and when it reaches its limit. A row's clocks stand still until they are started. */
import { grown, type StateVisitor, type Ticks } from '../engine/index.ts'

const STOPPED = -1

export class ClockTable {
  private started: Float64Array
  private due: Float64Array
  private readonly clocks: number

  /** @param clocks of each row */
  constructor(clocks: number) {
    this.clocks = clocks
    this.started = new Float64Array(16 * clocks).fill(STOPPED)
    this.due = new Float64Array(16 * clocks)
  }

  start(row: number, clock: number, started: Ticks, due: Ticks): void {
    const cell = this.cellOf(row, clock)
    this.started[cell] = started
    this.due[cell] = due
  }

  stop(row: number, clock: number): void {
    const cell = this.cellOf(row, clock)
    this.started[cell] = STOPPED
  }

  runs(row: number, clock: number): boolean {
    const cell = this.cellOf(row, clock)
    return this.started[cell] !== STOPPED
  }

  startedAt(row: number, clock: number): Ticks {
    const cell = this.cellOf(row, clock)
    return this.started[cell]!
  }

  /** Infinity: it doesn't run. */
  dueAt(row: number, clock: number): Ticks {
    const cell = this.cellOf(row, clock)
    return this.started[cell] === STOPPED ? Number.POSITIVE_INFINITY : this.due[cell]!
  }

  /** Has it start no later, and reach its limit no later, than so. */
  advance(row: number, clock: number, started: Ticks, due: Ticks): void {
    if (this.runs(row, clock)) this.start(row, clock, Math.min(this.startedAt(row, clock), started), Math.min(this.dueAt(row, clock), due))
    else this.start(row, clock, started, due)
  }

  visit(state: StateVisitor): void {
    this.started = state.array(this.started)
    this.due = state.array(this.due)
  }

  /** Makes room first: the arrays may be new ones afterwards. */
  private cellOf(row: number, clock: number): number {
    const cell = row * this.clocks + clock
    while (cell >= this.started.length) {
      const from = this.started.length
      this.started = grown(this.started)
      this.started.fill(STOPPED, from)
      this.due = grown(this.due)
    }
    return cell
  }
}
