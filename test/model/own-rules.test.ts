/** Dispatch rules of the user's own: what they may look at, in which form, and what becomes of their mistakes. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, type OwnRule, SimulationError, type WaitingCarrier } from '../../src/model/index.ts'
import type { DispatchSpec, LineSpec } from '../../src/spec/line.ts'
import { changeover, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const own = (name = 'x:mine'): DispatchSpec => [{ rule: 'own', name }]

/** Six lots of different size come to the saw; a first one keeps it until 10 min. Two families where it changes over. */
function lineOf(dispatch: DispatchSpec, withSetup = false): LineSpec {
  const sizes = [1, 40, 20, 60, 10, 50, 30]
  return line({
    products: sizes.map((lotUnits, index) =>
      product(`p${index}`, {
        lotUnits,
        family: `f${index % 2}`,
        priority: index,
        dueAfter: (9 - index) * h,
        weight: 2,
        attributes: { grade: 'a', colour: 'red' },
      }),
    ),
    steps: [step('saw', 10 * min, { attributes: { grade: 'hot' } }), step('die', 20 * min)],
    stations: [station('saw', { dispatch, ...(withSetup && { setup: changeover('family', 5 * min) }) }), station('die', { machines: 1 })],
    release: sizes.map((_, index) => schedule([index === 0 ? 0 : index * min], { name: `r${index}`, product: `p${index}` })),
  })
}

function order(rules: Record<string, OwnRule>, dispatch = own(), withSetup = false): string {
  const run = trace(lineOf(dispatch, withSetup), 3 * h, 1, new Map(Object.entries(rules)))
  const saws = run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'saw')
  return saws.map(({ units }) => units).join(' ')
}

describe('a rule that scores', () => {
  const score = ({ units }: WaitingCarrier) => units

  it('puts the lowest score first, scored once or at every choice', () => {
    expect(order({ 'x:mine': { static: true, score } })).toBe('1 10 20 30 40 50 60')
    expect(order({ 'x:mine': { score } })).toBe('1 10 20 30 40 50 60')
  })

  it('does so across the kinds of work of a station too', () => {
    expect(order({ 'x:mine': { static: true, score } }, own(), true)).toBe('1 10 20 30 40 50 60')
    expect(order({ 'x:mine': { score } }, own(), true)).toBe('1 10 20 30 40 50 60')
  })

  it('stands in a list like any other', () => {
    const small = { 'x:mine': { static: true, score: ({ units }: WaitingCarrier) => (units < 55 ? 0 : 1) } }
    expect(order(small, [...(own() as []), { rule: 'lifo' }])).toBe('1 30 50 10 20 40 60')
    expect(order(small, [{ rule: 'same-setup' }, ...(own() as []), { rule: 'lifo' }], true)).toBe('1 30 10 20 50 40 60')
  })

  it('is asked once for each carrier where it is static, on arrival, and for all that wait where it is not', () => {
    let asked: string[] = []
    const score = ({ product: name }: WaitingCarrier, now: number) => {
      asked.push(`${name} ${now / min}`)
      return 0
    }
    order({ 'x:mine': { static: true, score } })
    expect(asked).toEqual(['p0 0', 'p1 1', 'p2 2', 'p3 3', 'p4 4', 'p5 5', 'p6 6'])
    asked = []
    order({ 'x:mine': { score } })
    expect(new Set(asked.filter((one) => one.endsWith(' 10')))).toEqual(new Set(['p1 10', 'p2 10', 'p3 10', 'p4 10', 'p5 10', 'p6 10']))
  })
})

describe('a rule that compares', () => {
  it('puts first what it says goes before, and leaves ties to the next rule', () => {
    expect(order({ 'x:mine': { compare: (a, b) => b.units - a.units } })).toBe('1 60 50 40 30 20 10')
    expect(order({ 'x:mine': { compare: (a, b) => b.units - a.units } }, own(), true)).toBe('1 60 50 40 30 20 10')
    expect(order({ 'x:mine': { compare: () => 0 } }, [...(own() as []), { rule: 'lifo' }])).toBe('1 30 50 10 60 20 40')
  })

  it('knows the time', () => {
    const turn = {
      'x:mine': { compare: (a: WaitingCarrier, b: WaitingCarrier, now: number) => (now < 30 * min ? 1 : -1) * (a.units - b.units) },
    }
    expect(order(turn)).toBe('1 10 20 60 50 40 30')
  })
})

