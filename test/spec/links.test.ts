/** Linked machines as they are written: what they become, and what is refused, where. */
import { describe, expect, it } from 'vitest'
import { withOneMore } from '../../src/experiment/studies/one-more.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { cellsOf, linksBetween } from '../../src/spec/links.ts'
import { pathText } from '../../src/spec/problem.ts'
import { validateLine } from '../../src/spec/validate.ts'

interface Parts {
  linkedTo?: unknown
  bonder?: object
  oven?: object
  cure?: object
  steps?: object
  more?: object
}

function read({ linkedTo = 'oven', bonder = {}, oven = {}, cure = {}, steps, more = {} }: Parts) {
  return validateLine(
    {
      format: 'tollway/1',
      carrier: 'strip',
      products: { device: { lot: '10 strips', packing: { unitsPerStrip: 10, stripsPerMagazine: 5 } } },
      routes: {
        main: { steps: steps ?? { bond: { station: 'bonder' }, cure: { station: 'oven', ...cure }, test: { station: 'tester' } } },
      },
      stations: {
        bonder: { machines: 2, processTime: '1 min per carrier', linkedTo, ...bonder },
        oven: { machines: 2, processTime: '1 min per carrier', ...oven },
        tester: { processTime: '1 min per carrier' },
      },
      release: { daily: { every: '1 d' } },
      ...more,
    },
    'test',
  )
}

function lineOf(parts: Parts): LineSpec {
  const result = read(parts)
  if (!result.ok) throw new Error(result.findings.map((one) => `${pathText(one.path)}: expected ${one.expected}`).join('\n'))
  return result.line
}

/** "where: expected what, received what" of each problem. */
function faults(parts: Parts): string[] {
  const result = read(parts)
  return result.ok
    ? []
    : result.findings.map(({ path, expected, received }) => `${pathText(path)}: expected ${expected}, received ${received}`)
}

const links = ({ stations: [bonder, oven] }: LineSpec) => linksBetween(bonder!, oven!)
const listed = (machines: object) => ({ station: 'oven', machines })

describe('machines that are linked by the name of the next station', () => {
  it('are linked one to one, or as evenly as it goes', () => {
    expect(lineOf({}).stations[0]!.linkedTo).toEqual({ station: 'oven' })
    expect(links(lineOf({}))).toEqual([[0], [1]])
    expect(links(lineOf({ bonder: { machines: 4 } }))).toEqual([[0], [0], [1], [1]])
    expect(links(lineOf({ bonder: { machines: 5 }, oven: { machines: 3 } }))).toEqual([[0], [0], [1], [1], [2]])
    expect(links(lineOf({ oven: { machines: 5 } }))).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
    expect(links(lineOf({ linkedTo: { station: 'oven' } }))).toEqual([[0], [1]])
  })

  it('stay so with a machine more', () => {
    const more = withOneMore(lineOf({}), { kind: 'machine', name: 'bonder', from: 2, to: 3 })
    expect(links(more)).toEqual([[0], [0], [1]])
  })
})

