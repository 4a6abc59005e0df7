import { expect, it } from 'vitest'
import { traceLot } from '../../src/log/index.ts'
import { h, line, schedule, step } from '../support/line.ts'

it('a lot that came while a WIP limit was full is told to have waited for it', () => {
  const spec = line({
    steps: [step('bond', h), step('mould', 3 * h)],
    release: [schedule([0, h])],
    wipLimits: [{ name: 'front', from: 'bond', to: 'mould', of: 'lot', pools: [{ products: ['product'], most: 1 }] }],
  })
  const trace = traceLot({ line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: 20 * h }, 0, 2)
  if ('lots' in trace) throw new Error('no such lot')
  expect(trace.records.map(({ what }) => what)).toContain('carrierHeldBack')
  expect(trace.cycleTime).toBe(7 * h)
  expect(trace.parts).toEqual([
    { kind: 'queue', place: 'bond', cause: 'WIP limit front', ticks: 3 * h },
    { kind: 'work', place: 'mould', ticks: 3 * h },
    { kind: 'work', place: 'bond', ticks: h },
  ])
})
