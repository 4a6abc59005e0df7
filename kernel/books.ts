/** What the whole line counts, and lots and units in it with their time integrals. */
import { now } from './events'

export let lotsReleased: f64 = 0
export let unitsReleased: f64 = 0
export let lotsFinished: f64 = 0
export let unitsGood: f64 = 0
export let lotsLost: f64 = 0
export let unitsLost: f64 = 0
export let lotArea: f64 = 0
export let unitArea: f64 = 0
export let lotSojourn: f64 = 0

let lots: f64 = 0
let units: f64 = 0
let since: f64 = 0

export function lotComes(lotUnits: f64): void {
  settleWip()
  lots += 1
  units += lotUnits
  lotsReleased += 1
  unitsReleased += lotUnits
}

export function unitsLeave(gone: f64): void {
  settleWip()
  units -= gone
  unitsGood += gone
}

export function lotEnds(ticks: f64): void {
  lots -= 1
  lotSojourn += ticks
  lotsFinished += 1
}

export function lotsTurnedAway(count: f64, unitsInAll: f64): void {
  lotsLost += count
  unitsLost += unitsInAll
}

export function settleWip(): void {
  const elapsed = now - since
  if (elapsed === 0) return
  since = now
  lotArea += lots * elapsed
  unitArea += units * elapsed
}

const LOW_EXPONENT = 10
const BUCKETS: i64 = 1 + 38 * 16
const ORIGIN: i64 = (1023 + LOW_EXPONENT) << 4

/** Counts a duration in a histogram of src/model/histogram.ts. */
export function count(histogram: usize, ticks: f64): void {
  const bucket = (reinterpret<i64>(ticks) >> 48) - ORIGIN + 1
  const at = histogram + ((<usize>max<i64>(0, min<i64>(bucket, BUCKETS - 1))) << 3)
  store<f64>(at, load<f64>(at) + 1)
}
