/** Steps that can be done at several stations: which one a carrier goes to, and where it waits when all are full. */
import { describe, expect, it } from 'vitest'
import { compile, Floor, Line, SimulationError } from '../../src/model/index.ts'
import type { LineSpec, StepSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, every, exponential, h, line, min, product, s, schedule, station, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const per = (time: number) => ({ time: constant(time), per: 'carrier' as const })

/** Where and when the work on each lot began, in the order of the starts: `station@seconds`. */
function starts(spec: LineSpec, end: number, name: string): string[] {
  const { all, floor } = trace(spec, end)
  const stationOf = (machine: number) =>
    floor.line.stations.find(({ firstMachine, machines }) => machine >= firstMachine && machine < firstMachine + machines)!.name
  return all.filter(({ what, step }) => what === 'workStarted' && step === name).map(({ machine, at }) => `${stationOf(machine)}@${at / s}`)
}

/** Lots released at `times` to one step `test`, 100 s at hot, and at `cold` as given. */
function testFloor(times: number[], over: Partial<StepSpec>, parts: Partial<LineSpec> = {}): LineSpec {
  return line({
    steps: [step('test', 100 * s, { station: 'hot', alternatives: [{ station: 'cold' }], ...over })],
    stations: [station('hot'), station('cold')],
    release: [schedule(times)],
    ...parts,
  })
}

const hotIsOut: NonNullable<LineSpec['changes']> = [{ kind: 'outage', from: 0, to: 30 * d, station: 'hot', state: 'unscheduled' }]

describe('a step that can be done at several stations', () => {
  it('is done where it is expected to be done first; of equals, at the first in the file', () => {
    expect(starts(testFloor([0, 0, 0, 0], {}), h, 'test')).toEqual(['hot@0', 'cold@0', 'hot@100', 'cold@100'])
  })

  it('waits for the fast station as long as the slow one, idle, would take longer', () => {
    // At 0 hot is idle: 100 s. Then hot is expected to be done after 200 s and cold after 250 s: lot 2 waits. Lot 3: 100 + 200 against 250 s.
    const slow = { alternatives: [{ station: 'cold', processTime: per(250 * s) }] }
    expect(starts(testFloor([0, s, 2 * s], slow), h, 'test')).toEqual(['hot@0', 'cold@2', 'hot@100'])
  })

  it('in order: goes to the first with an idle machine, however slow, and only then to where it is expected to be done first', () => {
    const slow = { choose: 'in-order' as const, alternatives: [{ station: 'cold', processTime: per(250 * s) }] }
    expect(starts(testFloor([0, s, 2 * s], slow), h, 'test')).toEqual(['hot@0', 'cold@1', 'hot@100'])
  })

  it('takes the process time of the station where it gives none', () => {
    const bare: StepSpec = { name: 'test', station: 'hot', carrier: 'lot', yield: 1, enabled: true, wholeLot: false }
    const steps = [{ ...bare, alternatives: [{ station: 'cold' }] }]
    const stations = [station('hot', { processTime: per(100 * s) }), station('cold', { processTime: per(30 * s) })]
    const { all } = trace(line({ steps, stations }), h)
    expect(all.filter(({ what }) => what === 'lotEnded').map(({ at }) => at)).toEqual([30 * s])
  })

  it('counts the machines in use: of two testers and one, the two take two lots of three', () => {
    const twoAndOne = testFloor([0, 0, 0, 0, 0, 0], {}, { stations: [station('hot', { machines: 2 }), station('cold')] })
    expect(starts(twoAndOne, 150 * s, 'test')).toEqual(['hot@0', 'hot@0', 'cold@0', 'hot@100', 'hot@100', 'cold@100'])
  })

  it('counts what is on the way: two that set off in one instant go to two stations', () => {
    const steps = [
      step('saw', 0, { delayAfter: constant(5 * min) }),
      step('test', 100 * s, { station: 'hot', alternatives: [{ station: 'cold' }] }),
    ]
    const stations = [station('saw', { machines: 2 }), station('hot'), station('cold')]
    expect(starts(line({ steps, stations, release: [schedule([0, 0])] }), h, 'test')).toEqual(['hot@300', 'cold@300'])
  })

  it('avoids a station in an outage or out of use while another is there', () => {
    const changes: LineSpec['changes'] = [{ kind: 'outage', from: 0, to: 10 * min, station: 'hot', state: 'unscheduled' }]
    expect(starts(testFloor([s, 2 * s, 11 * 60 * s], {}, { changes }), h, 'test')).toEqual(['cold@1', 'cold@101', 'hot@660'])
  })

  it('goes to a station all the same when the machines of all are off, and waits there', () => {
    const changes: LineSpec['changes'] = [{ kind: 'outage', from: 0, to: 10 * min, state: 'unscheduled' }]
    expect(starts(testFloor([s, 2 * s], {}, { changes }), h, 'test')).toEqual(['hot@600', 'cold@600'])
  })

  it('goes only where a machine may work on its product', () => {
    const machines = (products: string[]) => [{ name: 'm', speed: 1, products }]
    const spec = testFloor(
      [],
      {},
      {
        products: [product('a'), product('b')],
        stations: [station('hot', { machineList: machines(['a']) }), station('cold', { machineList: machines(['a', 'b']) })],
        release: [schedule([0, s], { product: 'b' }), { ...schedule([2 * s], { product: 'a' }), name: 'more' }],
      },
    )
    expect(starts(spec, h, 'test')).toEqual(['cold@0', 'hot@2', 'cold@100'])
  })

  it('is refused where no machine of any of its stations may work on a product', () => {
    const only = [{ name: 'm', speed: 1, products: ['other'] }]
    const stations = [station('hot', { machineList: only }), station('cold', { machineList: only })]
    expect(() => trace(testFloor([0], {}, { stations }), h)).toThrow(SimulationError)
  })

  it('needs a setup at the station really taken only', () => {
    const spec = testFloor(
      [],
      {},
      {
        products: [product('a'), product('b')],
        stations: [station('hot', { setup: changeover('product', 50 * s) }), station('cold', { setup: changeover('product', 50 * s) })],
        release: [schedule([0, 300 * s], { product: 'a' }), { ...schedule([s, 301 * s], { product: 'b' }), name: 'more' }],
      },
    )
    expect(starts(spec, h, 'test')).toEqual(['hot@0', 'cold@1', 'hot@300', 'cold@301'])
  })

  it('draws the same luck for a lot wherever it is worked on', () => {
    const ends = (isHotOut: boolean) => {
      const spec = testFloor(
        [s],
        { processTime: { time: exponential(h), per: 'carrier' }, yield: 0.5 },
        {
          products: [product('product', { lotUnits: 1000 })],
          ...(isHotOut && { changes: hotIsOut }),
        },
      )
      const where = starts(spec, 30 * d, 'test')[0]!.split('@')[0]
      const { all } = trace(spec, 30 * d)
      return { where, ends: all.filter(({ what }) => what === 'lotEnded' || what === 'unitsScrapped').map(({ at, units }) => [at, units]) }
    }
    expect([ends(false).where, ends(true).where]).toEqual(['hot', 'cold'])
    expect(ends(false).ends).toHaveLength(2)
    expect(ends(true).ends).toEqual(ends(false).ends)
  })

  it('sends each carrier of a lot to a station of its own, at the release and where carriers change', () => {
    const lot = product('product', { lotUnits: 4, packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 2, unitsPerReel: 1 } })
    const places = { station: 'hot', alternatives: [{ station: 'cold' }] }
    const steps = [step('test', 100 * s, { ...places, carrier: 'magazine' }), step('again', 10 * s, { ...places, carrier: 'strip' })]
    const spec = line({ steps, products: [lot], stations: [station('hot'), station('cold')] })
    expect(starts(spec, h, 'test')).toEqual(['hot@0', 'cold@0'])
    expect(starts(spec, h, 'again')).toEqual(['hot@100', 'cold@100', 'hot@110', 'cold@110'])
  })

  it('counts a way back to the step as one, whichever station did it', () => {
    const next = [
      { to: 'test', probability: 0.5 },
      { to: null, probability: 0.5 },
    ]
    const ends = (isHotOut: boolean) => {
      const over = { next, processTime: { time: exponential(min), per: 'carrier' as const } }
      return trace(testFloor([s], over, isHotOut ? { changes: hotIsOut } : {}), 30 * d, 5)
    }
    // The visits, and with them the draws, are the same: so is all the work, and it is more than one time.
    expect(ends(false).times('workStarted').length).toBeGreaterThan(2)
    expect(ends(true).times('workStarted')).toEqual(ends(false).times('workStarted'))
    expect(ends(true).times('lotEnded')).toEqual(ends(false).times('lotEnded'))
  })
})

