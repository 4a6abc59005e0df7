/**
 * Random small lines that mix all mechanisms, for property tests. They are valid, but some starve, overflow or block themselves: what must hold, must
 * hold there too.
 */
import fc from 'fast-check'
import { carrierCapacity } from '../../src/spec/carrier-capacity.ts'
import type {
  CalendarSpec,
  CrewSpec,
  CrewTaskSpec,
  DispatchCriterionSpec,
  DispatchSpec,
  DistributionSpec,
  ExpediteSpec,
  LineSpec,
  MachineSpec,
  OperatorsSpec,
  ProductSpec,
  ReleaseSpec,
  RouteSpec,
  SetupSpec,
  StationSpec,
  StepSpec,
} from '../../src/spec/line.ts'
import { d, h, min } from './line.ts'
import { blockingDraft, withBlocking } from './random-blocking.ts'
import { changeDrafts, withChanges } from './random-changes.ts'
import { kitDraft, withKits } from './random-kits.ts'
import { limitDrafts, withLimits } from './random-limits.ts'
import { linkDraft, withLinks } from './random-links.ts'
import { lotDraft, withLots } from './random-lots.ts'
import { moneyDraft, withMoney } from './random-money.ts'
import { processType } from './random-process-type.ts'
import { qualityDraft, withQuality } from './random-quality.ts'
import { stockDraft, withStocks } from './random-stocks.ts'
import { supplyDraft, withSupply } from './random-supply.ts'
import { transportDraft, withTransport } from './random-transport.ts'
import { wipLimitDrafts, withWipLimits } from './random-wip-limits.ts'

const factor = Number(process.env['TOLLWAY_RUNS'] ?? 1)

/** How often a property is tried: TOLLWAY_RUNS multiplies it. Always on the same lines, unless TOLLWAY_SEED gives others. */
export function runs(standard: number): { numRuns: number; seed: number } {
  return { numRuns: Math.ceil(standard * factor), seed: Number(process.env['TOLLWAY_SEED'] ?? 1) }
}

/** Time limit of a test that tries a property, ms. */
export const TIME_LIMIT = 60_000 * Math.max(1, factor)

const time = (low: number, high: number): fc.Arbitrary<DistributionSpec> =>
  fc.tuple(fc.double({ min: low, max: high, noNaN: true }), fc.nat({ max: 3 })).map(([mean, kind]): DistributionSpec => {
    if (kind === 0) return { kind: 'exponential', mean }
    if (kind === 1) return { kind: 'lognormal', mean, cv: 0.8 }
    // Whole minutes, so that much happens at one instant.
    return { kind: 'constant', value: Math.ceil(mean / min) * min }
  })

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

type Failure = StationSpec['failures'][number]
type PlannedStop = StationSpec['plannedStops'][number]

const task: fc.Arbitrary<CrewTaskSpec> = fc.constantFrom<CrewTaskSpec>(
  { crew: 'one' },
  { crew: 'two' },
  { crew: 'two', people: 2 },
  { crew: 'skilled', skill: 'senior' },
  { crew: 'skilled', people: 0.3 },
)

/** What failures and planned stops may have besides: people of the line. */
const crew = maybe(task).map((who) => who ?? {})

/** A station at which people load, unload, attend and so on; a belt only has assists for them. */
const withOperators = fc
  .tuple(maybe(task), maybe(task), maybe(task), maybe(task), maybe(task), maybe(task), fc.boolean())
  .map(([load, inspect, unload, attend, setup, assist, isManned]) => (station: StationSpec): StationSpec => {
    if (!isManned) return station
    const operators: OperatorsSpec = {
      ...(load !== undefined && station.load !== undefined && { load }),
      ...(inspect !== undefined && station.firstPiece !== undefined && { inspect }),
      ...(unload !== undefined && station.unload !== undefined && { unload }),
      ...(attend !== undefined && { attend }),
      ...(setup !== undefined && station.setup !== undefined && { setup }),
    }
    return { ...station, operators: { ...(station.conveyor === undefined && operators), ...(assist !== undefined && { assist }) } }
  })

const crews = fc
  .record({
    response: maybe(time(min, 10 * min)),
    learning: maybe(fc.constant({ speed: 0.5, halfEvery: d })),
    calendar: maybe(fc.constant('shifts')),
    absence: maybe(fc.constant(0.3)),
  })
  .map(({ response, learning, calendar, absence }): CrewSpec[] => {
    const shifts = calendar !== undefined && { calendar, ...(absence !== undefined && { absence }) }
    const skills: NonNullable<CrewSpec['skills']> = [
      { name: 'junior', size: 2, speed: 0.8 },
      { name: 'senior', size: 1, speed: 1 },
    ]
    return [
      { name: 'one', size: 1, ...(response !== undefined && { response }) },
      { name: 'two', size: 2, ...shifts },
      { name: 'skilled', size: 3, skills, ...shifts, ...(learning !== undefined && { learning }) },
    ]
  })

