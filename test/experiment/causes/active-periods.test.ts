import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ActivePeriods } from '../../../src/experiment/causes/active-periods.ts'
import { runs } from '../../support/random-line.ts'

type Period = readonly [station: number, start: number, end: number]

/** Plays periods in the order of time; at equal times ends come first. */
function played(stations: number, periods: readonly Period[], end: number, from = 0): ActivePeriods {
  const active = new ActivePeriods(stations, from)
  const events = periods.flatMap(([station, start, stop]) => [
    { time: start, station, begins: true },
    { time: stop, station, begins: false },
  ])
  events.sort((a, b) => a.time - b.time || Number(a.begins) - Number(b.begins))
  for (const { time, station, begins } of events) {
    if (time >= end && !(time === end && !begins)) continue
    if (begins) active.begin(station, time)
    else if (active.isActive(station)) active.end(station, time)
  }
  active.finish(end)
  return active
}

describe('the shifting bottleneck', () => {
  it('is the station with the longest active period, and shifts while that of the next one overlaps', () => {
    // The example is in the way of Roser et al.: A is overtaken by B, whose period is longer, and C lies within B.
    const { sole, shifting } = played(
      3,
      [
        [0, 0, 40],
        [1, 30, 100],
        [2, 50, 80],
      ],
      120,
    )
    expect([...sole]).toEqual([30, 60, 0])
    expect([...shifting]).toEqual([10, 10, 0])
  })

  it('is nobody while no station is active, and begins again with the first one', () => {
    const { sole, shifting } = played(
      2,
      [
        [0, 0, 10],
        [1, 15, 20],
        [0, 18, 30],
      ],
      40,
    )
    expect([...sole]).toEqual([20, 3])
    expect([...shifting]).toEqual([2, 2])
  })

  it('takes over the longest of those that are active where the last one ends, not the one that began first', () => {
    const { sole, shifting } = played(
      3,
      [
        [0, 0, 50],
        [1, 10, 60],
        [2, 20, 100],
      ],
      100,
    )
    expect([...sole]).toEqual([20, 0, 50])
    expect([...shifting]).toEqual([30, 0, 30])
  })

  it('counts only what lies in the window, and the whole length of periods that end in it', () => {
    const { sole, periods, length } = played(
      1,
      [
        [0, 0, 10],
        [0, 20, 60],
        [0, 70, 90],
      ],
      100,
      50,
    )
    expect([...sole]).toEqual([30])
    expect([periods[0], length[0]]).toEqual([2, 60])
  })

  it('lasts as long as a station is active: sole once, shifting in pairs', () => {
    const station = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(station, { minLength: 1, maxLength: 4 }), (stations) => {
        const periods = stations.flatMap((gaps, index) => {
          let time = 0
          return gaps.map(([idle, busy]): Period => {
            const start = time + idle
            time = start + busy
            return [index, start, time]
          })
        })
        const end = 300
        const { sole, shifting } = played(stations.length, periods, end)
        const isAny = (time: number): boolean => periods.some(([, start, stop]) => start <= time && time < stop)
        const anyActive = Array.from({ length: end }, (_, time) => isAny(time)).filter(Boolean).length
        const total = (of: Float64Array): number => of.reduce((sum, ticks) => sum + ticks, 0)
        expect(total(sole) + total(shifting) / 2).toBe(anyActive)
      }),
      runs(200),
    )
  })
})
