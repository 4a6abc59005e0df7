import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/io/read-line.ts'
import { families } from '../../validation/cases/index.ts'
import { geometricText, lineFileText } from '../../validation/line-file.ts'

describe('line files of the verification', () => {
  const studies = families.flatMap(({ cases }) =>
    cases.flatMap(({ fact, studies }) => studies.map((study) => [`${fact.id} ${study.label}`, study] as const)),
  )

  it.each(studies)('%s is read without a complaint', async (_, study) => {
    const reading = await readLine('case.yaml', { readText: async () => lineFileText(study.line) })
    expect(reading.ok ? [] : reading.problems).toEqual([])
  })
})

describe('a geometric law as a discrete one', () => {
  it('has probabilities that fall by 1 - p and sum to 1', () => {
    const terms = [...geometricText(0.25).matchAll(/(\d+): ([\d.e-]+)/g)].map(([, value, share]) => ({
      value: Number(value),
      share: Number(share),
    }))
    expect(terms.slice(0, 3)).toEqual([
      { value: 1, share: 0.25 },
      { value: 2, share: 0.1875 },
      { value: 3, share: 0.140625 },
    ])
    expect(terms.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(terms.reduce((sum, { value, share }) => sum + value * share, 0)).toBeCloseTo(4, 8)
  })
})
