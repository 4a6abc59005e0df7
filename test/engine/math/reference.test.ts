/** Each portable function against values of 300-bit arithmetic: the error bounds of the docstrings hold. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../src/engine/math/index.ts'
import { FUNCTIONS } from './functions.ts'

interface Reference {
  functions: Record<string, { ulps?: number; relative?: number; cases: string[][] }>
}

const reference = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as Reference

describe.each(Object.entries(reference.functions))('%s', (name, { ulps, relative, cases }) => {
  const bound = ulps === undefined ? `a relative error of ${relative}` : `${ulps} ulp`
  test(`stays within ${bound} of the true value`, () => {
    for (const row of cases) {
      const numbers = row.map(fromHex)
      const truth = numbers.pop()!
      const error = Math.abs(FUNCTIONS[name]!(...numbers) - truth)
      // The table holds the truth rounded, which is up to half an ulp more.
      const allowed = ulps === undefined ? relative! * Math.abs(truth) : (ulps + 0.5) * ulpOf(truth)
      expect(error, `${name}(${numbers.join(', ')})`).toBeLessThanOrEqual(allowed)
    }
  })
})

function ulpOf(x: number): number {
  const size = Math.max(Math.abs(x), 2 ** -1022)
  return 2 ** (Math.floor(Math.log2(size)) - 52)
}
