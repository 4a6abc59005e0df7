import { describe, expect, it } from 'vitest'
import { benchmarksPage, withoutNumbers } from '../../scripts/benchmarks-page.mjs'
import { fingerprint } from '../../scripts/docs/lines.mjs'
import { measuredTables } from '../../scripts/docs/measured.mjs'
import { referencePage } from '../../scripts/docs/reference.mjs'
import { tablesIn } from '../../scripts/docs/tables.mjs'
import { Priority } from '../../src/model/priorities.ts'
import { built } from '../built.ts'
import { pages, textOf } from './pages.ts'

describe('what the pages have from the program', { timeout: 120_000 }, () => {
  it('docs/reference.md is what the declarations say now (npm run docs -- reference)', async () => {
    built('index.js')
    expect(textOf('docs/reference.md')).toBe(await referencePage())
  })

  it('measured tables are of the lines and the engine as they are now (npm run docs -- and the names of the tables)', async () => {
    const tables = pages.flatMap((page) => tablesIn(textOf(page)))
    expect(new Set(tables.map(({ name }) => name))).toEqual(new Set(measuredTables.keys()))
    const lines = [...new Set(tables.map(({ line }) => line))]
    const now = new Map(await Promise.all(lines.map(async (line) => [line, await fingerprint(line)] as const)))
    expect(tables.filter((table) => table.fingerprint !== now.get(table.line)).map(({ name }) => name)).toEqual([])
  })

  it('docs/benchmarks.md has a section for each benchmark that says what its head says; its numbers stay as they were measured (npm run bench -- page)', () => {
    const page = textOf('docs/benchmarks.md')
    expect(withoutNumbers(page)).toBe(withoutNumbers(benchmarksPage(page)))
  })

  it('the table of who goes first at equal times is the one of the floor', () => {
    const rows = [...textOf('docs/background.md').matchAll(/^\| (\d) \| (\w+) \|/gm)].map((match) => [match[2], Number(match[1])])
    expect(rows).toEqual(Object.entries(Priority))
  })
})
