import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { exampleNames } from '../../scripts/example.mjs'
import { built } from '../built.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

describe('the examples', () => {
  it.each(exampleNames())('%s prints what stands beside it', { timeout: 120_000 }, (name) => {
    built('index.js')
    const { stdout, stderr } = spawnSync(process.execPath, ['scripts/example.mjs', name], { cwd: root, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe(readFileSync(`${root}examples/${name}.out`, 'utf8'))
  })

  it.each(exampleNames())('%s is short, and imports only what the package exports', (name) => {
    const source = readFileSync(`${root}examples/${name}.ts`, 'utf8')
    expect(source.trimEnd().split('\n').length).toBeLessThan(40)
    const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { exports: Record<string, unknown> }
    const imported = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '').filter((from) => !from.startsWith('node:'))
    expect(imported.filter((from) => !Object.hasOwn(exports, from.replace('tollway', '.')))).toEqual([])
  })
})
