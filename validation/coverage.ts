/**
 * `npm run coverage`: how often the printed intervals hold the true value, and whether `--until` stops where it should. Writes docs/coverage.md.
 * `--share 0.05` (of the repetitions), `--only PATTERN` (regular expression over names of lines; then nothing is written). Exit code 1 where one doesn't hold.
 * Interrupted, it goes on where it was: out/coverage/ holds what is finished.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { nodeWorkerPool } from '../src/platform/node/worker-pool.ts'
import { cases } from './intervals/cases.ts'
import { digestOf, KeptParts } from './intervals/kept-parts.ts'
import { coveragePage, coverageTable, stoppingTable } from './intervals/report.ts'
import { type CaseRows, runCoverage } from './intervals/run-case.ts'

const options = { share: { type: 'string', default: '1' }, only: { type: 'string', default: '' } } as const
const { values: flags } = parseArgs({ options })
const share = Number(flags.share)
if (!(share > 0 && share <= 1)) throw new Error(`--share: expected a number above 0, up to 1, received "${flags.share}"`)
const chosen = cases.filter(({ name }) => new RegExp(flags.only).test(name))

const kept = new KeptParts('out/coverage', digestOf('out/validation', [await readFile('lines/toll-reference.yaml', 'utf8'), flags.share]))
const executor = nodeWorkerPool()
const rows: CaseRows[] = []
for (const one of chosen) {
  const done = await runCoverage(one, share, executor, kept)
  rows.push(done)
  console.log([...coverageTable(done.coverage), '', ...stoppingTable(done.stopping), ''].join('\n'))
}
await executor.close()
const { cpuMinutes } = kept
if (flags.only === '') await writeFile('docs/coverage.md', coveragePage({ cases: chosen, rows, share, cpuMinutes }))
console.log(`${cpuMinutes.toFixed(1)} minutes of CPU time`)
const holds = rows.every(
  ({ coverage, stopping }) => coverage.every(({ verdict }) => verdict !== 'TOO NARROW') && stopping.every(({ isRight }) => isRight),
)
process.exitCode = holds ? 0 : 1
