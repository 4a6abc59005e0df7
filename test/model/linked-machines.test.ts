import { describe, expect, it } from 'vitest'
import { EquipmentState, PerStation } from '../../src/model/index.ts'
import type { LineSpec, LinkSpec, StationSpec } from '../../src/spec/line.ts'
import { constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { type Traced, trace } from '../support/trace.ts'

const BONDER_TIME = h
const OVEN_TIME = 30 * min

/** Bonders in one queue, each linked to ovens: 1 h a lot, then 30 min. Machines are numbered bonders first. */
function bondAndCure(
  bonders: number,
  ovens: number,
  over: { link?: LinkSpec; bonder?: object; oven?: object; line?: Partial<LineSpec> } = {},
) {
  const linkedTo = over.link ?? { station: 'oven' }
  return line({
    steps: [step('bonder', BONDER_TIME), step('oven', OVEN_TIME)],
    stations: [station('bonder', { machines: bonders, linkedTo, ...over.bonder }), station('oven', { machines: ovens, ...over.oven })],
    release: [schedule(Array<number>(8).fill(0))],
    ...over.line,
  })
}

const outage = (machines: number | string[], from: number, to: number): Pick<LineSpec, 'changes'> => ({
  changes: [{ kind: 'outage', from, to, station: 'oven', machines, state: 'unscheduled' }],
})

/** [bonder, oven] of each lot, counted from 0 within their stations. */
function ways({ all }: Traced, bonders: number): string[] {
  const machineOf = (what: string, lot: number) => all.find((one) => one.what === what && one.lot === lot)
  const lots = [...new Set(all.filter(({ what, step: at }) => what === 'workStarted' && at === 'oven').map(({ lot }) => lot))]
  return lots.map((lot) => {
    const bonded = machineOf('workStarted', lot)!.machine
    const cured = all.find((one) => one.what === 'workStarted' && one.step === 'oven' && one.lot === lot)!.machine
    return `${bonded} > ${cured - bonders}`
  })
}

const pairs = (run: Traced, bonders: number) => [...new Set(ways(run, bonders))].sort()
const inState = ({ floor }: Traced, machine: number, state: number) => floor.cut().scalars[floor.books.layout.ofMachine(machine) + state]!

describe('linked machines', () => {
  it('hand their carriers to the machine that they are linked to, also where another stands idle', () => {
    const spec = bondAndCure(2, 2, { line: outage(1, 0, 5 * h) })
    const run = trace(spec, 10 * h)
    expect(pairs(run, 2)).toEqual(['0 > 0', '1 > 1'])
    // Four lots have come from bonder 1 when oven 1 is back; those of bonder 2 never wait.
    const starts = run.all
      .filter(({ what, step: at }) => what === 'workStarted' && at === 'oven')
      .map(({ machine, at }) => [machine - 2, at / h])
    expect(starts).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [0, 5],
      [0, 5.5],
      [0, 6],
      [0, 6.5],
    ])
    const free = trace({ ...spec, stations: spec.stations.map(({ linkedTo: _, ...one }) => one) }, 10 * h)
    expect(free.times('workStarted', 'oven').map((at) => at / h)).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5])
  })

  it('are linked in order, in cells as even as they can be', () => {
    expect(pairs(trace(bondAndCure(4, 2), d), 4)).toEqual(['0 > 0', '1 > 0', '2 > 1', '3 > 1'])
    expect(pairs(trace(bondAndCure(3, 2), d), 3)).toEqual(['0 > 0', '1 > 0', '2 > 1'])
    // The waiting line of bonder 1 is that of two ovens.
    const slow = bondAndCure(2, 4, { line: { routes: [{ name: 'route', steps: [step('bonder', h), step('oven', 3 * h)] }] } })
    expect(pairs(trace(slow, d), 2)).toEqual(['0 > 0', '0 > 1', '1 > 2', '1 > 3'])
  })

  it('are linked as the file lists them, by name and not by place; who is not listed hands on to any', () => {
    const names = (...all: string[]): Partial<StationSpec> => ({
      machines: all.length,
      machineList: all.map((name) => ({ name, speed: 1 })),
    })
    const machines = [
      { name: 'b1', to: ['o3', 'o1'] },
      { name: 'b2', to: ['o2'] },
    ]
    const spec = bondAndCure(3, 3, {
      link: { station: 'oven', machines },
      bonder: { machines: 3, machineList: ['b1', 'b2', 'b3'].map((name) => ({ name, speed: name === 'b1' ? 3 : 1 })) },
      oven: names('o1', 'o2', 'o3'),
      line: { routes: [{ name: 'route', steps: [step('bonder', h), step('oven', 100 * min)] }] },
    })
    const run = trace(spec, d)
    // The floor has the ovens in the order of their cells: o1 + o3, o2.
    const oven = run.floor.line.asWritten[1]!
    expect(oven.numbers).toEqual([0, 2, 1])
    expect(pairs(run, 3)).toEqual(['0 > 0', '0 > 1', '1 > 2', '2 > 0', '2 > 2'])
  })

  it('share their room with those that are linked to the same machine, and with no others', () => {
    const buffer = { carriers: 1, whenFull: 'block' as const }
    const run = trace(bondAndCure(2, 2, { oven: { buffer }, line: outage(1, 0, 5 * h) }), 6 * h)
    // Oven 1 stands: one lot waits before it, one stays on bonder 1, the other six go the other way.
    expect(run.times('machineBlocked')).toEqual([2 * h])
    expect(run.times('machineUnblocked')).toEqual([5 * h])
    expect(inState(run, 0, EquipmentState.blocked)).toBe(3 * h)
    expect(inState(run, 1, EquipmentState.blocked)).toBe(0)
    expect(run.times('workStarted', 'oven')).toEqual([1, 2, 3, 4, 5, 5, 5.5, 6].map((at) => at * h))
  })

  it('begin, with blocking before service, only when there is room at the machine that they are linked to', () => {
    const buffer = { carriers: 0, whenFull: 'block' as const }
    const run = trace(bondAndCure(2, 2, { bonder: { blocking: 'before' }, oven: { buffer }, line: outage(1, h / 2, 5 * h) }), 6 * h)
    // The lot in bonder 1 has the room of oven 1; no other begins there until that is free again.
    expect(run.all.filter(({ what, step: at, machine }) => what === 'workStarted' && at === 'bonder' && machine === 0)).toHaveLength(2)
    expect(run.times('workStarted', 'bonder')).toEqual([0, 0, 1.5, 3, 4.5, 5.5, 6].map((at) => at * h))
    expect(inState(run, 0, EquipmentState.blocked)).toBe(4.5 * h)
  })

  it('hold back only their own cell when one of them is down', () => {
    const run = trace(bondAndCure(2, 2, { oven: { buffer: { carriers: 0, whenFull: 'block' } }, line: outage(1, 0, d) }), d)
    expect(run.times('workFinished', 'oven')).toHaveLength(7)
    expect(inState(run, 0, EquipmentState.blocked)).toBe(23 * h)
  })

  it('leave open where a carrier from elsewhere goes: to the cell where it is done first', () => {
    const routes = [
      { name: 'route', steps: [step('bonder', h), step('oven', OVEN_TIME)] },
      { name: 'cure', steps: [step('oven', OVEN_TIME)] },
    ]
    const spec = bondAndCure(2, 2, {
      line: {
        products: [product('product'), product('other', { route: 'cure' })],
        routes,
        release: [schedule([0, 0]), schedule([h + min, h + min, h + min, h + min], { name: 'others', product: 'other' })],
        ...outage(2, 0, 50 * min),
      },
    })
    const run = trace(spec, 4 * h)
    const starts = run.all
      .filter(({ what, step: at }) => what === 'workStarted' && at === 'oven')
      .map(({ machine, at }) => [machine - 2, at / min])
    expect(starts).toEqual([
      [0, 60],
      [1, 60],
      [0, 90],
      [1, 90],
      [0, 120],
      [1, 120],
    ])
  })

  it('fill the batches of their own oven only', () => {
    const oven = { batch: { per: 'carrier' as const, min: 2, max: 2 } }
    const bonder = {
      machineList: [
        { name: 'slow', speed: 0.5 },
        { name: 'fast', speed: 1 },
      ],
    }
    const run = trace(bondAndCure(2, 2, { bonder, oven }), d)
    const loads = run.all
      .filter(({ what, step: at }) => what === 'workStarted' && at === 'oven')
      .map(({ machine, at }) => [machine - 2, at / h])
    // A load of two takes what one bonder has done: after 2 h and 4 h from the fast one, after 4 h from the slow one.
    expect(loads.filter(([machine]) => machine === 1).map(([, at]) => at)).toEqual([2, 2, 4, 4])
    expect(loads.filter(([machine]) => machine === 0).map(([, at]) => at)).toEqual([4, 4])
  })

  it('may be belts, with the times of each', () => {
    const conveyor = { residence: 10 * min }
    const run = trace(bondAndCure(2, 2, { bonder: { conveyor }, line: outage(1, 0, 4 * h) }), 8 * h)
    expect(pairs(run, 2)).toEqual(['0 > 0', '1 > 1'])
    expect(run.times('workStarted', 'oven')[0]).toBe(h + 10 * min)
  })

  it('are one station in the books: what its cells do adds up', () => {
    const { floor } = trace(bondAndCure(4, 2, { oven: { buffer: { carriers: 1, whenFull: 'block' } } }), d)
    const { scalars } = floor.cut()
    const [bonder, oven] = floor.line.asWritten
    expect(floor.line.stations.map(({ name, machines }) => [name, machines])).toEqual([
      ['bonder', 4],
      ['oven', 1],
      ['oven', 1],
    ])
    expect([oven!.machines, oven!.index, oven!.firstMachine]).toEqual([2, 1, 4])
    const of = (column: number) => scalars[floor.books.layout.ofStation(oven!.index) + column]!
    expect([of(PerStation.loads), of(PerStation.carriersStarted)]).toEqual([8, 8])
    // The second lot of each cell waits half an hour in each of two rounds.
    expect(of(PerStation.waitSum)).toBe(4 * OVEN_TIME)
    expect(floor.books.layout.ofStation(2)).toBe(floor.books.layout.ofStation(1))
    expect(floor.books.layout.ofStation(bonder!.index)).toBeLessThan(floor.books.layout.ofStation(1))
  })

  it('are put out of use by the numbers of the file', () => {
    const machines = [
      { name: '1', to: ['1', '3'] },
      { name: '2', to: ['2'] },
    ]
    const changes: LineSpec['changes'] = [{ kind: 'machines', at: 0, station: 'oven', machines: 2 }]
    const run = trace(bondAndCure(2, 3, { link: { station: 'oven', machines }, line: { changes } }), d)
    const [, oven] = run.floor.line.asWritten
    const used = new Set(
      run.all.filter(({ what, step: at }) => what === 'workStarted' && at === 'oven').map(({ machine }) => oven!.numbers[machine - 2]),
    )
    expect([...used].sort()).toEqual([0, 1])
  })

  it('that wait for one another are reported by name', () => {
    // Back from the oven to the bonder: with three lots on two machines of a cell, none has room.
    const noRoom = { buffer: { carriers: 0, whenFull: 'block' as const } }
    const back = { next: [{ to: 'bonder', probability: 1 }] }
    const spec = bondAndCure(1, 2, {
      link: { station: 'oven', machines: [{ name: '1', to: ['2'] }] },
      bonder: noRoom,
      oven: noRoom,
      line: {
        routes: [{ name: 'route', steps: [step('bonder', h), step('oven', OVEN_TIME, back)] }],
        release: [{ name: 'lots', product: 'product', policy: { kind: 'conwip', lots: 2 } }],
      },
    })
    expect(() => trace(spec, d)).toThrow('"oven" (2) waits for room at "bonder", "bonder" waits for room at "oven" (2)')
  })

  it('do not touch steps that are sent back: rework may go to any machine', () => {
    const rework = { to: 'oven', share: 1, most: 1, beyond: 'pass' as const }
    const spec = line({
      steps: [step('oven', OVEN_TIME), step('bonder', h, { rework }), step('check', constant(min), { station: 'oven' })],
      stations: [station('bonder', { machines: 2, linkedTo: { station: 'oven' } }), station('oven', { machines: 2 })],
      release: [schedule([0])],
    })
    const run = trace(spec, d)
    expect(run.times('workStarted', 'oven')).toEqual([0, h + OVEN_TIME])
    expect(run.times('workStarted', 'check')).toEqual([3 * h])
  })
})
