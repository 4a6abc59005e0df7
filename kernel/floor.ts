/**
 * The running floor of a plain line: carriers queue, machines work on them and are blocked, lots come and go. Does what the general floor (src/model) does,
 * in the same order, for lines that have nothing else.
 */
import { count, lotComes, lotEnds, lotsTurnedAway, settleWip, unitsLeave } from './books'
import { chanceOf, intervalOf, ticksOf } from './draws'
import { ARRIVAL, COMPLETION, fire, goTo, isDueNow, makeSlots, nextTime, now, set } from './events'
import { machine, machineCount, nextWaiter, source, sourceCount, station, stationCount } from './line'
import { take } from './memory'
import { Activity, Carrier, Lot, Machine, Source, Station, Step, Trip } from './model'
import { lots as lotsOutside } from './outside'
import { giveBackCarrier, giveBackLot, takeCarrier, takeLot } from './pools'
import * as travel from './travel'

const NOBODY = -1

/** Stations that ask to start something at this instant, in the order of asking: a ring. */
let requests: usize = 0
let firstRequest: i32 = 0
let requestCount: i32 = 0
/** Who is having its turn at a buffer. */
let admitted: i32 = NOBODY

/** Once the line is built: sources wait for their first lots. @param hasDelays something can be under way */
export function begin(end: f64, hasDelays: bool): void {
  requests = take(sizeof<usize>() * stationCount)
  makeSlots(machineCount + sourceCount + (hasDelays ? 1 : 0), end)
  travel.useSlot(machineCount + sourceCount)
  for (let index = 0; index < stationCount; index++) request(station(index))
}

/** The first moment of a source; sources in their order. */
export function setFirst(index: i32, time: f64): void {
  set(source(index).slot, time, ARRIVAL)
}

/** The first moment of a source whose first interval is drawn. */
export function drawFirst(index: i32): void {
  setFirst(index, intervalOf(source(index)))
}

/** Does everything due up to and including `end`; what starts at `end` has started. */
export function run(end: f64): void {
  const last = <i64>end
  for (;;) {
    if (requestCount > 0) {
      if (!isDueNow()) {
        dispatch(takeRequest())
        continue
      }
    } else if (nextTime() > last) break
    happen(fire())
  }
  goTo(end)
}

/** Books everything up to now. */
export function settle(): void {
  for (let index = 0; index < machineCount; index++) settleMachine(machine(index))
  for (let index = 0; index < stationCount; index++) settleQueue(station(index))
  settleWip()
}

function happen(slot: i32): void {
  if (slot < machineCount) workEnds(machine(slot))
  else if (slot < machineCount + sourceCount) release(source(slot - machineCount))
  else arrive(travel.arrive())
}

// Machines.

function workEnds(own: Machine): void {
  const carrier = own.load
  const at = own.station
  own.productive += now - own.since
  own.since = now
  at.unitsDone += carrier.units
  at.loads += 1
  finish(carrier)
  if (move(carrier)) becomeIdle(own)
  else {
    own.activity = Activity.blocked
    waitFor(carrier.target.station, own.slot)
  }
}

function becomeIdle(own: Machine): void {
  const at = own.station
  own.activity = Activity.idle
  own.idleSince = now
  addIdle(at, own)
  request(at)
}

/** Idle longest first, at equal times the lower number first. */
function addIdle(at: Station, own: Machine): void {
  if (at.idleCount++ === 0) {
    at.idleHead = own
    at.idleTail = own
    own.next = changetype<Machine>(0)
  } else if (at.idleTail.idleSince < now || at.idleTail.slot < own.slot) {
    at.idleTail.next = own
    at.idleTail = own
    own.next = changetype<Machine>(0)
  } else addAmongEqual(at, own)
}

function addAmongEqual(at: Station, own: Machine): void {
  let before = changetype<Machine>(0)
  let after = at.idleHead
  while (after.idleSince < now || after.slot < own.slot) {
    before = after
    after = after.next
  }
  own.next = after
  if (changetype<usize>(before) === 0) at.idleHead = own
  else before.next = own
}

