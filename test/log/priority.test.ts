import { expect, it } from 'vitest'
import { traceLot } from '../../src/log/index.ts'
import { lotStory } from '../../src/report/lot-story.ts'
import { plainPalette } from '../../src/report/palette.ts'
import { h, line, product, schedule, step } from '../support/line.ts'

it('a lot whose priority changes while it waits is told of it, and its cycle time adds up', () => {
  const spec = line({
    products: [product('product', { priority: 2 }), product('hot', { priority: 1 })],
    steps: [step('bond', 3 * h)],
    release: [schedule([0, 0, 0], { product: 'hot', name: 'hot' }), schedule([h])],
    changes: [{ kind: 'priority', at: 2 * h, of: 'product', name: 'product', priority: 0 }],
  })
  const trace = traceLot({ line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: 20 * h }, 0, 4)
  if ('lots' in trace) throw new Error('no such lot')
  expect(trace.records.find(({ what }) => what === 'priorityChanged')).toMatchObject({ ticks: 2 * h, cause: '2 -> 0' })
  expect(trace.cycleTime).toBe(5 * h)
  expect(lotStory(trace, spec, { width: 120, palette: plainPalette, closing: [] })).toContain('2.00 h  priority 2 -> 0.')
  expect(trace.parts).toEqual([
    { kind: 'work', place: 'bond', ticks: 3 * h },
    { kind: 'queue', place: 'bond', ticks: 2 * h },
  ])
})
