import { beforeAll, describe, expect, it } from 'vitest'
import { type Job, kpiAt, kpisOf, type ReplicationOutcome, runReplication, summarise } from '../../src/experiment/index.ts'
import type { Estimate } from '../../src/spec/result.ts'
import { shippedLine } from '../lines/read-shipped.ts'

const at = (result: object, address: string): unknown =>
  address.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.find((row: Record<string, unknown>) => row['name'] === key)
    return (value as Record<string, unknown>)[key]
  }, result)

describe('the numbers of a replication', () => {
  let job: Job
  let outcome: ReplicationOutcome
  let result: object

  beforeAll(async () => {
    const line = await shippedLine('15-cost-and-energy.yaml')
    job = { line, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon: 5 * 86_400e6 }
    outcome = runReplication(job, 0)!
    const { kpis, ...others } = summarise(job, [outcome])
    result = { ...kpis, ...others }
  })

  it('are found at the addresses they have in the result, with its units: line, rows, states, cost', () => {
    const addresses = ['cycleTimeMean', 'cost.perGoodUnit', 'cost.parts.energy', `stations.${job.line.stations[0]!.name}.states.productive`]
    for (const address of [...addresses, `products.${job.line.products[0]!.name}.goodPerDay`]) {
      const { unit, of } = kpiAt(job, address)
      expect(at(result, address), address).toMatchObject({ mean: of(outcome), unit } satisfies Partial<Estimate>)
    }
  })

  it('are all in the result', () => {
    for (const [address, { unit }] of kpisOf(job)) expect(at(result, address), address).toMatchObject({ unit })
  })

  it('that the line does not have are refused, with the nearest that it has', () => {
    expect(() => kpiAt(job, 'cycleTimeMaen')).toThrow('received "cycleTimeMaen": did you mean "cycleTimeMean"?')
  })
})
