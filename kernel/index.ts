/** The kernel of plain lines, as the program around it sees it: build a line, run it, read its books. */
import { histograms, machine, product, station } from './line'

export {
  lotArea,
  lotSojourn,
  lotsFinished,
  lotsLost,
  lotsReleased,
  unitArea,
  unitsGood,
  unitsLost,
  unitsReleased,
} from './books'
export { fired } from './events'
export { begin, drawFirst, run, setFirst, settle } from './floor'
export {
  addBranch,
  addProduct,
  addSource,
  addStation,
  addStep,
  chanceLaw,
  exponentialLaw,
  fixedLaw,
  makeRoom,
  outsideLaw,
  scale,
  setChance,
  setDelay,
  setInterval,
  setTime,
} from './line'

/** Address of the histograms: cycle times of the products, then waits of the stations. */
export function histogramsAt(): usize {
  return histograms
}

export function unitsReleasedOf(index: i32): f64 {
  return product(index).unitsReleased
}

export function unitsGoodOf(index: i32): f64 {
  return product(index).unitsGood
}

export function lotsFinishedOf(index: i32): f64 {
  return product(index).lotsFinished
}

export function cycleTimeSumOf(index: i32): f64 {
  return product(index).cycleTimeSum
}

export function queueAreaOf(index: i32): f64 {
  return station(index).queueArea
}

export function waitSumOf(index: i32): f64 {
  return station(index).waitSum
}

export function startedOf(index: i32): f64 {
  return station(index).started
}

export function unitsDoneOf(index: i32): f64 {
  return station(index).unitsDone
}

export function loadsOf(index: i32): f64 {
  return station(index).loads
}

export function productiveOf(index: i32): f64 {
  return machine(index).productive
}

export function standbyOf(index: i32): f64 {
  return machine(index).standby
}

export function blockedOf(index: i32): f64 {
  return machine(index).blocked
}
