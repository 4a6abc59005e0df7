/** How long and how often: a warm-up that is to be chosen may be as long as the horizon. */
import type { RunText } from '../keywords/run.ts'
import type { RunSpec } from '../line.ts'

export function buildRun({ warmUp, ...run }: RunText): RunSpec {
  return warmUp === 'auto' ? { ...run, warmUp: run.horizon, choosesWarmUp: true } : { ...run, warmUp }
}
