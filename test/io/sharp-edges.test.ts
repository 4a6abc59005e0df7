/** Lines that would run and say nothing, or lose a word of the file: answered when they are read. */
import { describe, expect, test } from 'vitest'
import { changed, lineOf, messages } from './files.ts'

/** A lot of six strips to a station with these keywords. */
const sixStrips = (station: string, step = 'station: bench'): string =>
  changed('part: {}', 'part: { lot: 6 strips, packing: { unitsPerStrip: 10 } }')
    .replace('work: { station: bench }', `work: { carrier: strip, ${step} }`)
    .replace('{ processTime: 50 s per lot }', `{ processTime: 50 s per strip, ${station} }`)

describe('a lot that never has room', () => {
  test('is answered where it has more carriers than the buffer of its first station has spaces', async () => {
    expect(await messages(sixStrips('machines: 2, buffer: { carriers: 3 }'))).toBe(
      'line.yaml:9:62  stations.bench.buffer\n  expected room for a lot of product "part", which comes in 6 carriers at once, received room for 5 with the machines; give the buffer more room, or make the lot smaller',
    )
  })

  test('has room with one space more, or at a second station', async () => {
    expect(await messages(sixStrips('machines: 2, buffer: { carriers: 4 }'))).toBe('nothing is wrong')
    const second = sixStrips('machines: 2, buffer: { carriers: 3 }', 'station: bench, alternatives: [desk]')
    expect(await messages(second.replace('release:', '  desk: { processTime: 1 min per strip, buffer: { carriers: 0 } }\nrelease:'))).toBe(
      'nothing is wrong',
    )
  })
})

describe('an oven that never has a load', () => {
  const oven = (batch: string, buffer = 3) =>
    sixStrips(`buffer: { carriers: ${buffer} }, batch: { ${batch} }`, 'station: bench').replace('lot: 6 strips', 'lot: 1 strip')

  test('is answered where its smallest load has more carriers than have room', async () => {
    expect(await messages(oven('max: 5 strips'))).toBe(
      'line.yaml:9:73  stations.bench.batch\n  expected a smallest load of at most 4 carriers, as no more have room here with the machines, received one of 5; give the buffer more room, or the batch a smaller min or a maxWait',
    )
    expect(await messages(oven('max: 50 units'))).toContain('received one of 5')
    expect(await messages(oven('max: 5 lots'))).toContain('received one of 5')
    expect(await messages(oven('max: 5 carriers'))).toContain('received one of 5')
  })

  test('has one with a smaller load, one space more, or patience that ends', async () => {
    for (const line of [oven('min: 4 strips, max: 5 strips'), oven('max: 5 strips', 4), oven('max: 5 strips, maxWait: 1 h')])
      expect(await messages(line)).toBe('nothing is wrong')
  })
})

describe('a comma between braces', () => {
  const calendar = (text: string) => changed('stations:', `start: 2026-01-05\ncalendars:\n  week: ${text}\nstations:`)

  test('that cuts a text in two is answered', async () => {
    expect(await messages(calendar('{ days: Mon, Wed, shifts: { day: "06:00 to 14:00" } }'))).toBe(
      'line.yaml:10:22  calendars.week\n  expected a name with a colon and a value, received "Wed"; between braces a comma ends a value; put text with commas in quotes, such as days: "Mon, Wed"',
    )
  })

  test('does no harm in quotes, and a null with a colon still means nothing', async () => {
    const line = await lineOf(calendar('{ days: "Mon, Wed", pattern: null, shifts: { day: "06:00 to 14:00" } }'))
    expect(line.calendars).toHaveLength(1)
  })
})
