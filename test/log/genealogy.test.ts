/** Of which lots a reel is made, from the event log alone: every unit comes from a released lot, and nothing is lost where lots are divided or joined. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type LogRecord, recorded } from '../../src/log/index.ts'
import { SimulationError } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { d, every, h, line, min, product, step } from '../support/line.ts'
import { randomLine, runs, TIME_LIMIT } from '../support/random-line.ts'
import { withLots } from '../support/random-lots.ts'

function logOf(spec: LineSpec, seed: number): LogRecord[] {
  const records: LogRecord[] = []
  const job = { line: spec, lineHash: '', seed, replications: 1, warmUp: 0, horizon: d }
  try {
    const run = recorded(job, 0, (record) => records.push(record))
    run.runTo(run.end)
  } catch (error) {
    if (!(error instanceof SimulationError && error.message.includes('deadlock'))) throw error
  }
  return records
}

interface Ledger {
  cameIn: number
  wentOut: number
  /** Step before which it was divided off from its mother; of released lots none. */
  dividedAt: string | undefined
  sources: Set<number>
  isRoot: boolean
  hasEnded: boolean
}

/** What came into each lot and went out of it, and the lots that its units come from. */
function ledgersOf(log: readonly LogRecord[]): Map<number, Ledger> {
  const ledgers = new Map<number, Ledger>()
  for (const { what, lot, mother = 0, step, units = 0, cause } of log) {
    if (lot === undefined) continue
    if (what === 'lotReleased' || what === 'lotThere' || what === 'lotDivided') {
      const isRoot = what !== 'lotDivided'
      const dividedAt = isRoot ? undefined : step
      const sources = new Set(isRoot ? [] : [mother])
      ledgers.set(lot, { cameIn: isRoot ? units : 0, wentOut: 0, dividedAt, sources, isRoot, hasEnded: false })
      continue
    }
    const own = ledgers.get(lot)!
    if (what === 'carrierFormed' && step === own.dividedAt) {
      own.cameIn += units
      ledgers.get(mother)!.wentOut += units
    } else if (what === 'remnantTaken') {
      own.cameIn += units
      own.sources.add(Number(cause!.replace('lot ', '')))
    } else if (what === 'unitsScrapped' || what === 'lotEnded' || (what === 'remnantLeft' && cause !== undefined)) own.wentOut += units
    if (what === 'lotEnded') own.hasEnded = true
  }
  return ledgers
}

/** The released lots that units of a lot come from. */
function rootsOf(lot: number, ledgers: ReadonlyMap<number, Ledger>): number[] {
  const seen = new Set([lot])
  for (const one of seen) for (const source of ledgers.get(one)!.sources) seen.add(source)
  return [...seen].filter((one) => ledgers.get(one)!.isRoot)
}

function expectClosed(ledgers: ReadonlyMap<number, Ledger>): void {
  const all = [...ledgers]
  expect(all.filter(([, { hasEnded, cameIn, wentOut }]) => hasEnded && cameIn !== wentOut)).toEqual([])
  expect(all.filter(([lot]) => rootsOf(lot, ledgers).length === 0)).toEqual([])
}

const keep = { kind: 'keep', joins: 'product', otherwise: 'ship' } as const

it('closes, whatever the line does to its lots', { timeout: TIME_LIMIT }, () => {
  const lines = randomLine.map((spec) => withLots(spec, { keeps: [], most: [0], remnants: [keep], bins: [] }))
  fc.assert(
    fc.property(lines, fc.nat({ max: 1_000_000 }), (spec, seed) => expectClosed(ledgersOf(logOf(spec, seed)))),
    runs(3),
  )
})

it('names all lots of a reel, where lots are divided first and their remnants are joined', () => {
  const spec = line({
    steps: [
      step('mount', min, { yield: 0.9 }),
      step('saw', min, { carrier: 'strip', newLotUnits: 40, yield: 0.9 }),
      step('tape', min, { carrier: 'reel', yield: 0.99, remnants: keep }),
    ],
    products: [
      product('product', { lotUnits: 100, packing: { unitsPerWafer: 100, unitsPerStrip: 10, stripsPerMagazine: 1, unitsPerReel: 25 } }),
    ],
    release: [every(h)],
  })
  const ledgers = ledgersOf(logOf(spec, 1))
  expectClosed(ledgers)
  // A day of mothers, each with three children; most of these take over something of the one before.
  expect(ledgers.size).toBeGreaterThan(90)
  expect([...ledgers.values()].filter(({ isRoot, sources }) => !isRoot && sources.size === 2).length).toBeGreaterThan(50)
  expect(Math.max(...[...ledgers.keys()].map((lot) => rootsOf(lot, ledgers).length))).toBeGreaterThan(1)
})
