/** What an interval of a difference says. */
import type { Verdict } from '../../spec/verdict.ts'
import type { Interval } from '../../statistics/index.ts'

export function verdictOf({ mean, halfWidth }: Interval): Verdict {
  if (halfWidth === null) return 'not-known'
  if (mean === 0 && halfWidth === 0) return 'same'
  if (mean > halfWidth) return 'higher'
  return mean < -halfWidth ? 'lower' : 'not-told-apart'
}
