/** What machines wait for when there are fewer kits than machines: each case a trace in minutes. */
import { describe, expect, it } from 'vitest'
import { rawProcessTime } from '../../src/experiment/index.ts'
import { compile, Floor, PerKit, PerStation } from '../../src/model/index.ts'
import type { KitSpec, LineSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { changeover, constant, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

const kit = (name: string, over: Partial<KitSpec> = {}): KitSpec => ({ name, type: name, count: 1, services: [], ...over })

/** Fits only one product. */
const of = (name: string): Pick<KitSpec, 'fits'> => ({ fits: [{ by: 'product', values: [name] }] })

interface Case {
  kits: KitSpec[]
  tester?: Partial<StationSpec>
  /** Products in the order in which they come, all at the start; each takes 10 min. */
  work?: string[]
  more?: Partial<LineSpec> & { steps?: StepSpec[] }
}

function lineOf({ kits, tester, work = ['a'], more }: Case): LineSpec {
  const names = [...new Set(work)]
  return line({
    steps: [step('tester', 10 * min)],
    stations: [station('tester', { tooling: [...new Set(kits.map(({ type }) => type))], dispatch: 'fifo', ...tester })],
    products: names.map((name) => product(name)),
    release: work.map((name, index) => schedule([0], { name: `plan-${index}`, product: name })),
    kits,
    ...more,
  })
}

const run = (one: Case, end = 10 * h): Traced => trace(lineOf(one), end)

/** `machine@minute` of every start of work. */
function starts({ all }: Traced): string[] {
  return all.filter(({ what }) => what === 'workStarted').map(({ machine, at }) => `${machine}@${at / min}`)
}

function ofKit({ floor }: Traced, column: number, name = 0): number {
  return floor.cut().scalars[floor.books.layout.ofKit(name) + column]!
}

function ofStation({ floor }: Traced, column: number, index = 0): number {
  return floor.cut().scalars[floor.books.layout.ofStation(index) + column]!
}

const waited = (traced: Traced, index = 0): number => ofStation(traced, PerStation.waitsForKitArea, index) / min

describe('a machine', () => {
  it('starts when one of the kits is free, however many machines are idle', () => {
    const traced = run({ kits: [kit('board')], tester: { machines: 3 }, work: ['a', 'a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '1@10', '2@20'])
    // Two machines wait for 10 min, one for 10 min more; the others are idle without work.
    expect(waited(traced)).toBe(30)
    expect(ofKit(traced, PerKit.useArea)).toBe(30 * min)
  })

  it('does not wait where there are kits enough', () => {
    const traced = run({ kits: [kit('board', { count: 3 })], tester: { machines: 3 }, work: ['a', 'a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '1@0', '2@0'])
    expect(waited(traced)).toBe(0)
  })

  it('is set up for as long as a kit is mounted, once', () => {
    const traced = run({ kits: [kit('board', { mount: constant(20 * min) })], work: ['a', 'a'] })
    expect(starts(traced)).toEqual(['0@20', '0@30'])
    expect(stateTimes(traced.floor).setup).toBe(20 * min)
    expect(ofStation(traced, PerStation.setups)).toBe(1)
    expect(ofKit(traced, PerKit.mounts)).toBe(1)
    // The load holds it from the beginning of the setup.
    expect(ofKit(traced, PerKit.useArea)).toBe(40 * min)
  })

  it('mounts kits on top of its changeover, and all of them one after another', () => {
    const kits = [kit('board', { mount: constant(20 * min) }), kit('handler', { mount: constant(7 * min) })]
    const traced = run({ kits, tester: { setup: changeover('product', 5 * min) }, work: ['a', 'b'] })
    expect(starts(traced)).toEqual(['0@27', '0@42'])
    expect(ofStation(traced, PerStation.setups)).toBe(2)
  })

  it('has its own kit, however long others have been idle', () => {
    const release = [0, 15, 30].map((minute) => schedule([minute * min], { name: `at-${minute}`, product: 'a' }))
    const kits = [kit('board', { count: 2, mount: constant(5 * min) })]
    expect(starts(run({ kits, tester: { machines: 2 }, more: { release } }))).toEqual(['0@5', '0@15', '0@30'])
    // Without a mounting time it is all the same to it.
    expect(starts(run({ kits: [kit('board', { count: 2 })], tester: { machines: 2 }, more: { release } }))).toEqual(['0@0', '1@15', '0@30'])
  })

  it('takes one from the shelf before one from another machine, and of these the one not used for longest', () => {
    const kits = [kit('board', { count: 2, mount: constant(min) })]
    const machineList = ['a', 'b', 'c'].map((name) => ({ name, speed: 1, products: [name] }))
    const tester = { machines: 3, machineList }
    const release = ['a', 'b', 'c', 'b', 'a'].map((name, index) => schedule([index * 20 * min], { name: `plan-${index}`, product: name }))
    const products = ['a', 'b', 'c'].map((name) => product(name))
    const traced = run({ kits, tester, more: { release, products } })
    // c takes the kit of a; b has its own; a takes that of c.
    expect(starts(traced)).toEqual(['0@1', '1@21', '2@41', '1@60', '0@81'])
    expect(ofKit(traced, PerKit.mounts)).toBe(4)
  })
})

describe('a carrier', () => {
  it('is passed over where its kits are not free, and others start', () => {
    const kits = [kit('kit-a', { type: 'kit', ...of('a') }), kit('kit-b', { type: 'kit', ...of('b') })]
    const traced = run({ kits, tester: { machines: 2 }, work: ['a', 'a', 'b'] })
    expect(starts(traced)).toEqual(['0@0', '1@0', '0@10'])
    expect(traced.all.filter(({ what }) => what === 'workStarted').map(({ lot }) => lot)).toEqual([0, 2, 1])
    expect(waited(traced)).toBe(0)
  })

  it('takes whatever fits, in the order of the file', () => {
    const kits = [kit('special', { type: 'kit', ...of('a') }), kit('universal', { type: 'kit' })]
    const traced = run({ kits, tester: { machines: 2 }, work: ['a', 'b'] })
    expect(starts(traced)).toEqual(['0@0', '1@0'])
    expect([ofKit(traced, PerKit.useArea, 0), ofKit(traced, PerKit.useArea, 1)]).toEqual([10 * min, 10 * min])
  })

  it('is looked at by family and by attributes, those of the step before those of the product', () => {
    const grade = (value: string) => ({ attributes: { grade: value } })
    const kits = [
      kit('hot', { type: 'kit', fits: [{ by: { attribute: 'grade' }, values: ['hot', 'warm'] }] }),
      kit('cold', {
        type: 'kit',
        fits: [
          { by: { attribute: 'grade' }, values: ['cold'] },
          { by: 'family', values: ['a'] },
        ],
      }),
    ]
    const spec = lineOf({
      kits,
      more: {
        steps: [step('first', 10 * min, { station: 'tester', ...grade('cold') }), step('second', 10 * min, { station: 'tester' })],
        products: [product('a', grade('warm'))],
      },
    })
    const traced = trace(spec, h)
    expect([ofKit(traced, PerKit.useArea, 0), ofKit(traced, PerKit.useArea, 1)]).toEqual([10 * min, 10 * min])
    const other = { ...spec, products: [product('a', { ...grade('warm'), family: 'b' })] }
    expect(() => compile(other)).toThrow('station "tester": no kits of type "kit" fit product "a" at step "first"')
  })

  it('leaves a kit alone as long as another that it needs is not free', () => {
    const steps = [step('x', 10 * min, { station: 'x' })]
    const spec = line({
      products: [product('p'), product('q', { route: 'other' }), product('r', { route: 'third' })],
      routes: [
        { name: 'route', steps },
        { name: 'other', steps: [step('y', 10 * min, { station: 'y' })] },
        { name: 'third', steps: [step('z', 10 * min, { station: 'z' })] },
      ],
      stations: [
        station('x', { tooling: ['board'] }),
        station('y', { tooling: ['board', 'handler'] }),
        station('z', { tooling: ['handler'] }),
      ],
      release: [
        schedule([0], { name: 'one', product: 'p' }),
        schedule([min], { name: 'two', product: 'q' }),
        schedule([2 * min], { name: 'three', product: 'r' }),
      ],
      kits: [kit('board'), kit('handler')],
    })
    const traced = trace(spec, h)
    // y wants both: the board comes at 10, when z has the handler until 12.
    expect([...traced.times('workStarted', 'x'), ...traced.times('workStarted', 'y'), ...traced.times('workStarted', 'z')]).toEqual([
      0,
      12 * min,
      2 * min,
    ])
    expect(waited(traced, 1)).toBe(11)
  })
})

describe('a kit', () => {
  it('is free when the work ends, also on a machine that is blocked', () => {
    const spec = line({
      products: [product('a'), product('b', { route: 'other' })],
      routes: [
        { name: 'route', steps: [step('first', 10 * min), step('second', 60 * min)] },
        { name: 'other', steps: [step('third', 10 * min)] },
      ],
      stations: [
        station('first', { tooling: ['board'] }),
        station('second', { buffer: { carriers: 0, whenFull: 'block' } }),
        station('third', { tooling: ['board'] }),
      ],
      release: [schedule([0, 0, 0], { product: 'a' }), schedule([20 * min], { name: 'other', product: 'b' })],
      kits: [kit('board', { mount: constant(min) })],
    })
    const traced = trace(spec, 5 * h)
    // first: 1..11, 11..21 and then blocked until 71; third takes the kit from it at 21, first mounts it again.
    expect(traced.times('workStarted', 'third').map((at) => at / min)).toEqual([22])
    expect(traced.times('workStarted', 'first').map((at) => at / min)).toEqual([1, 11, 72])
    expect(ofKit(traced, PerKit.mounts)).toBe(3)
  })

  it.each([
    ['units', 250, { lotUnits: 100 }],
    ['productive', 25 * min, {}],
    ['shots', 5, { lotUnits: 4 }],
  ] as const)('goes to its service after %s, when it is given back', (clock, every, packing) => {
    const services = [{ name: 'cleaning', clock, every, lasts: constant(30 * min) }]
    // 4 units are 2 shots of 2 at once; half of the interval is gone at the start.
    const processTime = { time: constant(5 * min), per: 'unit' as const, atOnce: 2 }
    const steps = [step('tester', 10 * min, clock === 'shots' ? { processTime } : {})]
    const more = { steps, products: [product('a', packing)], release: [schedule([0, 0, 0, 0, 0, 0, 0], { product: 'a' })] }
    const traced = run({ kits: [kit('board', { services })], more })
    // Due in the second load (1.25 of them), then in every third (2.5 of them).
    expect(starts(traced)).toEqual(['0@0', '0@10', '0@50', '0@60', '0@70', '0@110', '0@120'])
    expect(ofKit(traced, PerKit.serviceArea)).toBe(60 * min)
    expect(ofKit(traced, PerKit.useArea)).toBe(70 * min)
    expect(waited(traced)).toBe(60)
  })

  it('has all services that are due at once, one after another, and is mounted anew', () => {
    const services = [
      { name: 'cleaning', clock: 'units' as const, every: 2, lasts: constant(30 * min) },
      { name: 'overhaul', clock: 'units' as const, every: 6, lasts: constant(60 * min) },
    ]
    const traced = run({ kits: [kit('board', { services, mount: constant(min) })], work: ['a', 'a', 'a', 'a'] })
    // Cleaning after 1 and 3 loads, the overhaul after 3.
    expect(starts(traced)).toEqual(['0@1', '0@42', '0@52', '0@153'])
  })

  it('spreads the first services over kits that are alike', () => {
    const services = [{ name: 'cleaning', clock: 'units' as const, every: 4, lasts: constant(h) }]
    const traced = run({ kits: [kit('board', { count: 2, services })], tester: { machines: 1 }, work: Array(4).fill('a') })
    // The first one is due after 1 unit, the second after 3.
    expect(starts(traced)).toEqual(['0@0', '0@10', '0@20', '0@30'])
    expect(ofKit(traced, PerKit.serviceArea)).toBe(2 * h)
  })
})

describe('a breakdown', () => {
  const failing = (work: 'resume' | 'lose' | 'rework') => ({
    machines: 2,
    machineList: [
      { name: 'weak', speed: 1 },
      { name: 'strong', speed: 1 },
    ],
    failures: [{ name: 'jam', every: constant(6 * min), clock: 'productive' as const, repair: constant(10 * min), work }],
  })

  it('leaves the kits with the load that goes on afterwards', () => {
    expect(starts(run({ kits: [kit('board')], tester: failing('resume'), work: ['a', 'a'] })).slice(0, 2)).toEqual(['0@0', '1@20'])
  })

  it('gives the kits back where the load is lost', () => {
    const traced = run({ kits: [kit('board')], tester: failing('lose'), work: ['a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '1@6'])
    expect(ofKit(traced, PerKit.useArea)).toBe(12 * min)
  })

  it('counts the work that was done before', () => {
    const services = [{ name: 'cleaning', clock: 'units' as const, every: 2.4, lasts: constant(h) }]
    // 0.6 of the first load and 0.6 of the second: due after 1.2.
    const traced = run({ kits: [kit('board', { services })], tester: failing('lose'), work: ['a', 'a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '1@6', '0@72'])
  })

  it('leaves the kits with a load that is done again', () => {
    const failures = [
      { name: 'jam', every: constant(12 * min), clock: 'productive' as const, repair: constant(10 * min), work: 'rework' as const },
    ]
    const traced = run({ kits: [kit('board')], tester: { machines: 2, failures }, work: ['a', 'a', 'a'] }, 25 * min)
    // 0..10, then machine 1 10..20 with the kit, then machine 0 until it fails after 2 more minutes and keeps it.
    expect(starts(traced)).toEqual(['0@0', '1@10', '0@20'])
    expect(traced.floor.kits!.places.free[0]).toBe(0)
  })
})

it('people who change a machine over mount its kits too', () => {
  const kits = [kit('board', { count: 2, mount: constant(20 * min) })]
  const people = { operators: { setup: { crew: 'fitters' } }, machines: 2 }
  const traced = run({ kits, tester: people, work: ['a', 'a'], more: { crews: [{ name: 'fitters', size: 1 }] } })
  expect(starts(traced)).toEqual(['0@20', '1@40'])
})

describe('an oven', () => {
  const batch = { per: 'carrier', min: 2, max: 2 } as const

  it('needs one kit for a batch, of work that the kit fits', () => {
    const kits = [kit('boat-a', { type: 'boat', ...of('a') }), kit('boat-b', { type: 'boat', ...of('b') })]
    const traced = run({ kits, tester: { machines: 2, batch }, work: ['a', 'b', 'a', 'b', 'a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '0@0', '1@0', '1@0', '0@10', '0@10'])
  })

  it('waits for kits, not for a batch, when one could start', () => {
    const traced = run({ kits: [kit('boat')], tester: { machines: 2, batch }, work: ['a', 'a', 'a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '0@0', '1@10', '1@10'])
    expect(waited(traced)).toBe(10)
    expect(ofStation(traced, PerStation.formingArea)).toBe(0)
  })

  it('counts a batch as one shot', () => {
    const services = [{ name: 'cleaning', clock: 'shots' as const, every: 2, lasts: constant(h) }]
    const traced = run({ kits: [kit('boat', { services })], tester: { machines: 1, batch }, work: ['a', 'a', 'a', 'a'] })
    expect(starts(traced)).toEqual(['0@0', '0@0', '0@70', '0@70'])
  })
})

it('a kit in service draws its time from its own stream', () => {
  const services = [{ name: 'cleaning', clock: 'units' as const, every: 2, lasts: { kind: 'exponential', mean: h } as const }]
  const spec = lineOf({ kits: [kit('board', { services })], work: ['a', 'a'] })
  const second = (changed: LineSpec) => trace(changed, 50 * h).times('workStarted')[1]!
  expect(second({ ...spec, kits: [...spec.kits!, kit('other', { services })] })).toBe(second(spec))
  expect(second(spec)).toBeGreaterThan(10 * min)
})

it('a line with kits has nothing of them left in the hands of a machine without a load', () => {
  const floor = new Floor(compile(lineOf({ kits: [kit('board', { count: 2 })], tester: { machines: 3 }, work: Array(7).fill('a') })), {
    seed: 1,
    replication: 0,
    expectedEnd: h,
  })
  floor.run(h)
  expect(Array.from(floor.kits!.places.state)).toEqual([0, 0])
})

it('raw process time knows no kits: a lot alone waits for nothing and mounts nothing', () => {
  const spec = lineOf({ kits: [kit('board', { mount: constant(h) })], more: { products: [product('a', { lotUnits: 1 })] } })
  expect(rawProcessTime(spec)).toEqual([{ product: 'a', ticks: 10 * min }])
})
