/** Machines that work on several things at once, and the machine time around the process. */
import { describe, expect, it } from 'vitest'
import { carrierSizes } from '../../src/model/carrier-sizes.ts'
import { compile, stationLosses, unitTime } from '../../src/model/index.ts'
import type { LineSpec, StationSpec } from '../../src/spec/line.ts'
import { parseProcessTime } from '../../src/spec/process-time.ts'
import { constant, exponential, h, line, min, product, s, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

const timeOf = (text: string) => {
  const parsed = parseProcessTime(text)
  if (!parsed.ok) throw new Error(parsed.expected)
  return parsed.value
}
const packing = { unitsPerWafer: 1, unitsPerStrip: 10, stripsPerMagazine: 5, unitsPerReel: 1 }

/** A lot of so many units, in magazines of 5 strips of 10, through one machine. */
function oneStep(processTime: string, lotUnits: number, over: Partial<StationSpec> = {}, parts: Partial<LineSpec> = {}): LineSpec {
  const steps = [step('work', 0, { processTime: timeOf(processTime), carrier: 'magazine' })]
  return line({ steps, products: [product('product', { lotUnits, packing })], stations: [station('work', over)], ...parts })
}

const seconds = (run: Traced, what: 'workStarted' | 'workFinished') => run.times(what).map((at) => at / s)

describe('a machine that works on several at once', () => {
  it.each([
    ['turret(index 0.12 s, tests 0.16 s, 0.14 s, 0.12 s)', 50, 14],
    ['sites(4, test 1 s, index 1 s)', 40, 20],
    ['sites(4, test 1 s, index 1 s)', 41, 22],
    ['sites(4, test 1 s, index 1 s, parallelEfficiency 50 %)', 40, 35],
    ['130 s per shot of 2 strips', 40, 260],
    ['130 s per shot of 2 strips', 50, 390],
    ['130 s per shot of 2 strips', 11, 130],
  ])('(%s) has done %i units after %f s, the last shot or touchdown part-full', (processTime, units, after) => {
    expect(seconds(trace(oneStep(processTime, units), h), 'workFinished')).toEqual([after])
  })

  it.each([
    ['turret(index 0.12 s, tests 0.16 s, 0.14 s, 0.12 s)', 12_857.142857],
    ['sites(4, test 0.45 s, index 0.9 s, parallelEfficiency 90 %)', 9696.969697],
    ['130 s per shot of 2 strips', 553.846154],
  ])('(%s) has a nameplate of %f units an hour, all shots and touchdowns full', (processTime, uph) => {
    const spec = oneStep(processTime, 50)
    const [work] = spec.routes[0]!.steps
    const [sizes] = carrierSizes([work!], spec.products[0]!)
    expect(h / unitTime(work!, spec.stations[0]!, spec.products[0]!, sizes!)).toBeCloseTo(uph, 5)
  })

  it('draws one time for each touchdown, not for each unit', () => {
    const [random] = ['exponential(1 s) per touchdown of 10 units'].map((text) => trace(oneStep(text, 50), h))
    const [five] = ['exponential(1 s) per strip'].map((text) => trace(oneStep(text, 50), h))
    expect(random!.times('workFinished')).toEqual(five!.times('workFinished'))
  })
})

describe('the time around the process', () => {
  it('is load before and unload after every carrier, productive', () => {
    const run = trace(oneStep('10 s per strip', 100, { load: constant(30 * s), unload: constant(20 * s) }), h)
    expect(seconds(run, 'workFinished')).toEqual([100, 200])
    expect(stateTimes(run.floor)).toEqual({ productive: 200 * s, standby: h - 200 * s })
  })

  it('is divided by the speed of a machine and by what it loses, as the process is', () => {
    const machines = { machineList: [{ name: 'slow', speed: 0.5 }], unmodelledLoss: 0.2 }
    const run = trace(oneStep('10 s per strip', 50, { load: constant(30 * s), ...machines }), h)
    expect(seconds(run, 'workFinished')).toEqual([80 / 0.5 / 0.8])
  })

  it('has the lag of the first piece once for the carriers of a lot that follow one another, and again for the next lot', () => {
    const run = trace(oneStep('10 s per strip', 100, { firstPiece: constant(2 * min) }, { release: [schedule([0, 0])] }), h)
    expect(seconds(run, 'workFinished')).toEqual([170, 220, 390, 440])
  })

  it('has it on each machine that works on the lot', () => {
    const run = trace(oneStep('10 s per strip', 150, { machines: 2, firstPiece: constant(2 * min) }), h)
    expect(seconds(run, 'workFinished')).toEqual([170, 170, 220])
  })

  it('has it for the next lot even if that takes the place of one that has just ended', () => {
    const spec = oneStep('10 s per strip', 50, { firstPiece: constant(2 * min) })
    const run = trace({ ...spec, release: [{ name: 'loop', product: 'product', policy: { kind: 'conwip', lots: 1 } }] }, 600 * s)
    expect(seconds(run, 'workFinished')).toEqual([170, 340, 510])
  })

  it('is in the nameplate: load and unload by carrier, the lag by lot, the ramp by batch', () => {
    const spec = oneStep('10 s per strip', 100, { load: constant(30 * s), unload: constant(20 * s), firstPiece: constant(2 * min) })
    const [work] = spec.routes[0]!.steps
    const [sizes] = carrierSizes([work!], spec.products[0]!)
    expect(unitTime(work!, spec.stations[0]!, spec.products[0]!, sizes!)).toBeCloseTo(s * (10 / 10 + 50 / 50 + 120 / 100), 6)
    const oven = oneStep('4 h per batch', 100, { batch: { per: 'strip', min: 20, max: 20, ramp: constant(h) }, load: constant(30 * s) })
    expect(unitTime(oven.routes[0]!.steps[0]!, oven.stations[0]!, oven.products[0]!, sizes!)).toBeCloseTo((5 * h) / 200 + (30 * s) / 50, 6)
  })

  it.each([0, 0.2])('leaves a saturated station exactly the units that the arithmetic promises (unmodelled loss %f)', (unmodelledLoss) => {
    const over = { load: constant(30 * s), unload: constant(20 * s), firstPiece: constant(2 * min), unmodelledLoss }
    const spec = oneStep('sites(4, test 0.45 s, index 0.9 s, parallelEfficiency 90 %)', 120 * 4, over)
    const products = [product('product', { lotUnits: 480, packing: { ...packing, unitsPerStrip: 12, stripsPerMagazine: 4 } })]
    const full = { ...spec, products, release: [{ name: 'loop', product: 'product', policy: { kind: 'conwip' as const, lots: 2 } }] }
    const [work] = full.routes[0]!.steps
    const [sizes] = carrierSizes([work!], products[0]!)
    const time = unitTime(work!, full.stations[0]!, products[0]!, sizes!)
    const { planningEfficiency } = stationLosses(full.stations[0]!, undefined, time)
    const lot = (480 * time) / planningEfficiency
    const ends = trace(full, 20 * lot + s).times('lotEnded')
    expect(ends).toHaveLength(20)
    expect(Math.abs(ends[19]! - 20 * lot)).toBeLessThan(200)
  })
})

describe('an oven', () => {
  const bake = (over: Partial<StationSpec['batch']> = {}) => ({
    batch: { per: 'carrier' as const, min: 2, max: 2, ramp: constant(h), ...over },
  })

  it('with ramps needs them with every load, full or not', () => {
    const run = trace(oneStep('4 h per batch', 150, bake({ min: 1 })), 24 * h)
    expect(run.times('workFinished').map((at) => at / h)).toEqual([5, 5, 10])
  })

  it('that needs two cycles for a carrier heats up twice', () => {
    const run = trace(oneStep('4 h per batch', 50, { batch: { per: 'strip', min: 3, max: 3, ramp: constant(h) } }), 24 * h)
    expect(run.times('workFinished').map((at) => at / h)).toEqual([10])
  })

  it('is loaded and unloaded carrier by carrier', () => {
    const run = trace(oneStep('4 h per batch', 100, { ...bake(), load: constant(min), unload: constant(2 * min) }), 24 * h)
    expect(run.times('workFinished')).toEqual([5 * h + 6 * min, 5 * h + 6 * min])
  })

  it('takes as long as the longest recipe in its load', () => {
    const routes = ['short', 'long'].map((name) => ({
      name,
      steps: [step(`${name}-bake`, 0, { station: 'oven', processTime: timeOf(name === 'long' ? '6 h per batch' : '4 h per batch') })],
    }))
    const spec = line({
      routes,
      products: [product('product', { route: 'short' }), product('other', { route: 'long' })],
      stations: [station('oven', { batch: { per: 'carrier', min: 2, max: 2 } })],
      release: [schedule([0]), schedule([min], { name: 'other', product: 'other' })],
    })
    expect(trace(spec, 24 * h).times('workFinished')).toEqual([6 * h + min, 6 * h + min])
  })
})

describe('a compiled station', () => {
  it('has nothing around the process where the line says nothing', () => {
    const [compiled] = compile(oneStep('10 s per strip', 50)).stations
    expect([compiled!.handling, compiled!.ramp, compiled!.conveyor]).toEqual([null, null, null])
    expect(compile(oneStep('10 s per strip', 50, { load: exponential(s) })).stations[0]!.handling).toMatchObject({
      unload: null,
      firstPiece: null,
    })
  })
})
