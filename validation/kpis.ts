/** The values of one replication by the names of the measures. */
import { kpiAt, type ReplicationOutcome } from '../src/experiment/index.ts'
import type { LineSpec } from '../src/spec/line.ts'

export class Kpis {
  readonly line: LineSpec
  private readonly outcome: ReplicationOutcome

  constructor(line: LineSpec, outcome: ReplicationOutcome) {
    this.line = line
    this.outcome = outcome
  }

  ofLine(measure: string): number {
    return this.at(measure)
  }

  ofProduct(product: string, measure: string): number {
    return this.at(`products.${product}.${measure}`)
  }

  ofStation(station: string, measure: string): number {
    return this.at(`stations.${station}.${measure}`)
  }

  ofCrew(crew: string, measure: string): number {
    return this.at(`crews.${crew}.${measure}`)
  }

  ofCarts(carts: string, measure: string): number {
    return this.at(`carts.${carts}.${measure}`)
  }

  ofLimit(limit: string, measure: string): number {
    return this.at(`limits.${limit}.${measure}`)
  }

  /** Carriers at a station, time average: waiting, and on machines that work. */
  numberAt(name: string): number {
    const station = this.line.stations.find((one) => one.name === name)
    return this.ofStation(name, 'queueLength') + (station?.machines ?? 0) * this.ofStation(name, 'states.productive')
  }

  /** Good units per hour. */
  get throughput(): number {
    return this.ofLine('goodPerDay') / 24
  }

  private at(address: string): number {
    return kpiAt(this, address).of(this.outcome)
  }
}
