/** Counts the kits of a floor one by one, apart from what the floor keeps of them. */
import { EquipmentState, type Floor, PerStation } from '../../src/model/index.ts'
import { Activity } from '../../src/model/machines.ts'

type Station = Floor['line']['stations'][number]

const FREE = 0
const HELD = 1

/** Every kit is in one place, held by a load or nobody's, and all loads in work hold one kit for each slot, which fits. */
export function kitFaults(floor: Floor): string[] {
  const { kits } = floor
  if (kits === null) return []
  const { places } = kits
  const faults: string[] = []
  const names = floor.line.kits.flatMap(({ spec }, name) => Array<number>(spec.count).fill(name))
  const seen = new Map<number, number>()
  const held = new Set<number>()
  for (const station of floor.line.stations) {
    for (let machine = station.firstMachine; machine < station.firstMachine + station.machines; machine++) {
      const inWork = ([Activity.setup, Activity.processing] as number[]).includes(floor.machines.activity[machine]!)
      const fits = station.tooling === null || !inWork ? null : station.tooling.fits[kindOfLoad(floor, machine)]!
      station.tooling?.types.forEach((type, index) => {
        const slot = places.slot(machine, index)
        const kit = places.mounted[slot]!
        if (kit === -1) {
          if (inWork) faults.push(`machine ${machine}: works without a kit of type ${type}`)
          return
        }
        if (seen.has(kit)) faults.push(`kit ${kit}: on slots ${seen.get(kit)} and ${slot}`)
        seen.set(kit, slot)
        const name = names[kit]!
        if (floor.line.kits[name]!.spec.type !== type) faults.push(`kit ${kit}: not of type ${type}`)
        if (inWork && !fits![index]!.includes(name)) faults.push(`machine ${machine}: kit ${kit} does not fit its load`)
        if (inWork) held.add(kit)
        if ((places.state[kit] === HELD) !== inWork)
          faults.push(`machine ${machine}: kit ${kit} in state ${places.state[kit]}, in work: ${inWork}`)
      })
    }
  }
  names.forEach((_, kit) => {
    if (places.slotOf[kit] !== (seen.get(kit) ?? -1))
      faults.push(`kit ${kit}: said to be on slot ${places.slotOf[kit]}, is on ${seen.get(kit)}`)
    if (places.state[kit] === HELD && !held.has(kit)) faults.push(`kit ${kit}: held by no load`)
    if (places.state[kit] === 2 && seen.has(kit)) faults.push(`kit ${kit}: in service on a machine`)
  })
  floor.line.kits.forEach(({ spec }, name) => {
    const inState = (state: number) => names.filter((each, kit) => each === name && places.state[kit] === state).length
    const inService = kits.inService[name]!
    if (places.free[name] !== inState(FREE) || inService !== inState(2) || inState(0) + inState(1) + inState(2) !== spec.count)
      faults.push(`kits ${spec.name}: ${places.free[name]} free, ${inService} in service, of ${inState(0)}, ${inState(1)}, ${inState(2)}`)
  })
  for (const station of floor.line.asWritten) {
    const totals = floor.cut().scalars
    const column = floor.books.layout.ofStation(station.index)
    let standby = 0
    for (let machine = station.firstMachine; machine < station.firstMachine + station.machines; machine++)
      standby += totals[floor.books.layout.ofMachine(machine) + EquipmentState.standby]!
    const waited = totals[column + PerStation.waitsForKitArea]!
    if (standby < waited + totals[column + PerStation.formingArea]!)
      faults.push(`${station.name}: waits for kits ${waited} of ${standby} idle`)
    if (station.tooling === null && waited > 0) faults.push(`${station.name}: waits for kits that it doesn't need`)
  }
  return faults
}

/** The kinds of a station that could start, as far as kits go. */
export function openKinds(floor: Floor, { kinds, tooling }: Station): Uint8Array {
  const names = floor.line.kits.flatMap(({ spec }, name) => Array<number>(spec.count).fill(name))
  const isFree = (name: number) => names.some((each, kit) => each === name && floor.kits!.places.state[kit] === FREE)
  return Uint8Array.from(kinds, (_, kind) => (tooling === null || tooling.fits[kind]!.every((slot) => slot.some(isFree)) ? 1 : 0))
}

function kindOfLoad(floor: Floor, machine: number): number {
  return floor.line.steps[floor.carriers.step[floor.machines.load[machine]!]!]!.waitingKind
}
