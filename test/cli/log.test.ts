import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, describe, expect, it } from 'vitest'
import { tollway } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const short = ['--warm-up', '1 d', '--horizon', '2 d']
const ndjson = join(folder, 'log.ndjson')
const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n')

/** A record as NDJSON writes it: without what is null, and with plain numbers. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(row).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(given.map(([field, value]) => [field, typeof value === 'bigint' ? Number(value) : value]))
}

describe('tollway run --log', { timeout: 60_000 }, () => {
  it('writes the records of all replications in their order, and changes no result', async () => {
    const plainRun = await tollway('run', '05-test-floor', ...short, '--replications', '2', '--json')
    const logged = await tollway('run', '05-test-floor', ...short, '--replications', '2', '--json', '--log', ndjson)
    expect(logged).toEqual(plainRun)
    const records = linesOf(ndjson).map((text) => JSON.parse(text) as { replication: number; ticks: number })
    expect(records.length).toBeGreaterThan(1000)
    const inOrder = [...records].sort((a, b) => a.replication - b.replication || a.ticks - b.ticks)
    expect(records).toEqual(inOrder)
    expect(new Set(records.map(({ replication }) => replication))).toEqual(new Set([0, 1]))
  })

  it('writes the same as Parquet', async () => {
    const parquet = join(folder, 'log.parquet')
    const { stdout } = await tollway('run', '05-test-floor', ...short, '--replications', '2', '--log', parquet)
    expect(stdout).toContain(`Event log written to ${parquet}.`)
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(parquet) })
    expect(rows.map((row) => JSON.stringify(plain(row)))).toEqual(linesOf(ndjson))
  })

  it('refuses what it can not write, and more threads than the one that writes', async () => {
    const refused = async (...flags: string[]) => (await tollway('run', '05-test-floor', ...flags)).stderr
    expect(await refused('--log', 'log.csv')).toBe('--log\n  expected a file that ends in .ndjson or .parquet, received "log.csv"\n')
    const nowhere = join(folder, 'none', 'log.ndjson')
    expect(await refused('--log', nowhere)).toBe(`--log\n  expected a file that can be written, received "${nowhere}" (ENOENT)\n`)
    const nowhereElse = join(folder, 'none', 'log.parquet')
    expect(await refused('--log', nowhereElse)).toBe(`--log\n  expected a file that can be written, received "${nowhereElse}" (ENOENT)\n`)
    expect(await refused('--log', ndjson, '--threads', '2')).toBe(
      '--threads\n  expected 1 with --log: the log is written by one thread, in the order of the replications, received 2\n',
    )
  })
})

describe('tollway trace', { timeout: 60_000 }, () => {
  it("prints the log's lines of a lot with --json", async () => {
    const { stdout, code } = await tollway('trace', '05-test-floor', ...short, '--lot', '7', '--replication', '1', '--json')
    const expected = linesOf(ndjson).filter((text) => /^\{"replication":1,.*"lot":7,/.test(text))
    expect(expected.length).toBeGreaterThan(5)
    expect({ stdout, code }).toEqual({ stdout: `${expected.join('\n')}\n`, code: 0 })
  })

  it('tells a story, and how to see every record of the same run', async () => {
    const { stdout, code } = await tollway('trace', '05-test-floor', ...short, '--lot', '7', '--seed', '3')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Lot 7 of 05-test-floor \(device\) ended after /)
    expect(stdout).toMatch(/\ncycle time {2,}\S+ h {2}100\n/)
    expect(stdout).toMatch(/trace 05-test-floor --warm-up "1 d" --horizon "2 d" --seed 3 --lot 7 --json\n$/)
  })

  it('names the lots that there are where one is asked for that is not', async () => {
    const { code, stderr } = await tollway('trace', '05-test-floor', ...short, '--lot', '99999')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^--lot\n {2}expected a lot of replication 0, 1 to \d+, received 99999\n$/)
  })
})
