import { describe, expect, it } from 'vitest'
import { usualValues, valuesIn } from '../../studio/ui/studies/swept-values.ts'

describe('the values that a sweep begins with', () => {
  it.each([
    ['count', '1', ['1', '2', '3']],
    ['count', '9', ['8', '9', '10', '11']],
    ['share', '95 %', ['85.5 %', '95 %', '100 %']],
    ['text', 'exponential(60 min)', ['exponential(54 min)', 'exponential(60 min)', 'exponential(66 min)']],
    ['text', 'by hand', ['by hand']],
  ] as const)('of a %s of %s are around it', (kind, value, values) => {
    expect(usualValues({ kind, value })).toEqual(values)
  })

  it('are divided by semicolons, each once', () => {
    expect(valuesIn(' 1; 2;2 ; uniform(1 min, 2 min);')).toEqual(['1', '2', 'uniform(1 min, 2 min)'])
  })
})
