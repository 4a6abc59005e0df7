import { describe, expect, it } from 'vitest'
import { keywordTable } from '../../src/spec/index.ts'
import { below, type Declared, described, keywordAt } from '../../studio/ui/editor/declared.ts'

const rows: Declared[] = described(keywordTable())

describe('what the editor knows of keywords', () => {
  it('offers those of the map that the cursor is in, by whatever name', () => {
    const names = below(rows, ['stations', 'my-saw']).map(({ parts }) => parts.at(-1))
    expect(names).toContain('processTime')
    expect(names).not.toContain('release')
  })

  it('finds the declaration of a keyword, in lists too', () => {
    expect(keywordAt(rows, ['stations', 'x', 'failures', 'jam', 'clock'])?.words).toContain('productive')
    expect(keywordAt(rows, ['wip', '[]', 'step'])?.description).toMatch(/\w/)
    expect(keywordAt(rows, ['stations', 'x', 'nothing'])).toBeUndefined()
  })
})
