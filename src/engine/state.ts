/**
 * Snapshots as plain copies. Everything that changes during a run sits in numbers and typed arrays; each part of the floor has one method,
 * `visit(state)`, that walks through its own in a fixed order. The same walk saves (each value is copied out) and restores (each value is put back).
 */

export type StateArray = Int32Array | Uint32Array | Uint8Array | Float64Array

export interface StateVisitor {
  number(value: number): number
  array<T extends StateArray>(value: T): T
}

/** Copied-out state in the order of the walk; plain data that survives structured cloning. */
export type StateValues = (number | StateArray)[]

export interface Stateful {
  visit(state: StateVisitor): void
}

/** Copies the state of `part`; running on does not change the copy. */
export function saveState(part: Stateful): StateValues {
  const values: StateValues = []
  part.visit({
    number(value) {
      values.push(value)
      return value
    },
    array(value) {
      values.push(value.slice())
      return value
    },
  })
  return values
}

/** Puts `values` back into `part`, which must be built from the same line. Throws RangeError where they don't fit. */
export function restoreState(part: Stateful, values: StateValues): void {
  let index = 0
  part.visit({
    number() {
      const value = values[index++]
      if (typeof value !== 'number') throw misfit(index, 'a number', value)
      return value
    },
    array<T extends StateArray>(old: T): T {
      const value = values[index++]
      if (value === undefined || typeof value === 'number' || value.constructor !== old.constructor)
        throw misfit(index, old.constructor.name, value)
      return value.slice() as T
    },
  })
  if (index !== values.length)
    throw new RangeError(`the snapshot has ${values.length} values, expected ${index}: is it of the same line and version?`)
}

function misfit(index: number, expected: string, received: StateValues[number] | undefined): RangeError {
  const kind = received === undefined ? 'nothing' : typeof received === 'number' ? 'a number' : received.constructor.name
  return new RangeError(`snapshot value ${index}: expected ${expected}, received ${kind}: is it of the same line and version?`)
}
