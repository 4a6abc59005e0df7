/**
 * What changes of a machine with every load lies together, whichever part it belongs to: a record of numbers for each machine, of which parts claim columns.
 * NOTE with an array for each column an event waited for memory at every one of them: 5 % of its time with 10,000 machines (1 to 3 % of plant-48m, nothing of a small line).
 */
import type { StateVisitor } from '../engine/index.ts'

/** From a machine to the next in a column; the most columns that there can be. */
export const SPAN = 16

export class MachineRecords {
  private readonly numbers: Float64Array
  private claimed = 0

  constructor(machines: number) {
    this.numbers = new Float64Array(Math.max(1, machines) * SPAN)
  }

  /** A number for each machine, 0 at first: that of machine m is at m * SPAN. It is in the snapshot of the records. */
  column(): Float64Array {
    return this.numbers.subarray(this.claimed++)
  }

  visit(state: StateVisitor): void {
    // The columns stay views of this array.
    this.numbers.set(state.array(this.numbers))
  }
}
