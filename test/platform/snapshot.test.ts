import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Job, Replication, type ReplicationOutcome } from '../../src/experiment/index.ts'
import { SimulationError } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { built } from '../built.ts'
import { d } from '../support/line.ts'
import { randomLine } from '../support/random-line.ts'

const LINES = 12
const SEED = 20260302

interface Case {
  job: Job
  snapshot: ReturnType<Replication['snapshot']>
  outcome: ReplicationOutcome
}

/** A line stopped at a random moment, and what it comes to when it runs on here; null where it blocks itself. */
function stopped(line: LineSpec, moment: number): Case | null {
  const job = { line, lineHash: '', seed: SEED, replications: 1, warmUp: d, horizon: 2 * d }
  const run = new Replication(job, 0)
  try {
    run.runTo(Math.round(moment * run.end))
    const snapshot = run.snapshot()
    run.runTo(run.end)
    return { job, snapshot, outcome: run.outcome() }
  } catch (error) {
    if (error instanceof SimulationError && error.message.includes('deadlock')) return null
    throw error
  }
}

function continuedElsewhere(cases: readonly Case[]): ReplicationOutcome[] {
  const folder = mkdtempSync(join(tmpdir(), 'tollway-snapshot-'))
  try {
    const [from, to] = [join(folder, 'snapshots'), join(folder, 'outcomes')]
    writeFileSync(from, serialize(cases.map(({ job, snapshot }) => ({ job, snapshot }))))
    const script = fileURLToPath(new URL('continue-elsewhere.mjs', import.meta.url))
    execFileSync(process.execPath, [script, from, to, built('experiment/index.js')], { stdio: 'ignore' })
    return deserialize(readFileSync(to)) as ReplicationOutcome[]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a replication that is stopped anywhere', { timeout: 120_000 }, () => {
  it('comes to the same in a fresh process that continues it from its snapshot', () => {
    const drawn = fc.sample(fc.tuple(randomLine, fc.double({ min: 0, max: 1, noNaN: true })), { numRuns: LINES, seed: SEED })
    const cases = drawn.flatMap(([line, moment]) => stopped(line, moment) ?? [])
    expect(cases.length).toBeGreaterThan(LINES / 2)
    expect(continuedElsewhere(cases)).toEqual(cases.map(({ outcome }) => outcome))
  })
})
