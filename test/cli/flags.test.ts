import { describe, expect, it } from 'vitest'
import { assignment, durationFlag, wholeNumber } from '../../src/cli/flags.ts'

describe('a flag that is refused names itself, what was expected and what came', () => {
  it.each(['abc', '0', '-1', '1.5', '1e3', '', '101'])('--replications %s', (text) => {
    expect(() => wholeNumber('--replications', 1, 100)(text)).toThrow(
      `--replications\n  expected a whole number from 1 to 100, received "${text}"`,
    )
  })

  it.each(['x', '=5', 'a b=5'])('--set %s', (text) => {
    expect(() => assignment(text)).toThrow(`--set\n  expected path=value, such as stations.hot-test.machines=10, received "${text}"`)
  })

  it('--horizon without a unit', () => {
    expect(() => durationFlag('--horizon', '90', 'above zero')).toThrow(
      '--horizon\n  expected a duration such as "90 d", received "90"; write a unit: "90 s", "90 min" or "90 h"',
    )
  })
})

describe('a flag that is right is read', () => {
  it('whole numbers, durations in ticks, assignments in the order given', () => {
    expect(wholeNumber('--seed', 0, 100)('0')).toBe(0)
    expect(durationFlag('--horizon', '90 d', 'above zero')).toBe(90 * 86_400e6)
    expect(assignment('b=2=3', assignment('a=1'))).toEqual(['a=1', 'b=2=3'])
  })
})