const failure = (name: string): fc.Arbitrary<Failure> =>
  fc
    .tuple(
      fc.constantFrom<Failure['clock']>('productive', 'up', 'units', 'cycles', 'calendar'),
      time(h, 10 * h),
      fc.double({ min: 2, max: 40, noNaN: true }),
      time(5 * min, h),
      maybe(fc.constantFrom<NonNullable<Failure['work']>>('resume', 'lose', 'rework')),
      maybe(time(min, 20 * min)),
      crew,
    )
    .map(([clock, every, count, repair, work, warmUp, by]) => ({
      name,
      clock,
      every: clock === 'units' || clock === 'cycles' ? { kind: 'weibull-mean', shape: 1.5, mean: count } : every,
      repair,
      ...(work !== undefined && { work }),
      ...(warmUp !== undefined && { warmUp }),
      ...by,
    }))

const assist = (name: string): fc.Arbitrary<StationSpec['assists'][number]> =>
  fc.record({ name: fc.constant(name), mtba: fc.double({ min: 5 * min, max: 2 * h, noNaN: true }), time: time(min, 10 * min) })

const window: fc.Arbitrary<NonNullable<PlannedStop['window']>> = fc.constantFrom(
  { from: 8 * h, to: 16 * h, of: d },
  { from: 20 * h, to: 4 * h, of: d },
  { from: 0, to: 30 * min, of: 2 * h },
)

/** What only stops that are stops of their own have. */
const ownStop = fc.tuple(maybe(fc.constantFrom(0.1, 0.5, 1)), maybe(window), crew).map(([opportunistic, open, by]) => ({
  ...(opportunistic !== undefined && { opportunistic }),
  ...(open !== undefined && { window: open }),
  ...by,
}))

const plannedStop = (name: string): fc.Arbitrary<PlannedStop> =>
  fc
    .tuple(
      fc.constantFrom<PlannedStop['clock']>('calendar', 'units', 'productive'),
      fc.integer({ min: 8, max: 24 }),
      fc.boolean(),
      time(5 * min, h),
      ownStop,
    )
    .map(([clock, every, flag, lasts, own]): PlannedStop => {
      if (clock === 'calendar') return { name, clock, every: every * h, lasts, ...(flag && { first: (every * h) / 2 }), ...own }
      const interval = clock === 'units' ? every * 5 : every * h
      return flag ? { name, clock, every: interval, lasts } : { name, clock, every: interval, lasts, when: 'betweenLoads', ...own }
    })

const upTo = <T>(most: number, one: (name: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc
    .nat({ max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => one(`no-${index}`))) as unknown as fc.Arbitrary<T[]>)

const batch: fc.Arbitrary<NonNullable<StationSpec['batch']>> = fc
  .tuple(
    fc.constantFrom('carrier', 'strip', 'unit', 'lot'),
    fc.integer({ min: 1, max: 4 }),
    fc.nat({ max: 4 }),
    maybe(fc.integer({ min: 0, max: 6 })),
  )
  .map(([per, least, more, wait]) => {
    const scale = per === 'strip' ? 2 : per === 'unit' ? 6 : 1
    return { per, min: least * scale, max: (least + more) * scale, ...(wait !== undefined && { maxWait: wait * h }) } as const
  })

const change: fc.Arbitrary<SetupSpec['changes'][number]> = fc
  .tuple(fc.constantFrom('family' as const, 'product' as const, { attribute: 'grade' }), time(min, 20 * min), maybe(time(min, h)))
  .map(([by, lasts, toHot]) => ({ by, time: lasts, ...(toHot !== undefined && { matrix: [{ from: null, to: 'hot', time: toHot }] }) }))

const setup: fc.Arbitrary<SetupSpec> = fc
  .tuple(
    fc.array(change, { minLength: 1, maxLength: 2 }),
    maybe(fc.constant('p0')),
    maybe(fc.record({ after: fc.constantFrom(0, 20 * min), time: time(min, 10 * min) })),
    maybe(fc.constantFrom<NonNullable<SetupSpec['campaign']>>({ per: 'load', atLeast: 3 }, { per: 'productive', atLeast: h })),
  )
  .map(([changes, initial, afterIdle, campaign]) => ({
    changes,
    ...(campaign !== undefined && { campaign }),
    ...(initial !== undefined && { initial }),
    ...(afterIdle !== undefined && { afterIdle }),
  }))

/** The first of them may do everything, so that nothing waits for ever. */
const machineList: fc.Arbitrary<MachineSpec[]> = fc
  .array(fc.tuple(fc.constantFrom(1, 0.7, 1.3), maybe(fc.subarray(['p0', 'p1', 'p2'], { minLength: 1 }))), { minLength: 1, maxLength: 3 })
  .map((machines) =>
    machines.map(([speed, products], index) => ({
      name: `m${index}`,
      speed,
      ...(index > 0 && products !== undefined && { products }),
    })),
  )

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
  fc.constantFrom<DispatchCriterionSpec>(
    { rule: 'same-setup', guard: 2 * h },
    { rule: 'apparent-tardiness', lookAhead: 2 },
    { rule: 'apparent-tardiness', lookAhead: 2, setup: 0.5 },
    { rule: 'feed', station: 's0', below: h },
    { rule: 'feed', station: 's2', below: 4 * h },
  ),
)

