/** Any line that can be described can be written down and read back: the same line comes out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import type {
  DispatchCriterionSpec,
  DispatchSpec,
  DistributionSpec,
  KitServiceSpec,
  KitSpec,
  LineSpec,
  MachineSpec,
  ProcessTimeSpec,
  ReleaseSpec,
  RouteSpec,
  SetupSpec,
  StationSpec,
  StepSpec,
  WipLotSpec,
} from '../../src/spec/line.ts'
import { checkRoom } from '../../src/spec/normalise/room.ts'
import { lineOf } from './files.ts'

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,8}$/).filter((text) => text !== 'end')
const ticks = fc.double({ min: 1, max: 1e12, noNaN: true })
const positive = fc.double({ min: 0.05, max: 20, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const count = fc.integer({ min: 1, max: 1_000_000 })
const ascending = (length: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: length, maxLength: length })
    .map((values) => values.sort((a, b) => a - b))

const distribution: fc.Arbitrary<DistributionSpec> = fc.oneof(
  ticks.map((value) => ({ kind: 'constant' as const, value })),
  ascending(2).map(([low = 0, high = 0]) => ({ kind: 'uniform' as const, low, high })),
  ascending(3).map(([low = 0, mode = 0, high = 0]) => ({ kind: 'triangular' as const, low, mode, high })),
  ticks.map((mean) => ({ kind: 'exponential' as const, mean })),
  fc.record({ kind: fc.constant('erlang' as const), shape: fc.integer({ min: 1, max: 20 }), mean: ticks }),
  fc.record({ kind: fc.constant('gamma' as const), shape: positive, scale: ticks }),
  ascending(3).map(([low = 0, mean = 0, high = 0]) => ({ kind: 'truncated-normal' as const, mean, sd: mean / 5, low, high })),
  ticks.map((mean) => ({ kind: 'truncated-normal' as const, mean, sd: mean / 3, low: 0 })),
  fc.record({ kind: fc.constant('lognormal' as const), mean: ticks, cv: positive }),
  fc.record({ kind: fc.constant('weibull' as const), shape: positive, scale: ticks }),
  fc.record({ kind: fc.constant('weibull-mean' as const), shape: positive, mean: ticks }),
  fc.record({ kind: fc.constant('weibull-mean-cv' as const), mean: ticks, cv: positive }),
  fc
    .tuple(positive, positive, ascending(2))
    .map(([alpha, beta, [low = 0, high = 0]]) => ({ kind: 'beta' as const, alpha, beta, low, high })),
  fc.tuple(share, ticks, ticks).map(([first, a, b]) => ({ kind: 'hyperexponential' as const, weights: [first, 1 - first], means: [a, b] })),
  fc.tuple(share, ticks, ticks).map(([first, a, b]) => ({ kind: 'discrete' as const, values: [a, b], weights: [first, 1 - first] })),
  fc.array(ticks, { minLength: 2, maxLength: 5 }).map((values) => ({ kind: 'empirical' as const, values })),
)

const PURE = ['shape', 'cv', 'alpha', 'beta']

/** A distribution as a person would write it, in microseconds. */
function written(spec: DistributionSpec): string {
  if (spec.kind === 'constant') return `${spec.value} us`
  if (spec.kind === 'discrete') return `discrete(${spec.values.map((value, i) => `${value} us: ${spec.weights[i]}`).join(', ')})`
  if (spec.kind === 'hyperexponential')
    return `hyperexponential(${spec.means.map((mean, i) => `${spec.weights[i]}: ${mean} us`).join(', ')})`
  if (spec.kind === 'empirical') return `empirical(${spec.values.join(', ')}) us`
  const { kind, ...parameters } = spec
  const word = kind === 'truncated-normal' ? 'normal' : kind.startsWith('weibull') ? 'weibull' : kind
  return `${word}(${Object.entries(parameters)
    .map(([label, value]) => `${label} ${value}${PURE.includes(label) ? '' : ' us'}`)
    .join(', ')})`
}

const processTime = (bases: readonly ProcessTimeSpec['per'][]): fc.Arbitrary<ProcessTimeSpec> =>
  fc.record({ time: distribution, per: fc.constantFrom(...bases) })
