import { expect, test } from 'vitest'
import { didYouMean, editDistance, nearestName } from '../../src/spec/nearest.ts'
import { formatProblem, pathText, show } from '../../src/spec/problem.ts'

test('a slip of one or two letters finds the name that was meant', () => {
  const stations = ['saw', 'die-attach', 'wire-bond', 'hot-test']
  expect(nearestName('wirebond', stations)).toBe('wire-bond')
  expect(nearestName('Die-Attach', stations)).toBe('die-attach')
  expect(nearestName('hot-tset', stations)).toBe('hot-test')
  expect(nearestName('oven', stations)).toBeNull()
  expect(nearestName('x'.repeat(10_000), stations)).toBeNull()
})

test('edits are counted as Levenshtein did', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3)
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('same', 'same')).toBe(0)
})

test('where no name is near, the first dozen names are told', () => {
  const many = Array.from({ length: 20 }, (_, i) => `station-${i}`)
  expect(didYouMean('oven', many, 'stations')).toBe(`the stations are ${many.slice(0, 12).join(', ')}, ...`)
  expect(didYouMean('oven', [], 'stations')).toBe('there are no stations')
})

test('a problem is told in two lines: where, and what was expected, came and is to be done', () => {
  const where = { file: 'lines/my-line.yaml', line: 42, column: 18, path: 'stations.die-attach.processTime' }
  const what = { expected: 'a duration such as "1.2 s" or a distribution', received: '-5', hint: null }
  expect(formatProblem({ code: 'value', ...where, ...what })).toBe(
    'lines/my-line.yaml:42:18  stations.die-attach.processTime\n  expected a duration such as "1.2 s" or a distribution, received -5',
  )
})

test('paths are written with dots and list entries in brackets', () => {
  expect(pathText(['calendars', 'day', 'on', 0])).toBe('calendars.day.on[0]')
})

test('values are shown short', () => {
  expect([show(-5), show('x'.repeat(70)), show([]), show({}), show(null), show(true)]).toEqual([
    '-5',
    `"${'x'.repeat(60)}..."`,
    'a list',
    'a map',
    'nothing',
    'true',
  ])
})
