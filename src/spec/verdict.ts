/** What an interval of a difference says. */
import * as z from 'zod'

// zod would otherwise compile its readers with `new Function`, which a content security policy forbids.
z.config({ jitless: true })

export const verdict = z
  .enum(['higher', 'lower', 'same', 'not-told-apart', 'not-known'])
  .describe('Its interval lies above 0, below 0; it is 0 in every replication; 0 lies within; fewer than two replications')

export type Verdict = z.infer<typeof verdict>
