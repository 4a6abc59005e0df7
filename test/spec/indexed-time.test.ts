/** Turrets, multi-site testers and presses: the formulas with their published examples, and the texts that name them. */
import { describe, expect, it } from 'vitest'
import { touchdownTime, turretCycle } from '../../src/spec/indexed-time.ts'
import { parseProcessTime } from '../../src/spec/process-time.ts'

const s = 1e6
const hour = 3600 * s
const said = (text: string): string => {
  const parsed = parseProcessTime(text)
  return parsed.ok ? JSON.stringify(parsed.value) : [parsed.expected, parsed.hint].filter((part) => part !== null).join('; ')
}
const constant = (value: number, per: string, atOnce?: number): string => JSON.stringify({ time: { kind: 'constant', value }, per, atOnce })
const TURRET = '"turret(index 0.12 s, tests 0.16 s, 0.14 s x2, 0.12 s)"'
const SITES = '"sites(4, test 0.45 s, index 0.9 s, parallelEfficiency 90 %)"'

describe('a turret', () => {
  const uph = (index: number, ...tests: [time: number, stations: number][]) =>
    hour /
    turretCycle(
      index * s,
      tests.map(([time, stations]) => ({ time: time * s, stations })),
    )

  it('with tests of 0.16, 0.14 and 0.12 s and an index of 0.12 s makes 12.9 k units an hour', () => {
    expect(uph(0.12, [0.16, 1], [0.14, 1], [0.12, 1])).toBeCloseTo(12_857.142857, 5)
  })

  it('with one test of 0.30 s makes 8.6 k units an hour, with an index of 0.10 s 9.0 k', () => {
    expect(uph(0.12, [0.3, 1])).toBeCloseTo(8571.428571, 5)
    expect(uph(0.1, [0.3, 1])).toBeCloseTo(9000, 9)
  })

  it('with its slowest test at two stations waits for the next slowest', () => {
    expect(uph(0.12, [0.3, 2], [0.16, 1])).toBeCloseTo(12_857.142857, 5)
  })
})

describe('a multi-site tester', () => {
  it.each([
    [1, 2666.667],
    [2, 5161.29],
    [4, 9696.97],
    [8, 17_297.297],
  ])('with %i sites, test 0.45 s, index 0.9 s and a parallel efficiency of 90 % makes %f units an hour', (sites, uph) => {
    expect((sites * hour) / touchdownTime(sites, 0.45 * s, 0.9 * s, 0.9)).toBeCloseTo(uph, 2)
  })

  it('whose sites take turns is no faster in its tests than one with a single site', () => {
    expect(touchdownTime(4, s, 0, 0)).toBe(4 * s)
    expect(touchdownTime(4, s, 0, 1)).toBe(s)
  })
})

describe('process times of several at once', () => {
  it.each([
    ['turret(index 0.12 s, tests 0.16 s, 0.14 s x2, 0.12 s)', constant(280_000, 'unit')],
    ['turret(index 120 ms, tests 0.3 s x2)', constant(270_000, 'unit')],
    ['sites(4, test 0.45 s, index 0.9 s)', constant(1.35 * s, 'unit', 4)],
    ['sites(4, index 0.9 s, test 0.5 s, parallelEfficiency 0.8)', constant(1.7 * s, 'unit', 4)],
    ['sites(1, test 0.45 s, index 0.9 s)', constant(1.35 * s, 'unit')],
    ['130 s per shot of 2 strips', constant(130 * s, 'strip', 2)],
    ['2 min per cycle of 13 wafers', constant(120 * s, 'wafer', 13)],
    ['1.5 s per touchdown of 1 unit', constant(1.5 * s, 'unit')],
    ['exponential(2 s) per touchdown of 8 units', JSON.stringify({ time: { kind: 'exponential', mean: 2 * s }, per: 'unit', atOnce: 8 })],
  ])('%s is read', (text, spec) => {
    expect(said(text)).toBe(spec)
  })

  it.each([
    ['turret(tests 0.16 s)', `${TURRET}, index with a duration; "tests 0.16 s" can't be read`],
    ['turret(index 0.12 s)', `${TURRET}; there are no tests`],
    ['turret(index 0.12 s, 0.16 s)', `${TURRET}, tests in front of the first; write "tests 0.16 s"`],
    ['turret(index 0.12 s, tests 0.16)', `${TURRET}, each test a duration; write a unit: "0.16 s", "0.16 min" or "0.16 h"`],
    ['turret(index 0.12 s, tests 0.16 s x0)', `${TURRET}, each test at one station or more; "0.16 s x0" can't be read`],
    ['turret(index 0.12 s, tests 0.16 s x two)', `${TURRET}, each test at one station or more; "0.16 s x two" can't be read`],
    ['turret(index 0.12 s, tests 0.16 s', `${TURRET}; the parenthesis is not closed`],
    ['turret(index 0 s, tests 0 s)', `${TURRET}, at least 1 us a unit`],
    ['turret(index 1 s, tests 1 s) per strip', `${TURRET}; leave out "per strip": it is a time per unit`],
    ['sites(test 0.45 s, index 0.9 s)', `${SITES}, the number of sites first; "test 0.45 s" can't be read`],
    ['sites(0, test 0.45 s, index 0.9 s)', `${SITES}, the number of sites first; "0" can't be read`],
    ['sites(4, tets 0.45 s, index 0.9 s)', `${SITES}, test, index and parallelEfficiency once each; "tets 0.45 s" can't be read`],
    ['sites(4, test 0.45 s)', `${SITES}, index with a duration`],
    ['sites(4, test 0.45 s, index 0.9)', `${SITES}, index a duration; write a unit: "0.9 s", "0.9 min" or "0.9 h"`],
    ['sites(4, test 0.45 s, index 0.9 s, parallelEfficiency 90)', `${SITES}, parallelEfficiency a share; write "90 %"`],
    [
      '130 s per shot',
      'a time for several at once, such as "130 s per shot of 2 strips"; say how many at once: "130 s per shot of 2 strips"',
    ],
    [
      '130 s per press of 2 strips',
      'a time for several at once, such as "130 s per shot of 2 strips"; what they are done in is called shot, touchdown, cycle',
    ],
    ['130 s per shot of 2 lots', 'a whole number of units, strips, wafers, such as "2 strips"'],
    ['130 s per shot of 2.5 strips', 'a whole number of units, strips, wafers, such as "2 strips", at least 1'],
    ['130 per shot of 2 strips', 'a duration such as "1.2 s" or a distribution; write a unit: "130 s", "130 min" or "130 h"'],
  ])('%s is answered with what to write', (text, message) => {
    expect(said(text)).toBe(message)
  })
})
