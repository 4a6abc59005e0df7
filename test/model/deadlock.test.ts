import { describe, expect, it } from 'vitest'
import { every, h, line, min, product, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const noRoom = { carriers: 0, whenFull: 'block' as const }

/** Carriers go round between two machines without a buffer. */
function ring(lots: number) {
  return line({
    products: [product('product')],
    steps: [step('saw', 5 * min), step('wash', 5 * min, { next: [{ to: 'saw', probability: 1 }] })],
    stations: [station('saw', { buffer: noRoom }), station('wash', { buffer: noRoom })],
    release: [{ name: 'lots', product: 'product', policy: { kind: 'conwip', lots } }],
  })
}

describe('two machines that wait for each other', () => {
  it('are reported, with who waits for whom', () => {
    expect(() => trace(ring(2), h)).toThrow('deadlock: "wash" waits for room at "saw", "saw" waits for room at "wash"')
  })

  it('are none while one of them has room', () => {
    expect(trace(ring(1), h).times('workFinished')).toHaveLength(12)
  })
})

describe('work that waits for room before it begins', () => {
  it('is reported where two stations keep each other waiting', () => {
    const spec = ring(5)
    const stations = ['saw', 'wash'].map((name) => station(name, { buffer: { carriers: 1, whenFull: 'block' }, blocking: 'before' }))
    expect(() => trace({ ...spec, stations }, h)).toThrow('"saw" waits for room at "wash"')
  })
})

describe('a full WIP limit', () => {
  it('is reported where its own work waits for what it keeps waiting', () => {
    // The lot in the limit wants to go from the wash back to the saw, whose machine waits for room before the clean.
    const spec = line({
      steps: [step('saw', min), step('clean', 5 * min), step('wash', 5 * min, { next: [{ to: 'saw', probability: 1 }] })],
      stations: [station('saw', { buffer: noRoom }), station('clean', { buffer: noRoom }), station('wash', { buffer: noRoom })],
      wipLimits: [{ name: 'wet', from: 'clean', to: 'wash', of: 'lot', pools: [{ products: ['product'], most: 1 }] }],
      release: [{ name: 'lots', product: 'product', policy: { kind: 'conwip', lots: 4 } }],
    })
    const stations = spec.stations.map((one) =>
      one.name === 'clean' ? { ...one, buffer: { carriers: 1, whenFull: 'block' as const } } : one,
    )
    expect(() => trace({ ...spec, stations }, h)).toThrow(
      '"saw" waits for room at "clean", "clean" waits for WIP limit "wet", whose work waits for "saw"',
    )
  })

  it('is no deadlock while its work goes on', () => {
    const spec = line({
      steps: [step('saw', min), step('clean', 5 * min), step('wash', 5 * min)],
      stations: [station('clean', { buffer: noRoom })],
      wipLimits: [{ name: 'wet', from: 'clean', to: 'wash', of: 'lot', pools: [{ products: ['product'], most: 1 }] }],
      release: [every(min)],
    })
    expect(trace(spec, h).times('workFinished', 'wash')).toHaveLength(5)
  })
})

describe('a line that is blocked', () => {
  it('is no deadlock as long as its last machine works', () => {
    const stations = ['saw', 'wash', 'test'].map((name) => station(name, { buffer: noRoom }))
    const spec = line({ steps: [step('saw', min), step('wash', min), step('test', 10 * min)], stations, release: [every(min)] })
    expect(trace(spec, h).times('workFinished', 'test')).toHaveLength(5)
  })

  it('is no deadlock either while the machine that is waited for is being repaired', () => {
    const failure = {
      name: 'failure',
      every: { kind: 'constant' as const, value: 9 * min },
      clock: 'up' as const,
      repair: { kind: 'constant' as const, value: 30 * min },
    }
    const stations = [station('saw', { buffer: noRoom }), station('test', { buffer: noRoom, failures: [failure] })]
    const spec = line({ steps: [step('saw', min), step('test', 4 * min)], stations, release: [every(min)] })
    expect(trace(spec, h).times('workFinished', 'test').length).toBeGreaterThan(3)
  })
})
