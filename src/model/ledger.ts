/**
 * The books of one replication: running totals in columns, copied into a row whenever a time bucket closes. There are at most `maxRows` buckets;
 * when they are full every second row is dropped and buckets become twice as long. A KPI is a function of two cuts (rows), so that a warm-up
 * chosen afterwards, WIP over time and daily output need no second run. The hot path only adds to `totals`.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'

/** 1 day / 1024: doubled ten times it is a day, so that buckets fall on whole days whenever they are long enough. */
export const FIRST_BUCKET: Ticks = 84_375_000

export class Ledger {
  readonly totals: Float64Array
  private rows: Float64Array
  private rowCount = 0
  private bucket: Ticks

  /**
   * @param columns how many totals are kept
   * @param maxRows an even number of rows at most
   * @param expectedEnd length of the run if known, ticks: buckets start long enough for it
   */
  constructor(columns: number, maxRows: number, expectedEnd: Ticks) {
    this.totals = new Float64Array(columns)
    this.maxRows = maxRows
    this.bucket = FIRST_BUCKET
    while (this.bucket * maxRows < expectedEnd) this.bucket *= 2
    this.rows = new Float64Array(0)
  }

  private readonly maxRows: number

  /** Length of a time bucket, ticks. */
  get bucketTicks(): Ticks {
    return this.bucket
  }

  /** When the bucket now open closes, ticks. */
  get nextClose(): Ticks {
    return (this.rowCount + 1) * this.bucket
  }

  /** Closes the bucket at `nextClose`: all totals must be settled to that time. */
  close(): void {
    const columns = this.totals.length
    if ((this.rowCount + 1) * columns > this.rows.length) this.makeRoom(columns)
    this.rows.set(this.totals, this.rowCount * columns)
    this.rowCount++
    if (this.rowCount === this.maxRows) this.halve(columns)
  }

  /** Bucket ends that can be cut at, ticks, ascending. */
  get cuts(): Ticks[] {
    return Array.from({ length: this.rowCount }, (_, row) => (row + 1) * this.bucket)
  }

  /** One of the totals at the end of bucket `row`. */
  totalAt(row: number, column: number): number {
    return this.rows[row * this.totals.length + column]!
  }

  /** Totals at the end of bucket `row`. */
  totalsAt(row: number): Float64Array {
    const columns = this.totals.length
    return this.rows.slice(row * columns, (row + 1) * columns)
  }

  visit(state: StateVisitor): void {
    this.totals.set(state.array(this.totals))
    this.rows = state.array(this.rows)
    this.rowCount = state.number(this.rowCount)
    this.bucket = state.number(this.bucket)
  }

  private makeRoom(columns: number): void {
    const rows = Math.min(this.maxRows, Math.max(16, this.rowCount * 4))
    const larger = new Float64Array(rows * columns)
    larger.set(this.rows)
    this.rows = larger
  }

  private halve(columns: number): void {
    for (let row = 1; row < this.rowCount; row += 2) {
      this.rows.copyWithin(((row - 1) / 2) * columns, row * columns, (row + 1) * columns)
    }
    this.rowCount /= 2
    this.bucket *= 2
  }
}
