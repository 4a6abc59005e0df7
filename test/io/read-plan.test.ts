import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/io/read-plan.ts'
import { formatProblem } from '../../src/spec/problem.ts'

const head = `format: tollway-plan/1
line: my-line.yaml
`

async function read(text: string) {
  return await readPlan('plan.yaml', () => text)
}

async function messages(text: string): Promise<string[]> {
  const reading = await read(text)
  return reading.ok ? [] : reading.problems.map(formatProblem)
}

describe('a plan file', () => {
  it('says which line, which points, which numbers, how often', async () => {
    const reading = await read(`${head}design: sobol 32
replications: 5
warmUp: 2 d
set: [carrier=lot]
kpis: [goodPerDay]
factors:
  testers: { path: stations.test.machines, range: 8 to 12 }
  setup: { path: stations.test.setup.time, range: 10 min to 0.5k min }
  lots: { path: release.a.conwip, range: 4 lots to 9 lots }
  rate: { path: release.b.rate, values: [100, 12 lots/d, off] }
  people:
    levels:
      few: [crews.a.size=1]
      many: [crews.a.size=3, crews.b.size=2]
`)
    expect(reading).toMatchObject({
      ok: true,
      plan: {
        line: 'my-line.yaml',
        design: { kind: 'sobol', points: 32 },
        replications: 5,
        warmUp: 2 * 86_400e6,
        set: ['carrier=lot'],
        kpis: ['goodPerDay'],
        factors: [
          { name: 'testers', range: { from: 8, to: 12, unit: '', isWhole: true }, steps: 2 },
          { name: 'setup', range: { from: 10, to: 500, unit: 'min', isWhole: false } },
          { name: 'lots', range: { from: 4, to: 9, unit: 'lots', isWhole: true } },
          {
            name: 'rate',
            levels: [{ set: ['release.b.rate=100'] }, { set: ['release.b.rate=12 lots/d'] }, { set: ['release.b.rate=off'] }],
          },
          { name: 'people', levels: [{ name: 'few' }, { name: 'many', set: ['crews.a.size=3', 'crews.b.size=2'] }] },
        ],
      },
    })
    expect(reading.ok && reading.place(['factors', 'rate', 'values', 1])).toEqual({ file: 'plan.yaml', line: 12, column: 47 })
  })

  it('is a full factorial where it says nothing else', async () => {
    expect(await read(`${head}factors: { a: { path: carrier, values: [lot, strip] } }`)).toMatchObject({
      plan: { design: { kind: 'full factorial' } },
    })
  })

  it.each([
    [
      'design: latin hypercube',
      'plan.yaml:3:9  design\n  expected "full factorial", "one at a time", "latin hypercube 20" or "sobol 32", received "latin hypercube"; say how many points, 2 to 10000',
    ],
    ['desing: sobol 3', 'plan.yaml:3:1  desing\n  no keyword "desing" here; did you mean "design"?'],
    ['replications: none', 'plan.yaml:3:15  replications\n  expected a whole number, at least 1, received "none"'],
  ])('with %s is refused with its place', async (wrong, message) => {
    expect(await messages(`${head}${wrong}\nfactors: { a: { path: carrier, values: [lot, strip] } }`)).toEqual([message])
  })

  it.each([
    ['{ path: x, range: 8 }', /range\n {2}expected a range such as "8 to 12" or "10 min to 30 min", received 8/],
    ['{ path: x, range: 12 to 8 }', /the smaller number first/],
    ['{ path: x, range: 8 s to 12 min }', /both ends in the same unit/],
    ['{ path: x }', /factors\.a\n {2}expected either values or range, received none of them/],
    ['{ path: x, values: [1, 2], range: 1 to 2 }', /factors\.a\n {2}expected either values or range, received both/],
    ['{ path: x, values: [1, 2], steps: 3 }', /factors\.a\.steps\n {2}expected steps only with range/],
    ['{ path: x, values: [1] }', /factors\.a\.values\n {2}expected at least 2 entries/],
    ['{ values: [1, 2] }', /factors\.a\n {2}expected path with values or range, or levels, received no path/],
    ['{ levels: { one: [a=1] } }', /factors\.a\.levels\n {2}expected at least two levels, received 1/],
    ['{ path: x, levels: { one: [a=1], two: [a=2] } }', /factors\.a\.path\n {2}expected levels alone, received levels and path/],
    ['{ path: run.seed, values: [1, 2] }', /factors\.a\.path\n {2}expected something of the plant; .*, received run\.seed/],
    ['{ path: x, range: 1 to 20000, steps: 20000 }', /design\n {2}expected at most 10000 combinations/],
  ])('with the factor %s is refused', async (factor, message) => {
    expect(await messages(`${head}factors: { a: ${factor} }`)).toEqual([expect.stringMatching(message)])
  })

  it('without factors, or that is no map, is refused', async () => {
    expect(await messages(`${head}factors: {}`)).toEqual([
      expect.stringMatching(/factors\n {2}expected at least one factor, received none/),
    ])
    expect(await messages('[1]')).toEqual(['plan.yaml:1:1\n  expected a map of keywords, received a list'])
    expect(await messages('format: tollway/1')).toHaveLength(3)
  })
})
