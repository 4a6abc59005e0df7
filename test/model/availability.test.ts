import { describe, expect, it } from 'vitest'
import { stationLosses } from '../../src/model/availability.ts'
import type { StationSpec } from '../../src/spec/line.ts'

const second = 1e6
const minute = 60 * second
const hour = 60 * minute

function station(parts: Partial<StationSpec>): StationSpec {
  return {
    name: 'tester',
    area: 'test',
    machines: 1,
    unmodelledLoss: 0,
    failures: [],
    assists: [],
    plannedStops: [],
    atShiftEnd: 'pause',
    dispatch: 'fifo',
    ...parts,
  }
}

const failure = (clock: 'productive' | 'up', every: number, repair: number, name = 'failure'): StationSpec['failures'][number] => ({
  name,
  clock,
  every: { kind: 'exponential', mean: every },
  repair: { kind: 'lognormal', mean: repair, cv: 1.25 },
})

const stop = (clock: 'calendar' | 'units', every: number, lasts: number): StationSpec['plannedStops'][number] => ({
  name: `every ${every}`,
  clock,
  every,
  lasts: { kind: 'constant', value: lasts },
})

describe('explicit availability', () => {
  it('of a saw is that of the reference table: 0.958, and 80 % planning efficiency asks for machines at 83.39 % of nameplate', () => {
    const saw = station({
      unmodelledLoss: 0.164944,
      failures: [failure('productive', 150 * hour, 1.5 * hour)],
      assists: [{ name: 'assist', mtba: 3 * hour, time: { kind: 'lognormal', mean: 1.5 * minute, cv: 0.8 } }],
      plannedStops: [
        stop('units', 131150, 17.5 * minute),
        stop('calendar', 24 * hour, 15 * minute),
        stop('calendar', 720 * hour, 4 * hour),
      ],
    })
    const losses = stationLosses(saw, undefined, hour / 3965)
    expect(losses.plannedShare).toBeCloseTo(0.25 / 24 + 4 / 720, 14)
    expect(losses.stopPerProductive).toBeCloseTo(1.5 / 150 + 0.025 / 3, 14)
    expect(losses.stopPerUnit).toBeCloseTo((17.5 * minute) / 131150, 6)
    expect(losses.explicitAvailability).toBeCloseTo(0.958, 3)
    expect(losses.planningEfficiency).toBeCloseTo(0.8, 5)
    expect(losses.speedFactor).toBeCloseTo(0.8339, 4)
  })

  it('of a station without losses is everything', () => {
    expect(stationLosses(station({}), undefined, hour)).toEqual({
      plannedShare: 0,
      stopPerProductive: 0,
      stopPerUnit: 0,
      upAvailability: 1,
      calendarAvailability: 1,
      scheduledShare: 1,
      explicitAvailability: 1,
      planningEfficiency: 1,
      speedFactor: 1,
    })
  })

  it('is MTBF / (MTBF + MTTR) for a failure on either clock', () => {
    for (const clock of ['productive', 'up'] as const) {
      const losses = stationLosses(station({ failures: [failure(clock, 9 * hour, hour)] }), undefined, hour)
      expect(losses.explicitAvailability).toBeCloseTo(0.9, 14)
      expect(losses.upAvailability).toBeCloseTo(clock === 'up' ? 0.9 : 1, 14)
    }
  })

  it('counts breakdowns by units, by loads and by the calendar, and the warm-up after them', () => {
    const counted = (clock: 'units' | 'cycles' | 'calendar', every: number): StationSpec =>
      station({ failures: [{ ...failure('up', every, hour), clock, warmUp: { kind: 'constant', value: hour } }] })
    // A unit takes 1 h, a load is 4 units: 2 h of repair and warm-up for every 8 h of work.
    expect(stationLosses(counted('units', 8), undefined, hour, 4).explicitAvailability).toBeCloseTo(0.8, 14)
    expect(stationLosses(counted('cycles', 2), undefined, hour, 4).explicitAvailability).toBeCloseTo(0.8, 14)
    const { explicitAvailability, calendarAvailability } = stationLosses(counted('calendar', 8 * hour), undefined, hour, 4)
    expect([explicitAvailability, calendarAvailability]).toEqual([0.8, 0.8])
  })

  it('counts stops by use, within loads or between them', () => {
    for (const when of ['inLoad', 'betweenLoads'] as const) {
      const byTime = station({ plannedStops: [{ ...stop('units', 8 * hour, 2 * hour), clock: 'productive', when }] })
      const byUnits = station({ plannedStops: [{ ...stop('units', 8, 2 * hour), clock: 'units', when }] })
      expect(stationLosses(byTime, undefined, hour).explicitAvailability).toBeCloseTo(0.8, 14)
      expect(stationLosses(byUnits, undefined, hour).explicitAvailability).toBeCloseTo(0.8, 14)
    }
  })

  it('adds up what several failures cost, because no clock runs during a repair', () => {
    const failures = [
      failure('productive', 10 * hour, hour),
      failure('up', 5 * hour, hour, 'supply'),
      failure('up', 20 * hour, hour, 'software'),
    ]
    expect(stationLosses(station({ failures }), undefined, hour).explicitAvailability).toBeCloseTo(1 / (1 + 0.1 + 0.2 + 0.05), 14)
  })

  it('lets the up clock run in assists and in stops by count, which its failures so prolong', () => {
    const jam: StationSpec['assists'][number] = { name: 'jam', mtba: 10 * minute, time: { kind: 'constant', value: minute } }
    const tester = station({ failures: [failure('up', 4 * hour, hour)], assists: [jam], plannedStops: [stop('units', 100, 20 * second)] })
    expect(stationLosses(tester, undefined, second).explicitAvailability).toBeCloseTo(0.8 / (1 + 0.1 + 0.2), 14)
  })

  it('takes planned stops from the shifts, also those that come due at night', () => {
    const on = [
      { from: 0, to: 8 * hour },
      { from: 12 * hour, to: 20 * hour },
    ]
    const losses = stationLosses(
      station({ plannedStops: [stop('calendar', 12 * hour, hour)] }),
      { name: 'two-shifts', cycle: 24 * hour, on },
      hour,
    )
    expect(losses.scheduledShare).toBeCloseTo(2 / 3, 14)
    expect(losses.explicitAvailability).toBeCloseTo(14 / 24, 14)
  })
})