function settleMachine(own: Machine): void {
  const elapsed = now - own.since
  own.since = now
  if (own.activity === Activity.processing) own.productive += elapsed
  else if (own.activity === Activity.idle) own.standby += elapsed
  else own.blocked += elapsed
}

// Stations.

function request(at: Station): void {
  if (at.isRequested) return
  at.isRequested = 1
  let place = firstRequest + requestCount++
  if (place >= stationCount) place -= stationCount
  store<usize>(requests + sizeof<usize>() * place, changetype<usize>(at))
}

function takeRequest(): Station {
  const at = changetype<Station>(load<usize>(requests + sizeof<usize>() * firstRequest))
  if (++firstRequest === stationCount) firstRequest = 0
  requestCount--
  at.isRequested = 0
  return at
}

function dispatch(at: Station): void {
  do {
    while (at.length > 0 && at.idleCount > 0) start(at)
  } while (at.waiterHead !== NOBODY && admit(at))
}

/** The first carrier goes into the machine that has been idle longest. */
function start(at: Station): void {
  const carrier = at.head
  settleQueue(at)
  at.head = carrier.next
  at.length--
  at.taken--
  const wait = now - carrier.arrivedAt
  at.waitSum += wait
  at.started += 1
  count(at.waits, wait)
  const own = at.idleHead
  at.idleHead = own.next
  at.idleCount--
  own.standby += now - own.since
  own.since = now
  own.activity = Activity.processing
  own.load = carrier
  set(own.slot, now + ticksOf(carrier.step.time, carrier), COMPLETION)
}

function settleQueue(at: Station): void {
  at.queueArea += <f64>at.length * (now - at.since)
  at.since = now
}

/** An idle machine takes a carrier in at once, so it counts as a space. While others wait there is none for anybody else. */
function hasRoom(at: Station, carriers: i32): bool {
  if (at.spaces < 0) return true
  if (at.waiterHead !== NOBODY && at.waiterHead !== admitted) return false
  return carriers <= at.spaces + at.idleCount - at.taken
}

function waitFor(at: Station, slot: i32): void {
  store<i32>(nextWaiter + ((<usize>slot) << 2), NOBODY)
  if (at.waiterHead === NOBODY) at.waiterHead = slot
  else store<i32>(nextWaiter + ((<usize>at.waiterTail) << 2), slot)
  at.waiterTail = slot
}

/** Lets in the first who waits for room; false: there is none, or it still waits. */
function admit(at: Station): bool {
  admitted = at.waiterHead
  const isServed = hasRoom(at, 1) && retry(admitted)
  if (isServed) at.waiterHead = load<i32>(nextWaiter + ((<usize>admitted) << 2))
  admitted = NOBODY
  return isServed
}

function retry(slot: i32): bool {
  if (slot >= machineCount) {
    const waiter = source(slot - machineCount)
    waiter.isWaiting = 0
    send(waiter, true)
    return !waiter.isWaiting
  }
  const own = machine(slot)
  own.blocked += now - own.since
  own.since = now
  move(own.load)
  becomeIdle(own)
  return true
}

// Carriers.

/** The work of its step on a carrier has ended. */
function finish(carrier: Carrier): void {
  const at = carrier.step
  carrier.target = changetype<usize>(at.branch) === 0 ? at.next : chosen(at, carrier)
}

function chosen(at: Step, carrier: Carrier): Step {
  const u = chanceOf(at.chance, carrier)
  let branch = at.branch
  while (!(u < branch.upTo) && changetype<usize>(branch.next) !== 0) branch = branch.next
  return branch.to
}

