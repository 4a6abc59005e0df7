/** What machines change over, and how long it takes: each case a trace in minutes. */
import { describe, expect, it } from 'vitest'
import type { ProductSpec, SetupSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { changeover, constant, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { stateTimes } from '../support/states.ts'
import { type Traced, trace } from '../support/trace.ts'

type Attributes = Record<string, string>

interface Case {
  setup: SetupSpec
  /** What comes, one after another, each when the machine is free; attributes of the products. */
  work: (Attributes | Partial<ProductSpec>)[]
  saw?: Partial<StationSpec>
}

/** Minutes between the end of one lot and the start of the next, for lots of 10 min that all wait from the start. */
function gaps({ setup, work, saw }: Case): number[] {
  const products = work.map((item, index) => product(`p${index}`, isProduct(item) ? item : { attributes: item }))
  const run = trace(
    line({
      steps: [step('saw', 10 * min)],
      stations: [station('saw', { setup, ...saw })],
      products,
      release: products.map(({ name }) => schedule([0], { name, product: name })),
    }),
    20 * h,
  )
  const begins = run.times('workStarted')
  const ends = [0, ...run.times('workFinished')]
  return begins.map((at, index) => (at - ends[index]!) / min)
}

function isProduct(item: Attributes | Partial<ProductSpec>): item is Partial<ProductSpec> {
  return 'family' in item || typeof item.attributes === 'object'
}

const by = (attribute: string, minutes: number, matrix?: [string | null, string | null, number][]): SetupSpec['changes'][number] => ({
  by: { attribute },
  time: constant(minutes * min),
  ...(matrix !== undefined && { matrix: matrix.map(([from, to, time]) => ({ from, to, time: constant(time * min) })) }),
})

describe('a changeover in its short form', () => {
  const setup = changeover('family', 5 * min)

  it('is made when the family differs, and not before the first lot', () => {
    expect(gaps({ setup, work: [{ family: 'x' }, { family: 'x' }, { family: 'y' }, { family: 'x' }] })).toEqual([0, 0, 5, 5])
  })

  it('is set up for a product at the start where the line says so', () => {
    const work = [{ family: 'x' }, { family: 'y' }]
    expect(gaps({ setup: { ...setup, initial: 'p0' }, work })).toEqual([0, 5])
    expect(gaps({ setup: { ...setup, initial: 'p1' }, work })).toEqual([5, 5])
  })
})

describe('what differs in several attributes', () => {
  const setup: SetupSpec = { changes: [by('package', 30), by('leadframe', 8), by('program', 1)] }

  it('takes the times of all that differ, added up', () => {
    const work = [
      { package: 'toll', leadframe: 'a', program: '1' },
      { package: 'toll', leadframe: 'a', program: '2' },
      { package: 'toll', leadframe: 'b', program: '3' },
      { package: 'dpak', leadframe: 'a', program: '4' },
      { package: 'dpak', leadframe: 'a', program: '4' },
    ]
    expect(gaps({ setup, work })).toEqual([0, 1, 9, 39, 0])
  })

  it('counts an attribute that is not given as a value of its own', () => {
    expect(gaps({ setup, work: [{ package: 'toll', leadframe: 'a', program: '1' }, { package: 'toll' }, { package: 'toll' }] })).toEqual([
      0, 9, 0,
    ])
  })

  it('is one changeover, whatever it adds up', () => {
    const products = [
      product('p', { attributes: { package: 'toll', program: '1' } }),
      product('q', { attributes: { package: 'dpak', program: '2' } }),
    ]
    const run = trace(
      line({
        steps: [step('saw', 10 * min)],
        stations: [station('saw', { setup })],
        products,
        release: products.map(({ name }) => schedule([0], { name, product: name })),
      }),
      h,
    )
    expect(run.times('setupStarted')).toEqual([10 * min])
    expect(stateTimes(run.floor)).toEqual({ productive: 20 * min, setup: 31 * min, standby: 9 * min })
  })
})

describe('a matrix of changes', () => {
  const temperature = (value: string) => ({ temperature: value })
  const matrix: [string | null, string | null, number][] = [
    ['cold', 'hot', 90],
    ['hot', 'cold', 60],
    ['hot', null, 20],
    [null, 'hot', 45],
  ]
  const setup: SetupSpec = { changes: [by('temperature', 10, matrix)] }

  it('has its own time for each direction', () => {
    expect(gaps({ setup, work: ['cold', 'hot', 'cold'].map(temperature) })).toEqual([0, 90, 60])
  })

  it('lets * stand for any value', () => {
    expect(gaps({ setup, work: ['hot', 'room', 'hot'].map(temperature) })).toEqual([0, 20, 45])
  })

  it('leaves what it does not name to the general time', () => {
    expect(gaps({ setup, work: ['cold', 'room', 'cold'].map(temperature) })).toEqual([0, 10, 10])
  })

  it('takes the first row that fits', () => {
    const general: SetupSpec = { changes: [by('temperature', 10, [[null, null, 7], ...matrix])] }
    expect(gaps({ setup: general, work: ['cold', 'hot', 'room'].map(temperature) })).toEqual([0, 7, 7])
  })

  it('takes nothing where nothing differs, whatever * says', () => {
    expect(gaps({ setup: { changes: [by('temperature', 10, [[null, null, 7]])] }, work: ['hot', 'hot'].map(temperature) })).toEqual([0, 0])
  })

  it('may make a change free: the machine then goes on at once', () => {
    const free: SetupSpec = { changes: [by('temperature', 10, [['hot', 'room', 0]])] }
    expect(gaps({ setup: free, work: ['hot', 'room', 'hot'].map(temperature) })).toEqual([0, 0, 10])
  })
})

describe('attributes of steps', () => {
  const setup: SetupSpec = { changes: [by('temperature', 15), by('program', 1)] }
  const at = (name: string, attributes?: Attributes): StepSpec =>
    step(name, 10 * min, { station: 'tester', ...(attributes !== undefined && { attributes }) })

  function starts(steps: StepSpec[], attributes: Attributes): number[] {
    const spec = line({ steps, stations: [station('tester', { setup })], products: [product('product', { attributes })] })
    return trace(spec, 2 * h)
      .times('workStarted')
      .map((time) => time / min)
  }

  it('change a machine over between two steps of one lot', () => {
    expect(starts([at('cold', { temperature: '-40' }), at('hot', { temperature: '150' })], { program: 'a' })).toEqual([0, 25])
  })

  it('go before those of the product', () => {
    expect(starts([at('as-product'), at('hot', { temperature: '150' }), at('again')], { temperature: '25', program: 'a' })).toEqual([
      0, 25, 50,
    ])
    expect(starts([at('as-product'), at('same', { temperature: '25' })], { temperature: '25', program: 'a' })).toEqual([0, 10])
  })
})

describe('a machine that has been idle', () => {
  const starting = { after: 30 * min, time: constant(8 * min) }
  const run = (times: number[], setup: SetupSpec, products = [product('product')]): Traced =>
    trace(
      line({
        steps: [step('saw', 10 * min)],
        stations: [station('saw', { setup })],
        products,
        release: times.map((at, index) => schedule([at * min], { name: `r${index}`, product: products[index % products.length]!.name })),
      }),
      5 * h,
    )
  const starts = (traced: Traced) => traced.times('workStarted').map((at) => at / min)

  it('for longer than it bears is started up before it works', () => {
    expect(starts(run([0, 41], { changes: [], afterIdle: starting }))).toEqual([0, 49])
  })

  it('for just as long as it bears is not', () => {
    expect(starts(run([0, 40], { changes: [], afterIdle: starting }))).toEqual([0, 40])
  })

  it('from the start on counts too', () => {
    expect(starts(run([31], { changes: [], afterIdle: starting }))).toEqual([39])
  })

  it('pays for start-up and changeover one after another', () => {
    const products = [product('p'), product('q')]
    const traced = run([0, 60], { changes: [{ by: 'product', time: constant(5 * min) }], afterIdle: starting }, products)
    expect(starts(traced)).toEqual([0, 73])
    expect(traced.times('setupStarted')).toEqual([60 * min])
  })

  it('is not idle while it is set up or blocked', () => {
    const setup: SetupSpec = { changes: [{ by: 'product', time: constant(50 * min) }], afterIdle: starting }
    expect(starts(run([0, 1], setup, [product('p'), product('q')]))).toEqual([0, 60])
  })
})

describe('of two idle machines', () => {
  it('the one that is ready sooner is taken, by direction of the change', () => {
    const setup: SetupSpec = {
      changes: [
        by('temperature', 10, [
          ['cold', 'hot', 90],
          ['room', 'hot', 20],
        ]),
      ],
    }
    const products = ['cold', 'room', 'hot'].map((temperature) => product(temperature, { attributes: { temperature } }))
    const release = products.map(({ name }, index) => schedule([index * 20 * min], { name, product: name }))
    release[1] = schedule([min], { name: 'room', product: 'room' })
    const run = trace(
      line({ steps: [step('saw', 10 * min)], stations: [station('saw', { machines: 2, setup })], products, release }),
      3 * h,
    )
    const works = run.all.filter(({ what }) => what === 'workStarted').map(({ at, machine }) => [at / min, machine])
    // The machine that did `cold` has been idle longer, but would need 90 min.
    expect(works).toEqual([
      [0, 0],
      [1, 1],
      [60, 1],
    ])
  })
})
