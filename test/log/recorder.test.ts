import { describe, expect, it } from 'vitest'
import { type LogRecord, recorded } from '../../src/log/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { changeover, constant, d, h, line, min, product, schedule, station, step } from '../support/line.ts'

function log(spec: LineSpec, end: number): LogRecord[] {
  const records: LogRecord[] = []
  const job = { line: spec, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: end }
  recorded(job, 0, (record) => records.push(record)).runTo(end)
  return records
}

/** `minute what who cause`: what a planner would note down. */
const notes = (records: readonly LogRecord[]) =>
  records.map(({ ticks, what, lot, machine, cause }) =>
    [ticks / min, what, ...(lot === undefined ? [] : [`lot ${lot}`]), ...(machine === undefined ? [] : [machine]), cause ?? '']
      .join(' ')
      .trimEnd(),
  )

const of = (records: readonly LogRecord[], ...what: LogRecord['what'][]) => records.filter((record) => what.includes(record.what))

describe('the event log', () => {
  it('follows a lot through the line, to the microsecond', () => {
    const records = log(line({ steps: [step('saw', 10 * min, { delayAfter: constant(1) }), step('die', 5 * min)] }), d)
    expect(notes(records)).toEqual([
      '0 lotReleased lot 1',
      '0 carrierFormed lot 1',
      '0 carrierArrived lot 1',
      '0 carrierLoaded lot 1 saw/1',
      '0 workStarted lot 1 saw/1',
      '10 workFinished lot 1 saw/1',
      '10 carrierLeft lot 1',
      `${(10 * min + 1) / min} carrierArrived lot 1`,
      `${(10 * min + 1) / min} carrierLoaded lot 1 die/1`,
      `${(10 * min + 1) / min} workStarted lot 1 die/1`,
      `${(15 * min + 1) / min} workFinished lot 1 die/1`,
      `${(15 * min + 1) / min} carrierLeft lot 1`,
      `${(15 * min + 1) / min} lotEnded lot 1`,
    ])
  })

  it('writes each happening as one flat record with the names of the line file', () => {
    const records = log(line({ steps: [step('saw', 10 * min)] }), h)
    expect(of(records, 'workFinished')).toEqual([
      {
        replication: 0,
        ticks: 10 * min,
        hours: 1 / 6,
        what: 'workFinished',
        product: 'product',
        lot: 1,
        carrier: 1,
        holder: 'lot',
        step: 'saw',
        station: 'saw',
        machine: 'saw/1',
        units: 1,
      },
    ])
  })

  it('gives date and time of the plant, with its offset from UTC before and after the clocks change', () => {
    // 2026-03-28 23:00 in Berlin; summer time begins at 2 in the morning.
    const start = { utc: Date.UTC(2026, 2, 28, 22) * 1000, timeZone: 'Europe/Berlin' }
    const records = log(line({ steps: [step('saw', 4 * h + 0.5 * min + 7)], start }), d)
    expect(of(records, 'lotReleased', 'lotEnded').map(({ time, hours }) => [time, hours])).toEqual([
      ['2026-03-28T23:00:00.000000+01:00', undefined],
      ['2026-03-29T04:00:30.000007+02:00', undefined],
    ])
  })

  it('names machines as the line file does', () => {
    const saw = station('saw', { machineList: [{ name: 'Disco', speed: 1 }] })
    expect(of(log(line({ steps: [step('saw', min)], stations: [saw] }), h), 'workStarted')[0]?.machine).toBe('Disco')
  })

  it('says why a machine is down, and of the carrier in it how long it stands', () => {
    const breaks = { name: 'wire break', every: constant(4 * min), clock: 'productive' as const, repair: constant(30 * min) }
    const records = log(line({ steps: [step('saw', 6 * min)], stations: [station('saw', { failures: [breaks] })] }), h)
    expect(notes(records).slice(4)).toEqual([
      '0 workStarted lot 1 saw/1',
      '4 machineFailed saw/1 wire break',
      '4 workStands lot 1 saw/1 wire break',
      '34 machineUp saw/1',
      '34 workGoesOn lot 1 saw/1',
      '36 workFinished lot 1 saw/1',
      '36 carrierLeft lot 1',
      '36 lotEnded lot 1',
    ])
  })

  it('says of planned stops what they are', () => {
    const clean = { name: 'clean', clock: 'calendar' as const, every: h, first: 20 * min, lasts: constant(5 * min) }
    const records = log(line({ steps: [step('saw', min)], stations: [station('saw', { plannedStops: [clean] })] }), h)
    expect(notes(of(records, 'machineStopped', 'machineUp'))).toEqual(['20 machineStopped saw/1 clean', '25 machineUp saw/1'])
  })

  it('says when machines go out of their shift and come back, and that the work in them stands meanwhile', () => {
    const day = { name: 'day', cycle: d, on: [{ from: 0, to: 8 * h }] }
    const saw = station('saw', { calendar: 'day' })
    const records = log(line({ steps: [step('saw', 9 * h)], stations: [saw], calendars: [day] }), 2 * d)
    expect(notes(records).slice(5, 9)).toEqual([
      '480 machineOff saw/1 shift',
      '480 workStands lot 1 saw/1 shift',
      '1440 machineOn saw/1 shift',
      '1440 workGoesOn lot 1 saw/1',
    ])
    expect(of(records, 'lotEnded')[0]?.ticks).toBe(25 * h)
  })

  it('says that a machine which is off at the start is off', () => {
    const late = { name: 'late', cycle: d, on: [{ from: 8 * h, to: 16 * h }] }
    const saw = station('saw', { calendar: 'late' })
    const records = log(line({ steps: [step('saw', h)], stations: [saw], calendars: [late] }), d)
    expect(notes(records)[0]).toBe('0 machineOff saw/1 shift')
  })

  it('says whom a machine waits for, and nothing of people who are at hand', () => {
    const saw = station('saw', {
      machines: 2,
      load: constant(10 * min),
      operators: { load: { crew: 'crew' } },
    })
    const spec = line({ steps: [step('saw', h)], stations: [saw], crews: [{ name: 'crew', size: 1 }], release: [schedule([0, 0])] })
    expect(notes(of(log(spec, 2 * h), 'crewCalled', 'crewCame', 'workStands', 'workGoesOn'))).toEqual([
      '0 crewCalled saw/2 crew',
      '0 workStands lot 2 saw/2 crew',
      '10 crewCame saw/2 crew',
      '10 workGoesOn lot 2 saw/2',
    ])
  })

  it('says that a carrier is loaded for a setup, and that the machine is set up', () => {
    const products = [product('a'), product('b')]
    const release = [schedule([0], { name: 'a', product: 'a' }), schedule([0], { name: 'b', product: 'b' })]
    const saw = station('saw', { setup: changeover('product', 7 * min) })
    const records = log(line({ steps: [step('saw', 10 * min)], stations: [saw], products, release }), h)
    expect(notes(of(records, 'carrierLoaded', 'setupStarted', 'workStarted'))).toEqual([
      '0 carrierLoaded lot 1 saw/1',
      '0 workStarted lot 1 saw/1',
      '10 carrierLoaded lot 2 saw/1 setup',
      '10 setupStarted saw/1',
      '17 workStarted lot 2 saw/1',
    ])
  })

  it('tells the carriers on a belt apart from the machine, and that all stand when there is no room at its exit', () => {
    const oven = station('oven', { conveyor: { residence: 10 * min } })
    const test = station('test', { buffer: { carriers: 1, whenFull: 'block' } })
    const spec = line({
      steps: [step('oven', min), step('test', 30 * min)],
      stations: [oven, test],
      release: [schedule([0, 0, 0, 0])],
    })
    const records = log(spec, 3 * h)
    // The first carrier is tested from 11 to 41, the second waits from 12 to 41; the third comes to the exit at 13, the fourth is right behind it.
    expect(notes(of(records, 'machineBlocked', 'machineUnblocked', 'workStands', 'workGoesOn'))).toEqual([
      '13 machineBlocked oven/1',
      '13 workStands lot 3 oven/1 no room ahead',
      '13 workStands lot 4 oven/1 no room ahead',
      '41 machineUnblocked oven/1',
      '41 workGoesOn lot 4 oven/1',
      '42 machineBlocked oven/1',
      '42 workStands lot 4 oven/1 no room ahead',
      '71 machineUnblocked oven/1',
    ])
  })
})

