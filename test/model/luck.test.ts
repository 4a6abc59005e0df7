import { describe, expect, it } from 'vitest'
import { compile, Floor, type FloorListener, LUCK_OF_RELEASES, LuckSum, luckOfStation } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import type { Happening } from '../../src/spec/log-record.ts'
import { constant, d, every, exponential, h, line, min, product, station, step } from '../support/line.ts'

/** Times at which things happened to the one machine, with how many carriers waited there and lots were in the line before. */
class Diary implements FloorListener {
  readonly entries: { what: Happening; at: number; waiting: number; inLine: number }[] = []
  private waiting = 0
  private inLine = 0

  happened(what: Happening, at: number): void {
    if (what === 'carrierLoaded') this.waiting--
    this.entries.push({ what, at, waiting: this.waiting, inLine: this.inLine })
    if (what === 'carrierArrived') this.waiting++
    if (what === 'lotReleased') this.inLine++
    if (what === 'lotEnded') this.inLine--
  }

  of(...what: Happening[]) {
    return this.entries.filter((entry) => what.includes(entry.what))
  }
}

/** Sums of a run, and what happened in it and after it: so that what was drawn in it has shown. */
function run(spec: LineSpec, end: number) {
  const diary = new Diary()
  const floor = new Floor(compile(spec), { seed: 3, replication: 0, expectedEnd: end, countsLuck: true, listener: diary })
  floor.run(end)
  const luck = floor.cut().luck!
  floor.run(end + 100 * d)
  return { luck, diary }
}

const END = 20 * d

describe('what chance brings', () => {
  it('in releases is the lots that short intervals bring, also weighted with the lots in the line', () => {
    const { luck, diary } = run(line({ steps: [step('saw', exponential(45 * min))], release: [every(exponential(h))] }), END)
    const releases = diary.of('lotReleased')
    const drawn = releases.flatMap(({ at, inLine }, lot) => (at <= END ? [{ extra: 1 - (releases[lot + 1]!.at - at) / h, inLine }] : []))
    expect(drawn.length).toBeGreaterThan(300)
    expect(luck[LUCK_OF_RELEASES]).toBeCloseTo(
      drawn.reduce((sum, { extra }) => sum + extra, 0),
      5,
    )
    expect(luck[LUCK_OF_RELEASES + LuckSum.weighted]).toBeCloseTo(
      drawn.reduce((sum, { extra, inLine }) => sum + extra * inLine, 0),
      4,
    )
  })

  it('in process times is the machine time lost, also weighted with the carriers that wait', () => {
    const { luck, diary } = run(line({ steps: [step('saw', exponential(45 * min))], release: [every(exponential(h))] }), END)
    const ends = diary.of('workFinished')
    const begins = diary.of('workStarted').filter(({ at }) => at <= END)
    const lost = begins.map(({ at, waiting }, load) => ({ ticks: ends[load]!.at - at - 45 * min, waiting }))
    // Half a tick of rounding in each load.
    expect(Math.abs(luck[luckOfStation(0)]! - lost.reduce((sum, { ticks }) => sum + ticks, 0))).toBeLessThan(begins.length)
    const weighted = lost.reduce((sum, { ticks, waiting }) => sum + ticks * waiting, 0)
    expect(Math.abs(luck[luckOfStation(0) + LuckSum.weighted]! - weighted)).toBeLessThan(20 * begins.length)
  })

  it('in breakdowns is long repairs, and short times between them by the repairs that these bring', () => {
    const failures = [{ name: 'jam', clock: 'up' as const, every: exponential(8 * h), repair: exponential(2 * h) }]
    const spec = line({ stations: [station('saw', { failures })], steps: [step('saw', 30 * min)], release: [every(h)] })
    const { luck, diary } = run(spec, END)
    const turns = diary.of('machineFailed', 'machineUp')
    const lost = turns.flatMap(({ what, at, waiting }, turn) => {
      if (at > END) return []
      const lasts = turns[turn + 1]!.at - at
      return [{ ticks: what === 'machineFailed' ? lasts - 2 * h : (8 * h - lasts) / 4, waiting }]
    })
    expect(lost.length).toBeGreaterThan(50)
    expect(Math.abs(luck[luckOfStation(0)]! - lost.reduce((sum, { ticks }) => sum + ticks, 0))).toBeLessThan(lost.length)
    const weighted = lost.reduce((sum, { ticks, waiting }) => sum + ticks * waiting, 0)
    expect(Math.abs(luck[luckOfStation(0) + LuckSum.weighted]! - weighted)).toBeLessThan(40 * lost.length)
    expect(luck[LUCK_OF_RELEASES]).toBe(0)
    // Both a repair and the repairs saved by a long time between have a standard deviation of 2 h.
    const squares = lost.map(({ ticks }) => ticks * ticks - 4 * h * h)
    expect(luck[luckOfStation(0) + LuckSum.squares]! / squares.reduce((sum, square) => sum + square, 0)).toBeCloseTo(1, 6)
  })

  it('is nothing on average, whatever the times are of', () => {
    const strip = (name: string) => step(name, 0, { processTime: { time: exponential(min), per: 'strip' }, carrier: 'magazine' })
    const lot = (name: string) =>
      step(name, 0, { processTime: { time: { kind: 'lognormal', mean: 90 * min, cv: 1 }, per: 'lot' }, carrier: 'magazine' })
    const oven = step('oven', 0, {
      processTime: { time: { kind: 'uniform', low: 30 * min, high: 90 * min }, per: 'batch' },
      carrier: 'magazine',
    })
    const failures = [
      { name: 'jam', clock: 'cycles' as const, every: exponential(5), repair: exponential(20 * min), work: 'rework' as const },
    ]
    const packing = { unitsPerStrip: 10, stripsPerMagazine: 7 }
    const spec = line({
      products: [product('product', { lotUnits: 1000, packing: { unitsPerWafer: 1, unitsPerReel: 1, ...packing } })],
      steps: [strip('bond'), lot('mould'), oven],
      stations: [
        station('mould', { machines: 2, failures }),
        station('oven', { batch: { per: 'carrier', min: 2, max: 8, maxWait: 2 * h } }),
      ],
      release: [
        every(
          { kind: 'uniform', low: h, high: 3 * h },
          { policy: { kind: 'profile', parts: [{ lasts: d, from: 10, to: 20 }], arrivals: 'poisson', lots: constant(1) } },
        ),
      ],
    })
    const compiled = compile(spec)
    const runs = Array.from({ length: 300 }, (_, replication) => {
      const floor = new Floor(compiled, { seed: 5, replication, expectedEnd: 100 * d, countsLuck: true })
      floor.run(d)
      return floor.cut().luck!
    })
    for (let column = 0; column < luckOfStation(3); column++) {
      const values = runs.map((sums) => sums[column]!)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
      expect(variance, `column ${column}`).toBeGreaterThan(0)
      expect(Math.abs(mean) / Math.sqrt(variance / values.length), `column ${column}`).toBeLessThan(4)
    }
  })
})
