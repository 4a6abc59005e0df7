/** Counts what is on a floor by walking through it, apart from the floor's own running totals. */

import { idOf, kindOf, WaiterKind } from '../../src/model/buffers.ts'
import { Handler } from '../../src/model/handlers.ts'
import { BUCKETS, EquipmentState, type Floor, Line, PerClass, PerProduct, PerStation, STATES } from '../../src/model/index.ts'
import { Activity } from '../../src/model/machines.ts'
import { kitFaults, openKinds } from './kit-audit.ts'
import { closeAtGates, limitFaults } from './limit-audit.ts'
import { linkFaults } from './link-audit.ts'
import { binFaults, lotMachineFaults, remnantFaults } from './lot-audit.ts'
import { priorityFaults } from './priority-audit.ts'
import { closeForRoom, openOn, roomFaults } from './room-audit.ts'
import { holdFaults, stepFaults } from './step-audit.ts'
import { closeForMaterial, stockFaults } from './stock-audit.ts'
import { carriersUnderWay, transportFaults } from './transport-audit.ts'
import { closeAtWipLimits, wipLimitFaults } from './wip-limit-audit.ts'

/** Rows of the lots that are in the line: all that are not on the free list. */
function lotsIn(floor: Floor): number[] {
  const { lots } = floor
  const free = new Set<number>()
  for (let lot = lots['firstFree']; lot !== -1; lot = lots['next'][lot]!) free.add(lot)
  return Array.from({ length: lots['rows'] }, (_, lot) => lot).filter((lot) => !free.has(lot))
}

/** Good units in all carriers, and those that have been gathered and fill none yet. */
function unitsIn(floor: Floor): number {
  const gathered = lotsIn(floor).reduce((sum, lot) => {
    const segments = Array.from({ length: floor.line.segments }, (_, segment) => floor.lots.gatheredAt(lot, segment))
    return sum + segments.reduce((all, units) => all + units, 0)
  }, 0)
  return floor.carriers.countUnits() + gathered
}

/** Time that the lots in the line have been in it, added up, ticks. */
export function agesIn(floor: Floor): number {
  return lotsIn(floor).reduce((sum, lot) => sum + floor.now - floor.lots.bornAt[lot]!, 0)
}

/** Everything that is wrong with a floor as it stands; nothing may be. */
export function faultsOf(floor: Floor): string[] {
  return [
    ...conservation(floor),
    ...occupancy(floor),
    ...machineTimes(floor),
    ...crewsAtWork(floor),
    ...kitFaults(floor),
    ...stepFaults(floor),
    ...holdFaults(floor),
    ...limitFaults(floor),
    ...wipLimitFaults(floor),
    ...roomFaults(floor),
    ...linkFaults(floor),
    ...transportFaults(floor),
    ...lotMachineFaults(floor),
    ...remnantFaults(floor),
    ...binFaults(floor),
    ...stockFaults(floor),
    ...priorityFaults(floor),
    ...signs(floor),
  ]
}

function check(faults: string[], what: string, counted: number, booked: number): void {
  if (counted !== booked) faults.push(`${what}: counted ${counted}, booked ${booked}`)
}

/** What came in is out or still there; the time integral of lots is the sum of their times in the line. */
function conservation(floor: Floor): string[] {
  const faults: string[] = []
  const { scalars } = floor.cut()
  const of = (column: number) => scalars[column]!
  const lots = lotsIn(floor)
  const { layout } = floor.books
  const inClasses = (column: number) => floor.line.priorities.reduce((sum, _, index) => sum + of(layout.ofClass(index) + column), 0)
  if (floor.line.spec.run.byPriority === true) {
    check(faults, 'good units by priority', inClasses(PerClass.unitsGood), of(Line.unitsGood))
    check(faults, 'lots by priority', inClasses(PerClass.lotsFinished), of(Line.lotsFinished))
  }
  check(faults, 'units in the line', unitsIn(floor), floor.wip.units)
  const cameIn = of(Line.unitsReleased) + of(Line.unitsAtStart)
  check(faults, 'units that came in', of(Line.unitsGood) + of(Line.unitsScrapped) + floor.wip.units, cameIn)
  check(faults, 'lots in the line', lots.length, floor.wip.lots)
  check(
    faults,
    'lots by source',
    floor.lots.ofSource.reduce((sum, count) => sum + count, 0),
    floor.wip.lots,
  )
  check(faults, 'area under the lots in the line', of(Line.lotSojourn) + agesIn(floor), of(Line.lotArea))
  for (const [column, whole] of [
    [PerProduct.unitsReleased, Line.unitsReleased],
    [PerProduct.unitsGood, Line.unitsGood],
    [PerProduct.unitsScrapped, Line.unitsScrapped],
    [PerProduct.lotsFinished, Line.lotsFinished],
  ] as const) {
    const sum = floor.line.products.reduce((all, { index }) => all + of(floor.books.layout.ofProduct(index) + column), 0)
    check(faults, `product column ${column}`, sum, of(whole))
  }
  return faults
}