const dispatch: fc.Arbitrary<DispatchSpec> = fc.oneof(
  fc.constantFrom('fifo' as const, 'priority' as const),
  fc.array(criterion, { minLength: 1, maxLength: 4 }),
)

const station = (name: string): fc.Arbitrary<StationSpec> =>
  fc
    .record({
      machines: fc.integer({ min: 1, max: 3 }),
      unmodelledLoss: fc.constantFrom(0, 0.2),
      failures: upTo(2, failure),
      assists: upTo(2, assist),
      plannedStops: upTo(2, plannedStop),
      repairPriority: fc.nat({ max: 2 }),
      batch: maybe(batch),
      buffer: maybe(
        fc.oneof(
          fc.record({ carriers: fc.nat({ max: 6 }), whenFull: fc.constantFrom('block' as const, 'lose' as const) }),
          fc.record({ units: fc.nat({ max: 60 }), whenFull: fc.constantFrom('block' as const, 'lose' as const) }),
        ),
      ),
      setup: maybe(setup),
      mix: maybe(fc.constantFrom('any' as const, 'family' as const, 'product' as const, 'step' as const)),
      machineList: maybe(machineList),
      calendar: maybe(fc.constant('shifts')),
      atShiftEnd: fc.constantFrom('pause' as const, 'finish' as const),
      dispatch,
    })
    .map(({ batch, mix, machineList, buffer, setup, calendar, ...rest }) => ({
      name,
      area: '',
      ...rest,
      ...(batch !== undefined && { batch: { ...batch, ...(mix !== undefined && { mix }) } }),
      ...(machineList !== undefined && { machines: machineList.length, machineList }),
      ...(buffer !== undefined && { buffer }),
      ...(setup !== undefined && { setup }),
      ...(calendar !== undefined && { calendar }),
    }))

const expedite: fc.Arbitrary<ExpediteSpec> = fc.constantFrom<ExpediteSpec>(
  { by: 'time-left', below: 4 * h, priority: 0 },
  { by: 'slack', below: 12 * h, priority: 1 },
)

/** What dispatch and setups look at. */
const marks = fc
  .tuple(maybe(fc.integer({ min: 1, max: 48 })), maybe(fc.constantFrom(0, 3)), maybe(grade()), maybe(expedite))
  .map(([due, weight, attributes, late]) => ({
    ...(late !== undefined && { expedite: late }),
    ...(due !== undefined && { dueAfter: due * h }),
    ...(weight !== undefined && { weight }),
    ...(attributes !== undefined && { attributes }),
  }))

function grade(): fc.Arbitrary<Record<string, string>> {
  return fc.constantFrom('hot', 'cold').map((value) => ({ grade: value }))
}

const product = (index: number): fc.Arbitrary<ProductSpec> =>
  fc.tuple(plainProduct(index), marks).map(([plain, more]) => ({ ...plain, ...more }))

const plainProduct = (index: number): fc.Arbitrary<ProductSpec> =>
  fc.record({
    name: fc.constant(`p${index}`),
    route: fc.constant(`r${index}`),
    family: fc.constantFrom('toll', 'dpak'),
    priority: fc.nat({ max: 2 }),
    lotUnits: fc.integer({ min: 1, max: 40 }),
    packing: fc.record({
      unitsPerWafer: fc.integer({ min: 4, max: 12 }),
      unitsPerStrip: fc.integer({ min: 2, max: 5 }),
      stripsPerMagazine: fc.integer({ min: 1, max: 3 }),
      unitsPerReel: fc.integer({ min: 5, max: 10 }),
    }),
  })