describe('a carrier that finds no room at any of its stations', () => {
  const full = { buffer: { carriers: 0, whenFull: 'block' as const } }
  const sawThenTest = (over: Partial<StepSpec> = {}) => [
    step('saw', 10 * s),
    step('test', 100 * s, { station: 'hot', alternatives: [{ station: 'cold', processTime: per(130 * s) }], ...over }),
  ]

  it('waits in line at all of them and goes where room comes up first', () => {
    const stations = [station('saw', { machines: 2 }), station('hot', full), station('cold', full)]
    const spec = line({ steps: sawThenTest(), stations, release: [schedule([0, 0, 0, 0, 0])] })
    // Both testers are taken at 10 s. Hot frees at 110, cold at 140, hot again at 210.
    expect(starts(spec, 250 * s, 'test')).toEqual(['hot@10', 'cold@10', 'hot@110', 'cold@140', 'hot@210'])
  })

  it('leaves the other lines when it has been served, so that the next there is let in', () => {
    const only = step('burn-in', 1000 * s, { station: 'hot' })
    const routes = [
      { name: 'both', steps: sawThenTest() },
      { name: 'hot-only', steps: [{ ...step('load', 10 * s, { station: 'saw' }) }, only] },
    ]
    const spec = line({
      routes,
      products: [product('a', { route: 'both' }), product('b', { route: 'hot-only' })],
      stations: [station('saw', { machines: 4 }), station('hot', full), station('cold', full)],
      release: [schedule([0, 0, s], { product: 'a' }), { ...schedule([2 * s], { product: 'b' }), name: 'more' }],
    })
    // Lot 3 stands first in line for hot and cold, lot 4 behind it for hot. Hot frees at 110: lot 3; it leaves the line for cold. Hot at 210: lot 4.
    expect(starts(spec, h, 'test')).toEqual(['hot@10', 'cold@10', 'hot@110'])
    expect(starts(spec, h, 'burn-in')).toEqual(['hot@210'])
  })

  it('is let in by the second station although it stands first in line at the first', () => {
    const routes = [
      { name: 'both', steps: sawThenTest({ alternatives: [{ station: 'cold', processTime: per(50 * s) }] }) },
      { name: 'cold-only', steps: [step('load', 10 * s, { station: 'saw' }), step('freeze', 20 * s, { station: 'cold' })] },
    ]
    const spec = line({
      routes,
      products: [product('a', { route: 'both' }), product('b', { route: 'cold-only' })],
      stations: [station('saw', { machines: 4 }), station('hot', full), station('cold', full)],
      release: [schedule([0, 0, s], { product: 'a' }), { ...schedule([2 * s], { product: 'b' }), name: 'more' }],
    })
    expect(starts(spec, h, 'test')).toEqual(['cold@10', 'hot@10', 'cold@60'])
    expect(starts(spec, h, 'freeze')).toEqual(['cold@110'])
  })

  it('keeps a source outside that needs the room of all stations together, until there is as much', () => {
    const lot = product('product', { lotUnits: 4, packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 1 } })
    const two = { buffer: { carriers: 1, whenFull: 'block' as const } }
    const steps = [step('test', 100 * s, { station: 'hot', carrier: 'strip', alternatives: [{ station: 'cold' }] })]
    const spec = line({ steps, products: [lot], stations: [station('hot', two), station('cold', two)], release: [schedule([0, 0])] })
    // One in each machine and one waiting at each: the second lot comes when all four are done.
    expect(trace(spec, h).times('lotReleased')).toEqual([0, 200 * s])
  })

  it('is lost where all lose, and waits for the one that blocks', () => {
    const loses = { buffer: { carriers: 0, whenFull: 'lose' as const } }
    const scrapped = (hot: typeof full | typeof loses, cold: typeof full | typeof loses) => {
      const stations = [station('saw', { machines: 4 }), station('hot', hot), station('cold', cold)]
      return trace(line({ steps: sawThenTest(), stations, release: [schedule([0, 0, 0])] }), h).times('unitsScrapped')
    }
    expect(scrapped(loses, loses)).toEqual([10 * s])
    expect(scrapped(loses, full)).toEqual([])
    expect(scrapped(full, loses)).toEqual([])
  })

  it('is in a deadlock only if all stations that it waits for are', () => {
    const loop = (alternatives: StepSpec['alternatives']) =>
      line({
        steps: [
          step('there', 10 * s, { station: 'a' }),
          { ...step('back', 10 * s, { station: 'b', next: [{ to: 'there', probability: 1 }] }), ...(alternatives && { alternatives }) },
        ],
        stations: [station('a', full), station('b', full), station('c', full)],
        release: [schedule([0, s, 2 * s, 3 * s])],
      })
    expect(() => trace(loop(undefined), h)).toThrow('deadlock')
    expect(() => trace(loop([{ station: 'c' }]), h)).toThrow('deadlock')
    const room = loop([{ station: 'c' }])
    room.stations[2]!.buffer = { carriers: 10, whenFull: 'block' }
    expect(() => trace(room, h)).not.toThrow()
  })
})

