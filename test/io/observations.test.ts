/** Observed times in a file beside the line. */
import { expect, test } from 'vitest'
import { changed, lineOf, messages } from './files.ts'

const S = 1_000_000
const line = (call: string): string => changed('50 s per lot', `${call} per lot`)
const times = async (csv: string, call = 'empirical(times.csv)'): Promise<unknown> =>
  (await lineOf({ 'line.yaml': line(call), 'times.csv': csv })).stations[0]?.processTime?.time

test('observations are written into the line, with the unit of their heading', async () => {
  expect(await times('duration [min]\n1\n2.5\n\n3\n')).toEqual({ kind: 'empirical', values: [60 * S, 150 * S, 180 * S] })
})

test('or with their own units, or with the one behind the parenthesis', async () => {
  const expected = { kind: 'empirical', values: [S, 2 * S] }
  expect(await times('1 s\r\n2 s\r\n')).toEqual(expected)
  expect(await times('\uFEFFtime\n1\n2\n', 'empirical(times.csv) s')).toEqual(expected)
})

test('a file of observations is looked for beside the file that names it', async () => {
  const files = {
    'line.yaml': 'extends: shared/base.yaml\n',
    'shared/base.yaml': line('empirical(times.csv)'),
    'shared/times.csv': '1 s\n2 s\n',
  }
  expect((await lineOf(files)).stations[0]?.processTime?.time).toEqual({ kind: 'empirical', values: [S, 2 * S] })
})

test.each([
  [
    'a unit that is none',
    '1 parsec\n2 s\n',
    'line.yaml:9:25  stations.bench.processTime\n  expected empirical with each observation a duration, received "empirical(1 parsec, 2 s) per lot"; units of time are us, ms, s, min, h, d, wk',
  ],
  [
    'a heading with a unit that is none',
    'x [m]\n1\n',
    'times.csv:1:1\n  expected a unit of time in brackets, one of us, ms, s, min, h, d, wk, received "m"',
  ],
  ['two columns', '1 s\n2, 3\n', 'times.csv:2:1\n  expected one observation a line, received "2, 3"'],
  [
    'one observation',
    '1 s\n',
    'line.yaml:9:25  stations.bench.processTime\n  expected empirical with at least two observations, received "empirical(1 s) per lot"',
  ],
  ['too much', '1 s\n'.repeat(2_000_000), 'times.csv:1:1\n  expected at most 5 MB of observations, received more'],
])('%s is refused', async (_, csv, message) => {
  const text = await messages({ 'line.yaml': line('empirical(times.csv)'), 'times.csv': csv })
  expect(text.split('\n').slice(-2).join('\n')).toBe(message)
})

test('a file that is not there, or outside the folder, is told once', async () => {
  expect(await messages(line('empirical(times.csv)'))).toBe(
    'line.yaml:9:25\n  expected a file "times.csv" that can be read, received no such file',
  )
  expect(await messages(line('empirical(../times.csv)'))).toBe(
    'line.yaml:9:25\n  expected a file in the folder of the line or below, received "../times.csv"',
  )
})
