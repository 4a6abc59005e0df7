/** The jobs of lines, as `tollway run --out` and `tollway compare` make them: the same line and seed give the same bytes there and here. */
import type { Job } from 'tollway/experiment'
import type { LineSpec } from 'tollway/spec'

/** With a warm-up that is to be chosen, the longest one. */
export function runJob(line: LineSpec, lineHash: string): Job {
  const { replications, seed, horizon, warmUp, choosesWarmUp } = line.run
  const isChosen = choosesWarmUp === true
  return {
    line,
    lineHash,
    seed,
    replications,
    warmUp: isChosen ? horizon : warmUp,
    horizon,
    isPictured: true,
    ...(isChosen ? { choosesWarmUp: true } : { series: true }),
  }
}

/** The same line run as long and as often as another. */
export function alike(job: Job, { seed, replications, warmUp, horizon }: Job): Job {
  return { ...job, seed, replications, warmUp, horizon }
}

/** Two jobs with the same key have the same outcomes, replication by replication. */
export function keyOf({ lineHash, seed, warmUp, horizon, choosesWarmUp }: Job): string {
  return [lineHash, seed, warmUp, horizon, choosesWarmUp === true].join('/')
}
