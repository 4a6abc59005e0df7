import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import type { LineSpec, ProcessTimeSpec } from '../../src/spec/line.ts'
import { daily, day, hour, line, minute, product, second, station, step } from './small-line.ts'

const takes = (value: number, per: ProcessTimeSpec['per']): ProcessTimeSpec => ({ time: { kind: 'constant', value }, per })

/** Capacity of one machine, units a day, in a line with this only station. */
function capacityOf(parts: Partial<Parameters<typeof station>[1]> & object, stepParts = {}, productParts = {}): number {
  const only = line([step('only', stepParts)], { stations: [station('only', parts)], products: [product('device', productParts)] })
  return staticCapacity(only).rows[0]!.capacity
}

describe('static capacity', () => {
  it('is need against machines x nameplate x planning efficiency, by station in route order', () => {
    const report = staticCapacity(
      line([step('saw', { yield: 0.9 }), step('test')], {
        stations: [station('test', { unmodelledLoss: 0.75 }), station('saw', { machines: 2, processTime: takes(2 * minute, 'unit') })],
      }),
    )
    expect(report.rows).toEqual([
      expect.objectContaining({ station: 'saw', machines: 2, need: 1000, capacity: 1440 }),
      expect.objectContaining({ station: 'test', machines: 1, need: 900, capacity: 21600, explicitAvailability: 1, unmodelledLoss: 0.75 }),
    ])
    expect(report.rows[0]?.nameplateUnitsPerHour).toBeCloseTo(30, 12)
    expect(report.rows[0]?.load).toBeCloseTo(1000 / 1440, 14)
    expect(report.bottleneck).toEqual({ station: 'saw', load: report.rows[0]?.load })
    expect([report.startsPerDay, report.goodPerDay, report.cumulativeYield]).toEqual([1000, 900, 0.9])
    expect(report.limitGoodPerDay).toBeCloseTo(1440 * 0.9, 10)
    expect(report.warnings).toEqual([])
  })

  it('reads times per strip and wafer as full ones, and per carrier and lot as average ones', () => {
    expect(capacityOf({ processTime: takes(minute, 'strip') })).toBeCloseTo(1440 * 10, 8)
    expect(capacityOf({ processTime: takes(minute, 'wafer') })).toBeCloseTo(1440 * 500, 8)
    expect(capacityOf({ processTime: takes(minute, 'carrier') })).toBeCloseTo(1440 * 100, 8)
    expect(capacityOf({ processTime: takes(hour, 'lot') })).toBeCloseTo(24 * 1000, 8)
    // 1 050 units are ten magazines of 100 and half a one.
    expect(capacityOf({ processTime: takes(minute, 'carrier') }, {}, { lotUnits: 1050 })).toBeCloseTo((1440 * 1050) / 11, 8)
  })

  it('counts batches as full, in whole carriers', () => {
    const oven = (per: 'carrier' | 'strip' | 'unit' | 'lot', max: number) =>
      capacityOf({ processTime: takes(hour, 'batch'), batch: { per, min: 1, max } }) / 24
    expect(oven('strip', 40)).toBeCloseTo(400, 10)
    expect(oven('strip', 25)).toBeCloseTo(200, 10)
    expect(oven('strip', 5)).toBeCloseTo(50, 10)
    expect(oven('unit', 250)).toBeCloseTo(200, 10)
    expect(oven('carrier', 3)).toBeCloseTo(300, 10)
    expect(oven('lot', 2)).toBeCloseTo(2000, 10)
  })

  it('takes the average of unequal lots where a step divides them', () => {
    const report = staticCapacity(
      line([step('saw'), step('inspect', { newLotUnits: 600, wholeLot: true })], {
        stations: [station('saw'), station('inspect', { processTime: takes(hour, 'lot') })],
      }),
    )
    expect(report.rows[1]?.capacity).toBeCloseTo(24 * 500, 8)
  })

  it('adds up what products with different times want of a station', () => {
    const report = staticCapacity(
      line([], {
        products: [product('fast', { route: 'short' }), product('slow', { route: 'long', lotUnits: 500 })],
        routes: [
          { name: 'short', steps: [step('test')] },
          { name: 'long', steps: [step('test', { processTime: takes(4 * second, 'unit') })] },
        ],
        stations: [
          station('test', {
            plannedStops: [{ name: 'contactor', clock: 'units', every: 100, lasts: { kind: 'constant', value: 100 * second } }],
          }),
        ],
        release: [daily('fast'), daily('slow')],
      }),
    )
    const [row] = report.rows
    expect(row?.need).toBe(1500)
    // Each unit also takes a second of contactor change: 1 000 x 2 s + 500 x 5 s.
    expect(row?.load).toBeCloseTo(4500 / 86400, 14)
    expect(row?.nameplateUnitsPerHour).toBeCloseTo((3600 * 1500) / 3000, 10)
    expect(row?.explicitAvailability).toBeCloseTo(3000 / 4500, 14)
  })

  it('of a CONWIP line has no load but a limit', () => {
    const closed: LineSpec['release'] = [{ name: 'closed', product: 'device', policy: { kind: 'conwip', lots: 8 } }]
    const report = staticCapacity(line([step('saw', { yield: 0.5 }), step('test')], { release: closed }))
    expect(report.rows.map(({ need, load }) => [need, load])).toEqual([
      [1, null],
      [0.5, null],
    ])
    expect(report.bottleneck).toEqual({ station: 'saw', load: null })
    expect([report.startsPerDay, report.goodPerDay, report.cumulativeYield]).toEqual([null, null, 0.5])
    expect(report.limitGoodPerDay).toBeCloseTo(43200, 8)
  })

  it('counts a schedule as its mean over the run', () => {
    const policy = { kind: 'schedule' as const, times: [0, 5 * day, 200 * day], lots: { kind: 'constant' as const, value: 5 } }
    const report = staticCapacity(line([step('test')], { release: [{ name: 'plan', product: 'device', policy }] }))
    expect(report.startsPerDay).toBeCloseTo((2 * 5 * 1000) / 100, 10)
  })

  it('warns of a station that can not keep up, of setups and of a release that is not counted', () => {
    const setup = { changes: [{ by: 'family' as const, time: { kind: 'constant' as const, value: hour } }] }
    const report = staticCapacity(
      line([step('test')], {
        products: [product('a'), product('b')],
        stations: [station('test', { processTime: takes(minute, 'unit'), setup })],
        release: [daily('a'), daily('b'), { name: 'closed', product: 'a', policy: { kind: 'conwip', lots: 3 } }],
      }),
    )
    expect(report.warnings).toEqual([
      'release "closed" keeps lots in the line (CONWIP) and has no rate: its need for capacity is not counted',
      'station "test" is loaded 138.9 %: 2000 units a day come to it and it can do 1440, so its queue grows without end',
      'station "test" changes over between 2 setups: the time of its setups is not in its load',
    ])
  })

  it('of a line without stations is refused', () => {
    const { station: _, ...delay } = step('wait', { processTime: takes(hour, 'lot') })
    expect(() => staticCapacity(line([delay]))).toThrow('line "small": no lot comes to any station, so that nothing limits it')
  })
})
