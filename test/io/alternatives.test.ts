/** Steps at one of several stations, as a line file says them: what comes out, and what is refused. */
import { expect, test } from 'vitest'
import { lineOf, messages } from './files.ts'

/** A step with these keywords, in a line with three stations: hot and cold have a process time, bare has none. */
const file = (keywords: string, batch = ''): string => `format: tollway/1
products:
  part: {}
routes:
  part:
    steps:
      work: { ${keywords} }
stations:
  hot: { processTime: 50 s per lot${batch} }
  cold: { processTime: 70 s per lot }
  bare: {}
release:
  orders: { every: exponential(1 min) }
`

test('other stations are read by name, or with the process time there', async () => {
  const line = await lineOf(file('station: hot, alternatives: [cold, { station: bare, processTime: 90 s per lot }], choose: in-order'))
  expect(line.routes[0]!.steps[0]).toMatchObject({
    station: 'hot',
    alternatives: [{ station: 'cold' }, { station: 'bare', processTime: { time: { kind: 'constant', value: 90e6 }, per: 'lot' } }],
    choose: 'in-order',
  })
})

test('a step without alternatives has no such field', async () => {
  expect(Object.keys((await lineOf(file('station: hot, alternatives: []'))).routes[0]!.steps[0]!)).not.toContain('alternatives')
})

test('a list can be replaced from the command line', async () => {
  const line = await lineOf(file('station: hot'), ['routes.part.steps.work.alternatives=[cold]'])
  expect(line.routes[0]!.steps[0]!.alternatives).toEqual([{ station: 'cold' }])
})

const at = 'line.yaml:7:'

test.each([
  ['station: hot, alternatives: [cald]', 'routes.part.steps.work.alternatives[0]\n  no station "cald"; did you mean "cold"?'],
  [
    'station: hot, alternatives: [{ station: cald }]',
    'routes.part.steps.work.alternatives[0].station\n  no station "cald"; did you mean "cold"?',
  ],
  [
    'station: hot, alternatives: [bare]',
    'routes.part.steps.work.alternatives[0]\n  expected a processTime, received nothing; give one here or at station "bare"',
  ],
  ['station: hot, alternatives: [cold, hot]', 'routes.part.steps.work.alternatives[1]\n  expected each station once, received "hot" again'],
  [
    'station: hot, alternatives: [cold, cold]',
    'routes.part.steps.work.alternatives[1]\n  expected each station once, received "cold" again',
  ],
  [
    'processTime: 1 h per lot, alternatives: [cold]',
    'routes.part.steps.work.alternatives\n  expected a station that they are alternatives to, received none; the first station stands in `station`, the others in `alternatives`',
  ],
  ['station: hot, choose: in-order', 'routes.part.steps.work.choose\n  expected alternatives to choose from, received none'],
  [
    'station: hot, alternatives: [{ station: cold, procesTime: 5 s per lot }]',
    'routes.part.steps.work.alternatives[0].procesTime\n  no keyword "procesTime" here; did you mean "processTime"?',
  ],
  ['station: hot, alternatives: cold', 'routes.part.steps.work.alternatives\n  expected a list, received "cold"'],
  [
    'station: hot, alternatives: [cold], choose: random',
    'routes.part.steps.work.choose\n  expected one of least-wait, in-order, received "random"',
  ],
])('{ %s } is answered', async (keywords, message) => {
  const told = await messages(file(keywords))
  expect(told).toContain(message)
  expect(told).toContain(at)
})

test('a time per batch needs a batch at every station that it stands for', async () => {
  const batch = ', batch: { max: 4 lots }'
  expect(await messages(file('station: hot, processTime: 1 h per batch, alternatives: [cold]', batch))).toContain(
    'expected a time that is not per batch, as station "cold" has no batch, received a time per batch',
  )
  const own = 'station: hot, processTime: 1 h per batch, alternatives: [{ station: cold, processTime: 1 h per lot }]'
  expect(await messages(file(own, batch))).toBe('nothing is wrong')
})
