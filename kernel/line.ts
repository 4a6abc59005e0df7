/** Builds the line in memory: stations, then products with their steps, then sources, each numbered from 0 in the order of their making. */
import { BLOCK_BYTES } from './draws'
import { take } from './memory'
import { Activity, Branch, Kind, Law, Machine, Product, Source, Station, Step } from './model'

/** Buckets of a histogram, see src/model/histogram.ts. */
const BUCKETS: usize = 1 + 38 * 16
const NOBODY = -1

export let stationCount: i32 = 0
export let machineCount: i32 = 0
export let productCount: i32 = 0
export let sourceCount: i32 = 0
/** Where the histograms begin: cycle times of the products, then waits of the stations. */
export let histograms: usize = 0
/** Who waits behind each slot that waits for a space. */
export let nextWaiter: usize = 0

let stations: usize = 0
let machines: usize = 0
let products: usize = 0
let steps: usize = 0
let sources: usize = 0
let newMachines: i32 = 0
let newStations: i32 = 0
let newSteps: i32 = 0
let newProducts: i32 = 0
let newSources: i32 = 0

export function makeRoom(ofStations: i32, ofMachines: i32, ofProducts: i32, ofSteps: i32, ofSources: i32): void {
  stationCount = ofStations
  machineCount = ofMachines
  productCount = ofProducts
  sourceCount = ofSources
  stations = take(offsetof<Station>() * ofStations)
  machines = take(offsetof<Machine>() * ofMachines)
  products = take(offsetof<Product>() * ofProducts)
  steps = take(offsetof<Step>() * ofSteps)
  sources = take(offsetof<Source>() * ofSources)
  nextWaiter = take(sizeof<i32>() * (ofMachines + ofSources))
  histograms = take(sizeof<f64>() * BUCKETS * (ofProducts + ofStations))
}

export function station(index: i32): Station {
  return changetype<Station>(stations + offsetof<Station>() * index)
}

export function machine(index: i32): Machine {
  return changetype<Machine>(machines + offsetof<Machine>() * index)
}

export function product(index: i32): Product {
  return changetype<Product>(products + offsetof<Product>() * index)
}

export function step(index: i32): Step {
  return changetype<Step>(steps + offsetof<Step>() * index)
}

export function source(index: i32): Source {
  return changetype<Source>(sources + offsetof<Source>() * index)
}

/** @param spaces for waiting carriers; -1: no limit */
export function addStation(ofMachines: i32, spaces: i32): void {
  const index = newStations++
  const one = station(index)
  one.spaces = spaces
  one.waiterHead = NOBODY
  one.waits = histograms + sizeof<f64>() * BUCKETS * (productCount + index)
  for (let count = 0; count < ofMachines; count++) {
    const own = machine(newMachines)
    own.slot = newMachines++
    own.activity = Activity.idle
    own.station = one
    addIdle(one, own)
  }
}

function addIdle(one: Station, own: Machine): void {
  if (one.idleCount++ === 0) one.idleHead = own
  else one.idleTail.next = own
  one.idleTail = own
}

/** @param next of the whole line; -1: out of it. @param at station; -1: a pure delay */
export function addStep(next: i32, at: i32): void {
  const index = newSteps++
  const one = step(index)
  one.index = index
  if (next >= 0) one.next = step(next)
  if (at >= 0) one.station = station(at)
}

export function addProduct(firstStep: i32, carriers: i32, lotUnits: f64, unitsFull: f64, unitsLast: f64): void {
  const index = newProducts++
  const one = product(index)
  one.firstStep = step(firstStep)
  one.carriers = carriers
  one.lotUnits = lotUnits
  one.unitsFull = unitsFull
  one.unitsLast = unitsLast
  one.times = histograms + sizeof<f64>() * BUCKETS * index
}

/** @param level lots that it keeps in the line; -1: it releases by intervals. @param lots at once; -1: drawn outside */
export function addSource(sends: i32, level: i32, lots: i32, loses: bool, numbers: i32): void {
  const index = newSources++
  const one = source(index)
  one.slot = machineCount + index
  one.product = product(sends)
  one.level = level
  one.lots = lots
  one.loses = loses ? 1 : 0
  one.numbers = numbers
  one.intervals = take(4 * sizeof<f64>())
}

export function setTime(owner: i32, law: usize): void {
  step(owner).time = changetype<Law>(law)
}

export function setDelay(owner: i32, law: usize): void {
  step(owner).delay = changetype<Law>(law)
}

export function setInterval(owner: i32, law: usize): void {
  source(owner).interval = changetype<Law>(law)
}

export function setChance(owner: i32, law: usize): void {
  step(owner).chance = changetype<Law>(law)
}

/** Ways of a step, in their order. @param to step; -1: out of the line */
export function addBranch(owner: i32, to: i32, upTo: f64): void {
  const branch = changetype<Branch>(take(offsetof<Branch>()))
  branch.upTo = upTo
  if (to >= 0) branch.to = step(to)
  const first = step(owner).branch
  if (changetype<usize>(first) === 0) step(owner).branch = branch
  else {
    let last = first
    while (changetype<usize>(last.next) !== 0) last = last.next
    last.next = branch
  }
}

/** Whole ticks of a full carrier and of the last of a lot. */
export function fixedLaw(full: f64, last: f64): usize {
  const law = changetype<Law>(take(offsetof<Law>()))
  law.kind = Kind.fixed
  law.fixedFull = full
  law.fixedLast = last
  return changetype<usize>(law)
}

export function outsideLaw(id: i32): usize {
  const law = changetype<Law>(take(offsetof<Law>()))
  law.kind = Kind.outside
  law.id = id
  return changetype<usize>(law)
}

export function exponentialLaw(key0: i32, key1: i32, mean: f64, byCarrier: bool): usize {
  const law = changetype<Law>(take(offsetof<Law>()))
  law.kind = Kind.exponential
  law.key0 = key0
  law.key1 = key1
  law.minusMean = -mean
  law.byCarrier = byCarrier ? 1 : 0
  law.blocks = take(BLOCK_BYTES)
  memory.fill(law.blocks, 0xff, BLOCK_BYTES)
  return changetype<usize>(law)
}

/** Of random ways: only its keys are used. */
export function chanceLaw(key0: i32, key1: i32): usize {
  const law = changetype<Law>(take(offsetof<Law>()))
  law.key0 = key0
  law.key1 = key1
  return changetype<usize>(law)
}

/** What each time of an exponential law is multiplied by, and divided by. */
export function scale(address: usize, full: f64, last: f64, speed: f64): void {
  const law = changetype<Law>(address)
  law.shareFull = full
  law.shareLast = last
  law.speed = speed
  law.isScaled = 1
}
