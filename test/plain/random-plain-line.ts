/** Random plain lines: several products, sources, routes and stations; often with times on a lattice, so that much happens at the same instant. */
import fc from 'fast-check'
import type { DistributionSpec, LineSpec, ProductSpec, ReleaseSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { constant, exponential, line, min, product, s, station } from '../support/line.ts'

const STATIONS = 4
const LATTICE = min

const lattice = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => constant(count * LATTICE))

const chancy: fc.Arbitrary<DistributionSpec> = fc.oneof(
  fc.integer({ min: 1, max: 20 }).map((count) => exponential(count * 12 * s)),
  fc.constant<DistributionSpec>({ kind: 'discrete', values: [0, LATTICE, 2 * LATTICE], weights: [1, 2, 1] }),
  fc.constant<DistributionSpec>({ kind: 'erlang', shape: 2, mean: 84 * s }),
  fc.constant<DistributionSpec>({ kind: 'lognormal', mean: 72 * s, cv: 0.7 }),
  fc.constant<DistributionSpec>({ kind: 'uniform', low: 12 * s, high: 144 * s }),
)

/** Never always 0: a line that keeps its lots in it would stand still in time. */
const workTime = fc.oneof(lattice(1, 4), chancy)
const gap = fc.oneof(lattice(1, 4), chancy)

const processTime: fc.Arbitrary<NonNullable<StepSpec['processTime']>> = fc.record({
  time: workTime,
  per: fc.constantFrom('carrier', 'lot', 'strip', 'unit'),
})

/** Station `STATIONS` stands for a pure delay. */
const randomStep = fc.record({
  station: fc.integer({ min: 0, max: STATIONS }),
  processTime,
  delayAfter: fc.option(fc.oneof(workTime, lattice(0, 2)), { freq: 4 }),
  /** Goes on with this chance, else back to an earlier step or out. */
  onward: fc.option(fc.constantFrom(0.5, 0.8), { freq: 4 }),
  back: fc.nat(),
})
type RandomStep = typeof randomStep extends fc.Arbitrary<infer T> ? T : never

const randomStation: fc.Arbitrary<Partial<StationSpec>> = fc.record(
  {
    machines: fc.integer({ min: 1, max: 4 }),
    unmodelledLoss: fc.constantFrom(0, 0.1),
    buffer: fc.record({ carriers: fc.integer({ min: 0, max: 5 }), whenFull: fc.constantFrom('block', 'block', 'lose') }),
  },
  { requiredKeys: [] },
)

const release: fc.Arbitrary<ReleaseSpec['policy']> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('interval' as const),
      every: gap,
      lots: fc.oneof(
        fc.constantFrom(constant(1), constant(1), constant(3)),
        fc.constant<DistributionSpec>({ kind: 'uniform', low: 0, high: 3 }),
      ),
      first: fc.integer({ min: 0, max: 3 }).map((count) => count * LATTICE),
    },
    { requiredKeys: ['kind', 'every', 'lots'] },
  ),
  fc.record({ kind: fc.constant('conwip' as const), lots: fc.integer({ min: 1, max: 12 }) }),
)

/** Not each of them is plain: some could block themselves, or lose what comes from a machine. */
export const randomLine: fc.Arbitrary<LineSpec> = fc
  .record({
    routes: fc.array(fc.array(randomStep, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 2 }),
    stations: fc.array(randomStation, { minLength: STATIONS, maxLength: STATIONS }),
    isFeedForward: fc.boolean(),
    strips: fc.constantFrom(null, 1, 3),
    lotUnits: fc.constantFrom(1, 8, 10),
    sources: fc.array(fc.tuple(fc.nat(), release), { minLength: 1, maxLength: 3 }),
    linearity: fc.boolean(),
  })
  .map(({ routes, stations, isFeedForward, strips, lotUnits, sources, linearity }) => {
    const carrier = strips === null ? 'lot' : 'strip'
    const products = routes.map((_, index) => product(`p${index}`, { route: `r${index}`, lotUnits, ...packing(strips) }))
    return line({
      run: { warmUp: 0, horizon: 0, replications: 1, seed: 1, ...(linearity && { linearity: 0.1 }) },
      products,
      routes: routes.map((steps, index) => ({
        name: `r${index}`,
        steps: steps.map((step, at) => stepOf(step, at, steps, isFeedForward, carrier)),
      })),
      stations: stations.map((over, index) => station(`s${index}`, over)),
      release: sources.map(([of, policy], index) => ({ name: `from${index}`, product: products[of % products.length]!.name, policy })),
    })
  })

function packing(strips: number | null): Pick<ProductSpec, 'packing'> {
  return { packing: { unitsPerWafer: 100, unitsPerStrip: strips ?? 1, stripsPerMagazine: 1, unitsPerReel: 100 } }
}

function stepOf(own: RandomStep, at: number, steps: readonly RandomStep[], isFeedForward: boolean, carrier: StepSpec['carrier']): StepSpec {
  const { processTime, delayAfter, onward, back } = own
  const place = isFeedForward ? Math.min(at, STATIONS) : own.station
  const isDelay = place === STATIONS
  const onto = at + 1 < steps.length ? `step${at + 1}` : null
  const other = back % 2 === 0 ? null : `step${(back >> 1) % (at + 1)}`
  const next = [
    { to: onto, probability: onward ?? 1 },
    { to: other, probability: 1 - (onward ?? 1) },
  ]
  return {
    name: `step${at}`,
    ...(!isDelay && { station: `s${place}` }),
    processTime: isDelay ? { ...processTime, per: 'carrier' } : processTime,
    carrier,
    yield: 1,
    enabled: true,
    wholeLot: false,
    ...(delayAfter !== null && { delayAfter }),
    ...(onward !== null && { next }),
  }
}
