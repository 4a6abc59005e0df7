/** The hash of what a plan simulates. */
import type { ExtensionRef } from '../spec/extension.ts'
import { canonicalJson, sha256Hex } from './canonical.ts'

/** A job of the plan, as far as it counts here. */
interface Simulated {
  lineHash: string
  seed: number
  warmUp: number
  horizon: number
  extension?: Pick<ExtensionRef, 'hash'>
}

/** How often it is simulated, and which numbers are reported, may change when it goes on. @param jobs of the points, at least one */
export function planHash(jobs: readonly Simulated[]): string {
  const { seed, warmUp, horizon, extension } = jobs[0]!
  const lines = jobs.map(({ lineHash }) => lineHash)
  return sha256Hex(canonicalJson({ lines, seed, warmUp, horizon, ...(extension !== undefined && { extension: extension.hash }) }))
}
