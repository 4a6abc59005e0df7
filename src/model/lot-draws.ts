/**
 * Random draws that belong to lots: process times, losses, branches. Each is a function of (place, purpose, lot, carrier, visit), whatever the order
 * of service, so that scenarios share what means the same and a lot of a finished run can be recomputed without storing it.
 */
import { Draws, lotDraws, type PlaceKey, placeKey } from '../engine/index.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { LotId, Lots } from './lots.ts'

const PURPOSES = ['time', 'loss', 'branch', 'delay', 'order', 'handling', 'ramp'] as const

export class LotDraws {
  private readonly keys: PlaceKey[]
  private readonly cursor = new Draws()
  private readonly carriers: Carriers
  private readonly lots: Lots
  private readonly seed: number
  private readonly replication: number

  constructor(line: CompiledLine, lots: Lots, carriers: Carriers, seed: number, replication: number) {
    this.lots = lots
    this.carriers = carriers
    this.seed = seed
    this.replication = replication
    this.keys = line.steps.flatMap((step) => PURPOSES.map((purpose) => placeKey(seed, replication, `${step.place}/${purpose}`)))
  }

  /** For what draws nothing: the cursor wherever it stands. */
  get anywhere(): Draws {
    return this.cursor
  }

  forTime(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length, carrier)
  }

  forLoss(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length + 1, carrier)
  }

  forBranch(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length + 2, carrier)
  }

  forDelay(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length + 3, carrier)
  }

  forOrder(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length + 4, carrier)
  }

  forHandling(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length + 5, carrier)
  }

  forRamp(step: number, carrier: CarrierId): Draws {
    return this.at(step * PURPOSES.length + 6, carrier)
  }

  /** The key of a place and purpose of one's own. */
  keyOf(place: string): PlaceKey {
    return placeKey(this.seed, this.replication, place)
  }

  ofCarrier({ key0, key1 }: PlaceKey, carrier: CarrierId): Draws {
    const { carriers, lots } = this
    const lot = lots.number[carriers.lot[carrier]!]! >>> 0
    return lotDraws(this.cursor, key0, key1, lot, carriers.number[carrier]!, carriers.visit[carrier]!)
  }

  /** The same for all carriers of a lot. */
  ofLot({ key0, key1 }: PlaceKey, lot: LotId, visit: number): Draws {
    return lotDraws(this.cursor, key0, key1, this.lots.number[lot]! >>> 0, 0, visit)
  }

  private at(place: number, carrier: CarrierId): Draws {
    return this.ofCarrier(this.keys[place]!, carrier)
  }
}
