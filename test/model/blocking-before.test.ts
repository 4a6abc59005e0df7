import { describe, expect, it } from 'vitest'
import { EquipmentState, PerStation } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, exponential, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const spaces = (carriers: number) => ({ buffer: { carriers, whenFull: 'block' as const } })

/** Saw 1 h, test 3 h, with spaces before the test. */
const sawAndTest = (room: number, over: Partial<LineSpec> = {}) =>
  line({
    steps: [step('saw', h), step('test', 3 * h)],
    stations: [station('saw', { blocking: 'before' }), station('test', spaces(room))],
    release: [schedule([0, 0, 0, 0])],
    ...over,
  })

const inState = ({ floor }: Traced, machine: number, state: number) => floor.cut().scalars[floor.books.layout.ofMachine(machine) + state]!

describe('a station with blocking before service', () => {
  it('begins only when there is room at the next step, an idle machine there being room', () => {
    const run = trace(sawAndTest(0), d)
    expect(run.times('workStarted', 'saw')).toEqual([0, 4, 8, 12].map((at) => at * h))
    expect(run.times('workStarted', 'test')).toEqual([1, 5, 9, 13].map((at) => at * h))
    const roomier = trace(sawAndTest(1), d)
    expect(roomier.times('workStarted', 'saw')).toEqual([0, 1, 4, 7].map((at) => at * h))
  })

  it('is blocked while it stands idle beside work for want of room', () => {
    const run = trace(sawAndTest(0), d)
    expect(inState(run, 0, EquipmentState.blocked)).toBe(3 * 3 * h)
    expect(inState(run, 0, EquipmentState.productive)).toBe(4 * h)
    expect(run.times('machineBlocked')).toEqual([])
  })

  it('works on what goes elsewhere meanwhile', () => {
    const run = trace(
      sawAndTest(0, {
        products: [product('product'), product('other', { route: 'short' })],
        routes: [
          { name: 'route', steps: [step('saw', h), step('test', 3 * h)] },
          { name: 'short', steps: [step('saw', h)] },
        ],
        release: [schedule([0, h / 2]), schedule([0], { name: 'late', product: 'other' })],
      }),
      d,
    )
    const begun = run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'saw').map(({ lot, at }) => [lot, at / h])
    expect(begun).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
    ])
  })

  it('gives up the room of what is scrapped or sent back', () => {
    const scrapped = trace(sawAndTest(0, { routes: [{ name: 'route', steps: [step('saw', h, { yield: 0 }), step('test', 3 * h)] }] }), d)
    expect(scrapped.times('workStarted', 'saw')).toEqual([0, 1, 2, 3].map((at) => at * h))
    const rework = { to: 'saw', share: 1, most: 1, beyond: 'pass' as const }
    const sentBack = trace(
      sawAndTest(0, { routes: [{ name: 'route', steps: [step('saw', h, { rework }), step('test', 3 * h)] }], release: [schedule([0])] }),
      d,
    )
    expect(sentBack.times('workStarted', 'test')).toEqual([2 * h])
  })

  it('keeps the room while the carrier is on its way', () => {
    const run = trace(
      sawAndTest(0, {
        routes: [{ name: 'route', steps: [step('saw', h, { delayAfter: { kind: 'constant', value: h } }), step('test', 3 * h)] }],
      }),
      d,
    )
    expect(run.times('workStarted', 'saw')).toEqual([0, 5, 10, 15].map((at) => at * h))
  })

  it('takes one of several stations, and keeps the room there', () => {
    const alternatives = [{ station: 'other-test' }]
    const run = trace(
      line({
        steps: [step('saw', h), step('test', 3 * h, { alternatives })],
        stations: [station('saw', { blocking: 'before' }), station('test', spaces(0)), station('other-test', spaces(0))],
        release: [schedule([0, 0, 0, 0])],
      }),
      d,
    )
    expect(run.times('workStarted', 'saw')).toEqual([0, 1, 4, 5].map((at) => at * h))
  })

  it('lets a belt take in only what has room behind it', () => {
    const run = trace(
      sawAndTest(0, { stations: [station('saw', { blocking: 'before', conveyor: { residence: 30 * min } }), station('test', spaces(0))] }),
      d,
    )
    expect(run.times('workStarted', 'saw')).toEqual([0, 4.5, 9, 13.5].map((at) => at * h))
  })
})

