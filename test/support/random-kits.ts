/** Kits of two types for random lines: some fit everything, some only part of the work; some are mounted in no time, some go to services. */
import fc from 'fast-check'
import type { DistributionSpec, KitServiceSpec, KitSpec, LineSpec } from '../../src/spec/line.ts'
import { h, min } from './line.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

const time = (mean: number): fc.Arbitrary<DistributionSpec> =>
  fc.constantFrom<DistributionSpec>({ kind: 'constant', value: mean }, { kind: 'exponential', mean })

const services: fc.Arbitrary<KitServiceSpec[]> = fc
  .tuple(
    maybe(fc.record({ every: fc.constantFrom(3, 20), lasts: time(20 * min) })),
    maybe(fc.record({ every: fc.constantFrom(7, 100.5), lasts: time(h) })),
    maybe(fc.record({ every: fc.constantFrom(h, 9 * h), lasts: time(2 * h) })),
  )
  .map(([shots, units, productive]) => [
    ...(shots === undefined ? [] : [{ name: 'cleaning', clock: 'shots' as const, ...shots }]),
    ...(units === undefined ? [] : [{ name: 'check', clock: 'units' as const, ...units }]),
    ...(productive === undefined ? [] : [{ name: 'overhaul', clock: 'productive' as const, ...productive }]),
  ])

const kit = (name: string, type: string, fits?: NonNullable<KitSpec['fits']>): fc.Arbitrary<KitSpec> =>
  fc
    .record({ count: fc.integer({ min: 1, max: 3 }), mount: maybe(time(10 * min)), services })
    .map(({ mount, ...rest }) => ({ name, type, ...rest, ...(fits !== undefined && { fits }), ...(mount !== undefined && { mount }) }))

export interface KitDraft {
  kits: KitSpec[]
  /** What the stations ask for, in turn. */
  tooling: string[][]
}

/** Every type has a kit that fits everything, so that nothing waits for ever. */
export const kitDraft: fc.Arbitrary<KitDraft | undefined> = maybe(
  fc
    .tuple(
      kit('board', 'board'),
      kit('handler', 'handler'),
      maybe(kit('board-hot', 'board', [{ by: { attribute: 'grade' }, values: ['hot'] }])),
      maybe(kit('handler-toll', 'handler', [{ by: 'family', values: ['toll'] }])),
      fc.array(fc.constantFrom<string[]>(['board'], ['handler', 'board'], ['handler'], []), { minLength: 1, maxLength: 5 }),
    )
    .map(([board, handler, hot, toll, tooling]) => ({
      // What fits only a part goes first where it comes first in the file.
      kits: [...(hot === undefined ? [] : [hot]), board, handler, ...(toll === undefined ? [] : [toll])],
      tooling,
    })),
)

/** The line with kits; belts need none. */
export function withKits(line: LineSpec, draft: KitDraft | undefined): LineSpec {
  if (draft === undefined) return line
  const stations = line.stations.map((station, index) => {
    const tooling = draft.tooling[index % draft.tooling.length]!
    return station.conveyor !== undefined || tooling.length === 0 ? station : { ...station, tooling }
  })
  return { ...line, stations, kits: draft.kits }
}
