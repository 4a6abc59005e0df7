/** Ways to do the work, as a line file says them: what comes out, and what can't go together. */
import { expect, test } from 'vitest'
import { changed, lineOf, messages } from './files.ts'

const bench = (keywords: string): string => changed('{ processTime: 50 s per lot }', `{ ${keywords} }`)
const minutes = (value: number) => ({ kind: 'constant', value: value * 60e6 })

test('a turret, a belt and the time around the process are read, without quotes between braces', async () => {
  const turret = await lineOf(
    bench('processTime: turret(index 0.12 s, tests 0.16 s, 0.30 s x2), load: 1 min, unload: 2 min, firstPiece: 3 min'),
  )
  expect(turret.stations[0]).toMatchObject({
    processTime: { time: { kind: 'constant', value: 280_000 }, per: 'unit' },
    load: minutes(1),
    unload: minutes(2),
    firstPiece: minutes(3),
  })
  const belt = await lineOf(bench('processTime: 4 s per strip, conveyor: { residence: 7 min }'))
  expect(belt.stations[0]).toMatchObject({ processTime: { per: 'strip' }, conveyor: { residence: 420e6 } })
  const oven = await lineOf(bench('processTime: 4 h per batch, batch: { max: 4 lots, ramp: 60 min }'))
  expect(oven.stations[0]!.batch).toEqual({ per: 'lot', min: 4, max: 4, ramp: minutes(60) })
})

const belt = 'processTime: 4 s per strip, conveyor: { residence: 7 min }'

test.each([
  ['processTime: 5 s per lot, conveyor: {}', 'stations.bench.conveyor.residence\n  expected a duration such as "7 min", received nothing'],
  [`${belt}, batch: { max: 4 lots }`, 'expected no batch, as the station has a conveyor, received batch and conveyor'],
  [`${belt}, setup: { time: 5 min }`, 'expected no setup, as the station has a conveyor, received setup and conveyor'],
  [`${belt}, load: 5 s`, 'expected no load, as the station has a conveyor, received load and conveyor'],
  [`${belt}, unload: 5 s`, 'expected no unload, as the station has a conveyor, received unload and conveyor'],
  [`${belt}, firstPiece: 5 s`, 'expected no firstPiece, as the station has a conveyor, received firstPiece and conveyor'],
  [
    `${belt}, failures: { drive: { every: 9 h, repair: 1 h, work: lose } }`,
    'stations.bench.failures.drive.work\n  expected work: resume, as what is on a conveyor stands still and goes on, received lose',
  ],
  [
    `${belt}, failures: { drive: { every: 500 units, repair: 1 h } }`,
    'stations.bench.failures.drive.every\n  expected an interval in time, as the station has a conveyor, received a number of units',
  ],
  [
    'processTime: 4 h per batch, batch: { max: 4 lots }, firstPiece: 2 min',
    'expected no firstPiece, as a batch has pieces of several lots; write its time into the batch as ramp, received firstPiece and batch',
  ],
])('{ %s } is answered', async (keywords, message) => {
  expect(await messages(bench(keywords))).toContain(message)
})
