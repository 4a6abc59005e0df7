import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import type { LineSpec, MachineSpec, StationSpec } from '../../src/spec/line.ts'
import { daily, line, product, second, station, step } from './small-line.ts'

const takes = (seconds: number) => ({ processTime: { time: { kind: 'constant' as const, value: seconds * second }, per: 'unit' as const } })
const named = (speeds: Record<string, number>): { machines: number; machineList: MachineSpec[] } => ({
  machines: Object.keys(speeds).length,
  machineList: Object.entries(speeds).map(([name, speed]) => ({ name, speed })),
})

function capacityOf(bonder: Partial<StationSpec>, oven: Partial<StationSpec>, over: Partial<LineSpec> = {}) {
  const stations = [station('bonder', { linkedTo: { station: 'oven' }, ...bonder }), station('oven', oven)]
  return staticCapacity(line([step('bonder'), step('oven')], { stations, ...over }))
}

describe('the capacity of linked machines', () => {
  it('is that of the stations where all cells have the same slower half', () => {
    const { rows, warnings } = capacityOf({ machines: 4, ...takes(4) }, { machines: 2, ...takes(3) })
    expect(rows.map(({ capacity }) => Math.round(capacity))).toEqual([86_400, 57_600])
    // The bonders can do no more than the ovens take.
    expect(warnings).toEqual([])
  })

  it('is the sum of the slower halves where these differ', () => {
    // Cell 1: bonder 1 a second, oven 0.5 a second. Cell 2: bonder 0.5, oven 1.
    const { rows, limitGoodPerDay, bottleneck, warnings } = capacityOf(named({ fast: 1, slow: 0.5 }), named({ small: 0.5, large: 1 }))
    expect(rows.map(({ capacity }) => Math.round(capacity))).toEqual([86_400, 129_600])
    expect(bottleneck.station).toBe('bonder')
    expect(limitGoodPerDay).toBeCloseTo(86_400, 4)
    expect(warnings[0]).toContain(
      'station "bonder" is linked to "oven": each cell can do what its slower half can, together 86400 units a day',
    )
  })

  it('is that of the machines together without links', () => {
    const { linkedTo: _, ...bonder } = station('bonder', named({ fast: 1, slow: 0.5 }))
    const stations = [bonder, station('oven', named({ small: 0.5, large: 1 }))]
    const { limitGoodPerDay } = staticCapacity(line([step('bonder'), step('oven')], { stations }))
    expect(limitGoodPerDay).toBeCloseTo(129_600, 4)
  })

  it('leaves machines that are not linked, and work from elsewhere, to what fits best', () => {
    // Bonder b is linked to none: it fills up the oven that bonder a leaves half empty.
    const machines = [{ name: 'a', to: ['o1'] }]
    const bonder = { ...named({ a: 1, b: 1 }), linkedTo: { station: 'oven', machines } }
    expect(capacityOf(bonder, named({ o1: 0.5, o2: 1 })).limitGoodPerDay).toBeCloseTo(86_400 * 1.5, 4)
    // Half of what comes to the ovens has not been at a bonder: cell 1 has room for it, where the bonder is slow.
    const over = {
      products: [product('device'), product('other', { route: 'short' })],
      routes: [
        { name: 'main', steps: [step('bonder'), step('oven')] },
        { name: 'short', steps: [step('oven')] },
      ],
      release: [daily('device'), daily('other')],
    }
    const { rows } = capacityOf(named({ slow: 0.5, fast: 1 }), { machines: 2 }, over)
    expect(rows.map(({ load }) => load)).toEqual([expect.closeTo(1000 / 86_400 / 1.5, 9), expect.closeTo(2000 / 86_400 / 2, 9)])
  })
})
