import { describe, expect, it } from 'vitest'
import { restoreState, type StateVisitor, saveState } from '../../src/engine/state.ts'

class Tank {
  level = 0
  readings = new Float64Array(2)
  flags = new Uint8Array(1)

  visit(state: StateVisitor): void {
    this.level = state.number(this.level)
    this.readings = state.array(this.readings)
    this.flags = state.array(this.flags)
  }
}

function tank(level: number, reading: number): Tank {
  const one = new Tank()
  one.level = level
  one.readings[1] = reading
  return one
}

describe('a snapshot', () => {
  it('is a copy: running on changes neither it nor, after restoring, the other way round', () => {
    const one = tank(3, 0.5)
    const saved = saveState(one)
    one.readings[1] = 99
    one.level = 99
    const other = new Tank()
    restoreState(other, saved)
    expect([other.level, other.readings[1]]).toEqual([3, 0.5])
    other.readings[1] = 7
    expect(saved).toEqual(saveState(tank(3, 0.5)))
  })

  it('survives structured cloning', () => {
    const other = new Tank()
    restoreState(other, structuredClone(saveState(tank(1, 2))))
    expect(saveState(other)).toEqual(saveState(tank(1, 2)))
  })

  it('keeps the size of what has grown', () => {
    const one = tank(0, 0)
    one.readings = new Float64Array(64).fill(1)
    const other = new Tank()
    restoreState(other, saveState(one))
    expect(other.readings).toHaveLength(64)
  })

  it('of something else is refused, with what was expected and what came', () => {
    const [level, readings, flags] = saveState(tank(1, 2))
    expect(() => restoreState(new Tank(), [readings!, level!, flags!])).toThrow(
      'snapshot value 1: expected a number, received Float64Array',
    )
    expect(() => restoreState(new Tank(), [level!, flags!, readings!])).toThrow(
      'snapshot value 2: expected Float64Array, received Uint8Array',
    )
    expect(() => restoreState(new Tank(), [level!, 4, flags!])).toThrow('snapshot value 2: expected Float64Array, received a number')
    expect(() => restoreState(new Tank(), [level!, readings!])).toThrow('snapshot value 3: expected Uint8Array, received nothing')
    expect(() => restoreState(new Tank(), [level!, readings!, flags!, 1])).toThrow('the snapshot has 4 values, expected 3')
  })
})