const optional = <T>(key: string, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(arbitrary).map((value): Record<string, T> => (value === null ? {} : { [key]: value }))
const someNamed = <T>(thing: fc.Arbitrary<T>, least = 0): fc.Arbitrary<(T & { name: string })[]> =>
  fc
    .uniqueArray(fc.tuple(name, thing), { minLength: least, maxLength: 3, selector: ([each]) => each })
    .map((all) => all.map(([each, rest]) => ({ name: each, ...rest })))

const criterion: fc.Arbitrary<DispatchCriterionSpec> = fc.oneof(
  fc.record({
    rule: fc.constantFrom(
      'fifo' as const,
      'lifo' as const,
      'priority' as const,
      'shortest' as const,
      'longest' as const,
      'due-date' as const,
      'operation-due-date' as const,
      'critical-ratio' as const,
      'slack' as const,
      'random' as const,
      'same-setup' as const,
    ),
  }),
  fc.record({ rule: fc.constant('same-setup' as const), guard: ticks }),
  fc.record({ rule: fc.constant('apparent-tardiness' as const), lookAhead: count }),
)

/** One rule alone is fifo or priority in its short form. */
const dispatch: fc.Arbitrary<DispatchSpec> = fc.oneof(
  fc.constantFrom('fifo' as const, 'priority' as const),
  fc.array(criterion, { minLength: 2, maxLength: 4 }),
)

const value = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/)
const change: fc.Arbitrary<SetupSpec['changes'][number]> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('family' as const, 'product' as const),
      fc.constantFrom('package', 'temperature').map((attribute) => ({ attribute })),
    ),
    distribution,
    fc.uniqueArray(fc.record({ from: fc.option(value), to: fc.option(value), time: distribution }), {
      maxLength: 3,
      selector: ({ from, to }) => `${from} ${to}`,
    }),
  )
  .map(([by, time, matrix]) => (matrix.length === 0 ? { by, time } : { by, time, matrix }))

const setup: fc.Arbitrary<SetupSpec> = fc
  .tuple(
    fc.uniqueArray(change, { minLength: 1, maxLength: 3, selector: ({ by }) => JSON.stringify(by) }),
    optional('initial', fc.constant('product')),
    optional('afterIdle', fc.record({ after: ticks, time: distribution })),
  )
  .map(([changes, ...parts]) => Object.assign({ changes }, ...parts) as SetupSpec)

const machineList: fc.Arbitrary<MachineSpec[]> = someNamed(
  fc
    .tuple(fc.record({ speed: positive }), optional('products', fc.constant(['product'])))
    .map((parts) => Object.assign({}, ...parts) as Omit<MachineSpec, 'name'>),
  1,
)

const attributes = fc.dictionary(fc.constantFrom('package', 'temperature', 'program'), value)

const service: fc.Arbitrary<Omit<KitServiceSpec, 'name'>> = fc.oneof(
  fc.record({ clock: fc.constantFrom('shots' as const, 'units' as const), every: count, lasts: distribution }),
  fc.record({ clock: fc.constant('productive' as const), every: ticks, lasts: distribution }),
)

const kit = (type: string, fits: fc.Arbitrary<object>): fc.Arbitrary<KitSpec> =>
  fc
    .tuple(
      fc.record({ name: fc.constant(`${type}-kit`), type: fc.constant(type), count, services: someNamed(service) }),
      fits,
      optional('mount', distribution),
    )
    .map((parts) => Object.assign({}, ...parts) as KitSpec)

const TYPES = ['tool-a', 'tool-b'] as const

/** What stations ask for fits everything; the last one, which nobody asks for, fits little. */
const kits = fc.tuple(
  ...TYPES.map((type) => kit(type, fc.constantFrom({}, { fits: [{ by: 'product', values: ['product'] }] }))),
  kit(
    'spare',
    fc
      .tuple(fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), fc.constantFrom('family' as const, { attribute: 'package' }))
      .map(([values, by]) => ({ fits: [{ by, values }] })),
  ),
) as fc.Arbitrary<KitSpec[]>

