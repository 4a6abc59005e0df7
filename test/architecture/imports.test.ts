import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cycles, violation } from './rules.ts'
import { type Import, importsOf, parsed, sourceFiles } from './sources.ts'

const edges = sourceFiles().flatMap(importsOf)

describe('imports run one way, types too', () => {
  it('no folder imports what the table of folders does not grant it', () => {
    expect(edges.map(violation).filter((sentence) => sentence !== null)).toEqual([])
  })

  it('no file imports itself by way of others', () => {
    expect(cycles(edges)).toEqual([])
  })

  it('every own import names its file with its extension', () => {
    const missing = edges.filter(({ to, isOwn }) => isOwn && !existsSync(fileURLToPath(new URL(`../../src/${to}`, import.meta.url))))
    expect(missing).toEqual([])
  })
})

describe('the rules themselves', () => {
  const edge = (from: string, to: string): Import => ({ from, to, isOwn: !to.startsWith('node:') && !/^[a-z@]+$/.test(to), line: 7 })

  it.each([
    ['engine/timers.ts', 'spec/line.ts'],
    ['spec/line.ts', 'engine/math/log.ts'],
    ['statistics/tally.ts', 'engine/timers.ts'],
    ['model/station.ts', 'statistics/tally.ts'],
    ['report/format.ts', 'experiment/experiment.ts'],
    ['io/read-line.ts', 'model/compile.ts'],
    ['platform/node/worker.ts', 'cli/main.ts'],
    ['web/ui/app.ts', 'spec/line.ts'],
    ['engine/timers.ts', 'zod'],
    ['model/station.ts', 'node:fs'],
    ['platform/browser/worker.ts', 'node:fs'],
    ['report/format.ts', 'picocolors'],
  ])('%s may not import %s', (from, to) => {
    expect(violation(edge(from, to))).toContain(`src/${from}:7`)
  })

  it.each([
    ['engine/timers.ts', 'engine/math/log.ts'],
    ['statistics/student.ts', 'engine/math/normal.ts'],
    ['experiment/experiment.ts', 'measures/x-factor.ts'],
    ['cli/main.ts', 'report/terminal.ts'],
    ['platform/node/worker.ts', 'node:os'],
    ['spec/line-schema.ts', 'zod'],
  ])('%s may import %s', (from, to) => {
    expect(violation(edge(from, to))).toBeNull()
  })

  it('a cycle is reported with its path', () => {
    expect(cycles([edge('a/a.ts', 'b/b.ts'), edge('b/b.ts', 'c/c.ts'), edge('c/c.ts', 'a/a.ts')])).toEqual([
      'a/a.ts -> b/b.ts -> c/c.ts -> a/a.ts',
    ])
  })

  it('type imports, re-exports and lazy imports are seen', () => {
    const text = `import type { A } from './a.ts'
export { b } from '../b.ts'
const c = await import('./c.ts')
type D = import('../d/d.ts').D`
    expect(importsOf(parsed('spec/x.ts', text)).map(({ to }) => to)).toEqual(['spec/a.ts', 'b.ts', 'spec/c.ts', 'd/d.ts'])
  })
})
