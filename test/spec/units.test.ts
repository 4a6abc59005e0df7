import { describe, expect, test } from 'vitest'
import { parseAmount, parseRate, parseWhole } from '../../src/spec/amounts.ts'
import type { Parsed } from '../../src/spec/parsed.ts'
import { parseProcessTime } from '../../src/spec/process-time.ts'
import { parseDuration, parseShare } from '../../src/spec/units.ts'

function read<T>(parsed: Parsed<T>): T | string {
  return parsed.ok ? parsed.value : `expected ${parsed.expected}`
}

function hintOf(parsed: Parsed<unknown>): string | null {
  return parsed.ok ? 'accepted' : parsed.hint
}

const S = 1_000_000

test.each([
  ['1 us', 1],
  ['1 ms', 1_000],
  ['1.2 s', 1.2 * S],
  ['1 min', 60 * S],
  ['1 h', 3_600 * S],
  ['24h', 86_400 * S],
  ['1 d', 86_400 * S],
  ['1 wk', 604_800 * S],
  ['2e3 s', 2_000 * S],
  ['  5   s ', 5 * S],
  ['0 s', 0],
])('%s is a duration', (text, ticks) => {
  expect(read(parseDuration(text))).toBe(ticks)
})

describe('what looks like a duration and is not one is refused with what to write', () => {
  test.each([
    [5, 'write a unit: "5 s", "5 min" or "5 h"'],
    ['5', 'write a unit: "5 s", "5 min" or "5 h"'],
    ['5 m', '"m" could be minutes or millions: write "min" or "M"'],
    ['5 H', 'write "5 h"'],
    ['5 sec', 'write "5 s"'],
    ['5 Hours', 'write "5 h"'],
    ['5 µs', 'write "5 us"'],
    ['5 years', 'units of time are us, ms, s, min, h, d, wk'],
    ['1,5 h', 'a comma could be either: write "15 h" or "1.5 h"'],
    ['1_000 s', 'write "1000 s"'],
    ['1 h 30 min', 'units of time are us, ms, s, min, h, d, wk'],
    ['-5 s', null],
    [Number.NaN, null],
    ['', null],
    [null, null],
    [true, null],
  ])('%s', (text, hint) => {
    expect(hintOf(parseDuration(text))).toBe(hint)
  })
})

test.each([
  ['99.9 %', 0.999],
  ['99.95%', 0.9995],
  ['0.15 %', 0.0015],
  ['300 ppm', 0.0003],
  ['1e-7', 1e-7],
  ['1e-5 %', 1e-7],
  [0.997, 0.997],
  [1, 1],
  ['100 %', 1],
  ['0 %', 0],
])('%s is a share', (text, share) => {
  expect(read(parseShare(text))).toBe(share)
})

test('a share is from 0 to 1', () => {
  const expected = 'expected a share such as "99.7 %", "300 ppm" or 0.997, from 0 to 1'
  for (const text of ['101 %', '-1 %', '2000000 ppm', '5 h', Number.POSITIVE_INFINITY, Number.NaN])
    expect(read(parseShare(text)), String(text)).toBe(expected)
  expect(hintOf(parseShare(99.5))).toBe('write "99.5 %"')
})

test.each([
  ['25 wafers', { amount: 25, of: 'wafer' }],
  ['1 wafer', { amount: 1, of: 'wafer' }],
  ['200k units', { amount: 200_000, of: 'unit' }],
  ['1.1M units', { amount: 1_100_000, of: 'unit' }],
] as const)('%s is an amount', (text, amount) => {
  expect(read(parseAmount(text, ['unit', 'wafer'], '25 wafers'))).toEqual(amount)
})

test('a whole number may have its word, its k or its M behind it', () => {
  expect(read(parseWhole(3, 1))).toBe(3)
  expect(read(parseWhole('8 lots', 1, 'lot'))).toBe(8)
  expect(read(parseWhole('1.2M', 1))).toBe(1_200_000)
  expect(read(parseWhole('8 wafers', 1, 'lot'))).toBe('expected a whole number of lots, at least 1')
  expect(read(parseWhole('1e400', 1))).toBe('expected a whole number, at least 1')
})

test.each([
  ['4500 UPH', { count: 4500, of: 'unit', ticks: 3_600 * S }],
  ['6.5 wafers/h', { count: 6.5, of: 'wafer', ticks: 3_600 * S }],
  ['6.5 wafers / h', { count: 6.5, of: 'wafer', ticks: 3_600 * S }],
  ['154510 units/day', { count: 154_510, of: 'unit', ticks: 86_400 * S }],
  ['200k units/d', { count: 200_000, of: 'unit', ticks: 86_400 * S }],
  ['1.2M/day', { count: 1_200_000, of: 'unit', ticks: 86_400 * S }],
  ['2 lots/min', { count: 2, of: 'lot', ticks: 60 * S }],
  ['3 strips/s', { count: 3, of: 'strip', ticks: S }],
  ['7 lots/wk', { count: 7, of: 'lot', ticks: 604_800 * S }],
] as const)('%s is a rate', (text, rate) => {
  expect(read(parseRate(text, ['unit', 'wafer', 'strip', 'lot'], '4500 UPH'))).toEqual(rate)
})

test.each([
  ['4500 UPH', { time: { kind: 'constant', value: 800_000 }, per: 'unit' }],
  ['120 strips/h', { time: { kind: 'constant', value: 30 * S }, per: 'strip' }],
  ['2 lots/h', { time: { kind: 'constant', value: 1_800 * S }, per: 'lot' }],
  ['4 batches/d', { time: { kind: 'constant', value: 21_600 * S }, per: 'batch' }],
  ['45 s per strip', { time: { kind: 'constant', value: 45 * S }, per: 'strip' }],
  ['8 min per batch', { time: { kind: 'constant', value: 480 * S }, per: 'batch' }],
  ['triangular(1, 2, 3) min per lot', { time: { kind: 'triangular', low: 60 * S, mode: 120 * S, high: 180 * S }, per: 'lot' }],
  ['exponential(1 min) per carrier', { time: { kind: 'exponential', mean: 60 * S }, per: 'carrier' }],
  ['0.5 s per unit', { time: { kind: 'constant', value: 500_000 }, per: 'unit' }],
  ['9 min per wafer', { time: { kind: 'constant', value: 540 * S }, per: 'wafer' }],
])('%s is a process time', (text, spec) => {
  expect(read(parseProcessTime(text))).toEqual(spec)
})