/**
 * Mean number in two equal exponential servers, whose arrivals join the shorter queue: the balance equations of the Markov chain on (m, n), solved by
 * Gauss-Seidel sweeps on 0..most each (Haight, Biometrika 45, 1958, has the model; there is no closed form).
 */
function meanInShortestQueue(load: number, most: number): number {
  const rate = 2 * load
  const size = most + 1
  const p = Float64Array.from({ length: size * size }, (_, index) => load ** ((index % size) + Math.floor(index / size)))
  const at = (m: number, n: number) => (m < 0 || n < 0 || m > most || n > most ? 0 : p[m * size + n]!)
  /** Of the arrivals at (m, n) those that join the first queue. */
  const toFirst = (m: number, n: number) => (m <= n ? 1 : 0)
  for (let sweep = 0; sweep < 2000; sweep++) {
    for (let m = 0; m <= most; m++) {
      for (let n = 0; n <= most; n++) {
        const into = rate * (at(m - 1, n) * toFirst(m - 1, n) + at(m, n - 1) * (1 - toFirst(m, n - 1))) + at(m + 1, n) + at(m, n + 1)
        p[m * size + n] = into / (rate + (m > 0 ? 1 : 0) + (n > 0 ? 1 : 0))
      }
    }
  }
  const total = p.reduce((sum, each) => sum + each, 0)
  return p.reduce((sum, each, index) => sum + each * ((index % size) + Math.floor(index / size)), 0) / total
}