const station = (calendars: readonly string[]): fc.Arbitrary<Omit<StationSpec, 'name'>> =>
  fc
    .tuple(
      fc.record({
        area: fc.string({ maxLength: 10 }),
        machines: count,
        processTime: processTime(['unit', 'strip', 'wafer', 'carrier', 'lot']),
        unmodelledLoss: share,
        failures: someNamed(
          fc.record({ every: distribution, clock: fc.constantFrom('productive' as const, 'up' as const), repair: distribution }),
        ),
        assists: someNamed(fc.record({ mtba: ticks, time: distribution })),
        plannedStops: someNamed(
          fc.oneof(
            fc.record({ clock: fc.constant('units' as const), every: count, lasts: distribution }),
            fc.record({ clock: fc.constant('calendar' as const), every: ticks, lasts: distribution, first: ticks }),
          ),
        ),
        atShiftEnd: fc.constantFrom('pause' as const, 'finish' as const),
        dispatch,
      }),
      optional('buffer', fc.record({ carriers: fc.nat(9), whenFull: fc.constantFrom('block', 'lose') })),
      optional(
        'batch',
        fc
          .tuple(
            count,
            count,
            fc.constantFrom('carrier', 'strip', 'unit', 'lot'),
            ticks,
            optional('mix', fc.constantFrom('any', 'family', 'product', 'step')),
          )
          .map(([a, b, per, maxWait, mix]) => ({ per, min: Math.min(a, b), max: Math.max(a, b), maxWait, ...mix })),
      ),
      optional('setup', setup),
      optional('machineList', machineList),
      optional('tooling', fc.subarray([...TYPES], { minLength: 1 })),
      calendars.length === 0 ? fc.constant({}) : optional('calendar', fc.constantFrom(...calendars)),
    )
    .map((parts) => {
      const all = Object.assign({}, ...parts) as Omit<StationSpec, 'name'>
      return all.machineList === undefined ? all : { ...all, machines: all.machineList.length }
    })

const step = (stations: readonly string[]): fc.Arbitrary<Omit<StepSpec, 'name'>> =>
  fc
    .tuple(
      fc.record({
        carrier: fc.constantFrom('wafer', 'strip', 'magazine', 'reel', 'lot'),
        yield: share,
        enabled: fc.constant(true),
        wholeLot: fc.boolean(),
      }),
      fc.oneof(
        fc.constantFrom(...stations).map((each) => ({ station: each })),
        processTime(['carrier', 'lot']).map((time) => ({ processTime: time })),
      ),
      optional('newLotUnits', count),
      optional('attributes', attributes),
      optional('delayAfter', distribution),
      optional('next', fc.constant([{ to: null, probability: 1 }])),
    )
    .map((parts) => Object.assign({}, ...parts) as Omit<StepSpec, 'name'>)

const policy: fc.Arbitrary<ReleaseSpec['policy']> = fc.oneof(
  fc.record({ kind: fc.constant('conwip' as const), lots: count }),
  fc.record({
    kind: fc.constant('interval' as const),
    every: distribution,
    first: ticks,
    lots: count.map((value) => ({ kind: 'constant' as const, value })),
  }),
  fc.record({
    kind: fc.constant('schedule' as const),
    times: ascending(3),
    lots: count.map((value) => ({ kind: 'constant' as const, value })),
  }),
  fc.record({
    kind: fc.constant('profile' as const),
    parts: fc
      .array(count, { minLength: 1, maxLength: 3 })
      .map((weeks) => weeks.map((lots) => ({ lasts: 604_800e6, from: lots, to: lots }))),
    arrivals: fc.constantFrom('constant' as const, 'poisson' as const),
    lots: fc.constant({ kind: 'constant' as const, value: 1 }),
  }),
  fc.tuple(ascending(3), count, fc.nat(3)).map(([[release = 0, second = 0, due = 0], lots, priority]) => ({
    kind: 'orders' as const,
    orders: [
      { lots, release, due, priority },
      { product: 'product', lots: 1, release: second },
    ],
  })),
)