describe('lots in the event log', () => {
  const divided = line({
    products: [product('product', { lotUnits: 5, packing: { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 2 } })],
    steps: [step('saw', 10 * min), step('tape', min, { carrier: 'reel', newLotUnits: 2 })],
    release: [schedule([0, h])],
  })

  it('have numbers in the order of coming into being, which are never used again', () => {
    expect(notes(of(log(divided, d), 'lotReleased', 'lotDivided'))).toEqual([
      '0 lotReleased lot 1',
      '10 lotDivided lot 2',
      '10 lotDivided lot 3',
      '10 lotDivided lot 4',
      '60 lotReleased lot 5',
      '70 lotDivided lot 6',
      '70 lotDivided lot 7',
      '70 lotDivided lot 8',
    ])
  })

  it('say which lot they were divided off from, so that each reel leads to the lot that was released', () => {
    const records = log(divided, d)
    const mothers = new Map(of(records, 'lotDivided').map(({ lot, mother }) => [lot, mother]))
    expect([...mothers.entries()]).toEqual([2, 3, 4, 6, 7, 8].map((lot) => [lot, lot < 5 ? 1 : 5]))
    const reels = records.filter(({ what, step: at }) => what === 'carrierLeft' && at === 'tape')
    expect(reels.map(({ lot, mother, holder, units }) => [lot, mother, holder, units])).toEqual([
      [2, 1, 'reel 1', 2],
      [3, 1, 'reel 1', 2],
      [4, 1, 'reel 1', 1],
      [6, 5, 'reel 1', 2],
      [7, 5, 'reel 1', 2],
      [8, 5, 'reel 1', 1],
    ])
  })
})
