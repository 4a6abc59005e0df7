import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/experiment/index.ts'
import { traceLot } from '../../src/log/index.ts'
import { lotStory } from '../../src/report/lot-story.ts'
import { plainPalette } from '../../src/report/palette.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'

function story(spec: LineSpec, lot: number, horizon = d): string[] {
  const job: Job = { line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon }
  const found = traceLot(job, 0, lot)
  if ('lots' in found) throw new Error(`there are ${found.lots} lots`)
  return lotStory(found, spec, { width: 120, palette: plainPalette, closing: ['Next.'] }).split('\n')
}

const jam = { name: 'jam', every: constant(15 * min), clock: 'productive' as const, repair: constant(7 * min) }

describe('the story of a lot', () => {
  it('tells whose units it has taken over, and who has taken over its own', () => {
    const packing = { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 4 }
    const spec = line({
      products: [product('product', { lotUnits: 5, packing })],
      steps: [step('test', h), step('tape', min, { carrier: 'reel', remnants: { kind: 'keep', joins: 'product', otherwise: 'ship' } })],
      release: [schedule([0, 5 * h, 9 * h])],
    })
    expect(story(spec, 2)).toEqual([
      'Lot 2 of test (product) ended after 5 h with 4 good units.',
      '',
      '5.00 h  released with 5 units.',
      '5.00 h  test, whole lot: did not wait for test; test/1 worked on it for 60 min.',
      '6.00 h  takes over 1 unit from lot 1 before tape.',
      '6.00 h  4 units go into reel 1.',
      '6.00 h  tape, reel 1: did not wait for tape; tape/1 worked on it for 60 s.',
      '6.00 h  2 units left over before tape, kept for another lot.',
      '10.00 h  lot 3 takes over 2 units before tape.',
      '10.00 h  ended with 4 good units.',
      '',
      'What its cycle time went by: the way of its last carrier, back through those that filled it to the release.',
      '                    time    %  most of it',
      'was worked on     60 min   20  test 60 min',
      'remnant was kept     4 h   80  tape 4 h',
      'cycle time           5 h  100',
      '',
      'Next.',
      '',
    ])
  })

  it('tells carriers one by one, with waits, machines and what these stood for, and what the cycle time went by', () => {
    const spec = line({
      products: [product('product', { lotUnits: 2 })],
      steps: [step('saw', 10 * min, { carrier: 'wafer', delayAfter: constant(3 * min) }), step('die', 2 * min)],
      stations: [station('saw', { failures: [jam] })],
      release: [schedule([h])],
    })
    expect(story(spec, 1)).toEqual([
      'Lot 1 of test (product) ended after 32 min with 2 good units.',
      '',
      '1.00 h  released with 2 units.',
      '1.00 h  2 units go into 2 wafers.',
      '1.00 h  saw, wafer 1: did not wait for saw; saw/1 worked on it for 10 min.',
      '1.00 h  saw, wafer 2: waited 10 min for saw; saw/1 worked on it for 10 min; stood 7 min (jam).',
      '1.50 h  2 units go on together.',
      '1.50 h  die, whole lot: did not wait for die; die/1 worked on it for 2 min.',
      '1.53 h  ended with 2 good units.',
      '',
      'What its cycle time went by: the way of its last carrier, back through those that filled it to the release.',
      '                        time    %  most of it',
      'waited for a machine  10 min   31  saw 10 min',
      'was worked on         12 min   38  saw 10 min, die 2 min',
      'machine stood          7 min   22  saw (jam) 7 min',
      'was under way          3 min    9  saw 3 min',
      'cycle time            32 min  100',
      '',
      'Next.',
      '',
    ])
  })

  it('tells how a carrier was brought from another area, and how long it waited for a cart', () => {
    const spec = line({
      products: [product('product', { lotUnits: 2 })],
      steps: [step('saw', 10 * min, { carrier: 'wafer' }), step('die', 2 * min, { carrier: 'wafer' })],
      stations: [station('saw', { area: 'front', machines: 2 }), station('die', { area: 'test' })],
      transport: { default: constant(8 * min), times: [], carts: [{ name: 'agv', count: 1, carries: 1 }] },
    })
    const text = story(spec, 1)
    expect(text.slice(5, 8)).toEqual([
      '0.00 h  saw, wafer 2: did not wait for saw; saw/2 worked on it for 10 min.',
      '0.30 h  die, wafer 1: brought front -> test in 8 min; did not wait for die; die/1 worked on it for 2 min.',
      '0.57 h  die, wafer 2: brought front -> test in 8 min, after 16 min for a cart; did not wait for die; die/1 worked on it',
    ])
    expect(text.slice(11)).toEqual([
      'What its cycle time went by: the way of its last carrier, back through those that filled it to the release.',
      '                     time    %  most of it',
      'was worked on      12 min   33  saw 10 min, die 2 min',
      'waited for a cart  16 min   44  agv 16 min',
      'was under way       8 min   22  front -> test 8 min',
      'cycle time         36 min  100',
      '',
      'Next.',
      '',
    ])
  })

  it('tells many carriers together, and setups, scrap and want of room with them', () => {
    const products = [product('product', { lotUnits: 4 }), product('other', { lotUnits: 4 })]
    const release = [schedule([0]), schedule([0], { name: 'other', product: 'other' })]
    const saw = station('saw', { setup: changeover('product', 5 * min) })
    const die = station('die', { buffer: { carriers: 1, whenFull: 'block' } })
    const steps = [step('saw', min, { carrier: 'wafer' }), step('die', 3 * min, { carrier: 'wafer' })]
    const text = story(line({ products, release, steps, stations: [saw, die] }), 2)
    // Lot 1 holds the die bonder until 13 and the saw until 7; its setup ends at 12.
    expect(text.slice(3, 6)).toEqual([
      '0.00 h  4 units go into 4 wafers.',
      '0.00 h  saw, 4 wafers: waited 7 min to 16 min for saw; 1 with a setup of 5 min; were worked on for 60 s by saw/1; 2',
      '  found no room ahead for 60 s to 2 min.',
    ])
  })

  it('gives dates where the line has a start', () => {
    const start = { utc: Date.UTC(2026, 2, 2, 5) * 1000, timeZone: 'Europe/Berlin' }
    const text = story(line({ steps: [step('saw', 90 * min)], start }), 1)
    expect(text.slice(2, 5)).toEqual([
      '2026-03-02 06:00  released with 1 unit.',
      '2026-03-02 06:00  saw, whole lot: did not wait for saw; saw/1 worked on it for 90 min.',
      '2026-03-02 07:30  ended with 1 good unit.',
    ])
  })

  it('says that a lot is still in the line', () => {
    expect(story(line({ steps: [step('saw', 10 * min)] }), 1, 5 * min)[0]).toBe(
      'Lot 1 of test (product) is still in the line at the end of the run.',
    )
  })
})
