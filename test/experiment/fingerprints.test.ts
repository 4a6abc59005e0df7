/**
 * The results of every shipped line over a few days, as a hash. A change here must be meant and stands in the changelog under "Results that change";
 * then `TOLLWAY_UPDATE_FINGERPRINTS=1 npx vitest run test/experiment/fingerprints.test.ts` writes the new ones.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type Job, runReplication } from '../../src/experiment/index.ts'
import { summarise } from '../../src/experiment/summary.ts'
import { canonicalJson, sha256Hex } from '../../src/io/canonical.ts'
import { shippedLine } from '../lines/read-shipped.ts'
import { d } from '../support/line.ts'

interface Fingerprint {
  events: number
  result: string
}

const file = new URL('../fingerprints.json', import.meta.url)
const isUpdate = process.env['TOLLWAY_UPDATE_FINGERPRINTS'] === '1'
const lines = (await readdir(new URL('../../lines/', import.meta.url))).filter((name) => name.endsWith('.yaml')).sort()
const known = JSON.parse(await readFile(file, 'utf8')) as Record<string, Fingerprint>
const found: Record<string, Fingerprint> = {}

async function fingerprintOf(name: string): Promise<Fingerprint> {
  const line = await shippedLine(name)
  // A plant does in a day what a line does in a year.
  const isPlant = line.stations.reduce((sum, { machines }) => sum + machines, 0) > 1000
  const [warmUp, horizon] = isPlant ? [d, d / 2] : [2 * d, 5 * d]
  const job: Job = { line, lineHash: '', seed: 20_250_101, replications: 1, warmUp, horizon }
  const outcome = runReplication(job, 3)!
  const { version: _, ...result } = summarise(job, [outcome])
  return { events: outcome.events, result: sha256Hex(canonicalJson(result)) }
}

describe('the results of the shipped lines', () => {
  it.each(lines)('are what they were: %s', async (name) => {
    const fingerprint = await fingerprintOf(name)
    found[name] = fingerprint
    if (!isUpdate) expect(fingerprint).toEqual(known[name])
  })

  it('are known for the lines that there are, and no others', () => {
    if (!isUpdate) expect(Object.keys(known).sort()).toEqual(lines)
  })

  afterAll(async () => {
    if (isUpdate) await writeFile(file, `${JSON.stringify(found, null, 2)}\n`)
  })
})
