import { describe, expect, it } from 'vitest'
import { tollway, tollwayWith } from './tollway.ts'

/** The textbook queue: 4 h a lot, exactly. */
const answer = `\
01-one-machine is asked for 24,000 good units/day; a lot takes about 4 h (an
approximation, not simulated).
tester limits it, loaded 80 %: at most 30,000 good units/day.

  Product  Lots/d  Cycle time     Raw  X-factor  Units in process
  device     24.0         4 h  48 min      5.00             4,000

Load in % as check has it; Taken: with setups and waits for people. Wait and
Queue: of carriers, on average.
  Station  Machines  Capacity/d  Load         %  Taken   Wait  Queue
▶ tester          1      30,000  ██████▍·  80.0   80.0  3.2 h    3.2  bottleneck

illustrative: a textbook queue

Next, the answer with its uncertainty: `

describe('tollway capacity', () => {
  it('says how long a lot takes, what limits the line and where lots wait, within 80 columns', async () => {
    const { stdout, stderr, code } = await tollwayWith({ COLUMNS: '80' }, 'capacity', '01-one-machine')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.slice(0, answer.length)).toBe(answer)
    expect(stdout.slice(answer.length)).toMatch(/^\S+ run 01-one-machine\n$/)
  })

  it('says first why it does not apply, and then what it knows all the same', async () => {
    const { stdout } = await tollway('capacity', '02-two-machines-and-a-buffer')
    expect(stdout).toMatch(/^! the approximation does not apply: release "closed" has no rate/)
    expect(stdout).toContain('02-two-machines-and-a-buffer has no release rate, so that formulas know')
  })

  it('lists what it leaves out of a line', async () => {
    const { stdout } = await tollwayWith({ COLUMNS: '80' }, 'capacity', '13-campaigns')
    expect(stdout).toContain('Not in it:\n  - plasma: dispatch rules; all is first come, first served\n')
  })

  it('counts a change of the line', async () => {
    const { stdout } = await tollway('capacity', '01-one-machine', '--set', 'stations.tester.processTime=exponential(54 min) per lot')
    expect(stdout).toContain('a lot takes about 9 h')
  })

  it('prints nothing but JSON with --json, times in ticks', async () => {
    const { stdout } = await tollway('capacity', '01-one-machine', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      line: { name: '01-one-machine' },
      limitGoodPerDay: 30000,
      bottleneck: { station: 'tester' },
      stations: [{ station: 'tester', wait: expect.closeTo(11_520e6, 0) }],
      products: [{ product: 'device', cycleTime: expect.closeTo(14_400e6, 0), rawProcessTime: 2_880e6 }],
      doesNotApply: [],
      leftOut: [],
    })
  })

  it('names file, line and column of a mistake, and ends with 2', async () => {
    const { code, stderr } = await tollway('capacity', '01-one-machine', '--set', 'stations.tester.machnes=2')
    expect(code).toBe(2)
    expect(stderr).toContain('machines')
  })
})
