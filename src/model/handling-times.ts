/** How long a station's machines spend on putting carriers in and taking them out, and on the first piece of a lot. */
import { Sampler, type Ticks } from '../engine/index.ts'
import type { StationSpec } from '../spec/line.ts'

export interface HandlingTimes {
  /** With every carrier: load and unload. */
  perCarrier: readonly Sampler[]
  /** With every carrier that is of another lot than the machine's last one. */
  firstPiece: Sampler | null
}

/** Null: the station's machines spend no time on it. */
export function handlingTimes({ load, unload, firstPiece }: StationSpec): HandlingTimes | null {
  const perCarrier = [load, unload].flatMap((time) => (time === undefined ? [] : [new Sampler(time)]))
  if (perCarrier.length === 0 && firstPiece === undefined) return null
  return { perCarrier, firstPiece: firstPiece === undefined ? null : new Sampler(firstPiece) }
}

/** Mean ticks for every carrier. */
export function meanCarrierHandling(station: StationSpec): Ticks {
  return handlingTimes(station)?.perCarrier.reduce((sum, time) => sum + time.mean, 0) ?? 0
}
