/** The studio takes from Tollway only what stands at its front doors, and its page neither simulates nor reads a line file: the worker does. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cycles } from './rules.ts'
import { type Import, importsOf, parsed } from './sources.ts'

const folder = fileURLToPath(new URL('../../studio/', import.meta.url))
const edges = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /^(ui|state|worker)\/.*\.tsx?$|^(replay-)?messages\.ts$/.test(name))
  .flatMap((name) => importsOf(parsed(name, readFileSync(folder + name, 'utf8'))))

/** What each room of the studio may import: its own files, and packages. */
const mayImport: Record<string, { own: RegExp; packages: RegExp }> = {
  'messages.ts': { own: /^$/, packages: /^tollway\/(io|report|spec)$/ },
  'replay-messages.ts': { own: /^messages\.ts$/, packages: /^tollway\/spec$/ },
  state: { own: /^(state\/|(replay-)?messages\.ts$)/, packages: /^(react|tollway\/(io|report|spec))$/ },
  ui: {
    own: /^(ui|state|style)\/|^(replay-)?messages\.ts$/,
    packages: /^(react|react-dom\/client|virtual:gallery|@codemirror\/[a-z-]+|@lezer\/highlight|tollway\/(report|spec))$/,
  },
  worker: {
    own: /^(worker\/|(replay-)?messages\.ts$)/,
    packages: /^(virtual:line-texts|@e965\/xlsx|tollway\/(threads|experiment|io|log|report|spec))$/,
  },
}

function violation({ from, to, isOwn, line }: Import): string | null {
  const rule = mayImport[from.split('/')[0] ?? '']
  const isAllowed = rule !== undefined && (isOwn ? rule.own : rule.packages).test(to)
  return isAllowed ? null : `studio/${from}:${line}: may not import ${to}`
}

describe('the imports of the studio', () => {
  it('each room takes only what it is granted', () => {
    expect(edges.length).toBeGreaterThan(100)
    expect(edges.map(violation).filter((sentence) => sentence !== null)).toEqual([])
  })

  it('no file imports itself by way of others', () => {
    expect(cycles(edges)).toEqual([])
  })

  it.each([
    ['ui/app.tsx', 'tollway/experiment'],
    ['ui/app.tsx', 'tollway/threads'],
    ['state/project.ts', '../src/io/merge.ts'],
    ['worker/main.ts', 'react'],
  ])('%s may not import %s', (from, to) => {
    expect(violation({ from, to, isOwn: to.startsWith('.'), line: 7 })).toContain(`studio/${from}:7`)
  })
})