describe('two equal testers that a lot chooses between when it comes', () => {
  it('keep it as long as the exact solution of the shorter queue says: longer than one queue would, less than a blind choice', () => {
    const load = 0.8
    const mean = (spec: LineSpec) => {
      const floor = new Floor(compile(spec), { seed: 3, replication: 0, expectedEnd: 6000 * d })
      floor.run(6000 * d)
      const { scalars } = floor.cut()
      return scalars[Line.lotSojourn]! / scalars[Line.lotsEnded]! / h
    }
    const release = [every(exponential(h / (2 * load)))]
    const pooled = line({ steps: [step('test', exponential(h))], stations: [station('test', { machines: 2 })], release })
    const chosen = testFloor([], { processTime: { time: exponential(h), per: 'carrier' } }, { release })
    const exact = meanInShortestQueue(load, 50) / (2 * load)
    const [oneQueue, blind] = [1 / (1 - load * load), 1 / (1 - load)]
    expect(exact).toBeGreaterThan(oneQueue)
    expect(exact).toBeLessThan(blind)
    // Some 230 000 lots leave a standard error of about 1 %.
    expect(Math.abs(mean(pooled) / oneQueue - 1)).toBeLessThan(0.03)
    expect(Math.abs(mean(chosen) / exact - 1)).toBeLessThan(0.03)
  })
})
