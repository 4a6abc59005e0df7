/** What may share a load of an oven. */
import { describe, expect, it } from 'vitest'
import type { BatchSpec, StationSpec } from '../../src/spec/line.ts'
import { changeover, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

/** Loads in the order of their starts: minute and products. Lots of a and b (family x) and c (family y) come at the given minutes. */
function loads(batch: Partial<BatchSpec>, lots: Record<string, number[]>, over: Partial<StationSpec> = {}): string[] {
  const families: Record<string, string> = { a: 'x', b: 'x', c: 'y' }
  const names = Object.keys(lots)
  const run = trace(
    line({
      products: names.map((name) => product(name, { route: name, family: families[name]! })),
      routes: names.map((name) => ({ name, steps: [step(name, 10 * min, { station: 'oven' })] })),
      stations: [station('oven', { batch: { per: 'carrier', min: 2, max: 3, ...batch }, dispatch: 'fifo', ...over })],
      release: names.map((name) =>
        schedule(
          lots[name]!.map((at) => at * min),
          { name, product: name },
        ),
      ),
    }),
    5 * h,
  )
  const byStart = new Map<number, string>()
  for (const { what, at, step: name } of run.all) if (what === 'workStarted') byStart.set(at, `${byStart.get(at) ?? ''}${name}`)
  return [...byStart].map(([at, load]) => `${at / min} ${load}`)
}

describe('a load', () => {
  const lots = { a: [0, 4], b: [1], c: [2, 3] }

  it('takes anything where nothing is said', () => {
    expect(loads({}, lots)).toEqual(['1 ab', '11 cca'])
    expect(loads({ mix: 'any' }, lots)).toEqual(['1 ab', '11 cca'])
  })

  it('takes one family', () => {
    expect(loads({ mix: 'family' }, lots)).toEqual(['1 ab', '11 cc'])
  })

  it('takes one product, and counts for its least size what may share it', () => {
    expect(loads({ mix: 'product' }, lots)).toEqual(['3 cc', '13 aa'])
  })

  it('takes one step of a route', () => {
    const twice = line({
      steps: [step('first', 10 * min, { station: 'oven' }), step('again', 10 * min, { station: 'oven' })],
      stations: [station('oven', { batch: { per: 'carrier', min: 1, max: 3, mix: 'step' } })],
      release: [schedule([0, 5 * min])],
    })
    const starts = trace(twice, 2 * h).all.filter(({ what }) => what === 'workStarted')
    expect(starts.map(({ at, step: name, lot }) => `${at / min} ${name} ${lot}`)).toEqual([
      '0 first 0',
      '10 first 1',
      '20 again 0',
      '20 again 1',
    ])
  })

  it('starts small when the oldest of its kind has waited long enough, not that of another kind', () => {
    expect(loads({ mix: 'product', maxWait: 30 * min }, { a: [0], b: [10] })).toEqual(['30 a', '40 b'])
  })

  it('of several kinds that are ready is the one whose first carrier goes first', () => {
    expect(loads({ mix: 'product', min: 3 }, { b: [1, 1, 6], c: [0, 5, 5], a: [2, 2, 2] })).toEqual(['2 aaa', '12 ccc', '22 bbb'])
  })

  it('never takes what the machine must be set up for differently', () => {
    expect(loads({}, lots, { setup: changeover('family', 5 * min) })).toEqual(['1 ab', '16 cc'])
  })
})
