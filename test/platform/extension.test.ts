/** Jobs with an extension, through the library: threads load it by themselves, and nothing runs with another one than the job's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Extension,
  extensionOf,
  type Job,
  Replication,
  runExperiment,
  runReplication,
  SerialExecutor,
} from '../../src/experiment/index.ts'
import { canonicalJson } from '../../src/io/canonical.ts'
import { readLine } from '../../src/io/read-line.ts'
import { loadExtension } from '../../src/platform/node/extension.ts'
import { requestHandler } from '../../src/platform/request-handler.ts'
import type { ExtensionSource } from '../../src/spec/extension.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { importBuilt } from '../built.ts'
import { d } from '../support/line.ts'

const example = fileURLToPath(new URL('../../examples/own-rule/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tollway-extension-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let extension: Extension<ExtensionSource>
let line: LineSpec

beforeAll(async () => {
  extension = await loadExtension(join(example, 'rules.js'))
  const reading = await readLine(join(example, 'line.yaml'), {
    readText: (file) => readFile(file, 'utf8'),
    ownRules: [...extension.rules.keys()],
  })
  if (!reading.ok) throw new Error('expected a line that can be read')
  line = reading.line
})

const jobOf = (more: Partial<Job> = {}): Job => ({
  line,
  lineHash: '',
  seed: 1,
  replications: 3,
  warmUp: d,
  horizon: 9 * d,
  extension: extension.ref,
  ...more,
})

describe('a job with an extension', () => {
  it('gives the same bytes on threads, which load it, and in this one, which is given it', async () => {
    const { nodeWorkerPool } = await importBuilt<typeof import('../../src/platform/node/worker-pool.ts')>('platform/node/worker-pool.js')
    const pool = nodeWorkerPool(2)
    try {
      const { result } = await runExperiment(jobOf(), pool)
      expect(canonicalJson(result)).toBe(canonicalJson((await runExperiment(jobOf(), new SerialExecutor(extension))).result))
      expect(result?.extension).toEqual({ name: 'rules.js', hash: extension.ref.hash })
      const changed = { ...jobOf(), extension: { ...extension.ref, hash: 'f'.repeat(64) } }
      await expect(runExperiment(changed, pool)).rejects.toThrow(
        'rules.js\n  expected the file as it was when the run began, received a changed one',
      )
    } finally {
      await pool.close()
    }
  })

  it('is run with no other, nor without', () => {
    const other = extensionOf({ name: 'other.js', hash: '0'.repeat(64) }, { rules: { 'x:a': { score: () => 0 } } })
    const named = `extension rules.js (sha-256 ${extension.ref.hash.slice(0, 12)})`
    expect(() => runReplication(jobOf(), 0)).toThrow(`the job is to be run with ${named}, and is run with no extension`)
    expect(() => runReplication(jobOf(), 0, () => true, other)).toThrow(
      `the job is to be run with ${named}, and is run with extension other.js (sha-256 000000000000)`,
    )
    const { extension: _, ...without } = jobOf()
    expect(() => runReplication(without, 0, () => true, extension)).toThrow(
      `the job is to be run with no extension, and is run with ${named}`,
    )
  })

  it('goes on from a snapshot as it would have, with the same extension only', () => {
    const job = jobOf()
    const run = new Replication(job, 1, undefined, extension)
    run.runTo(4 * d)
    const snapshot = structuredClone(run.snapshot())
    run.runTo(run.end)
    const again = Replication.restore(job, snapshot, extension)
    again.runTo(again.end)
    expect(again.outcome()).toEqual(run.outcome())
    const other = { ...job, extension: { ...extension.ref, hash: '0'.repeat(64) } }
    expect(() => Replication.restore(other, snapshot, { ...extension, ref: other.extension })).toThrow(RangeError)
    expect(() => Replication.restore(other, snapshot, { ...extension, ref: other.extension })).toThrow(
      'expected a snapshot of a run with extension rules.js (sha-256 000000000000)',
    )
  })

  it('is refused by threads that load nothing, as those of a browser', async () => {
    const replies: unknown[] = []
    await requestHandler((reply) => replies.push(reply), null)({ job: jobOf(), replication: 0 })
    const message = 'rules.js\n  an extension needs threads that can load it (tollway/node), or SerialExecutor'
    expect(replies).toEqual([{ kind: 'failed', error: expect.objectContaining({ name: 'ExtensionError', message }) }])
  })
})

it('a file that was changed is loaded anew, under another hash', async () => {
  const path = join(folder, 'rules.mjs')
  const write = (score: number) => writeFileSync(path, `export const rules = { 'x:a': { score: () => ${score} } }`)
  const scores: unknown[] = []
  const hashes = new Set<string>()
  for (const score of [1, 2, 1]) {
    write(score)
    const { rules, ref } = await loadExtension(path)
    const rule = rules.get('x:a')!
    scores.push('score' in rule ? rule.score({} as never, 0) : null)
    hashes.add(ref.hash)
  }
  expect(scores).toEqual([1, 2, 1])
  expect(hashes.size).toBe(2)
})
