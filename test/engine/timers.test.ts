import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restoreState, saveState } from '../../src/engine/state.ts'
import { type Timer, Timers } from '../../src/engine/timers.ts'

/** What is set, in a plain array: sorted by time, priority and order of setting whenever it is asked. */
class SortedArray {
  now = 0
  private entries: { timer: Timer; time: number; priority: number; order: number }[] = []
  private order = 0

  set(timer: Timer, time: number, priority: number): void {
    this.clear(timer)
    this.entries.push({ timer, time, priority, order: this.order++ })
  }

  clear(timer: Timer): void {
    this.entries = this.entries.filter((entry) => entry.timer !== timer)
  }

  get pending(): Timer[] {
    return this.sorted().map(({ timer }) => timer)
  }

  timeOf(timer: Timer): number {
    return this.entries.find((entry) => entry.timer === timer)?.time ?? Number.POSITIVE_INFINITY
  }

  take(): Timer {
    const first = this.sorted()[0]!
    this.clear(first.timer)
    this.now = first.time
    return first.timer
  }

  private sorted() {
    return [...this.entries].sort((a, b) => a.time - b.time || a.priority - b.priority || a.order - b.order)
  }
}

type Operation =
  | { kind: 'claim'; priority: number }
  | { kind: 'set'; which: number; delay: number }
  | { kind: 'clear'; which: number }
  | { kind: 'release'; which: number }
  | { kind: 'take' }
  | { kind: 'snapshot' }

const which = fc.nat({ max: 99 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('claim' as const), priority: fc.constantFrom(0, 0, 1, 2, 63) }) },
  // Few different delays: equal times must be common.
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('set' as const), which, delay: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clear' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('snapshot' as const) }) },
)

describe('the future of a run', () => {
  it('is in the order of time, then priority, then setting, like a sorted array, whatever is set, cleared, given back or restored', () => {
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 300 }), (operations) => {
        let timers = new Timers()
        const reference = new SortedArray()
        const claimed: { timer: Timer; priority: number }[] = []
        let owner = 0
        for (const op of operations) {
          const chosen = 'which' in op && claimed.length > 0 ? claimed[op.which % claimed.length]! : null
          if (op.kind === 'claim') {
            const timer = timers.claim(op.priority, owner, op.priority)
            expect([timers.handlerOf(timer), timers.ownerOf(timer), timers.isSet(timer)]).toEqual([op.priority, owner++, false])
            expect(claimed.some((one) => one.timer === timer)).toBe(false)
            claimed.push({ timer, priority: op.priority })
          } else if (op.kind === 'set' && chosen !== null) {
            timers.set(chosen.timer, op.delay)
            reference.set(chosen.timer, timers.now + op.delay, chosen.priority)
          } else if (op.kind === 'clear' && chosen !== null) {
            timers.clear(chosen.timer)
            reference.clear(chosen.timer)
          } else if (op.kind === 'release' && chosen !== null) {
            timers.release(chosen.timer)
            reference.clear(chosen.timer)
            claimed.splice(claimed.indexOf(chosen), 1)
          } else if (op.kind === 'take' && reference.pending.length > 0) {
            expect(timers.take()).toBe(reference.take())
            expect(timers.now).toBe(reference.now)
          } else if (op.kind === 'snapshot') {
            const saved = structuredClone(saveState(timers))
            timers = new Timers()
            restoreState(timers, saved)
          }
          expect([...timers.pending].sort()).toEqual([...reference.pending].sort())
          for (const { timer } of claimed) expect(timers.timeOf(timer)).toBe(reference.timeOf(timer))
        }
        const rest: Timer[] = []
        while (timers.nextTime() < Number.POSITIVE_INFINITY) rest.push(timers.take())
        expect(rest).toEqual(reference.pending)
      }),
      { numRuns: 150 },
    )
  })

  it('of a hundred timers at one instant is in the order of setting, also for those set again', () => {
    const timers = new Timers()
    const all = Array.from({ length: 100 }, (_, index) => timers.claim(0, index, 1))
    for (const timer of all) timers.setAt(timer, 7)
    for (const timer of all.slice(0, 50)) timers.setAt(timer, 7)
    const fired: number[] = []
    timers.run(7, (timer) => fired.push(timers.ownerOf(timer)))
    expect(fired).toEqual([...all.slice(50), ...all.slice(0, 50)])
    expect(timers.fired).toBe(100)
  })

  it('can set the timer that has just fired again at the same instant', () => {
    const timers = new Timers()
    const timer = timers.claim(0, 0, 0)
    timers.set(timer, 3)
    let left = 3
    const at: number[] = []
    timers.run(10, (fired) => {
      at.push(timers.now)
      if (--left > 0) timers.set(fired, 0)
    })
    expect(at).toEqual([3, 3, 3])
    expect(timers.now).toBe(10)
  })

  it('refuses the past, unknown times and priorities that are none', () => {
    const timers = new Timers()
    const timer = timers.claim(0, 0, 0)
    timers.set(timer, 5)
    timers.take()
    expect(() => timers.set(timer, -1)).toThrow('expected a timer at or after now (5), received 4')
    expect(() => timers.set(timer, Number.NaN)).toThrow('received NaN')
    expect(() => timers.setAt(timer, 4)).toThrow(RangeError)
    for (const priority of [-1, 64, 1.5, Number.NaN]) {
      expect(() => timers.claim(0, 0, priority)).toThrow(`expected a timer priority from 0 to 63, received ${priority}`)
    }
  })
})