const wipLot = ({ steps }: RouteSpec): fc.Arbitrary<WipLotSpec> =>
  fc.record({
    lot: fc.constant(''),
    product: fc.constant('product'),
    step: fc.constant(steps[0]!.name),
    units: fc.constant(1),
    due: ticks,
    age: ticks,
  })

const named = (lots: WipLotSpec[]): WipLotSpec[] => lots.map((each, index) => ({ ...each, lot: `${index}` }))

const line: fc.Arbitrary<LineSpec> = someNamed(
  fc.record({ cycle: fc.constant(3e9), on: fc.constant<{ from: number; to: number }[]>([{ from: 1e9, to: 2e9 }]) }),
).chain((calendars) =>
  someNamed(station(calendars.map((each) => each.name)), 1).chain((stations) =>
    someNamed(fc.record({ steps: someNamed(step(stations.map((each) => each.name)), 1) }), 1).chain((routes: RouteSpec[]) =>
      fc
        .record({
          lotUnits: count,
          family: fc.string({ minLength: 1, maxLength: 8 }),
          priority: fc.nat(3),
          dueAfter: ticks,
          expedite: fc.record({ by: fc.constantFrom('time-left' as const, 'slack' as const), below: ticks, priority: fc.nat(3) }),
          weight: positive,
          attributes,
          packing: fc.record({ unitsPerWafer: count, unitsPerStrip: count, stripsPerMagazine: count, unitsPerReel: count }),
          route: fc.constantFrom(...routes.map((each) => each.name)),
        })
        .chain((product) =>
          fc.record({
            format: fc.constant('tollway/1' as const),
            name,
            title: fc.string({ maxLength: 20 }),
            notice: fc.string({ maxLength: 20 }),
            run: fc.record(
              { warmUp: ticks, horizon: ticks, replications: count, seed: fc.nat(), linearity: fc.constantFrom(0.05, 0.1) },
              { requiredKeys: ['warmUp', 'horizon', 'replications', 'seed'] },
            ),
            products: fc.constant([{ name: 'product', ...product }]),
            routes: fc.constant(routes),
            stations: fc.constant(stations),
            calendars: fc.constant(calendars),
            kits,
            release: someNamed(fc.record({ product: fc.constant('product'), priority: fc.nat(3), policy }), 1),
            wip: fc.array(wipLot(routes.find(({ name: each }) => each === product.route)!), { minLength: 1, maxLength: 2 }).map(named),
          }),
        ),
    ),
  ),
)

const time = (value: number): string => `${value} us`
const byName = <T extends { name: string }>(list: readonly T[], write: (each: T) => unknown): unknown =>
  Object.fromEntries(list.map((each) => [each.name, write(each)]))
const process = (spec: ProcessTimeSpec | undefined): string | undefined =>
  spec === undefined ? undefined : `${written(spec.time)} per ${spec.per}`

function writeSetup({ changes, initial, afterIdle }: SetupSpec): unknown {
  return {
    changes: Object.fromEntries(
      changes.map(({ by, time: general, matrix }) => [
        typeof by === 'string' ? by : by.attribute,
        {
          time: written(general),
          matrix: matrix && Object.fromEntries(matrix.map((one) => [`${one.from ?? '*'} -> ${one.to ?? '*'}`, written(one.time)])),
        },
      ]),
    ),
    initial,
    afterIdle: afterIdle && { after: time(afterIdle.after), time: written(afterIdle.time) },
  }
}

function writeDispatch(spec: DispatchSpec): unknown {
  if (typeof spec === 'string') return spec
  return spec.map((one) => {
    if (one.rule === 'same-setup' && one.guard !== undefined) return `same-setup(guard ${time(one.guard)})`
    return one.rule === 'apparent-tardiness' ? `apparent-tardiness(lookAhead ${one.lookAhead})` : one.rule
  })
}

