/** How long a station's machines spend on putting carriers in and taking them out, and on the first piece of a lot. */
import { Sampler, type Ticks } from '../engine/index.ts'
import type { DistributionSpec, StationSpec } from '../spec/line.ts'

export interface HandlingTimes {
  /** With every carrier; null: takes no time of the machine. */
  load: Sampler | null
  unload: Sampler | null
  /** With every carrier that is of another lot than the machine's last one. */
  firstPiece: Sampler | null
}

/** Null: the station's machines spend no time on it. */
export function handlingTimes({ load, unload, firstPiece }: StationSpec): HandlingTimes | null {
  if (load === undefined && unload === undefined && firstPiece === undefined) return null
  return { load: samplerOf(load), unload: samplerOf(unload), firstPiece: samplerOf(firstPiece) }
}

/** Mean ticks for every carrier. */
export function meanCarrierHandling(station: StationSpec): Ticks {
  const times = handlingTimes(station)
  return (times?.load?.mean ?? 0) + (times?.unload?.mean ?? 0)
}

function samplerOf(time: DistributionSpec | undefined): Sampler | null {
  return time === undefined ? null : new Sampler(time)
}