describe('machines that are linked one by one', () => {
  const names = (...all: string[]) => Object.fromEntries(all.map((name) => [name, {}]))

  it('go by number where they have no names, and who is not listed goes to any', () => {
    const line = lineOf({ oven: { machines: 4 }, linkedTo: listed({ 1: [4, 2] }) })
    expect(links(line)).toEqual([[1, 3], null])
    expect(cellsOf(line.stations[1]!, line.stations)).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('go by name where they have names; a machine more is linked as the first is', () => {
    const parts = { bonder: { machines: names('a', 'b') }, oven: { machines: names('x', 'y') } }
    const line = lineOf({ ...parts, linkedTo: listed({ b: 'x', a: ['y', 'y'] }) })
    expect(links(line)).toEqual([[1], [0]])
    expect(links(withOneMore(line, { kind: 'machine', name: 'bonder', from: 2, to: 3 }))).toEqual([[1], [0], [1]])
    expect(links(withOneMore(line, { kind: 'machine', name: 'oven', from: 2, to: 3 }))).toEqual([[1], [0, 2]])
    expect(faults({ ...parts, linkedTo: listed({ a: 'z' }) })).toEqual([
      'stations.bonder.linkedTo.machines.a: expected machine, received "z"',
    ])
    expect(faults({ ...parts, linkedTo: listed({ c: 'x' }) })).toEqual([
      'stations.bonder.linkedTo.machines.c: expected machine, received "c"',
    ])
  })

  it('are refused where there are no such machines', () => {
    expect(faults({ linkedTo: listed({ 3: 1 }) })).toEqual([
      'stations.bonder.linkedTo.machines.3: expected a number from 1 to 2, as the machines have no names, received "3"',
    ])
    expect(faults({ linkedTo: listed({ 1: 0 }), oven: { machines: 1 } })[0]).toContain(
      'expected machine 1, as the station has one, received "0"',
    )
    expect(faults({ linkedTo: listed({ 1: {} }) })[0]).toContain('expected a machine, or a list of machines such as [oven-1, oven-2]')
  })

  it('are refused where two share only some of their machines', () => {
    expect(faults({ linkedTo: listed({ 1: [1, 2], 2: 2 }) })).toEqual([
      'stations.bonder.linkedTo: expected the same machines for two machines, or none in common, received 1 + 2 for one and 2 for another',
    ])
  })
})

describe('links that nothing can be handed on by', () => {
  it('are refused: to a station that is not there, or does not follow', () => {
    expect(faults({ linkedTo: 'owen' })).toEqual(['stations.bonder.linkedTo: expected station, received "owen"'])
    expect(faults({ linkedTo: listed({}), bonder: {} })).toEqual([])
    expect(faults({ linkedTo: { station: 'owen', machines: { 1: 1 } } })).toEqual([
      'stations.bonder.linkedTo.station: expected station, received "owen"',
    ])
    for (const other of ['tester', 'bonder'])
      expect(faults({ linkedTo: other })).toEqual([
        `stations.bonder.linkedTo: expected a station that follows "bonder" on a route, received "${other}"`,
      ])
  })

  it('are no mistake while a step is switched off', () => {
    expect(faults({ cure: { enabled: false } })).toEqual([])
    const steps = { bond: { station: 'bonder' }, look: { station: 'tester', enabled: false }, cure: { station: 'oven' } }
    expect(faults({ steps })).toEqual([])
  })

  it('are refused where the next step fills other carriers, or has the whole lot', () => {
    const message =
      'stations.bonder.linkedTo: expected a next step that takes the same carriers, received step "cure", which fills new ones'
    expect(faults({ cure: { carrier: 'magazine' } })).toEqual([message])
    expect(faults({ cure: { wholeLot: true } })).toEqual([message])
    expect(faults({ cure: { newLot: '5 strips' } })).toEqual([message])
  })

  it('are refused where the next step keeps a lot on one machine: its carriers come from several', () => {
    expect(faults({ cure: { keepTogether: true } })).toEqual([
      'stations.bonder.linkedTo: expected a step without keepTogether at station "oven", received step "cure"',
    ])
    expect(faults({ cure: { keepTogether: true }, oven: { machines: 1 } })).toEqual([])
  })

  it('are refused where the machines may not do what is handed to them', () => {
    const other = {
      products: { device: { lot: '10 strips', packing: { unitsPerStrip: 10 } }, other: { route: 'other' } },
      release: { daily: { product: 'device', every: '1 d' } },
    }
    const routes = {
      main: { steps: { bond: { station: 'bonder' }, cure: { station: 'oven' } } },
      other: { steps: { cure: { station: 'oven' } } },
    }
    const products = { ...other.products, device: { ...other.products.device, route: 'main' } }
    const oven = { machines: { x: {}, y: { products: ['other'] } } }
    expect(faults({ oven, more: { ...other, products, routes } })).toEqual([
      'stations.bonder.linkedTo: expected machines of "oven" that may do what machine 2 does, received y, which may not do product "device"',
    ])
  })
})

describe('room before linked machines', () => {
  it('is that of each cell: an oven whose smallest load does not fit there is refused', () => {
    const batch = { max: '4 carriers' }
    const oven = { batch, processTime: '1 h per batch', buffer: { carriers: 2 } }
    expect(faults({ oven })[0]).toContain('expected a smallest load of at most 3 carriers')
    expect(faults({ oven: { ...oven, buffer: { carriers: 3 } } })).toEqual([])
  })
})