function writeStation({
  name: _,
  processTime: spec,
  batch,
  setup,
  machineList,
  dispatch: order,
  failures,
  assists,
  plannedStops,
  ...rest
}: StationSpec): unknown {
  const unit = `${batch?.per}s`
  return {
    ...rest,
    processTime: process(spec),
    batch: batch && { min: `${batch.min} ${unit}`, max: `${batch.max} ${unit}`, maxWait: time(batch.maxWait ?? 0), mix: batch.mix },
    setup: setup && writeSetup(setup),
    dispatch: writeDispatch(order),
    machines: machineList === undefined ? rest.machines : byName(machineList, ({ name: _name, ...one }) => one),
    failures: byName(failures, (each) => ({ every: written(each.every), clock: each.clock, repair: written(each.repair) })),
    assists: byName(assists, (each) => ({ mtba: time(each.mtba), time: written(each.time) })),
    plannedStops: byName(plannedStops, (each) =>
      each.clock !== 'calendar'
        ? { every: `${each.every} units`, lasts: written(each.lasts) }
        : { every: time(each.every), lasts: written(each.lasts), first: time(each.first ?? 0) },
    ),
  }
}

function writePolicy(spec: ReleaseSpec['policy']): Record<string, unknown> {
  if (spec.kind === 'conwip') return { conwip: `${spec.lots} lots` }
  if (spec.kind === 'orders')
    return { orders: spec.orders.map(({ release, due, ...rest }) => ({ ...rest, release: time(release), due: due && time(due) })) }
  if (spec.kind === 'keep') return { keep: { station: spec.station, below: time(spec.below) } }
  const lots = spec.lots.kind === 'constant' ? spec.lots.value : undefined
  if (spec.kind === 'profile') return { demand: spec.parts.map(({ from }) => `${from} lots`), arrivals: spec.arrivals, lots }
  return spec.kind === 'schedule' ? { at: spec.times.map(time), lots } : { every: written(spec.every), first: time(spec.first ?? 0), lots }
}

function writeKit({ name: _, fits, mount, services, ...rest }: KitSpec): unknown {
  return {
    ...rest,
    for: fits && Object.fromEntries(fits.map(({ by, values }) => [typeof by === 'string' ? by : by.attribute, values])),
    mount: mount && written(mount),
    services: byName(services, ({ clock, every, lasts }) => ({
      every: clock === 'productive' ? `${time(every)} productive` : `${every} ${clock}`,
      lasts: written(lasts),
    })),
  }
}

function write(spec: LineSpec): string {
  return stringify({
    ...spec,
    run: { ...spec.run, warmUp: time(spec.run.warmUp), horizon: time(spec.run.horizon) },
    products: byName(spec.products, ({ name: _, lotUnits, dueAfter, expedite, ...rest }) => ({
      ...rest,
      expedite: expedite && { [expedite.by === 'slack' ? 'slackBelow' : 'dueWithin']: time(expedite.below), priority: expedite.priority },
      due: dueAfter && time(dueAfter),
      lot: `${lotUnits} units`,
    })),
    routes: byName(spec.routes, ({ steps }) => ({
      steps: byName(steps, ({ name: _, newLotUnits, processTime: spent, delayAfter, next, ...rest }) => ({
        ...rest,
        processTime: process(spent),
        newLot: newLotUnits && `${newLotUnits} units`,
        delayAfter: delayAfter && written(delayAfter),
        next: next && Object.fromEntries(next.map(({ to, probability }) => [to ?? 'end', probability])),
      })),
    })),
    stations: byName(spec.stations, writeStation),
    kits: byName(spec.kits ?? [], writeKit),
    calendars: byName(spec.calendars, ({ cycle, on }) => ({
      cycle: time(cycle),
      on: on.map(({ from, to }) => `${time(from)} to ${time(to)}`),
    })),
    wip: spec.wip?.map(({ due, age, ...rest }) => ({ ...rest, due: time(due ?? 0), age: time(age ?? 0) })),
    release: byName(spec.release, ({ name: _, policy: spent, ...rest }) => ({ ...rest, ...writePolicy(spent) })),
  })
}

test('a line that is written down and read back is the same line', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (spec) => {
      // A line whose lots or loads never have room is refused, see sharp-edges.test.ts.
      let hasRoom = true
      checkRoom(spec, () => {
        hasRoom = false
      })
      fc.pre(hasRoom)
      expect(await lineOf(write(spec))).toEqual(spec)
    }),
    { numRuns: 150 },
  )
})
