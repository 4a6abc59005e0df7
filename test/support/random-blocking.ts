/** Blocking before service for random lines, at stations that can have it. */
import fc from 'fast-check'
import type { LineSpec } from '../../src/spec/line.ts'
import { checkBlocking } from '../../src/spec/normalise/blocking.ts'

/** By station in turn; null: at none. */
export const blockingDraft: fc.Arbitrary<boolean[] | null> = fc.option(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), { freq: 1 })

export function withBlocking(line: LineSpec, draft: boolean[] | null): LineSpec {
  if (draft === null) return line
  const asks = (name: string): LineSpec => ({
    ...line,
    stations: line.stations.map((station) => (station.name === name ? { ...station, blocking: 'before' } : station)),
  })
  return {
    ...line,
    stations: line.stations.map((station, index) => {
      let isWrong = false
      checkBlocking(asks(station.name), () => (isWrong = true))
      return draft[index % draft.length]! && !isWrong ? { ...station, blocking: 'before' } : station
    }),
  }
}
