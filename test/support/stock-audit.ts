/** Counts stocks apart from what the floor keeps of them: what was there and came is what was used and is there. */
import { Handler } from '../../src/model/handlers.ts'
import { EquipmentState, type Floor, PerProduct, PerStation, PerStock } from '../../src/model/index.ts'

/** Marks the kinds of a station for whose first carrier there is too little material as not open. */
export function closeForMaterial(floor: Floor, station: number, open: Uint8Array): void {
  const { materials } = floor
  if (materials === null || !materials.isAt(station)) return
  materials.findOpen(floor.line.stations[station]!, open)
  open.set(materials.open.subarray(0, open.length))
}

/** Everything that is wrong with stocks; nothing may be. */
export function stockFaults(floor: Floor): string[] {
  const { stocks } = floor
  if (stocks === null) return []
  const { scalars } = floor.cut()
  const { layout } = floor.books
  const faults: string[] = []
  const underWay = openOrders(floor)
  floor.line.stocks.forEach(({ index, of, name, spec, grains }) => {
    const booked = (column: number) => scalars[layout.ofStock(index) + column]!
    const same = (what: string, one: number, other: number) => {
      if (one !== other) faults.push(`stock of ${name}: ${what} ${one} and ${other}`)
    }
    const level = stocks.level[index]!
    const initial = Math.round(spec.initial * grains)
    same('what came and what went', initial + booked(PerStock.delivered), booked(PerStock.used) + level)
    same('open orders', stocks.onOrder[index]!, underWay[index]! + stocks['atTheDoor'][index]!)
    if (level < 0 || !Number.isInteger(level)) faults.push(`stock of ${name}: ${level} grains`)
    if (stocks['closed'][index] === 0 && stocks['atTheDoor'][index]! > 0) faults.push(`stock of ${name}: waits at an open door`)
    const { supply } = spec
    const isWatched = supply.kind === 'reorder' && supply.review === undefined
    if (isWatched && level + stocks.onOrder[index]! <= Math.round(supply.reorderAt * grains)) faults.push(`stock of ${name}: not ordered`)
    if (booked(PerStock.shortTime) > floor.now) faults.push(`stock of ${name}: short for longer than the run`)
    if (of === 'material') return
    const product = floor.line.products.findIndex((one) => one.name === name)
    same('released and used', scalars[layout.ofProduct(product) + PerProduct.unitsReleased]!, booked(PerStock.used))
    same('lots', booked(PerStock.lots) * floor.line.products[product]!.spec.lotUnits, booked(PerStock.used))
  })
  return [...faults, ...waits(floor)]
}

/** Grains on their way, by stock. */
function openOrders(floor: Floor): number[] {
  const sums = floor.line.stocks.map(() => 0)
  const { stock, amount } = floor.stocks!['orders']
  for (const timer of floor.timers.pending) {
    if (floor.timers.handlerOf(timer) !== Handler.stockArrives) continue
    const row = floor.timers.ownerOf(timer)
    sums[stock[row]!]! += amount[row]!
  }
  return sums
}

/** Machines that wait for material are in standby, and not for something else at the same time. */
function waits(floor: Floor): string[] {
  const { scalars } = floor.cut()
  const { layout } = floor.books
  return floor.line.asWritten.flatMap(({ index, name, firstMachine, machines }) => {
    const of = (column: number) => scalars[layout.ofStation(index) + column]!
    let standby = 0
    for (let machine = firstMachine; machine < firstMachine + machines; machine++)
      standby += scalars[layout.ofMachine(machine) + EquipmentState.standby]!
    const waited = of(PerStation.waitsForMaterialArea) + of(PerStation.waitsForKitArea) + of(PerStation.formingArea)
    return waited > standby ? [`${name}: waits ${waited}, more than it stands by, ${standby}`] : []
  })
}
