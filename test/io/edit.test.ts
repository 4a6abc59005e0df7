import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Edit, editText } from '../../src/io/edit.ts'

const text = `format: tollway/1 # the format
# A comment on its own.
stations:
  saw:
    area: front # estimate
    machines: 3 # estimate

  # About the press.
  press: { machines: 2, processTime: triangular(1, 2, 3) min per lot } # estimate
  oven:
release:
  die-bank: { product: toll, rate: "154510 units/day" }
`

function edited(path: string, value: string, from = text): string {
  const edit = editText(from, path.split('.'), value)
  if (!edit.ok) throw new Error(edit.reason)
  return edit.text
}

/** Lines that are only in one of the two texts. */
function changed(after: string, before = text): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ]
}

describe('a value is changed in the text of a line', () => {
  it.each([
    ['stations.saw.machines', '4', ['-    machines: 3 # estimate', '+    machines: 4 # estimate']],
    ['stations.saw.processTime', '6.5 wafers/h', ['+    processTime: 6.5 wafers/h']],
    [
      'release.die-bank.rate',
      '160k units/day',
      ['-  die-bank: { product: toll, rate: "154510 units/day" }', '+  die-bank: { product: toll, rate: "160k units/day" }'],
    ],
    [
      'release.die-bank.first',
      '5 h',
      ['-  die-bank: { product: toll, rate: "154510 units/day" }', '+  die-bank: { product: toll, rate: "154510 units/day", first: 5 h }'],
    ],
    ['run.seed', '7', ['+run:', '+  seed: 7']],
    ['stations.oven.machines', '2', ['+    machines: 2']],
    ['stations.saw.failures.jam.every', 'exponential(5 h)', ['+    failures:', '+      jam:', '+        every: exponential(5 h)']],
  ])('%s becomes %s, and nothing else is touched', (path, value, lines) => {
    expect(changed(edited(path, value))).toEqual(lines)
  })

  it('a distribution with commas keeps its parentheses between braces', () => {
    expect(edited('stations.press.processTime', 'triangular(2, 3, 4) min per lot')).toContain(
      'press: { machines: 2, processTime: triangular(2, 3, 4) min per lot } # estimate',
    )
  })

  it('a new entry stands behind the last one of its own map, before the comment of the next', () => {
    expect(edited('stations.saw.load', '30 s')).toContain('    machines: 3 # estimate\n    load: 30 s\n\n  # About the press.')
  })

  it('a text that YAML would read otherwise is put in quotes', () => {
    expect(edited('stations.saw.area', 'front: of line')).toContain('area: "front: of line" # estimate')
  })

  it('a file without a line break at its end gets one', () => {
    expect(edited('run.seed', '7', 'format: tollway/1')).toBe('format: tollway/1\nrun:\n  seed: 7\n')
  })

  it.each<[string, string]>([
    ['a: *b\nb: &b 1\n', 'a'],
    ['a: [1, 2]\n', 'a'],
    ['a: 1\n', 'a.b'],
    ['a: {\n', 'a'],
  ])('%j refuses a change of %s with its reason', (from, path) => {
    const edit: Edit = editText(from, path.split('.'), '2')
    expect(edit.ok === false && edit.reason).toMatch(/\w+ \w+/)
  })

  it('every number of machines of the reference line can be changed there and back', () => {
    const reference = readFileSync(new URL('../../lines/toll-reference.yaml', import.meta.url), 'utf8')
    for (const [, station, machines] of reference.matchAll(/^ {2}([\w-]+):.*\n {4}area:.*\n {4}machines: (\d+)/gm)) {
      const more = edited(`stations.${station}.machines`, '77', reference)
      expect(more).toContain('machines: 77 # ')
      expect(edited(`stations.${station}.machines`, machines!, more)).toBe(reference)
    }
  })
})
