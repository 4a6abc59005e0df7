/** What a step asks of lots, as it is written, and what is said about mistakes in it. */
import { expect, it } from 'vitest'
import { readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'

const read = (test: string, reel = '', more = '', station = 'tester') =>
  readLine('line.yaml', {
    readText: async () => `format: tollway/1
carrier: magazine
products: { device: { route: main, lot: 800 units, packing: { unitsPerStrip: 20, stripsPerMagazine: 5, unitsPerReel: 300 } } }
routes:
  main:
    steps:
      saw: { station: saw }
      test: { station: ${station}, ${test} }
      tape: { station: taper, carrier: reel, ${reel} }
      pack: { station: packer, carrier: lot${more} }
release: { plan: { product: device, every: 1 h } }
stations:
  saw: { processTime: 1 h per lot }
  tester: { processTime: 1 h per lot }
  narrow: { processTime: 1 h per lot, buffer: { carriers: 5 } }
  oven: { processTime: 1 h per batch, batch: { max: 5 carriers } }
  belt: { processTime: 1 min per unit, conveyor: { residence: 1 h } }
  taper: { processTime: 1 h per lot }
  packer: { processTime: 1 h per lot }
`,
  })

const stepsOf = async (...text: Parameters<typeof read>) => {
  const reading = await read(...text)
  return reading.ok ? reading.line.routes[0]!.steps : reading.problems.map(formatProblem)
}

it.each([
  ['keepTogether: true', '', 1, { keepTogether: true }],
  ['machinesPerLot: 2', '', 1, { machinesPerLot: 2 }],
  [
    'yield: 98 %, bins: { good: { b: 2 % }, failed: { open: 60 %, short: 30 % } }',
    '',
    1,
    {
      bins: [
        { name: 'b', of: 'good', share: 0.02 },
        { name: 'open', of: 'failed', share: 0.6 },
        { name: 'short', of: 'failed', share: 0.3 },
      ],
    },
  ],
  ['', 'remnants: scrap', 2, { remnants: { kind: 'scrap' } }],
  ['', 'remnants: { joins: mother }', 2, { remnants: { kind: 'keep', joins: 'mother', otherwise: 'ship' } }],
  [
    '',
    'remnants: { joins: product, releasedWithin: 28 d, atMost: 14 d, otherwise: scrap }',
    2,
    { remnants: { kind: 'keep', joins: 'product', releasedWithin: 28 * 86400e6, atMost: 14 * 86400e6, otherwise: 'scrap' } },
  ],
])('%s %s is read', async (test, reel, index, expected) => {
  expect(((await stepsOf(test, reel)) as object[])[index]).toEqual(expect.objectContaining(expected))
})

it('says nothing of lots where the file says nothing', async () => {
  for (const step of (await stepsOf('')) as object[]) {
    expect(step).not.toHaveProperty('keepTogether')
    expect(step).not.toHaveProperty('machinesPerLot')
    expect(step).not.toHaveProperty('remnants')
  }
})

it.each([
  ['machinesPerLot: 0', '', 'expected a whole number, at least 1, received 0'],
  ['keepTogether: true, machinesPerLot: 2', '', 'expected keepTogether, which is one machine, or machinesPerLot, received both'],
  ['keepTogether: true, alternatives: [taper]', '', 'expected a step at one station, received alternatives'],
  ['keepTogether: true', '', 'expected a station without a limited buffer, received "narrow" with one', 'narrow'],
  ['keepTogether: true', '', 'received station "oven" with a batch', 'oven'],
  ['machinesPerLot: 1, alternatives: [belt]', '', 'received station "belt" with a conveyor'],
  ['keepTogether: true', '', 'expected keepTogether at all steps of station "saw", received step "saw" of route "main" without', 'saw'],
  ['bins: { good: { b: 60 %, c: 50 % } }', '', 'expected shares of 100 % together at most, received 110 %'],
  ['bins: { good: { b: 1 % }, failed: { b: 1 % } }', '', 'expected a name of its own for each bin'],
  ['bins: { good: { failed: 1 % } }', '', 'expected a name of its own for each bin'],
  ['bins: { b: 2 % }', '', 'no keyword "b" here'],
  ['', 'remnants: keep', 'expected one of ship, scrap, received "keep"'],
  ['', 'remnants: { joins: lot }', 'expected one of product, mother, received "lot"'],
  ['', 'remnants: { joins: product, atMost: 14 }', 'expected a duration'],
  ['', 'remnants: ship, newLot: 300 units', 'expected a step that does not divide lots, received newLot'],
  ['remnants: ship', '', 'expected a step where contents change carrier, received the carriers of the step above'],
])('%s %s is refused with its place and a reason', async (test, reel, expected, station = 'tester') => {
  const [problem] = (await stepsOf(test, reel, '', station)) as string[]
  expect(problem).toContain(expected)
  expect(problem).toContain(`line.yaml:${reel === '' ? 8 : 9}:`)
})

it('refuses a kept machine among cards that count carriers, and takes cards that count lots', async () => {
  const limited = (most: string) =>
    stepsOf('keepTogether: true', '', `, enabled: true }\nwipLimits:\n  floor: { from: saw, to: tape, most: ${most}`)
  expect(((await limited('20 carriers')) as string[])[0]).toContain(
    'expected WIP limits that count lots around the step, received WIP limit "floor" of carriers',
  )
  expect(((await limited('5 lots')) as object[])[1]).toHaveProperty('keepTogether', true)
})

it('refuses remnants where the whole lot is in one carrier', async () => {
  expect(((await stepsOf('', '', ', remnants: ship')) as string[])[0]).toContain('received the whole lot')
})
