/** Rows of lots and carriers, used again: memory is as large as the most work that ever was in the line. */
import { take } from './memory'
import { Carrier, Lot } from './model'

/** Rows taken from memory at a time. */
const MORE = 64

let freeLot: Lot = changetype<Lot>(0)
let freeCarrier: Carrier = changetype<Carrier>(0)

export function takeLot(): Lot {
  if (changetype<usize>(freeLot) === 0) {
    const rows = take(offsetof<Lot>() * MORE)
    for (let row = 0; row < MORE; row++) giveBackLot(changetype<Lot>(rows + offsetof<Lot>() * row))
  }
  const lot = freeLot
  freeLot = lot.nextFree
  return lot
}

export function giveBackLot(lot: Lot): void {
  lot.nextFree = freeLot
  freeLot = lot
}

export function takeCarrier(): Carrier {
  if (changetype<usize>(freeCarrier) === 0) {
    const rows = take(offsetof<Carrier>() * MORE)
    for (let row = 0; row < MORE; row++) giveBackCarrier(changetype<Carrier>(rows + offsetof<Carrier>() * row))
  }
  const carrier = freeCarrier
  freeCarrier = carrier.next
  return carrier
}

export function giveBackCarrier(carrier: Carrier): void {
  carrier.next = freeCarrier
  freeCarrier = carrier
}
