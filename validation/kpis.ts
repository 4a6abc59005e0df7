/** The values of one replication by the names of the measures. */
import { crewMeasures, limitMeasures, lineMeasures, productMeasures, stationMeasures } from '../src/measures/index.ts'
import type { LineSpec } from '../src/spec/line.ts'

export class Kpis {
  private readonly line: LineSpec
  private readonly values: Float64Array

  /** @param values as `ReplicationOutcome.values`: of the line, then product by product, then station by station (every station is visited), then crew by crew */
  constructor(line: LineSpec, values: Float64Array) {
    this.line = line
    this.values = values
  }

  ofLine(measure: string): number {
    return this.at(0, lineMeasures, measure)
  }

  ofProduct(product: string, measure: string): number {
    const index = positionOf(this.line.products, product)
    return this.at(lineMeasures.length + index * productMeasures.length, productMeasures, measure)
  }

  ofStation(station: string, measure: string): number {
    const first = lineMeasures.length + this.line.products.length * productMeasures.length
    return this.at(first + positionOf(this.line.stations, station) * stationMeasures.length, stationMeasures, measure)
  }

  ofCrew(crew: string, measure: string): number {
    const { products, stations, crews = [] } = this.line
    const first = lineMeasures.length + products.length * productMeasures.length + stations.length * stationMeasures.length
    return this.at(first + positionOf(crews, crew) * crewMeasures.length, crewMeasures, measure)
  }

  /** Of a line with one route and nothing else that has measures of its own, whose limits have no gates. */
  ofLimit(limit: string, measure: string): number {
    const { products, stations, crews = [], routes } = this.line
    const first =
      lineMeasures.length +
      products.length * productMeasures.length +
      stations.length * stationMeasures.length +
      crews.length * crewMeasures.length
    return this.at(first + positionOf(routes[0]?.limits ?? [], limit) * limitMeasures.length, limitMeasures, measure)
  }

  /** Carriers at a station, time average: waiting, and on machines that work. */
  numberAt(station: string): number {
    const { machines } = this.line.stations[positionOf(this.line.stations, station)]!
    return this.ofStation(station, 'queueLength') + machines * this.ofStation(station, 'productive')
  }

  /** Good units per hour. */
  get throughput(): number {
    return this.ofLine('goodPerDay') / 24
  }

  private at(first: number, measures: readonly { name: string }[], name: string): number {
    return this.values[first + positionOf(measures, name)]!
  }
}

function positionOf(things: readonly { name: string }[], name: string): number {
  const index = things.findIndex((thing) => thing.name === name)
  if (index < 0) throw new Error(`there is no "${name}" among ${things.map((thing) => thing.name).join(', ')}`)
  return index
}
