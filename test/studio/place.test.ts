import { describe, expect, it } from 'vitest'
import { keyAt, placeAt } from '../../studio/ui/editor/place.ts'

const text = `format: tollway/1
stations:
  saw:
    area: front
    # machines: 9
    failures:
      jam: { every: exponential(5 h), clock: productive, re }
  press: { machines: 2 }
wip:
  - product: toll
    step: saw
`
const lines = text.split('\n')
const line = (index: number): string => lines[index] ?? ''

/** The place right behind `word`. */
function behind(word: string): ReturnType<typeof placeAt> {
  const index = lines.findIndex((each) => each.includes(word))
  return placeAt(line, index, lines[index]!.indexOf(word) + word.length)
}

describe('where the cursor is in a line file', () => {
  it('a word at the beginning of a line is a key of the map that it is set in under', () => {
    expect(behind('are')).toEqual({ path: ['stations', 'saw'], isValue: false, from: 4 })
  })

  it('behind a colon is a value', () => {
    expect(behind('area: fr')).toEqual({ path: ['stations', 'saw', 'area'], isValue: true, from: 10 })
  })

  it('between braces too, where the comma of a distribution ends nothing', () => {
    expect(behind('productive, re')).toMatchObject({ path: ['stations', 'saw', 'failures', 'jam'], isValue: false })
    expect(behind('clock: prod')).toMatchObject({ path: ['stations', 'saw', 'failures', 'jam', 'clock'], isValue: true })
  })

  it('entries of a list are of the list', () => {
    expect(behind('- prod')).toMatchObject({ path: ['wip', '[]'], isValue: false })
    expect(behind('    step: sa')).toMatchObject({ path: ['wip', '[]', 'step'], isValue: true })
  })

  it('a comment is no place', () => {
    expect(behind('# mach')).toBeNull()
  })

  it('an empty line belongs to the map that its indentation says', () => {
    const half = [...lines.slice(0, 4), '    ', ...lines.slice(4)]
    expect(placeAt((index) => half[index] ?? '', 4, 4)).toMatchObject({ path: ['stations', 'saw'], isValue: false })
  })

  it('a pointer finds the key under it with its whole path', () => {
    const index = lines.findIndex((each) => each.includes('clock'))
    expect(keyAt(line, index, line(index).indexOf('clock') + 2)?.path).toEqual(['stations', 'saw', 'failures', 'jam', 'clock'])
    expect(keyAt(line, index, line(index).indexOf('productive') + 2)).toBeNull()
  })
})
