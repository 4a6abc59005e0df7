/**
 * `npm run validate`: the simulator against exact mathematics. Writes docs/verification.md after a full run of all cases.
 * `--only PATTERN` (regular expression over names of cases), `--quick` (one seed, 5 % half-width, a choice of cases), `--table` (print every metric),
 * `--lines FOLDER` (write the line files instead of running them). Exit code 1 where a case fails.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nodeWorkerPool } from '../src/platform/node/worker-pool.ts'
import type { Case, Family } from './case.ts'
import { families } from './cases/index.ts'
import { lineFileText } from './line-file.ts'
import { fullPlan, quickPlan } from './plan.ts'
import { reportText } from './report.ts'
import { type CaseResult, passes, runCase } from './run-case.ts'
import { progressLine, verdictTable } from './terminal.ts'

const options = {
  only: { type: 'string', default: '' },
  quick: { type: 'boolean', default: false },
  table: { type: 'boolean', default: false },
  lines: { type: 'string' },
} as const

const { values: flags } = parseArgs({ options })
const wanted = new RegExp(flags.only)
const chosen = families.flatMap((family) => family.cases.filter(({ fact }) => wanted.test(fact.id)).map((one) => ({ family, one })))

if (flags.lines !== undefined) await writeLines(flags.lines)
else process.exitCode = (await validate()) ? 0 : 1

async function writeLines(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { one } of chosen)
    for (const study of one.studies) await writeFile(join(folder, fileName(one, study.label)), lineFileText(study.line))
}

function fileName({ fact }: Case, label: string): string {
  const name = fact.id.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/-+$/, '')
  return `${label === '' ? name : `${name}-${label}`}.yaml`
}

async function validate(): Promise<boolean> {
  const plan = (flags.quick ? quickPlan : fullPlan)(families)
  const executor = nodeWorkerPool()
  const results: CaseResult[] = []
  for (const { family, one } of chosen) if (plan.takes(one)) results.push(await timed(family, one))
  await executor.close()
  return finish(results)

  async function timed(family: Family, one: Case): Promise<CaseResult> {
    const start = performance.now()
    const result = await runCase(family, one, plan, executor)
    console.log(progressLine(result, (performance.now() - start) / 1000))
    return result
  }

  async function finish(all: readonly CaseResult[]): Promise<boolean> {
    const failed = all.filter((result) => !passes(result))
    const shown = flags.table ? all : failed
    if (shown.length > 0) console.log(`\n${verdictTable(shown).join('\n')}`)
    console.log(`\n${all.length - failed.length} of ${all.length} cases pass`)
    if (flags.only === '' && !flags.quick) await writeFile('docs/verification.md', reportText(all, plan))
    return failed.length === 0 && all.length > 0
  }
}
