/** Random ways to do the work: machine time around the process, ramps, belts. */
import fc from 'fast-check'
import type { StationSpec } from '../../src/spec/line.ts'
import { min } from './line.ts'

const fixed = (minutes: number) => ({ kind: 'constant' as const, value: minutes * min })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

/** A change to a station that leaves it valid. */
export const processType: fc.Arbitrary<(station: StationSpec) => StationSpec> = fc
  .record({
    load: maybe(fc.constantFrom(fixed(1), { kind: 'exponential' as const, mean: min })),
    unload: maybe(fc.constant(fixed(2))),
    firstPiece: maybe(fc.constantFrom(fixed(5), { kind: 'lognormal' as const, mean: 5 * min, cv: 0.5 })),
    ramp: maybe(fc.constant(fixed(30))),
    residence: fc.constantFrom(0, 7 * min, 90 * min + 1),
    isBelt: fc.constantFrom(false, false, true),
  })
  .map(({ load, unload, firstPiece, ramp, residence, isBelt }) => (station) => {
    if (isBelt) return beltOf(station, residence)
    return {
      ...station,
      ...(load && { load }),
      ...(unload && { unload }),
      ...(firstPiece && !station.batch && { firstPiece }),
      ...(station.batch && ramp && { batch: { ...station.batch, ramp } }),
    }
  })

/** A belt has no batches and no setups, and its breakdowns neither count loads nor take them. */
function beltOf({ batch, setup, ...station }: StationSpec, residence: number): StationSpec {
  const failures = station.failures.filter(({ clock }) => clock !== 'units' && clock !== 'cycles').map(({ work, ...failure }) => failure)
  return { ...station, failures, conveyor: { residence } }
}
