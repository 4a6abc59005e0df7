import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { families } from '../../validation/cases/index.ts'
import { notYet } from '../../validation/not-yet.ts'

const facts = families.flatMap(({ cases }) => cases.map(({ fact }) => fact))
const later = notYet.flatMap(({ ids }) => ids)

describe('the list of oracles', () => {
  it('has every name once, among those verified and those not yet expressible', () => {
    const all = [...facts.map(({ id }) => id), ...later]
    expect(new Set(all).size).toBe(all.length)
  })

  it('measures something of every oracle that it verifies', () => {
    const empty = families.flatMap(({ cases }) => cases.filter(({ studies }) => studies.some(({ metrics }) => metrics.length === 0)))
    expect(empty).toEqual([])
  })
})

interface Reference {
  id: string
  params: object
  metrics: Record<string, number>
}

const file = fileURLToPath(new URL('../../../shared/reference/oracles.json', import.meta.url))
const isThere = existsSync(file)

describe.skipIf(!isThere)(
  isThere ? 'against the reference list' : 'against the reference list (skipped: it is not on this machine)',
  () => {
    const reference: Reference[] = isThere ? JSON.parse(readFileSync(file, 'utf8')) : []
    const byId = new Map(reference.map((each) => [each.id, each]))

    it('verifies or explains all of them, and no others', () => {
      expect([...facts.map(({ id }) => id), ...later].sort()).toEqual(reference.map(({ id }) => id).sort())
    })

    it.each(facts.map((fact) => [fact.id, fact] as const))('%s has the parameters and the exact values of the list', (id, fact) => {
      const { params, metrics } = byId.get(id)!
      expect(shortened(fact.parameters)).toEqual(shortened(params))
      const off = Object.entries(fact.exact).filter(([name, value]) => !(Math.abs(value - metrics[name]!) <= 1e-9 * Math.abs(value)))
      expect(off).toEqual([])
    })
  },
)

/** Numbers to eleven digits: the list has them to sixteen. */
function shortened(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === 'number' ? Number(each.toPrecision(11)) : each))
}
