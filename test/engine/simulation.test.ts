import { describe, expect, it } from 'vitest'
import { Simulation } from '../../src/engine/simulation.ts'

describe('a simulation of anything', () => {
  it('does what is scheduled in the order of time, priority and scheduling', () => {
    const simulation = new Simulation()
    const done: string[] = []
    const note = (what: string) => () => done.push(`${what} at ${simulation.now}`)
    simulation.schedule(5, note('later'))
    simulation.schedule(2, note('second'), 1)
    simulation.schedule(2, note('third'), 1)
    simulation.schedule(2, note('first'), 0)
    simulation.run(4)
    expect(done).toEqual(['first at 2', 'second at 2', 'third at 2'])
    expect(simulation.now).toBe(4)
    simulation.run(5)
    expect(done[3]).toBe('later at 5')
  })

  it('schedules from within, at the same instant too', () => {
    const simulation = new Simulation()
    const at: number[] = []
    const tick = () => {
      at.push(simulation.now)
      if (at.length < 5) simulation.schedule(at.length % 2, tick)
    }
    simulation.schedule(0, tick)
    simulation.run(100)
    expect(at).toEqual([0, 1, 1, 2, 2])
  })

  it('rounds a delay to whole ticks and refuses one that is negative or unknown', () => {
    const simulation = new Simulation()
    let at = -1
    simulation.schedule(1.6, () => {
      at = simulation.now
    })
    simulation.run(10)
    expect(at).toBe(2)
    expect(() => simulation.schedule(-1, () => {})).toThrow('expected a delay of at least 0 ticks, received -1')
    expect(() => simulation.schedule(Number.NaN, () => {})).toThrow('received NaN')
  })

  it('takes back what was scheduled', () => {
    const simulation = new Simulation()
    let done = 0
    const scheduled = simulation.schedule(1, () => done++)
    simulation.cancel(scheduled)
    simulation.cancel(scheduled)
    simulation.run(2)
    expect(done).toBe(0)
  })

  it('does not take back something else when it is told to cancel what is done already', () => {
    const simulation = new Simulation()
    let done = 0
    const first = simulation.schedule(1, () => done++)
    simulation.run(1)
    simulation.schedule(1, () => done++)
    simulation.cancel(first)
    simulation.run(2)
    expect(done).toBe(2)
  })

  it('draws the same from a place whatever other places there are, and other numbers in another replication', () => {
    const first = (simulation: Simulation, place: string) => simulation.random(place, { kind: 'exponential', mean: 8 })()
    const alone = first(new Simulation(7), 'repair')
    const beside = new Simulation(7)
    first(beside, 'failure')
    expect(first(beside, 'repair')).toBe(alone)
    expect(first(new Simulation(7, 1), 'repair')).not.toBe(alone)
    expect(() => first(beside, 'repair')).toThrow('random stream "repair": expected a name not yet claimed')
  })
})
