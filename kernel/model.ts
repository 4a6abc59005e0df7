/** What a plain line consists of, as rows in memory. Names are those of the general floor (src/model); times are whole ticks held as f64. */

/** How a duration is drawn. */
export namespace Kind {
  /** Known beforehand. */
  export const fixed: i32 = 0
  /** Here, four at once. */
  export const exponential: i32 = 1
  /** By the samplers outside. */
  export const outside: i32 = 2
}

/** Draws of one place and purpose: the process times of a step, its delays, its branches. */
@unmanaged
export class Law {
  kind: i32
  /** Its number outside. */
  id: i32
  key0: i32
  key1: i32
  minusMean: f64
  /** Whole ticks of a full carrier and of the last of a lot. */
  fixedFull: f64
  fixedLast: f64
  /** What a drawn time is multiplied by, then divided by. */
  shareFull: f64
  shareLast: f64
  speed: f64
  /** 1: any of these is not 1. */
  isScaled: i32
  /** 1: the four are carriers of one lot; 0: the same carrier of four lots. */
  byCarrier: i32
  /** What was drawn last, see `draws.ts`. */
  blocks: usize
}

@unmanaged
export class Branch {
  upTo: f64
  /** Null: out of the line. */
  to: Step
  next: Branch
}

@unmanaged
export class Step {
  index: i32
  /** Null: a pure delay. */
  station: Station
  /** Null: out of the line. */
  next: Step
  time: Law
  /** Null: the next step follows at once. */
  delay: Law
  /** Null: always `next`. */
  branch: Branch
  chance: Law
}

@unmanaged
export class Station {
  /** Waiting carriers, first come first. */
  head: Carrier
  tail: Carrier
  length: i32
  /** Machines idle longest first. */
  idleHead: Machine
  idleTail: Machine
  idleCount: i32
  /** 1: asks to start something at this instant. */
  isRequested: i32
  /** Spaces taken, and how many there are; -1: no limit. */
  taken: i32
  spaces: i32
  /** Slots of the machines and sources that wait for a space; -1: none. */
  waiterHead: i32
  waiterTail: i32
  since: f64
  queueArea: f64
  waitSum: f64
  started: f64
  unitsDone: f64
  loads: f64
  /** Histogram of waits. */
  waits: usize
}

export namespace Activity {
  export const idle: i32 = 0
  export const processing: i32 = 1
  export const blocked: i32 = 2
}

@unmanaged
export class Machine {
  slot: i32
  activity: i32
  station: Station
  load: Carrier
  /** The next idle machine of its station. */
  next: Machine
  since: f64
  idleSince: f64
  productive: f64
  standby: f64
  blocked: f64
}

@unmanaged
export class Product {
  firstStep: Step
  carriers: i32
  lotUnits: f64
  /** Of a full carrier, and of the last of a lot. */
  unitsFull: f64
  unitsLast: f64
  unitsReleased: f64
  unitsGood: f64
  lotsFinished: f64
  cycleTimeSum: f64
  /** Histogram of cycle times. */
  times: usize
}

@unmanaged
export class Source {
  slot: i32
  product: Product
  /** Null: it keeps `level` lots in the line. */
  interval: Law
  level: i32
  /** Lots at once; -1: drawn outside. */
  lots: i32
  /** 1: what finds no room is lost. */
  loses: i32
  /** 1: it waits for room. */
  isWaiting: i32
  backlog: i32
  /** Where its lots' numbers begin. */
  numbers: i32
  released: i32
  inLine: i32
  /** Intervals drawn, and four of them. */
  drawn: i64
  intervals: usize
}

@unmanaged
export class Lot {
  source: Source
  number: i32
  /** Its carriers in the line. */
  carriers: i32
  releasedAt: f64
  nextFree: Lot
}

/** What a carrier under way comes to. */
export namespace Trip {
  /** Its next step. */
  export const toStep: i32 = 0
  /** The end of a step without a station. */
  export const delayEnd: i32 = 1
  /** The end of the line. */
  export const out: i32 = 2
}

@unmanaged
export class Carrier {
  lot: Lot
  step: Step
  /** Where it goes when it leaves its step; null: out of the line. */
  target: Step
  next: Carrier
  number: i32
  isLast: i32
  visit: i32
  trip: i32
  units: f64
  arrivedAt: f64
}
