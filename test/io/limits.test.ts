/** `limits:` of a route as they are written, and what is said about mistakes in them. */
import { expect, it } from 'vitest'
import { readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'

const read = (limit: string) =>
  readLine('line.yaml', {
    readText: async () => `format: tollway/1
products: { device: { route: main, lot: 8 units } }
routes:
  main:
    steps:
      wait: { processTime: 1 h per lot }
      clean: { station: plasma }
      mould: { station: press, carrier: strip }
      test: { station: tester, carrier: strip }
    limits:
      dirt: ${limit}
release: { plan: { product: device, every: 1 h } }
stations: { plasma: { processTime: 1 h per lot }, press: { processTime: 1 h per lot }, tester: { processTime: 1 h per lot } }
`,
  })

const limitOf = async (limit: string) => {
  const reading = await read(limit)
  return reading.ok ? reading.line.routes[0]!.limits : reading.problems.map(formatProblem)
}

it.each([
  ['{ from: clean, to: mould, within: 4 h }', { within: { kind: 'constant', value: 4 * 3600e6 }, action: { kind: 'warn' } }],
  ['{ from: clean, to: mould, within: 4 h, then: scrap, gate: true }', { action: { kind: 'scrap' }, gate: true }],
  ['{ from: clean, to: test, within: exponential(2 h) }', { within: { kind: 'exponential', mean: 2 * 3600e6 } }],
  [
    '{ from: clean, to: mould, within: 4 h, then: "hold(lognormal(mean 1 h, cv 1))" }',
    { action: { kind: 'hold', time: { kind: 'lognormal', mean: 3600e6, cv: 1 } } },
  ],
  ['{ from: mould, to: test, within: 4 h, then: rework(mould) }', { action: { kind: 'rework', step: 'mould' } }],
])('%s is read', async (text, expected) => {
  expect(await limitOf(text)).toEqual([expect.objectContaining({ name: 'dirt', ...expected })])
})

it.each([
  ['{ from: clean, to: mold, within: 4 h }', 'did you mean "mould"'],
  ['{ from: mould, to: clean, within: 4 h }', 'expected a step below "mould"'],
  ['{ from: clean, to: mould, within: 4 }', 'expected a duration'],
  ['{ from: clean, to: mould, within: 4 h, then: hold }', 'expected warn, scrap, hold and a time'],
  ['{ from: clean, to: mould, within: 4 h, then: rework(bake) }', '"bake"'],
  ['{ from: mould, to: test, within: 4 h, then: rework(test) }', 'expected a step at or above "mould"'],
  ['{ from: clean, to: mould, within: 4 h, then: rework(clean) }', 'other carriers from "mould" on'],
  ['{ from: wait, to: mould, within: 4 h, gate: true }', 'expected a limit between two steps with stations, received "wait" without one'],
])('%s is refused with its place and a reason', async (text, expected) => {
  const [problem] = (await limitOf(text)) as string[]
  expect(problem).toContain(expected)
  expect(problem).toContain('line.yaml:11:')
})
