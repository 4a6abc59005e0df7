/**
 * How much each kit has been used since its services, and which are due. A service falls due within a load and is done when the kit is given back; its count
 * then begins anew. At the start kit i of n is first due after (i + 1/2) / n of the interval (i from 0), so that they don't all go at once.
 */
import type { StateVisitor, Streams, Ticks } from '../engine/index.ts'
import { Sampler } from '../engine/index.ts'
import type { KitServiceSpec } from '../spec/line.ts'
import { cyclesOf } from './batches.ts'
import type { Carriers } from './carriers.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { KitId } from './kit-places.ts'
import type { LoadTimes } from './load-times.ts'
import type { MachineId, Machines } from './machines.ts'
import { shotsOf } from './process-time.ts'

interface Service {
  clock: KitServiceSpec['clock']
  every: number
  lasts: Sampler
  stream: number
}

export interface KitUseParts {
  line: CompiledLine
  carriers: Carriers
  machines: Machines
  times: LoadTimes
  streams: Streams
}

export class KitUse {
  private readonly services: Service[] = []
  /** Services of kit k: firstOf[k] to firstOf[k + 1]. */
  private readonly firstOf: number[] = [0]
  /** Shots, units or productive ticks since each service. */
  private since: Float64Array
  private readonly parts: KitUseParts

  constructor(parts: KitUseParts) {
    const { line, streams } = parts
    this.parts = parts
    const begun: number[] = []
    for (const { spec } of line.kits) {
      for (let number = 0; number < spec.count; number++) {
        for (const { name, clock, every, lasts } of spec.services) {
          const stream = streams.claim(`kits/${spec.name}/${number + 1}/${name}`)
          this.services.push({ clock, every, lasts: new Sampler(lasts), stream })
          begun.push(every * (1 - (number + 0.5) / spec.count))
        }
        this.firstOf.push(this.services.length)
      }
    }
    this.since = Float64Array.from(begun)
  }

  /** Adds a share of what the load in hand of a machine makes. */
  add(kit: KitId, machine: MachineId, share: number): void {
    for (let index = this.firstOf[kit]!; index < this.firstOf[kit + 1]!; index++)
      this.since[index]! += share * this.amountOf(this.services[index]!.clock, machine)
  }

  isDue(kit: KitId): boolean {
    for (let index = this.firstOf[kit]!; index < this.firstOf[kit + 1]!; index++) {
      if (this.since[index]! >= this.services[index]!.every) return true
    }
    return false
  }

  /** Begins what is due, one after another; ticks that it takes. */
  beginServices(kit: KitId): Ticks {
    let ticks = 0
    for (let index = this.firstOf[kit]!; index < this.firstOf[kit + 1]!; index++) {
      const { every, lasts, stream } = this.services[index]!
      if (this.since[index]! < every) continue
      this.since[index] = 0
      ticks += Math.round(this.parts.streams.draw(stream, lasts))
    }
    return ticks
  }

  visit(state: StateVisitor): void {
    this.since = state.array(this.since)
  }

  private amountOf(clock: KitServiceSpec['clock'], machine: MachineId): number {
    switch (clock) {
      case 'units':
        return this.parts.times.unitsOf(machine)
      case 'productive':
        return this.parts.times.lastWork(machine)
      case 'shots':
        return this.shotsIn(machine)
    }
  }

  /** Cycles of the load in hand: of a batch those of the oven, else those that its process time counts. */
  private shotsIn(machine: MachineId): number {
    const { line, carriers, machines } = this.parts
    const load = machines.load[machine]!
    const step = line.steps[carriers.step[load]!]!
    const { batch } = line.stations[step.station]!
    return batch === null ? shotsOf(step, carriers.served(load, step.countsPositions)) : cyclesOf(batch, load, carriers, line)
  }
}