interface Draft extends StepSpec {
  branches: number[]
}

const step = (name: string, stations: readonly StationSpec[]): fc.Arbitrary<Draft> =>
  fc
    .record({
      where: fc.nat({ max: stations.length }),
      time: time(min, 20 * min),
      per: fc.constantFrom('unit' as const, 'strip' as const, 'wafer' as const, 'carrier' as const, 'lot' as const),
      atOnce: fc.constantFrom(1, 1, 4),
      carrier: fc.constantFrom('wafer' as const, 'strip' as const, 'magazine' as const, 'reel' as const, 'lot' as const),
      yield: fc.constantFrom(1, 1, 0.9, 0.5),
      wholeLot: fc.constantFrom(false, false, false, true),
      newLotUnits: maybe(fc.integer({ min: 3, max: 20 })),
      delayAfter: maybe(time(min, h)),
      attributes: maybe(grade()),
      enabled: fc.constantFrom(true, true, true, true, false),
      branches: fc.array(fc.nat({ max: 9 }), { maxLength: 2 }),
      elsewhere: maybe(fc.tuple(fc.subarray(stations.map((at) => at.name)), maybe(time(min, 20 * min)), fc.boolean())),
    })
    .map(({ where, time: lasts, per, atOnce, newLotUnits, delayAfter, attributes, elsewhere, ...rest }) => {
      const at = stations[where]
      // A step of many units has a short time per unit; a step without a station is a delay of the carrier.
      const short = per === 'unit' && lasts.kind === 'constant' ? { kind: 'constant' as const, value: lasts.value / 10 } : lasts
      return {
        name,
        ...rest,
        ...(at !== undefined && { station: at.name }),
        processTime: {
          time: short,
          per: at === undefined ? ('carrier' as const) : per,
          ...(at !== undefined && per !== 'carrier' && per !== 'lot' && atOnce > 1 && { atOnce }),
        },
        ...(newLotUnits !== undefined && { newLotUnits }),
        ...(delayAfter !== undefined && { delayAfter }),
        ...(attributes !== undefined && { attributes }),
        ...(at !== undefined && elsewhere !== undefined && alternativesTo(at.name, ...elsewhere)),
      }
    })

/** The last of the other stations has a time of its own, if there is one. */
function alternativesTo(
  station: string,
  names: readonly string[],
  own: DistributionSpec | undefined,
  inOrder: boolean,
): Pick<StepSpec, 'alternatives' | 'choose'> {
  const others = names.filter((name) => name !== station)
  if (others.length === 0) return {}
  const alternatives = others.map((name, index) => ({
    station: name,
    ...(own !== undefined && index === others.length - 1 && { processTime: { time: own, per: 'carrier' as const } }),
  }))
  return { alternatives, ...(inOrder && { choose: 'in-order' as const }) }
}

/** One way for all, in the carriers of the first step: what blocking before service and linked machines ask for. */
function inTheSame(drafts: readonly Draft[]): Draft[] {
  return drafts.map(({ newLotUnits: _, ...draft }) => ({ ...draft, carrier: drafts[0]!.carrier, wholeLot: false, branches: [] }))
}

/** Makes a route that can be run: the first step works on the lot as it comes, ways by chance stay with their carriers. */
function route(one: ProductSpec, drafts: readonly Draft[]): RouteSpec {
  const active = drafts.filter(({ enabled }, index) => enabled || index === 0)
  let segment = 0
  const segments = active.map((draft, index) => {
    const before = active[index - 1]
    const isOther = before !== undefined && carrierCapacity(draft, one.packing) !== carrierCapacity(before, one.packing)
    if (index > 0 && (isOther || draft.newLotUnits !== undefined)) segment++
    return segment
  })
  const steps = drafts.map(({ branches, newLotUnits, ...draft }, position): StepSpec => {
    const index = active.indexOf(drafts[position]!)
    const enabled = index !== -1
    const ways = branches
      .map((way) => way % (active.length + 1))
      .filter((way) => way === active.length || segments[way] === segments[index])
    const next = active[index + 1]?.name ?? null
    const share = 0.3
    const list = [
      ...ways.map((way) => ({ to: active[way]?.name ?? null, probability: share })),
      { to: next, probability: 1 - share * ways.length },
    ]
    return {
      ...draft,
      enabled,
      ...(index > 0 && newLotUnits !== undefined && { newLotUnits }),
      ...(enabled && ways.length > 0 && { next: list }),
    }
  })
  return { name: one.route, steps }
}

