/** Carriers under way, in delays and between steps: a binary heap by time, then rank. Its first stands in one slot of the winner tree. */
import { ARRIVAL, newRank, now, setRanked } from './events'
import { take } from './memory'
import { Carrier } from './model'

@unmanaged
class Entry {
  time: i64
  rank: i64
  carrier: Carrier
}
const BYTES: usize = 24

let slot: i32 = 0
let heap: usize = 0
let room: i32 = 0
let size: i32 = 0

export function useSlot(index: i32): void {
  slot = index
}

/** A carrier is there after `ticks`. @param trip see `Trip` */
export function setOff(carrier: Carrier, ticks: f64, trip: i32): void {
  carrier.trip = trip
  if (!(ticks >= 0)) unreachable()
  if (size === room) grow()
  const time = <i64>(now + ticks)
  const rank = newRank(ARRIVAL)
  let hole = size++
  while (hole > 0) {
    const parent = at((hole - 1) >> 1)
    if (parent.time <= time) break
    copy(hole, (hole - 1) >> 1)
    hole = (hole - 1) >> 1
  }
  const entry = at(hole)
  entry.time = time
  entry.rank = rank
  entry.carrier = carrier
  if (hole === 0) showFirst()
}

/** Takes out the first. */
export function arrive(): Carrier {
  const carrier = at(0).carrier
  const last = --size
  if (last > 0) {
    sink(last)
    showFirst()
  }
  return carrier
}

/** The entry behind the last one goes where it belongs, from the top down. */
function sink(last: i32): void {
  const moved = at(last)
  let hole = 0
  for (let child = 1; child < last; child = 2 * hole + 1) {
    if (child + 1 < last && isBefore(at(child + 1), at(child))) child++
    if (isBefore(moved, at(child))) break
    copy(hole, child)
    hole = child
  }
  copy(hole, last)
}

function isBefore(a: Entry, b: Entry): bool {
  return a.time < b.time || (a.time === b.time && a.rank < b.rank)
}

function showFirst(): void {
  setRanked(slot, at(0).time, at(0).rank)
}

function at(position: i32): Entry {
  return changetype<Entry>(heap + <usize>position * BYTES)
}

function copy(to: i32, from: i32): void {
  memory.copy(heap + <usize>to * BYTES, heap + <usize>from * BYTES, BYTES)
}

function grow(): void {
  const larger = take(<usize>(room === 0 ? 16 : 2 * room) * BYTES)
  memory.copy(larger, heap, <usize>size * BYTES)
  heap = larger
  room = room === 0 ? 16 : 2 * room
}
