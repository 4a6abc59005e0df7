/** `run --wip`: a run that begins with the lots of a table in the line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Result } from '../../src/spec/result.ts'
import { tollway } from './tollway.ts'

const folder = mkdtempSync(join(tmpdir(), 'tollway-wip-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const line = written(
  'line.yaml',
  `format: tollway/1
run: { warmUp: 0 d, horizon: 1 d, replications: 1 }
products: { part: { lot: 10 units } }
routes: { part: { steps: { saw: { station: saw }, test: { station: test } } } }
stations: { saw: { processTime: 1 h per lot }, test: { processTime: 1 h per lot } }
release: { late: { at: [20 h] } }
`,
)
const run = (wip: string, ...flags: string[]) => tollway('run', line, '--wip', wip, '--threads', '1', ...flags)

describe('run --wip', { timeout: 30_000 }, () => {
  it('makes what is in the line, which is part of what the result is of', async () => {
    const wip = written('wip.csv', 'lot,product,step,units,due\n"A, first",part,test,7,2 h\nB,part,saw,5,90 min\n')
    const { code, stdout } = await run(wip, '--json')
    expect(code).toBe(0)
    const result = JSON.parse(stdout) as Result
    expect(result.kpis['goodPerDay']!.mean).toBe(22)
    expect(result.deliveries![0]!.lotsOnTime.mean).toBe(0.5)
    const without = JSON.parse((await tollway('run', line, '--threads', '1', '--json')).stdout) as Result
    expect(without.line.hash).not.toBe(result.line.hash)
  })

  it('repeats the table in the command to try next', async () => {
    const wip = written('next.csv', 'lot,step,units\nA,test,7\n')
    expect((await run(wip)).stdout).toContain(` --wip ${wip} --set stations.`)
  })

  it('says where a table is wrong, or that it is not there', async () => {
    const wip = written('wrong.csv', 'lot,step,units\nA,test,7\nB,tset,7\n')
    expect(await run(wip)).toMatchObject({ code: 2, stderr: `${wip}:3:3  wip[1].step\n  no step "tset"; did you mean "test"?\n` })
    const missing = await run(join(folder, 'nowhere.csv'))
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('nowhere.csv:1:1\n  expected a file')
  })
})