describe('the speed factor', () => {
  const busy = station({
    unmodelledLoss: 0.2,
    failures: [failure('productive', 20 * hour, hour), failure('up', 30 * hour, 2 * hour, 'supply')],
    assists: [{ name: 'jam', mtba: hour / 2, time: { kind: 'constant', value: minute } }],
    plannedStops: [stop('units', 2000, 50 * second), stop('calendar', 12 * hour, 15 * minute)],
  })
  const calendar = { name: 'day', cycle: 24 * hour, on: [{ from: 0, to: 16 * hour }] }

  it('makes a machine that always has work turn out nameplate x planning efficiency', () => {
    const unitTime = hour / 15000
    const { speedFactor, planningEfficiency } = stationLosses(busy, calendar, unitTime)
    const productive = unitTime / speedFactor
    const upTime = productive * (1 + 1 / 30) + (50 * second) / 2000
    const perUnit = upTime * (1 + 2 / 30) + productive / 20
    const timeLeft = 2 / 3 - 0.25 / 12
    expect(timeLeft / perUnit / (1 / unitTime)).toBeCloseTo(planningEfficiency, 14)
  })

  it('is 1 - unmodelled loss where no stop is counted in units', () => {
    expect(stationLosses({ ...busy, plannedStops: [stop('calendar', 12 * hour, 15 * minute)] }, calendar, second).speedFactor).toBeCloseTo(
      0.8,
      14,
    )
  })

  it('that can not exist is refused with the station and its numbers', () => {
    expect(() => stationLosses(station({ unmodelledLoss: 1 }), undefined, second)).toThrow(RangeError)
    expect(() => stationLosses(station({ plannedStops: [stop('calendar', hour, 66 * minute)] }), undefined, second)).toThrow(
      'station "tester" can never work: expected planned stops to leave some of its shifts and an unmodelled loss below 100 %, ' +
        'received stops of 110 % and shifts of 100 % of the time, a loss of 0 %',
    )
  })
})
