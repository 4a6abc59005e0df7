/** Where the books of a replication are cut, and which windows are measured between the cuts. All times in whole ticks from the start of the run. */
import type { Job } from './job.ts'

type Lengths = Pick<Job, 'warmUp' | 'horizon' | 'choosesWarmUp' | 'batches'>

/** Batches for an interval: fewer say too little of their own spread. */
export const LEAST_BATCHES = 10

/** End of the warm-up: 1.1 h is 3,960,000,000.0000005 ticks. */
export function warmUpEnd({ warmUp }: Lengths): number {
  return Math.round(warmUp)
}

/** End of the run. */
export function runEnd(job: Lengths): number {
  return warmUpEnd(job) + Math.round(job.horizon)
}

/** Times before the end at which the floor is stopped and its books are cut, ascending; the end of the warm-up is among them. */
export function cutTimes(job: Lengths): number[] {
  const from = warmUpEnd(job)
  if (job.choosesWarmUp === true && from > 0) return [0, from]
  const { batches = 1 } = job
  return Array.from({ length: batches }, (_, batch) => from + Math.round((Math.round(job.horizon) * batch) / batches))
}

/**
 * How batches are joined: one by one, by twos, by threes and so on as long as enough are left, each a list of [first, end) in batches. What is left over
 * is dropped at the beginning, where the warm-up is nearest.
 */
export function joinedBatches(batches: number): [first: number, end: number][][] {
  const ways: [number, number][][] = []
  for (let size = 1; Math.floor(batches / size) >= LEAST_BATCHES; size++) {
    const count = Math.floor(batches / size)
    const first = batches - count * size
    ways.push(Array.from({ length: count }, (_, batch) => [first + batch * size, first + (batch + 1) * size]))
  }
  return ways
}
