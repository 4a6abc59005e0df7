/** `wipLimits:`, `blocking:` and buffers in units as they are written, and what is said about mistakes in them. */
import { expect, it } from 'vitest'
import { readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'

const read = (wipLimit: string, press = '', changes = '[]') =>
  readLine('line.yaml', {
    readText: async () => `format: tollway/1
wipLimits:
  front: ${wipLimit}
changes: ${changes}
products:
  toll: { route: main, lot: 8 strips, packing: { unitsPerStrip: 10 } }
  dpak: { route: main, lot: 4 strips, packing: { unitsPerStrip: 10 } }
  bare: { route: short, lot: 8 strips }
routes:
  main:
    steps:
      wait: { processTime: 1 h per lot }
      bond: { station: bonder, carrier: strip }
      cure: { station: oven, carrier: strip }
      mould: { station: press }
      mark: { station: press, next: { mould: 10 %, end: 90 % } }
  short: { steps: { mark: { station: press } } }
release: { plan: { product: toll, every: 1 h }, more: { product: dpak, every: 1 h } }
stations:
  bonder: { processTime: 1 h per carrier }
  oven: { processTime: 1 h per batch, batch: { max: 4 strips } }
  press: { processTime: 1 h per carrier, ${press} }
`,
  })

const said = async (...parts: Parameters<typeof read>) => {
  const reading = await read(...parts)
  return reading.ok ? reading.line : reading.problems.map(formatProblem).join('\n')
}

it.each([
  ['{ from: bond, to: mould, most: 3 lots }', { of: 'lot', pools: [{ products: ['toll', 'dpak'], most: 3 }] }],
  ['{ from: cure, to: mould, most: 40 carriers, products: [dpak] }', { of: 'carrier', pools: [{ products: ['dpak'], most: 40 }] }],
  [
    '{ from: bond, to: bond, kanban: 100k units }',
    {
      of: 'unit',
      kanban: true,
      pools: [
        { products: ['toll'], most: 100_000 },
        { products: ['dpak'], most: 100_000 },
      ],
    },
  ],
  ['{ from: mould, to: mark, kanban: { dpak: 2 lots } }', { of: 'lot', kanban: true, pools: [{ products: ['dpak'], most: 2 }] }],
])('%s is read', async (text, expected) => {
  expect(await said(text)).toMatchObject({ wipLimits: [{ name: 'front', ...expected }] })
})

it.each([
  ['{ from: bond, to: mold, most: 3 lots }', 'did you mean "mould"'],
  ['{ from: mould, to: bond, most: 3 lots }', 'expected steps "mould" and, at it or below, "bond" on one route'],
  ['{ from: bond, to: mould, most: 3 lots, products: [bare] }', 'received product "bare", whose route has not'],
  ['{ from: bond, to: mould, most: 3 lots, products: [tol] }', 'did you mean "toll"'],
  ['{ from: bond, to: mould }', 'expected most or kanban, received neither'],
  ['{ from: bond, to: mould, most: 3 lots, kanban: 3 lots }', 'expected most or kanban, received both'],
  ['{ from: bond, to: mould, most: 3 }', 'write "3 lots"'],
  ['{ from: bond, to: mould, kanban: { toll: 3 lots, dpak: 20 units } }', 'all counted in the same'],
  ['{ from: bond, to: mould, kanban: { toll: 3 lots }, products: [toll] }', 'expected products or kanban by product, received both'],
  ['{ from: wait, to: mould, most: 3 lots }', 'expected a step at a station, received "wait" without one'],
  ['{ from: cure, to: mould, most: 3 lots }', 'expected a step without batches where a limit counts lots'],
])('%s is refused with its place and a reason', async (text, expected) => {
  const message = await said(text)
  expect(message).toContain(expected)
  expect(message).toContain('line.yaml:3:')
})

const LIMIT = '{ from: bond, to: mould, most: 3 lots }'

it('a limit may change at a date, in what it is given in', async () => {
  const changes = '[{ at: 2 d, set: { wipLimits.front.most: 5 lots } }]'
  expect(await said(LIMIT, '', changes)).toMatchObject({ changes: [{ kind: 'wipLimit', limit: 'front', most: 5 }] })
  expect(await said(LIMIT, '', '[{ at: 2 d, set: { wipLimits.front.most: 5 units } }]')).toContain('expected a whole number of lots')
  expect(await said(LIMIT, '', '[{ at: 2 d, set: { wipLimits.front.kanban: 5 lots } }]')).toContain('a keyword that WIP limit "front" has')
  expect(await said(LIMIT, '', '[{ at: 2 d, set: { wipLimits.frnt.most: 5 lots } }]')).toContain('did you mean "front"')
})

it.each([
  ['buffer: {}', 'expected carriers or units, received neither'],
  ['buffer: { carriers: 3, units: 30 }', 'expected carriers or units, received both'],
  ['blocking: before', 'expected one way on from each step of the station, received step "mark", where chance decides'],
  ['blocking: before, batch: { max: 2 lots }', 'expected a station without batches, received one with batch'],
])('a press with %s is refused', async (press, expected) => {
  expect(await said(LIMIT, press)).toContain(expected)
})

it('a buffer holds units, and must hold a lot that is released before it', async () => {
  expect(await said(LIMIT, 'buffer: { units: 30k units }')).toMatchObject({
    stations: [{}, {}, { buffer: { units: 30_000, whenFull: 'block' } }],
  })
})
