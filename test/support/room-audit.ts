/** Room that is kept for carriers in work: each space that is taken has its carrier, and idle machines are blocked where their work waits for room. */
import type { Floor } from '../../src/model/index.ts'

/** Marks the kinds of a station for which there is no room ahead as not open. */
export function closeForRoom(floor: Floor, station: number, open: Uint8Array): void {
  const reservations = floor['reservations']
  if (reservations === null || !reservations.isAt(station)) return
  reservations.findOpen(floor.line.stations[station]!, open)
  open.set(reservations.open.subarray(0, open.length))
}

/** Of the open kinds of a station those that a machine may begin: where machines are linked, each has room of its own ahead. */
export function openOn(floor: Floor, station: number, machine: number, open: Uint8Array): Uint8Array {
  const compiled = floor.line.stations[station]!
  const reservations = floor['reservations']
  return reservations?.isLinkedAt(compiled) === true ? reservations.openFor(compiled, machine, open) : open
}

export function roomFaults(floor: Floor): string[] {
  return [...unitFaults(floor), ...keptFaults(floor)]
}

/** Units that have a space are those of the carriers that have one: none where there is none. */
function unitFaults(floor: Floor): string[] {
  const { taken, units } = floor['buffers'] as unknown as { taken: Int32Array; units: Float64Array }
  return floor.line.stations
    .filter(({ index }) => units[index]! < 0 || (taken[index] === 0 && units[index] !== 0))
    .map(({ name, index }) => `${name}: ${units[index]} units in ${taken[index]} spaces`)
}

function keptFaults(floor: Floor): string[] {
  const reservations = floor['reservations']
  if (reservations === null) return []
  const { carriers, line } = floor
  const { keptAt } = reservations as unknown as { keptAt: Int32Array }
  const taken = floor['buffers']['taken']
  const kept = line.stations.map(() => 0)
  const faults: string[] = []
  keptAt.forEach((at, carrier) => {
    if (at === 0) return
    if (carriers.lot[carrier]! < 0) faults.push(`room is kept for carrier ${carrier}, which is gone`)
    kept[line.steps[at - 1]!.station]!++
  })
  line.stations.forEach(({ name, index }) => {
    if (kept[index]! + floor['queues'].length[index]! > taken[index]!)
      faults.push(`${name}: ${kept[index]} spaces kept of ${taken[index]} taken`)
  })
  return faults
}