/** States of a saturated line of exponential machines of rate 1: carriers at each machine but the first, which begins only while the next has fewer than b + 1. */
function throughputOf(machines: number, room: number): number {
  const full = room + 1
  const count = (full + 1) ** (machines - 1)
  const levels = (state: number) => Array.from({ length: machines - 1 }, (_, place) => Math.floor(state / (full + 1) ** place) % (full + 1))
  const indexOf = (level: readonly number[]) => level.reduce((sum, carriers, place) => sum + carriers * (full + 1) ** place, 0)
  // A carrier in work has its room at the next machine already: machine i works if it has a carrier and the next is not full with those kept.
  const moves = (state: number): number[] => {
    const level = levels(state)
    return Array.from({ length: machines }, (_, machine) => {
      const has = machine === 0 || level[machine - 1]! > 0
      const may = machine === machines - 1 || level[machine]! < full
      if (!has || !may) return -1
      const after = [...level]
      if (machine > 0) after[machine - 1]!--
      if (machine < machines - 1) after[machine]!++
      return indexOf(after)
    })
  }
  let shares = Array<number>(count).fill(1 / count)
  for (let sweep = 0; sweep < 20_000; sweep++) {
    const next = Array<number>(count).fill(0)
    for (let state = 0; state < count; state++) for (const to of moves(state)) next[to === -1 ? state : to]! += shares[state]! / machines
    shares = next
  }
  return shares.reduce((sum, share, state) => sum + (moves(state)[machines - 1] === -1 ? 0 : share), 0)
}

describe('a saturated line of exponential machines with blocking before service', () => {
  it('makes of two machines what one machine with a queue of b + 1 takes in: (b + 1) / (b + 2)', () => {
    for (const room of [0, 1, 2]) expect(throughputOf(2, room)).toBeCloseTo((room + 1) / (room + 2), 6)
  })

  it.each([
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
  ])('makes of %i machines with %i spaces between them what its Markov chain says', (machines, room) => {
    const names = Array.from({ length: machines }, (_, index) => `m${index}`)
    const days = 400
    const run = trace(
      line({
        steps: names.map((name) => step(name, exponential(h))),
        stations: names.map((name, index) =>
          station(name, { ...(index > 0 && spaces(room)), ...(index < machines - 1 && { blocking: 'before' }) }),
        ),
        release: [{ name: 'lots', product: 'product', policy: { kind: 'conwip', lots: machines * (room + 2) } }],
      }),
      days * d,
    )
    const made = run.times('workFinished', `m${machines - 1}`).length
    // Of 9,600 machine hours about 1 % by chance.
    expect(made / (days * 24) / throughputOf(machines, room)).toBeCloseTo(1, 1.3)
  })
})

describe('a machine that lacks room and a kit', () => {
  it('waits for the kit, and is not blocked as well', () => {
    // Saw and test share a kit, which the test has from 1 h on. What comes at 2 h makes the saw look again: it has neither room nor a kit.
    const stations = [station('saw', { blocking: 'before', tooling: ['jig'] }), station('test', { ...spaces(0), tooling: ['jig'] })]
    const spec = line({
      steps: [step('saw', h), step('test', 30 * h)],
      stations,
      kits: [{ name: 'jig', type: 'jig', count: 1, services: [] }],
      release: [schedule([0, 0, 2 * h])],
    })
    const run = trace(spec, d)
    expect(run.times('workStarted', 'test')).toEqual([h])
    expect(inState(run, 0, EquipmentState.blocked)).toBe(h)
    expect(inState(run, 0, EquipmentState.standby)).toBe(22 * h)
    const { scalars } = run.floor.cut()
    expect(scalars[run.floor.books.layout.ofStation(0) + PerStation.waitsForKitArea]).toBe(22 * h)
  })
})
