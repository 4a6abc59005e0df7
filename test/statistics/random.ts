/** Random numbers for tests of statistics: a stream of its own for each name. */

import { normalQuantile } from '../../src/engine/math/index.ts'
import { Streams } from '../../src/engine/random.ts'

export interface Source {
  uniform(): number
  normal(): number
  /** Mean 1. */
  exponential(): number
  /** Stationary x(t) = phi x(t - 1) + e(t), e standard normal. */
  autoregressive(phi: number, length: number): number[]
}

export function source(name: string): Source {
  const streams = new Streams(2001, 0)
  const stream = streams.claim(name)
  const uniform = (): number => streams.uniform(stream)
  const normal = (): number => normalQuantile(uniform())
  const autoregressive = (phi: number, length: number): number[] => {
    let x = normal() / Math.sqrt(1 - phi * phi)
    return Array.from({ length }, () => {
      const here = x
      x = phi * x + normal()
      return here
    })
  }
  return { uniform, normal, exponential: () => -Math.log(uniform()), autoregressive }
}

/** Share of repetitions in which something holds. */
export function share(repetitions: number, holds: () => boolean): number {
  let count = 0
  for (let i = 0; i < repetitions; i++) if (holds()) count++
  return count / repetitions
}

/** Three standard errors of a share of `p` in so many repetitions. */
export function threeErrors(p: number, repetitions: number): number {
  return 3 * Math.sqrt((p * (1 - p)) / repetitions)
}