/**
 * All people of a crew are free or at one machine each; nobody stands in line whom those who are free could serve, unless behind somebody who wants the
 * same people; machines that are repaired are down, machines that wait say so, and no machine that does not work has somebody for its load.
 */
function crewsAtWork(floor: Floor): string[] {
  const faults: string[] = []
  const { phase } = floor['repairs'] as unknown as { phase: Uint8Array }
  const crews = floor['crews'] as unknown as Record<
    'free' | 'present' | 'crewOf' | 'skillWanted' | 'skillGiven' | 'people' | 'first' | 'next',
    Float64Array
  >
  const { machines } = floor
  const all = Array.from(phase, (_, machine) => machine)
  floor.line.crews.forEach(({ spec: { name }, skills, firstSkill }, index) => {
    const ofCrew = all.filter((machine) => crews.crewOf[machine] === index)
    skills.forEach((_, skill) => {
      const taken = ofCrew
        .filter((machine) => crews.skillGiven[machine] === skill)
        .reduce((sum, machine) => sum + crews.people[machine]!, 0)
      check(
        faults,
        `people of crew ${name}, skill ${skill}`,
        crews.free[firstSkill + skill]! + taken,
        crews.present[firstSkill + skill]! * 1e6,
      )
    })
    const line: number[] = []
    for (let machine = crews.first[index]!; machine !== -1; machine = crews.next[machine]!) line.push(machine)
    const waiting = ofCrew.filter((machine) => crews.skillGiven[machine] === -1)
    check(faults, `line of crew ${name}`, line.length, waiting.length)
    let below = skills.length
    for (const machine of line) {
      for (let skill = crews.skillWanted[machine]!; skill < below; skill++)
        if (crews.free[firstSkill + skill]! >= crews.people[machine]!)
          faults.push(`crew ${name}: someone is free and machine ${machine} waits`)
      below = Math.min(below, crews.skillWanted[machine]!)
    }
  })
  for (const machine of all) {
    const isDown = machines.down[machine] !== 0
    if (phase[machine] !== 0 && !isDown) faults.push(`machine ${machine}: repaired while it is up`)
    const stage = machines.activity[machine] === Activity.setup || machines.activity[machine] === Activity.processing
    if (crews.crewOf[machine] !== -1 && !isDown && !stage) faults.push(`machine ${machine}: has people and nothing to do`)
    if (crews.crewOf[machine] !== -1 && crews.skillGiven[machine] === -1 && machines.waits[machine] === 0)
      faults.push(`machine ${machine}: in line, and does not wait`)
  }
  return faults
}

/** Every carrier is in exactly one place, every machine does what its load says, and idle lists and queues say the same as the machines. */
function occupancy(floor: Floor): string[] {
  const faults: string[] = []
  const { machines, line, timers } = floor
  let placed = 0
  for (const station of line.stations) {
    const own = Array.from({ length: station.machines }, (_, number) => station.firstMachine + number)
    const waiting = floor['queues'].length[station.index]!
    placed += waiting
    check(
      faults,
      `idle machines of ${station.name}`,
      own.filter((machine) => (isFree(floor, machine) || hasFreeEntrance(floor, machine)) && machines.isUp(machine)).length,
      floor['idle'].count[station.index]!,
    )
    if (floor['buffers']['taken'][station.index]! < waiting) faults.push(`${station.name}: fewer spaces taken than carriers waiting`)
    const idle = own.filter((machine) => floor['idle'].has(machine))
    const open = openKinds(floor, station)
    closeAtGates(floor, station.index, open)
    closeAtWipLimits(floor, station.index, open)
    closeForRoom(floor, station.index, open)
    closeForMaterial(floor, station.index, open)
    const couldStart = (machine: number) =>
      open.includes(1) && floor['queues'].first(station.index, machine, floor.now, openOn(floor, station.index, machine, open)) !== -1
    if (station.batch === null && !mayOrderHaveChanged(floor, station.index) && idle.some(couldStart))
      faults.push(`${station.name}: an idle machine and a queue`)
  }
  for (let machine = 0; machine < machines.count; machine++) {
    let load = 0
    for (let carrier = machines.load[machine]!; carrier !== -1; carrier = floor.carriers.next[carrier]!) load++
    placed += load
    if (load > 0 !== (machines.activity[machine] !== Activity.idle))
      faults.push(`machine ${machine}: activity ${machines.activity[machine]} with ${load} carriers`)
  }
  const travels: number[] = [Handler.arrive, Handler.gather, Handler.delayEnd, Handler.holdEnd, Handler.passBy, Handler.limitHoldEnd]
  placed += timers.pending.filter((timer) => travels.includes(timers.handlerOf(timer))).length
  placed += waitersOf(floor).filter((who) => UNDER_WAY.includes(kindOf(who))).length
  placed += carriersUnderWay(floor)
  check(faults, 'carriers', placed, floor.carriers.count)
  const blocked = Array.from(machines.activity.keys()).filter((machine) => machines.activity[machine] === Activity.blocked)
  const waits = waitersOf(floor)
    .filter((who) => kindOf(who) === WaiterKind.machine)
    .map(idOf)
  if (String(blocked) !== String(waits.sort((a, b) => a - b)))
    faults.push(`blocked machines ${blocked}, machines waiting for room ${waits}`)
  return faults
}

