/** The quick plan of `npm run validate`: one seed, half-widths of 5 % (15 % where the load is above 0.9), a choice of cases. Runs on built threads. */
import { afterAll, describe, expect, it } from 'vitest'
import type * as WorkerPool from '../../src/platform/node/worker-pool.ts'
import { families } from '../../validation/cases/index.ts'
import { quickPlan } from '../../validation/plan.ts'
import { runCase } from '../../validation/run-case.ts'
import { verdictTable } from '../../validation/terminal.ts'
import { importBuilt } from '../built.ts'

const { nodeWorkerPool } = await importBuilt<typeof WorkerPool>('platform/node/worker-pool.js')
const executor = nodeWorkerPool()
const plan = quickPlan(families)

afterAll(() => executor.close())

const chosen = families.flatMap((family) => family.cases.filter((one) => plan.takes(one)).map((one) => ({ family, one })))

describe('the simulator agrees with theory', () => {
  it('in every family of models', () => {
    expect(new Set(chosen.map(({ family }) => family))).toEqual(new Set(families))
  })

  it.each(chosen.map(({ family, one }) => [family.model, one.fact.id, { family, one }] as const))(
    '%s: %s',
    { timeout: 120_000 },
    async (_model, _id, { family, one }) => {
      const result = await runCase(family, one, plan, executor)
      const failed = result.verdicts.filter((verdict) => !verdict.isRight || !verdict.isPrecise)
      expect(failed, verdictTable([result]).join('\n')).toEqual([])
    },
  )
})
