import { describe, expect, it } from 'vitest'
import { compile } from '../../src/model/index.ts'
import { isPlain } from '../../src/plain/index.ts'
import type { LineSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { shippedLine } from '../lines/read-shipped.ts'
import { constant, every, exponential, line, min, product, station, step } from '../support/line.ts'

const room = (carriers: number, whenFull: 'block' | 'lose' = 'block') => ({ buffer: { carriers, whenFull } })

function isPlainWith(over: Partial<LineSpec> = {}): boolean {
  return isPlain(compile(line({ steps: [step('a', min), step('b', min)], release: [every(min)], ...over })))
}

const atA = (over: Partial<StationSpec>) => isPlainWith({ stations: [station('a', over)] })
const stepA = (over: Partial<StepSpec>) => isPlainWith({ routes: [{ name: 'route', steps: [step('a', min, over), step('b', min)] }] })
const route = (...steps: StepSpec[]) => ({ routes: [{ name: 'route', steps }] })
const atB = (over: Partial<StationSpec>) => isPlainWith({ stations: [station('b', over)] })

const changesCarrier = isPlainWith({
  products: [product('product', { lotUnits: 4 })],
  ...route(step('a', min), step('b', min, { carrier: 'strip' })),
})
const { station: _, ...wait } = step('wait', min)
const waitsInNoMachine = isPlainWith({ ...route(step('a', min), wait, step('b', min)), stations: [station('b', room(2))] })
const goesInACircle = isPlainWith({
  ...route(step('a', min), step('b', min), step('again', min, { station: 'a' })),
  stations: [station('a', room(1)), station('b', room(1))],
})

describe('a line is plain', () => {
  it.each([
    ['with stations in a row', isPlainWith()],
    ['with machines side by side that are slower than they should be', atA({ machines: 3, unmodelledLoss: 0.1 })],
    ['with buffers that block', atB(room(2))],
    ['with a first buffer that turns lots away', atA(room(2, 'lose'))],
    ['with lots kept in the line', isPlainWith({ release: [every(min, { policy: { kind: 'conwip', lots: 3 } })] })],
    ['with delays between and instead of stations', stepA({ delayAfter: exponential(min) })],
    [
      'with random ways back',
      stepA({
        next: [
          { to: 'a', probability: 0.5 },
          { to: 'b', probability: 0.5 },
        ],
      }),
    ],
    ['with empty lists of what it could have', isPlainWith({ crews: [], kits: [], materials: [] })],
  ])('%s', (_, answer) => expect(answer).toBe(true))
})

describe('a line is not plain', () => {
  it.each([
    ['with breakdowns', atA({ failures: [{ name: 'stop', clock: 'up', every: constant(min), repair: constant(min) }] })],
    ['with another rule than first come first served', atA({ dispatch: [{ rule: 'shortest' }] })],
    ['with setups', atA({ setup: { changes: [{ by: 'product', time: constant(min) }] } })],
    ['with machines that differ', atA({ machineList: [{ name: 'slow', speed: 0.5 }] })],
    ['with losses', stepA({ yield: 0.9 })],
    ['with room counted in units', atA({ buffer: { units: 5, whenFull: 'block' } })],
    ['with a later buffer that loses', atB(room(2, 'lose'))],
    ['with a change of carrier', changesCarrier],
    ['with a delay before a buffer', waitsInNoMachine],
    ['with machines that can wait for each other', goesInACircle],
    ['with due dates', isPlainWith({ products: [product('product', { dueAfter: min })] })],
    ['with two priority classes', isPlainWith({ release: [every(min), every(min, { name: 'hot', priority: 1 })] })],
    ['with a schedule', isPlainWith({ release: [every(min, { policy: { kind: 'schedule', times: [0], lots: constant(1) } })] })],
    ['with a keyword that nobody has told it of', atA({ newKeyword: 1 } as Partial<StationSpec>)],
  ])('%s', (_, answer) => expect(answer).toBe(false))

  it('when it is the reference line', async () => {
    expect(isPlain(compile(await shippedLine('toll-reference.yaml')))).toBe(false)
  })
})
