/** Ways between areas and carts for random lines, so slow and few at times that carriers pile up before them. */
import fc from 'fast-check'
import type { CartSpec, DistributionSpec, LineSpec, TransportSpec } from '../../src/spec/line.ts'
import { h, min } from './line.ts'

const AREAS = ['front', 'end', 'test']

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

const time = fc.constantFrom<DistributionSpec>(
  { kind: 'constant', value: 5 * min },
  { kind: 'exponential', mean: 8 * min },
  { kind: 'lognormal', mean: 20 * min, cv: 0.5 },
  { kind: 'constant', value: 30 * min },
  { kind: 'constant', value: 0 },
)

const carts = (name: string, ways?: CartSpec['ways']): fc.Arbitrary<CartSpec> =>
  fc
    .record({ count: fc.integer({ min: 1, max: 3 }), carries: fc.integer({ min: 1, max: 3 }), waits: maybe(fc.constantFrom(10 * min, h)) })
    .map(({ count, carries, waits }) => ({
      name,
      count,
      carries,
      ...(waits !== undefined && carries > 1 && { waits }),
      ...(ways !== undefined && { ways }),
    }))

const way = fc.constantFrom(...AREAS.flatMap((from) => AREAS.map((to) => ({ from, to }))))

const transport: fc.Arbitrary<TransportSpec> = fc
  .record({
    usual: fc.option(time, { nil: undefined, freq: 6 }),
    ways: fc.uniqueArray(way, { maxLength: 4 }),
    times: fc.array(time, { minLength: 4, maxLength: 4 }),
    all: fc.option(carts('all'), { nil: undefined, freq: 4 }),
    some: maybe(
      carts('some', [
        { from: 'front', to: 'end' },
        { from: 'end', to: 'front' },
      ]),
    ),
  })
  .map(({ usual, ways, times, all, some }) => ({
    ...(usual !== undefined && { default: usual }),
    times: ways.map((one, index) => ({ ...one, time: times[index]! })),
    carts: [...(some === undefined ? [] : [some]), ...(all === undefined ? [] : [all])],
  }))

export interface TransportDraft {
  transport: TransportSpec
  /** Areas of the stations, in turn. */
  areas: string[]
  /** Hour from which there are fewer of the first carts. */
  fewerAt: number | undefined
}

export const transportDraft: fc.Arbitrary<TransportDraft | undefined> = maybe(
  fc.record({
    transport,
    areas: fc.shuffledSubarray(AREAS, { minLength: 2 }),
    fewerAt: maybe(fc.integer({ min: 1, max: 60 })),
  }),
)

/** The line with its stations in areas; after a time of fewer carts all are back. */
export function withTransport(line: LineSpec, draft: TransportDraft | undefined): LineSpec {
  if (draft === undefined) return line
  const { transport, areas, fewerAt } = draft
  const stations = line.stations.map((station, index) => ({ ...station, area: areas[index % areas.length]! }))
  const [first] = transport.carts
  if (first === undefined || fewerAt === undefined) return { ...line, stations, transport }
  const change = { kind: 'carts' as const, carts: first.name }
  const changes = [
    ...(line.changes ?? []),
    { ...change, at: fewerAt * h, count: first.count - 1 },
    { ...change, at: (fewerAt + 6) * h, count: first.count },
  ].sort((a, b) => (a.kind === 'outage' ? a.from : a.at) - (b.kind === 'outage' ? b.from : b.at))
  return { ...line, stations, transport, changes }
}
