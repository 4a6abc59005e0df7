/** Switches of the line: what is off is taken out of every station, as if the file said nothing of it. */
import type { SwitchText } from '../keywords/switches.ts'
import type { CrewTaskSpec, LineSpec, StationSpec } from '../line.ts'
import { withoutStocks } from '../without-stocks.ts'

export function switchedOff(line: LineSpec, switches: SwitchText): LineSpec {
  return Object.entries(REMOVALS).reduce(
    (left, [name, remove]) => (switches[name as keyof SwitchText] === 'off' ? remove(left) : left),
    line,
  )
}

const REMOVALS: Record<keyof SwitchText, (line: LineSpec) => LineSpec> = {
  operators: withoutPeople,
  assists: (line) => ofStations(line, (station) => ({ ...station, assists: [] })),
  failures: (line) => ofStations(line, (station) => ({ ...station, failures: [] })),
  maintenance: (line) => ofStations(line, (station) => ({ ...station, plannedStops: [] })),
  tooling: withoutKits,
  supply: withoutStocks,
  setups: (line) =>
    ofStations(line, ({ setup: _setup, ...station }) => {
      if (station.tooling !== undefined) return station
      const { setup: _whoSetsUp, ...operators } = station.operators ?? {}
      return { ...station, ...(station.operators !== undefined && { operators }) }
    }),
}

/** A station that changes nothing over but kits needs nobody for that either. */
function withoutKits(line: LineSpec): LineSpec {
  const { kits: _kits, ...rest } = ofStations(line, ({ tooling: _tooling, ...station }) => {
    const { setup: whoMounts, ...operators } = station.operators ?? {}
    const isNeeded = station.setup !== undefined && whoMounts !== undefined
    return { ...station, ...(station.operators !== undefined && { operators: { ...operators, ...(isNeeded && { setup: whoMounts }) } }) }
  })
  return rest
}

function ofStations(line: LineSpec, change: (station: StationSpec) => StationSpec): LineSpec {
  return { ...line, stations: line.stations.map(change) }
}

/** Nothing waits for anybody: repairs begin at once. */
function withoutPeople(line: LineSpec): LineSpec {
  const {
    crews: _crews,
    changes,
    ...rest
  } = ofStations(line, ({ operators: _operators, ...station }) => ({
    ...station,
    failures: station.failures.map(alone),
    plannedStops: station.plannedStops.map(alone),
  }))
  const left = changes?.filter(({ kind }) => kind !== 'crew')
  return { ...rest, ...(left !== undefined && left.length > 0 && { changes: left }) }
}

function alone<Work extends Partial<CrewTaskSpec>>({ crew: _crew, skill: _skill, people: _people, ...work }: Work): Work {
  return work as Work
}
