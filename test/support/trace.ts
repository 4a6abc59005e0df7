/** A run written down: what happened when, in words short enough to compare. */
import { compile, Floor, type FloorListener, type OwnRules } from '../../src/model/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import type { Happening } from '../../src/spec/log-record.ts'

export interface Happened {
  what: Happening
  at: number
  machine: number
  step: string
  lot: number
  carrier: number
  units: number
}

export interface Traced {
  floor: Floor
  all: Happened[]
  /** Times of one kind of happening, at one step if named. */
  times(what: Happening, step?: string): number[]
}

export function trace(spec: LineSpec, end: number, seed = 1, ownRules: OwnRules = new Map()): Traced {
  const compiled = compile(spec)
  const all: Happened[] = []
  const listener: FloorListener = {
    happened(what, at, machine, step, lot, carrier, units) {
      all.push({ what, at, machine, step: compiled.steps[step]?.name ?? '', lot, carrier, units })
    },
  }
  const floor = new Floor(compiled, { seed, replication: 0, expectedEnd: end, listener, ownRules })
  floor.run(end)
  const times = (what: Happening, step?: string) =>
    all.filter((one) => one.what === what && (step === undefined || one.step === step)).map((one) => one.at)
  return { floor, all, times }
}
