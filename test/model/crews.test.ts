/** Crews: who is served, when, by whom. */
import { describe, expect, it } from 'vitest'
import { Streams, Timers } from '../../src/engine/index.ts'
import { Accumulators, Layout, PerCrew } from '../../src/model/accumulators.ts'
import type { CompiledCrew } from '../../src/model/compiled-line.ts'
import { type CrewNeed, PERSON } from '../../src/model/crew-need.ts'
import { Crews } from '../../src/model/crews.ts'
import type { CrewSpec } from '../../src/spec/line.ts'
import { constant, d, h, min } from '../support/line.ts'

/** Crews by their sizes, one skill each, or by the sizes of their skills. */
function crewsOf(sizes: (number | number[])[], over: Partial<CrewSpec> = {}) {
  const timers = new Timers()
  const books = new Accumulators(new Layout(0, 0, 0, sizes.length), d)
  let firstSkill = 0
  const compiled = sizes.map((size, index): CompiledCrew => {
    const skills = [size].flat().map((people, skill) => ({ size: people, speed: skill === 0 && Array.isArray(size) ? 0.5 : 1 }))
    const crew = { spec: { name: `crew-${index}`, size: 0, ...over }, skills, firstSkill, calendar: -1 }
    firstSkill += skills.length
    return crew
  })
  const crews = new Crews(compiled, 10, timers, new Streams(1, 0), books)
  const served: number[] = []
  crews.served = (asker) => served.push(asker)
  sizes.forEach((size, crew) => {
    crews.setPresent(crew, [size].flat())
  })
  const take = (asker: number, need: Partial<CrewNeed> = {}, priority = 0) =>
    crews.take({ crew: 0, skill: 0, people: PERSON, ...need }, asker, priority)
  return { timers, books, crews, served, take }
}

describe('a crew', () => {
  it('goes to whoever asks while someone is free, then in the order of priority, then of asking', () => {
    const { crews, served, take } = crewsOf([2])
    expect([3, 4, 5, 6, 7, 8].map((asker) => take(asker, {}, asker === 7 ? 0 : 1))).toEqual([true, true, false, false, false, false])
    for (const asker of [3, 4, 7, 5, 6, 8]) crews.leave(asker)
    expect(served).toEqual([7, 5, 6, 8])
  })

  it('keeps its waiting list apart from that of others', () => {
    const { crews, served, take } = crewsOf([1, 1])
    expect([take(0), take(1, { crew: 1 }), take(2, { crew: 1 }), take(3)]).toEqual([true, true, false, false])
    crews.leave(0)
    crews.leave(1)
    expect(served).toEqual([3, 2])
  })

  it('loses from its line who asks no more, and serves those behind', () => {
    const { crews, served, take } = crewsOf([1])
    expect([take(0), take(1), take(2)]).toEqual([true, false, false])
    crews.leave(1)
    crews.leave(0)
    expect(served).toEqual([2])
  })

  it('books the time that its people are there and work, and how long they were waited for', () => {
    const { crews, timers, books, take } = crewsOf([2])
    const of = (column: number) => books.scalars.totals[books.layout.ofCrew(0) + column]
    take(0)
    timers.now = 10
    take(1)
    take(2)
    timers.now = 25
    crews.leave(0)
    timers.now = 40
    crews.leave(1)
    crews.leave(2)
    timers.now = 50
    crews.settleAll()
    expect(of(PerCrew.busyArea)).toBe(10 + 2 * 30)
    expect(of(PerCrew.presentArea)).toBe(100)
    expect(of(PerCrew.waitSum)).toBe(15)
    expect(of(PerCrew.served)).toBe(3)
  })

  it('adds up parts of people: three thirds are one, and a whole one waits for all of them', () => {
    const { crews, served, take } = crewsOf([1])
    const third = Math.floor(PERSON / 3)
    expect([take(0, { people: third }), take(1, { people: third }), take(2, { people: third }), take(3)]).toEqual([true, true, true, false])
    // Nobody overtakes who wants the same people, be it for less.
    expect(take(4, { people: third })).toBe(false)
    for (const asker of [0, 1, 2]) crews.leave(asker)
    expect(served).toEqual([3])
    crews.leave(3)
    expect(served).toEqual([3, 4])
  })

  it('sends the lowest skill that will do, and keeps the higher ones for who needs them', () => {
    const { crews, served, take } = crewsOf([[1, 1]])
    expect(take(0)).toBe(true)
    expect(crews.speedOf(0)).toBe(0.5)
    expect(take(1)).toBe(true)
    expect(crews.speedOf(1)).toBe(1)
    expect([take(2, { skill: 1 }), take(3)]).toEqual([false, false])
    // The senior goes to who asked for one; the junior, whom that one can't use, to who stands behind.
    crews.leave(0)
    expect(served).toEqual([3])
    crews.leave(1)
    expect(served).toEqual([3, 2])
  })

  it('finishes its tasks when its shift is over, and serves who waits when the next one comes', () => {
    const { crews, served, take, timers, books } = crewsOf([2])
    take(0)
    take(1)
    timers.now = 10
    crews.setPresent(0, [1])
    take(2)
    crews.leave(0)
    expect(served).toEqual([])
    timers.now = 30
    crews.setPresent(0, [2])
    expect(served).toEqual([2])
    crews.settleAll()
    expect(books.scalars.totals[books.layout.ofCrew(0) + PerCrew.busyArea]).toBe(20 + 20)
    expect(books.scalars.totals[books.layout.ofCrew(0) + PerCrew.presentArea]).toBe(20 + 20)
  })

  it('takes its time to come, and learns: half of what is missing to full speed in each halving time', () => {
    const { crews, take, timers } = crewsOf([1], { response: constant(5 * min), learning: { speed: 0.6, halfEvery: 10 * h } })
    take(0)
    expect(crews.responseOf(0)).toBe(5 * min)
    expect(crews.speedOf(0)).toBeCloseTo(0.6, 12)
    timers.now = 10 * h
    expect(crews.speedOf(0)).toBeCloseTo(0.8, 12)
    timers.now = 30 * h
    expect(crews.speedOf(0)).toBeCloseTo(0.95, 12)
  })
})