/** A carrier leaves its step; false: there is no room at the next. */
function move(carrier: Carrier): bool {
  const from = carrier.step
  const to = carrier.target
  if (changetype<usize>(to) === 0) {
    if (changetype<usize>(from.delay) === 0) leaveLine(carrier)
    else travel.setOff(carrier, ticksOf(from.delay, carrier), Trip.out)
    return true
  }
  if (changetype<usize>(to.station) !== 0) {
    if (!hasRoom(to.station, 1)) return false
    to.station.taken++
  }
  const ticks = changetype<usize>(from.delay) === 0 ? 0 : ticksOf(from.delay, carrier)
  if (to.index <= from.index) carrier.visit++
  carrier.step = to
  if (ticks === 0) enter(carrier)
  else travel.setOff(carrier, ticks, Trip.toStep)
  return true
}

/** A carrier under way has come to where it was going. */
function arrive(carrier: Carrier): void {
  if (carrier.trip === Trip.toStep) enter(carrier)
  else if (carrier.trip === Trip.out) leaveLine(carrier)
  else {
    finish(carrier)
    // There is room: a line in which it could be missing is not plain.
    move(carrier)
  }
}

/** A carrier stands before its step. */
function enter(carrier: Carrier): void {
  const at = carrier.step.station
  if (changetype<usize>(at) === 0) {
    travel.setOff(carrier, ticksOf(carrier.step.time, carrier), Trip.delayEnd)
    return
  }
  settleQueue(at)
  carrier.arrivedAt = now
  if (at.length++ === 0) at.head = carrier
  else at.tail.next = carrier
  at.tail = carrier
  request(at)
}

function leaveLine(carrier: Carrier): void {
  const lot = carrier.lot
  const units = carrier.units
  unitsLeave(units)
  lot.source.product.unitsGood += units
  giveBackCarrier(carrier)
  if (--lot.carriers === 0) end(lot)
}

// Lots.

function end(lot: Lot): void {
  const own = lot.source
  const product = own.product
  const ticks = now - lot.releasedAt
  lotEnds(ticks)
  product.lotsFinished += 1
  product.cycleTimeSum += ticks
  count(product.times, ticks)
  giveBackLot(lot)
  own.inLine--
  if (own.level >= 0) set(own.slot, now, ARRIVAL)
}

function release(own: Source): void {
  if (own.level >= 0) own.backlog = max(0, own.level - own.inLine)
  else {
    own.backlog += own.lots >= 0 ? own.lots : <i32>lotsOutside(own.slot - machineCount)
    set(own.slot, now + intervalOf(own), ARRIVAL)
  }
  if (!own.isWaiting) send(own, false)
}

/** Releases what waits outside; what finds no room is lost, or the source waits in line at its first station. */
function send(own: Source, isInLine: bool): void {
  const product = own.product
  const at = product.firstStep.station
  while (own.backlog > 0) {
    if (changetype<usize>(at) === 0 || hasRoom(at, product.carriers)) {
      releaseOne(own)
      own.backlog--
    } else if (own.loses) {
      lotsTurnedAway(own.backlog, <f64>own.backlog * product.lotUnits)
      own.backlog = 0
    } else {
      if (!isInLine) waitFor(at, own.slot)
      own.isWaiting = 1
      return
    }
  }
}

function releaseOne(own: Source): void {
  const product = own.product
  const lot = takeLot()
  lot.source = own
  lot.number = own.numbers + own.released++
  lot.carriers = product.carriers
  lot.releasedAt = now
  own.inLine++
  lotComes(product.lotUnits)
  product.unitsReleased += product.lotUnits
  for (let number = 0; number < product.carriers; number++) form(lot, number)
}

function form(lot: Lot, number: i32): void {
  const product = lot.source.product
  const carrier = takeCarrier()
  carrier.lot = lot
  carrier.number = number
  carrier.isLast = number === product.carriers - 1 ? 1 : 0
  carrier.units = carrier.isLast ? product.unitsLast : product.unitsFull
  carrier.visit = 0
  carrier.step = product.firstStep
  const at = carrier.step.station
  if (changetype<usize>(at) !== 0) at.taken++
  enter(carrier)
}
