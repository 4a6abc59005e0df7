/** Which of the lots that wait goes next, rule by rule. A first lot keeps the machine busy while the others come. */
import { describe, expect, it } from 'vitest'
import { compile, SimulationError } from '../../src/model/index.ts'
import type { DispatchCriterionSpec, DispatchSpec, ProductSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

interface Waiting extends Partial<ProductSpec> {
  /** Minutes. */
  at: number | number[]
  time: number
  due?: number
  /** Work after this station, minutes. */
  later?: number
}

/** Starts at the saw after the first lot, by name and minute. */
function starts(dispatch: DispatchSpec, lots: Record<string, Waiting>, busy = 10, saw: Partial<StationSpec> = {}): string[] {
  const all: Record<string, Waiting> = { blocker: { at: 0, time: busy, family: 'x' }, ...lots }
  const entries = Object.entries(all)
  const run = trace(
    line({
      products: entries.map(([name, { at: _, time: _time, due, later: _later, ...over }]) =>
        product(name, { route: name, ...(due !== undefined && { dueAfter: due * min }), ...over }),
      ),
      routes: entries.map(([name, { time, later }]) => ({
        name,
        steps: [step(name, time * min, { station: 'saw' }), ...(later === undefined ? [] : [step('die', later * min)])],
      })),
      stations: [station('saw', { dispatch, ...saw }), station('die', { machines: 9 })],
      release: entries.map(([name, { at }]) =>
        schedule(
          [at].flat().map((one) => one * min),
          { name, product: name },
        ),
      ),
    }),
    10 * h,
  )
  return run.all
    .filter(({ what, step: at }) => what === 'workStarted' && at !== 'die' && at !== 'blocker')
    .map(({ step: name, at }) => `${name} ${at / min}`)
}

const names = (...given: Parameters<typeof starts>) =>
  starts(...given)
    .map((text) => text.split(' ')[0]!)
    .join('')

/** Each rule has its own order of these three. */
const three: Record<string, Waiting> = {
  a: { at: 1, time: 6, priority: 2, due: 20 },
  b: { at: 2, time: 9, priority: 0, due: 60 },
  c: { at: 3, time: 3, priority: 1, due: 30 },
}

describe('of what waits, goes first', () => {
  const orders: [DispatchCriterionSpec['rule'], string, string[]][] = [
    ['fifo', 'the one that came first', ['a 10', 'b 16', 'c 25']],
    ['lifo', 'the one that came last', ['c 10', 'b 13', 'a 22']],
    ['priority', 'the one of the best class', ['b 10', 'c 19', 'a 22']],
    ['shortest', 'the one with the shortest process time', ['c 10', 'a 13', 'b 19']],
    ['longest', 'the one with the longest process time', ['b 10', 'a 19', 'c 25']],
    ['due-date', 'the one that is due first', ['a 10', 'c 16', 'b 19']],
  ]
  it.for(orders)('by %s: %s', ([rule, , expected]) => {
    expect(starts([{ rule } as DispatchCriterionSpec], three)).toEqual(expected)
  })

  it('by the short forms the same as by lists of one rule', () => {
    expect(starts('fifo', three)).toEqual(starts([{ rule: 'fifo' }], three))
    expect(starts('priority', three)).toEqual(starts([{ rule: 'priority' }], three))
  })

  it('by lifo: the one that came last while the one before was worked on', () => {
    expect(names([{ rule: 'lifo' }], { a: { at: 1, time: 5 }, b: { at: 2, time: 5 }, c: { at: 12, time: 5 } })).toBe('bca')
  })
})

describe('a lot that is due and has work after this station', () => {
  // a is due at 41 with 20 min to do, of which 5 here; b at 32 with 10 min, of which 5 here.
  const two: Record<string, Waiting> = { b: { at: 2, time: 5, later: 5, due: 30 }, a: { at: 1, time: 5, later: 15, due: 40 } }

  it('goes by due-date: b before a, 32 before 41', () => {
    expect(names([{ rule: 'due-date' }], two)).toBe('ba')
  })

  it('goes by operation-due-date: a before b, 1 + 40 x 5/20 = 11 before 2 + 30 x 5/10 = 17', () => {
    expect(names([{ rule: 'operation-due-date' }], two)).toBe('ab')
  })

  it('goes by slack: a before b, 41 - 20 = 21 before 32 - 10 = 22', () => {
    expect(names([{ rule: 'slack' }], two)).toBe('ab')
  })

  it('goes by critical-ratio as time goes on: at 10 min a with 31/20 before b with 22/10, at 30 min b with 2/10 before a with 11/20', () => {
    expect(names([{ rule: 'critical-ratio' }], two, 10)).toBe('ab')
    expect(names([{ rule: 'critical-ratio' }], two, 30)).toBe('ba')
  })
})

describe('apparent tardiness', () => {
  // At 10 min: a has 4 min to do and 20 min slack, b 8 min and none; on average 6 min.
  const two: Record<string, Waiting> = { b: { at: 1, time: 8, due: 17 }, a: { at: 2, time: 4, due: 32 } }
  const rule = (lookAhead: number): DispatchSpec => [{ rule: 'apparent-tardiness', lookAhead }]

  it('looks at urgency where it looks ahead a little: 1/4 exp(-20/12) = 0.047 is less than 1/8', () => {
    expect(names(rule(2), two)).toBe('ba')
  })

  it('goes by shortness where it looks ahead far: 1/4 exp(-20/60) = 0.179 is more than 1/8', () => {
    expect(names(rule(10), two)).toBe('ab')
  })

  it('weighs lots: 3/4 exp(-20/12) = 0.142 is more than 1/8', () => {
    expect(names(rule(2), { ...two, a: { ...two['a']!, weight: 3 } })).toBe('ab')
  })

  it('takes a lot that is never due last, and several of them as they came', () => {
    expect(names(rule(2), { c: { at: 1, time: 1 }, d: { at: 1, time: 1 }, a: { at: 2, time: 4, due: 32 } })).toBe('acd')
  })

  it('takes the mean over what waits when it decides', () => {
    // A third lot of 36 min makes the mean 16 min: 1/4 exp(-20/32) = 0.134 is more than 1/8.
    expect(names(rule(2), { ...two, z: { at: 3, time: 36 } }).slice(0, 2)).toBe('ab')
  })
})

describe('apparent tardiness with setups', () => {
  // As above, without setups 0.047 for a and 1/8 for b. The machine is set up for x; every change takes 5 min, the mean.
  const two: Record<string, Waiting> = {
    b: { at: 1, time: 8, due: 17, family: 'y' },
    a: { at: 2, time: 4, due: 32, family: 'x' },
  }
  const rule = (setup: number): DispatchSpec => [{ rule: 'apparent-tardiness', lookAhead: 2, setup }]
  const saw = { setup: changeover('family', 5 * min) }

  it('puts the setup off where it counts much: 0.047 is more than 1/8 exp(-1/0.95) = 0.044', () => {
    expect(names(rule(0.95), two, 10, saw)).toBe('ab')
    expect(names(rule(0.2), two, 10, saw)).toBe('ab')
  })

  it('makes it where it counts little: 1/8 exp(-1/1.1) = 0.050', () => {
    expect(names(rule(1.1), two, 10, saw)).toBe('ba')
    expect(names([{ rule: 'apparent-tardiness', lookAhead: 2 }], two, 10, saw)).toBe('ba')
  })

  it('measures a setup by the mean over all changes: 5 min of 105/6', () => {
    const change = { by: 'family' as const, time: { kind: 'constant' as const, value: 20 * min } }
    const matrix = [{ from: 'x', to: 'y', time: { kind: 'constant' as const, value: 5 * min } }]
    const uneven = { setup: { changes: [{ ...change, matrix }] } }
    const three = { ...two, z: { at: 300, time: 4, family: 'z' } }
    // 1/8 exp(-5 / (0.30 x 17.5)) = 0.048; with 0.285 it is 0.046.
    expect(names(rule(0.3), three, 10, uneven)).toBe('baz')
    expect(names(rule(0.285), three, 10, uneven)).toBe('abz')
  })

  it('still takes first what takes no time, however long its setup', () => {
    expect(names(rule(0.0001), { a: two['a']!, b: { ...two['b']!, time: 0 } }, 10, saw)).toBe('ba')
  })

  it('makes no difference where nothing is set up', () => {
    expect(names(rule(0.2), two)).toBe('ba')
  })
})

describe('random order', () => {
  const spec = (at: number) =>
    line({
      steps: [step('saw', 10 * min)],
      stations: [station('saw', { dispatch: [{ rule: 'random' }] })],
      release: [schedule([0, ...Array<number>(8).fill(at)])],
    })
  const order = (seed: number, at = min) =>
    trace(spec(at), 10 * h, seed)
      .all.filter(({ what }) => what === 'workStarted')
      .map(({ lot }) => lot)

  it('takes everyone once, the same with the same seed, another order with another', () => {
    expect([...order(1)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(order(1)).toEqual(order(1))
    expect(new Set([1, 2, 3, 4].map((seed) => order(seed).join()))).toHaveLength(4)
  })

  it('belongs to the lots: it does not depend on when they come', () => {
    expect(order(3, 2 * min)).toEqual(order(3, min))
  })

  it('is even: each of eight lots goes first about as often', () => {
    const firsts = Array.from({ length: 160 }, (_, seed) => order(seed)[1]!)
    const counts = Array.from({ length: 8 }, (_, lot) => firsts.filter((first) => first === lot + 1).length)
    const chiSquare = counts.reduce((sum, count) => sum + (count - 20) * (count - 20), 0) / 20
    // 99.9 % of chi-square with 7 degrees of freedom.
    expect(chiSquare).toBeLessThan(24.3)
  })
})

describe('same-setup', () => {
  // The machine is set up for x; a change takes 5 min, work 1 min.
  const saw = { setup: changeover('family', 5 * min) }
  const lots: Record<string, Waiting> = {
    a: { at: 1, time: 1, family: 'y' },
    b: { at: 2, time: 1, family: 'x' },
    c: { at: 3, time: 1, family: 'y' },
    d: { at: 4, time: 1, family: 'x' },
    e: { at: 6, time: 1, family: 'x' },
    f: { at: 8, time: 1, family: 'x' },
  }

  it('takes all that the machine is set up for, then changes over once', () => {
    expect(starts([{ rule: 'same-setup' }], lots, 10, saw)).toEqual(['b 10', 'd 11', 'e 12', 'f 13', 'a 19', 'c 20'])
  })

  it('with a guard lets go first what has waited that long, whatever the machine is set up for', () => {
    // a has waited 12 min at 13, c 16 min at 19, f 12 min at 20.
    expect(starts([{ rule: 'same-setup', guard: 12 * min }], lots, 10, saw)).toEqual(['b 10', 'd 11', 'e 12', 'a 18', 'c 19', 'f 25'])
  })

  it('with a guard lets go first also what the rules behind it would always put last', () => {
    const slow = { ...lots, a: { ...lots['a']!, time: 3 } }
    const dispatch: DispatchSpec = [{ rule: 'same-setup', guard: 12 * min }, { rule: 'shortest' }]
    // At 13 min a has waited 12 min: it goes before c, which is shorter.
    expect(starts(dispatch, slow, 10, saw)).toEqual(['b 10', 'd 11', 'e 12', 'a 18', 'c 21', 'f 27'])
  })

  it('counts after the rules before it and before those behind it', () => {
    const hot = { ...lots, c: { ...lots['c']!, priority: -1 }, f: { ...lots['f']!, time: 0.5 } }
    const dispatch: DispatchSpec = [{ rule: 'priority' }, { rule: 'same-setup' }, { rule: 'shortest' }]
    expect(names(dispatch, hot, 10, saw)).toBe('cafbde')
  })

  it('makes no difference where nothing is set up', () => {
    expect(names([{ rule: 'same-setup' }], lots)).toBe('abcdef')
  })
})

describe('a list of rules', () => {
  const dispatch: DispatchSpec = [{ rule: 'priority' }, { rule: 'due-date' }, { rule: 'shortest' }]
  const lots: Record<string, Waiting> = {
    a: { at: 1, time: 5, priority: 1, due: 59 },
    b: { at: 2, time: 4, priority: 0, due: 88 },
    c: { at: 3, time: 3, priority: 0, due: 57 },
    d: { at: 4, time: 2, priority: 0, due: 56 },
    e: { at: 4, time: 2, priority: 0, due: 56 },
  }

  it('lets the next rule decide where the one before ties, and in the end who came first', () => {
    expect(names(dispatch, lots)).toBe('decba')
  })

  it('asks no rule behind fifo or lifo, which never tie', () => {
    expect(names([{ rule: 'fifo' }, { rule: 'shortest' }], lots)).toBe('abcde')
    expect(names([{ rule: 'priority' }, { rule: 'fifo' }, { rule: 'shortest' }], lots)).toBe('bcdea')
    expect(names([{ rule: 'lifo' }, { rule: 'shortest' }], lots)).toBe('edcba')
  })

  it('of a rule that changes with time and one that does not, both count', () => {
    const b = { at: 2, time: 4, due: 24 }
    const tied: Record<string, Waiting> = { a: { at: 1, time: 8, due: 41 }, b, c: { ...b, priority: -1 } }
    // At 10 min all have 4: a 32/8, b and c 16/4. At 14 min a has 28/8, b 12/4; at 18 min b and c have 8/4.
    expect(names([{ rule: 'critical-ratio' }, { rule: 'priority' }], tied)).toBe('cba')
    expect(names([{ rule: 'critical-ratio' }], tied)).toBe('abc')
  })

  it('is refused where it is longer than four', () => {
    const five: DispatchSpec = Array.from({ length: 5 }, () => ({ rule: 'shortest' }))
    const spec = line({ steps: [step('saw', min)], stations: [station('saw', { dispatch: five })] })
    expect(() => compile(spec)).toThrow(new SimulationError('station "saw": expected at most 4 dispatch rules, received 5'))
  })
})

describe('lots that tie', () => {
  const alike = { at: 1, time: 5, due: 30, priority: 1 }
  const rules: DispatchCriterionSpec[] = [
    ...(['priority', 'shortest', 'longest', 'due-date', 'operation-due-date', 'critical-ratio', 'slack', 'same-setup'] as const).map(
      (rule) => ({ rule }),
    ),
    { rule: 'apparent-tardiness', lookAhead: 2 },
    { rule: 'apparent-tardiness', lookAhead: 2, setup: 0.2 },
    { rule: 'feed', station: 'die', below: h },
  ]
  it.for(rules)('go as they came, by $rule', (rule) => {
    expect(names([rule], { a: alike, b: alike, c: alike, d: alike, e: alike })).toBe('abcde')
    expect(names([rule], { a: { at: 3, time: 0 }, b: { at: 2, time: 0 }, c: { at: 1, time: 0 } })).toBe('cba')
  })
})