/**
 * Where there is too little material for who goes first, the others wait, until something happens: who goes first by a rule that time changes may be another
 * meanwhile.
 */
function mayOrderHaveChanged(floor: Floor, station: number): boolean {
  const { criteria } = (floor['queues']['queues'] as unknown as { criteria: { isStatic: boolean }[] }[])[station]!
  return floor.materials?.isAt(station) === true && criteria.some(({ isStatic }) => !isStatic)
}

/** Idle, and not kept for a lot. */
function isFree(floor: Floor, machine: number): boolean {
  return floor.machines.activity[machine] === Activity.idle && floor['lotMachines']?.isKept(machine) !== true
}

/** Waiters that are carriers in no machine and in no queue. */
const UNDER_WAY: readonly number[] = [WaiterKind.carrier, WaiterKind.gatherer, WaiterKind.returner]

/** A belt that runs, takes nothing in at the moment, stands in no stop, and is not to run empty. */
function hasFreeEntrance(floor: Floor, machine: number): boolean {
  const { machines } = floor
  const conveyors = floor['conveyors']
  const isStanding = machines.work[machine] === 0 && machines.assist[machine]! + machines.stop[machine]! > 0
  const isBelt = conveyors['last'][machine] !== -1 && machines.activity[machine] === Activity.processing
  return isBelt && !isStanding && conveyors['entering'][machine] === -1 && machines.offPending[machine] === 0
}

/** Who waits in line, each once: who waits for one of several stations stands in several lines, with a ring through its cells. */
function waitersOf(floor: Floor): number[] {
  const { heads, cells, next, peers } = floor['buffers'] as unknown as Record<'heads' | 'cells' | 'next' | 'peers', Int32Array>
  const waiters: number[] = []
  for (const head of heads) {
    for (let cell = head; cell !== -1; cell = next[cell]!) {
      let first = cell
      for (let peer = peers[cell]!; peer !== cell; peer = peers[peer]!) first = Math.min(first, peer)
      if (first === cell) waiters.push(cells[cell]!)
    }
  }
  return waiters
}

/** The states of a machine, each booked on its own, fill the time to the tick. */
function machineTimes(floor: Floor): string[] {
  const faults: string[] = []
  const { scalars } = floor.cut()
  for (let machine = 0; machine < floor.machines.count; machine++) {
    const first = floor.books.layout.ofMachine(machine)
    const times = scalars.slice(first, first + STATES)
    check(
      faults,
      `machine ${machine}: time in states`,
      times.reduce((sum, ticks) => sum + ticks, 0),
      floor.now,
    )
    check(faults, `machine ${machine}: productive clock`, floor.machines.odometer[machine]!, times[EquipmentState.productive]!)
    if (times.some((ticks) => ticks < 0 || !Number.isInteger(ticks))) faults.push(`machine ${machine}: ${times}`)
    for (const part of ['work', 'later', 'assist', 'stop'] as const)
      if (floor.machines[part][machine]! < 0) faults.push(`machine ${machine}: ${part} left ${floor.machines[part][machine]}`)
  }
  return faults
}

function signs(floor: Floor): string[] {
  const faults: string[] = []
  const { scalars, histograms } = floor.cut()
  if (scalars.some((value) => !(value >= 0))) faults.push(`negative totals in ${scalars}`)
  if (histograms.some((value) => !(value >= 0))) faults.push('negative counts in the histograms')
  if (floor['queues'].length.some((length) => length < 0)) faults.push('negative queue')
  if (floor['buffers']['taken'].some((taken) => taken < 0)) faults.push('negative spaces')
  for (const { index, name } of floor.line.asWritten) {
    const first = floor.books.layout.waitsOf(index)
    const counted = histograms.slice(first, first + BUCKETS).reduce((sum, count) => sum + count, 0)
    check(faults, `${name}: waits in the histogram`, counted, scalars[floor.books.layout.ofStation(index) + PerStation.carriersStarted]!)
  }
  return faults
}