const lots = fc.constantFrom<DistributionSpec>({ kind: 'constant', value: 1 }, { kind: 'discrete', values: [1, 3], weights: [2, 1] })

const release = (index: number, products: readonly ProductSpec[]): fc.Arbitrary<ReleaseSpec> =>
  fc
    .tuple(
      fc.oneof(
        fc.record({ kind: fc.constant('interval' as const), every: time(h, 8 * h), lots }),
        fc.record({
          kind: fc.constant('schedule' as const),
          times: fc.array(fc.nat({ max: 48 }), { maxLength: 20 }).map((times) => times.sort((a, b) => a - b).map((at) => at * h)),
          lots,
        }),
        fc.record({ kind: fc.constant('conwip' as const), lots: fc.integer({ min: 1, max: 4 }) }),
      ),
      maybe(fc.nat({ max: 2 })),
    )
    .map(([policy, priority]) => ({
      name: `source-${index}`,
      product: products[index % products.length]!.name,
      policy,
      ...(priority !== undefined && { priority }),
    }))

const calendar: fc.Arbitrary<CalendarSpec> = fc.constantFrom<CalendarSpec>(
  {
    name: 'shifts',
    cycle: d,
    on: [
      { from: 6 * h, to: 14 * h, shift: 'early' },
      { from: 14 * h, to: 22 * h, shift: 'late' },
    ],
  },
  { name: 'shifts', cycle: 8 * h, on: [{ from: 0, to: 7 * h, shift: 'only' }] },
  // Berlin from the Friday before the clocks go forward, nights over midnight, without the first.
  {
    name: 'shifts',
    cycle: d,
    on: [
      { from: 13 * h, to: 21.5 * h, shift: 'late' },
      { from: 22 * h, to: 30 * h, shift: 'night' },
    ],
    local: {
      timeZone: 'Europe/Berlin',
      start: 20539 * d - h,
      origin: 20539 * d,
      off: [{ from: 20540 * d - 2 * h, to: 20540 * d + 6 * h }],
    },
  },
  {
    name: 'shifts',
    cycle: d,
    on: [
      { from: 0, to: 5 * h, shift: 'long' },
      { from: 6 * h, to: d, shift: 'long', resumes: true },
    ],
  },
)

const tuple = <T>(count: number, one: (index: number) => fc.Arbitrary<T>) =>
  fc.tuple(...Array.from({ length: count }, (_, index) => one(index))) as unknown as fc.Arbitrary<T[]>

const steadyLine: fc.Arbitrary<LineSpec> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }))
  .chain(([stations, products, sources, steps]) =>
    fc.tuple(
      tuple(stations, (index) => fc.tuple(station(`s${index}`), processType, withOperators).map(([one, change, man]) => man(change(one)))),
      tuple(products, product),
      calendar,
      fc.constant({ sources, steps }),
      fc.integer({ min: 0, max: 2 }).map((kind) => kind === 0),
    ),
  )
  .chain(([stations, products, shifts, { sources, steps }, keepsCarriers]) =>
    fc.record({
      format: fc.constant('tollway/1' as const),
      name: fc.constant('random'),
      title: fc.constant('random line'),
      run: fc.constant({ warmUp: d, horizon: 3 * d, replications: 1, seed: 1, linearity: 0.05, outputBy: 'shifts', byPriority: true }),
      products: fc.constant(products),
      routes: tuple(products.length, (index) =>
        tuple(steps, (position) => step(`step-${position}`, stations)).map((drafts) =>
          route(products[index]!, keepsCarriers ? inTheSame(drafts) : drafts),
        ),
      ),
      stations: fc.constant(stations),
      calendars: fc.constant([shifts]),
      crews,
      release: tuple(sources, (index) => release(index, products)),
    }),
  )

export const randomLine: fc.Arbitrary<LineSpec> = fc
  .tuple(
    steadyLine,
    changeDrafts,
    kitDraft,
    qualityDraft,
    moneyDraft,
    supplyDraft,
    limitDrafts,
    lotDraft,
    transportDraft,
    wipLimitDrafts,
    stockDraft,
    fc.tuple(linkDraft, blockingDraft),
  )
  .map(([line, drafts, kits, quality, money, supply, limits, lots, transport, wipLimits, stocks, [links, blocking]]) => {
    const made = withMoney(withQuality(withKits(withChanges(line, drafts), kits), quality), money)
    const full = withWipLimits(withTransport(withLots(withLimits(withSupply(made, supply), limits), lots), transport), wipLimits)
    return withBlocking(withLinks(withStocks(full, stocks), links), blocking)
  })