describe('a carrier as a rule sees it', () => {
  it('says what it is, where it comes from, when it is due, and what is ahead of it', () => {
    const seen: unknown[] = []
    const score = (carrier: WaitingCarrier, now: number) => {
      const { units, product: name, family, release, priority, weight, released, due, arrived, station: at, step: doing } = carrier
      const { expectedTime, remainingWork, nextStation, nextQueue } = carrier
      if (name === 'p2' && (now === 10 * min || now === 40 * min)) {
        const attributes = ['grade', 'colour', 'none'].map((one) => carrier.attribute(one))
        seen.push([units, name, family, release, priority, weight, released / min, due / h, arrived / min, at, doing])
        seen.push([expectedTime / min, remainingWork / min, nextStation, nextQueue, attributes])
      }
      return name === 'p2' ? 1 : 0
    }
    order({ 'x:mine': { score } })
    expect(seen[0]).toEqual([20, 'p2', 'f0', 'r2', 2, 2, 2, 7 + 2 / 60, 2, 'saw', 'saw'])
    expect(seen[1]).toEqual([10, 30, 'die', 0, ['hot', 'red', undefined]])
    // The saw sends a lot every 10 min, the die begins one at 10 and 30: at 40 two wait for it.
    expect((seen.at(-1) as unknown[])[3]).toBe(2)
  })

  it('tells the lots of a product apart, and sees nothing behind the last step', () => {
    const lots = new Set<number>()
    const next: unknown[] = []
    const score = (carrier: WaitingCarrier) => {
      lots.add(carrier.lot)
      next.push([carrier.nextStation, carrier.nextQueue, carrier.due])
      return 0
    }
    const spec = line({ steps: [step('saw', min)], stations: [station('saw', { dispatch: own() })], release: [schedule([0, 0, 0])] })
    trace(spec, h, 1, new Map([['x:mine', { static: true, score }]]))
    expect(lots.size).toBe(3)
    expect(next[0]).toEqual([null, 0, Number.POSITIVE_INFINITY])
  })
})

describe('a mistake in a rule', () => {
  const failing = (rule: OwnRule) => () => order({ 'x:mine': rule })
  const expected = (text: string) => new SimulationError(`station "saw": dispatch rule "x:mine"${text}`)

  it.for<[string, OwnRule, string]>([
    ['not a number', { score: () => Number.NaN }, ': expected a number, received NaN'],
    ['not a number, though static', { static: true, score: () => Number.NaN }, ': expected a number, received NaN'],
    ['nothing', { score: (() => {}) as unknown as () => number }, ': expected a number, received undefined'],
    ['yes or no', { compare: (() => true) as unknown as () => number }, ': expected a number, received boolean'],
  ])('that gives %s names station and rule', ([, rule, text]) => {
    expect(failing(rule)).toThrow(expected(text))
  })

  it('that throws names what it threw', () => {
    const score = () => {
      throw new TypeError('no such thing')
    }
    expect(failing({ score })).toThrow(expected(' threw TypeError: no such thing'))
    expect(failing({ static: true, score })).toThrow(expected(' threw TypeError: no such thing'))
  })

  it('that is not there at all is found before the run begins', () => {
    const spec = lineOf(own('x:other'))
    expect(() => new Floor(compile(spec), { seed: 1, replication: 0, expectedEnd: h })).toThrow(
      new SimulationError('station "saw": dispatch rule "x:other" is of an extension, which this run was not given'),
    )
  })

  it('infinite scores are fine: they tie among each other', () => {
    expect(order({ 'x:mine': { static: true, score: ({ units }) => (units > 35 ? Number.POSITIVE_INFINITY : units) } })).toBe(
      '1 10 20 30 40 60 50',
    )
  })
})
