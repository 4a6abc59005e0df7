/** What quality does to the traffic of a route, by arithmetic. */
import { describe, expect, it } from 'vitest'
import { traffic } from '../../src/analysis/traffic.ts'
import type { StepSpec } from '../../src/spec/line.ts'
import { min, step } from '../support/line.ts'

const along = (...steps: StepSpec[]) => traffic({ name: 'route', steps })
const plate = step('plate', min)

describe('the traffic of a route', () => {
  it('counts the passes of a rework with its limit, and what is scrapped in the end', () => {
    // r = 0.12, two reworks at most: 1 + r + r^2 passes, r^3 scrapped.
    const { visits, cumulativeYield } = along(plate, step('test', min, { rework: { to: 'plate', share: 0.12, most: 2, beyond: 'scrap' } }))
    expect(visits).toEqual([expect.closeTo(1.1344, 12), expect.closeTo(1.1344, 12)])
    expect(cumulativeYield).toBeCloseTo(0.998272, 12)
  })

  it('loses nothing where what fails once more may pass', () => {
    const { cumulativeYield } = along(plate, step('test', min, { rework: { to: 'plate', share: 0.12, most: 2, beyond: 'pass' } }))
    expect(cumulativeYield).toBeCloseTo(1, 12)
  })

  it('sends back what an inspection rejects, once, without its defective units', () => {
    const inspect = { sample: 200, accept: 0, defectShare: 0.001, reject: 'plate' }
    const fails = 1 - 0.999 ** 200
    const { visits, cumulativeYield } = along(plate, step('gate', min, { inspect }))
    // Inspected again: the units that are left.
    expect(visits[0]).toBeCloseTo(1 + (fails * 1) / (1 + fails * 0.001), 3)
    expect(cumulativeYield).toBeCloseTo(1 - fails * 0.001, 5)
    expect(along(plate, step('gate', min, { inspect: { ...inspect, reject: null } })).cumulativeYield).toBeCloseTo(1 - fails, 12)
    const accept2 = 0.99 ** 80 + 80 * 0.01 * 0.99 ** 79 + ((80 * 79) / 2) * 0.01 ** 2 * 0.99 ** 78
    const lenient = { sample: 80, accept: 2, defectShare: 0.01, reject: null }
    expect(along(plate, step('gate', min, { inspect: lenient })).cumulativeYield).toBeCloseTo(accept2, 12)
  })

  it('brings a step the lots of its sample, and the step below all of them', () => {
    const { visits, cumulativeYield } = along(plate, step('gate', min, { sample: 0.1, yield: 0.5 }), step('pack', min))
    expect(visits).toEqual([1, 0.1, expect.closeTo(0.95, 12)])
    expect(cumulativeYield).toBeCloseTo(0.95, 12)
  })

  it('takes excursions into the yield, and the end of a ramp', () => {
    const yieldVariation = { correlation: 0.01, excursion: { share: 0.1, yield: 0.4 }, ramp: { from: 0.5, halfEvery: min } }
    expect(along(step('test', min, { yield: 0.9, yieldVariation })).cumulativeYield).toBeCloseTo(0.85, 12)
  })
})
