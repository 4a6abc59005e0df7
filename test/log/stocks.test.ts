/** What the log says of stocks: orders and deliveries, who lacks what, and what a lot's time went by. */
import { expect, it } from 'vitest'
import type { Job } from '../../src/experiment/index.ts'
import { type LogRecord, recorded, traceLot } from '../../src/log/index.ts'
import { lotStory } from '../../src/report/lot-story.ts'
import { plainPalette } from '../../src/report/palette.ts'
import { constant, h, line, min, product, schedule, step } from '../support/line.ts'

const supply = { kind: 'reorder' as const, reorderAt: 0, order: { quantity: 1 }, leadTime: constant(30 * min) }
const late = { kind: 'deliveries' as const, due: { times: [20 * min] }, amount: 1 }
const spec = line({
  steps: [step('bonder', 10 * min, { materials: [{ material: 'frame', amount: 1, per: 'carrier' }] })],
  products: [product('product', { dieBank: { initial: 1, supply: late } })],
  release: [schedule([0, 5 * min])],
  materials: [{ name: 'frame', price: 0, measure: 'piece', stock: { initial: 1, supply } }],
})
const job: Job = { line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: 2 * h }

it('the log tells when it is ordered and delivered, which lot finds no die, and which carrier no material', () => {
  const records: LogRecord[] = []
  const run = recorded(job, 0, (record) => records.push(record))
  run.runTo(run.end)
  const ofStocks = records.filter(({ what }) => /^(stock|die|material)/.test(what))
  expect(ofStocks.map(({ what, ticks, cause, lot, step: at }) => [what, ticks / min, cause, lot, at])).toEqual([
    ['stockOrdered', 0, 'frame', undefined, undefined],
    ['dieMissing', 5, 'product', undefined, 'bonder'],
    ['stockOrdered', 20, 'product', undefined, undefined],
    ['stockDelivered', 20, 'product', undefined, undefined],
    ['materialMissing', 20, 'frame', 2, 'bonder'],
    ['stockDelivered', 30, 'frame', undefined, undefined],
    ['stockOrdered', 30, 'frame', undefined, undefined],
    ['stockDelivered', 60, 'frame', undefined, undefined],
  ])
})

it('the story of a lot says that there was too little for it, and how long it waited for that', () => {
  const found = traceLot(job, 0, 2)
  if ('lots' in found) throw new Error('expected a lot 2')
  expect(found.parts).toEqual([
    { kind: 'queue', place: 'bonder', cause: 'no frame', ticks: 10 * min },
    { kind: 'work', place: 'bonder', ticks: 10 * min },
  ])
  const story = lotStory(found, spec, { width: 120, palette: plainPalette, closing: [] })
  expect(story.replace(/\s+/g, ' ')).toContain(
    'waited 10 min for bonder; there was too little frame for it; bonder/1 worked on it for 10 min',
  )
})
