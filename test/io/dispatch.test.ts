/** `dispatch:` and `campaign:` as they are written, and what is said about mistakes in them. */
import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'

const text = (dispatch: string, campaign = '1 load') => `format: tollway/1
products: { device: { route: main, lot: 8 units } }
routes: { main: { steps: { mould: { station: press } } } }
release: { plan: { product: device, every: 1 h } }
stations:
  press:
    processTime: 1 h per lot
    dispatch: ${dispatch}
    setup: { time: 1 h, campaign: ${campaign} }
`

const read = (file: string, ownRules?: string[]) =>
  readLine('line.yaml', { readText: async () => file, ...(ownRules !== undefined && { ownRules }) })

async function dispatchOf(dispatch: string, ownRules?: string[]) {
  const reading = await read(text(dispatch), ownRules)
  return reading.ok ? reading.line.stations[0]!.dispatch : reading.problems.map(formatProblem)
}

async function campaignOf(campaign: string) {
  const reading = await read(text('fifo', campaign))
  return reading.ok ? reading.line.stations[0]!.setup!.campaign : reading.problems.map(formatProblem)
}

describe('dispatch rules are read', () => {
  it.each([
    ['feed(press, below 4 h)', [{ rule: 'feed', station: 'press', below: 4 * 3600e6 }]],
    ['[priority, feed(press, below 30 min)]', [{ rule: 'priority' }, { rule: 'feed', station: 'press', below: 1800e6 }]],
    ['apparent-tardiness', [{ rule: 'apparent-tardiness', lookAhead: 2 }]],
    ['apparent-tardiness(lookAhead 3)', [{ rule: 'apparent-tardiness', lookAhead: 3 }]],
    ['apparent-tardiness(lookAhead 3, setup 0.2)', [{ rule: 'apparent-tardiness', lookAhead: 3, setup: 0.2 }]],
    ['[priority, x:mine]', [{ rule: 'priority' }, { rule: 'own', name: 'x:mine' }]],
    ['x:mine', [{ rule: 'own', name: 'x:mine' }]],
  ])('%s', async (dispatch, expected) => {
    expect(await dispatchOf(dispatch, ['x:mine', 'x:other'])).toEqual(expected)
  })

  it.each([
    ['6 loads', { per: 'load', atLeast: 6 }],
    ['1 load', { per: 'load', atLeast: 1 }],
    ['8 h', { per: 'productive', atLeast: 8 * 3600e6 }],
  ])('and campaigns: %s', async (campaign, expected) => {
    expect(await campaignOf(campaign)).toEqual(expected)
  })
})

describe('a mistake is answered with its place', () => {
  it.each([
    ['feed(pres, below 4 h)', '8:15  stations.press.dispatch\n  no station "pres"; did you mean "press"?'],
    ['[priority, feed(pres, below 4 h)]', '8:26  stations.press.dispatch[1]\n  no station "pres"; did you mean "press"?'],
    [
      'feed(press)',
      '8:15  stations.press.dispatch\n  expected feed and the station that must not starve, such as feed(press, below 4 h), received "feed(press)"',
    ],
    [
      'feed(press, below 4)',
      '8:15  stations.press.dispatch\n  expected feed and the station that must not starve, such as feed(press, below 4 h), received "feed(press, below 4)"',
    ],
    [
      'apparent-tardiness(setup 0.2)',
      '8:15  stations.press.dispatch\n  expected apparent-tardiness, apparent-tardiness(lookAhead 2), or apparent-tardiness(lookAhead 2, setup 0.2), received "apparent-tardiness(setup 0.2)"',
    ],
    ['x:mien', '8:15  stations.press.dispatch\n  no rule in the extension called "x:mien"; its rules are x:mine, x:other'],
    ['[priority, x:mien]', '8:26  stations.press.dispatch[1]\n  no rule in the extension called "x:mien"; its rules are x:mine, x:other'],
  ])('%s', async (dispatch, expected) => {
    expect(await dispatchOf(dispatch, ['x:mine', 'x:other'])).toEqual([`line.yaml:${expected}`])
  })

  it('where a rule of an extension is used and there is none', async () => {
    expect(await dispatchOf('[priority, x:mine]')).toEqual([
      'line.yaml:8:26  stations.press.dispatch[1]\n  expected a rule that Tollway has, received "x:mine"; a rule of your own comes with --extension and the file that holds it',
    ])
  })

  it.each([
    ['0 loads', 'received "0 loads"'],
    ['2.5 loads', 'at least 1 load, received "2.5 loads"'],
    ['6', 'received 6; write "6 loads"'],
    ['6 lots', 'such as "6 loads" or "8 h", received "6 lots"'],
  ])('in a campaign: %s', async (campaign, expected) => {
    const [problem] = (await campaignOf(campaign)) as string[]
    expect(problem).toMatch(/^line\.yaml:9:\d+ {2}stations\.press\.setup\.campaign\n {2}expected a whole number of loads or a duration/)
    expect(problem).toContain(expected)
  })
})
