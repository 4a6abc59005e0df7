/**
 * Random numbers by counter: the n-th number of a sequence is a function of (key, n), so that any of them can be had at any time.
 *
 * One generator for everything: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
 * Its authors report it Crush-resistant (all of TestU01's BigCrush) from 13 rounds on and set 20 as the default with a margin; GROMACS' manual notes one
 * BigCrush test failed by the 13 rounds of its wider brother Threefry-2x64 and none by 20. Measured here (Node 20.20, a 2-core AMD EPYC box, bench/random.ts),
 * ns per 53-bit uniform: 20 rounds 12.9, 13 rounds 10.9, sfc32 (sequential only) 7.4. Two nanoseconds buy the margin: 20 rounds.
 */
import type { StateVisitor } from './state.ts'
import { grown } from './timers.ts'

/** Threefish's constant for the third word of the key (Skein 1.3, "C240"), lower half. */
const KEY_PARITY = 0x1bd11bda

const TWO_27 = 134217728
const TWO_32 = 4_294_967_296
const TWO_MINUS_53 = 1.1102230246251565e-16

/** Bits of a lot cursor's lower counter that count the draws of one visit. */
const VISIT_BITS = 12
const VISIT_MASK = 4095
/** Carriers that a lot can have: 2^20. */
const MAX_CARRIERS = 1_048_576
const MAX_LOTS = TWO_32
/** 2^32 over the golden ratio: spreads consecutive visits over all bits. */
const GOLDEN = 0x9e3779b9 | 0

/** A cursor in a random sequence: a 64-bit key says which sequence, a 64-bit counter says where in it. All words are int32. */
export class Draws {
  key0 = 0
  key1 = 0
  high = 0
  low = 0
  /** The 64 random bits that `advance` made last. */
  word0 = 0
  word1 = 0
  /** True: the cursor stands in one visit of a carrier and must not run into the next carrier's draws. */
  private withinVisit = false

  /** Places the cursor. */
  at(key0: number, key1: number, high: number, low: number): this {
    this.key0 = key0 | 0
    this.key1 = key1 | 0
    this.high = high | 0
    this.low = low | 0
    this.withinVisit = false
    return this
  }

  /** Places the cursor on the first draw of a visit. */
  atVisit(key0: number, key1: number, lot: number, carrier: number): this {
    this.at(key0, key1, lot, carrier << VISIT_BITS)
    this.withinVisit = true
    return this
  }

  /**
   * Uniform in (0, 1) and moves on by one: the odd multiples of 2^-53, 2^52 of them equally likely. Never 0 or 1; mean exactly 1/2;
   * 1 - u is exact and as likely as u.
   */
  uniform(): number {
    this.advance()
    return ((this.word0 >>> 6) * TWO_27 + ((this.word1 >>> 5) | 1)) * TWO_MINUS_53
  }

  /**
   * Makes the 64 bits of the cursor's place and moves on by one. Throws RangeError after the last draw of a visit.
   * NOTE the rounds are written out: a loop over tables of rotations (the test's reference) takes 6 times as long.
   */
  advance(): void {
    const k0 = this.key0
    const k1 = this.key1
    const k2 = k0 ^ k1 ^ KEY_PARITY
    let x0 = (this.low + k0) | 0
    let x1 = (this.high + k1) | 0

    const next = (this.low + 1) | 0
    this.low = next
    if ((next & VISIT_MASK) === 0) this.carry()

    x0 = (x0 + x1) | 0
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0
    x0 = (x0 + k1) | 0
    x1 = (x1 + k2 + 1) | 0

    x0 = (x0 + x1) | 0
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0
    x0 = (x0 + k2) | 0
    x1 = (x1 + k0 + 2) | 0

    x0 = (x0 + x1) | 0
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0
    x0 = (x0 + k0) | 0
    x1 = (x1 + k1 + 3) | 0

    x0 = (x0 + x1) | 0
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0
    x0 = (x0 + k1) | 0
    x1 = (x1 + k2 + 4) | 0

    x0 = (x0 + x1) | 0
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0
    x0 = (x0 + x1) | 0
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0
    this.word0 = (x0 + k2) | 0
    this.word1 = (x1 + k0 + 5) | 0
  }

  /** Every 4,096 draws: the end of a visit for a lot's cursor, now and then a carry for a stream's. */
  private carry(): void {
    if (this.withinVisit)
      throw new RangeError(`random draws of one visit: expected at most ${VISIT_MASK}, lot ${this.high >>> 0} wants more`)
    if (this.low === 0) this.high = (this.high + 1) | 0
  }
}

/** Which sequence: 64 bits as two int32. */
export interface PlaceKey {
  key0: number
  key1: number
}

/**
 * Key of a place: 64 bits from (seed, replication, place name). Seed any whole number 0..2^53 - 1, replication 0..2^32 - 1; throws RangeError otherwise.
 *
 * A chain of Threefry blocks, key = block(key, m) xor m over the words m (the hash of Matyas, Meyer and Oseas 1985): first the seed as key with
 * (replication, length) as m, then the name, four UTF-16 units a block.
 */
export function placeKey(seed: number, replication: number, place: string): PlaceKey {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) throw new RangeError(`seed: expected a whole number from 0 to 2^53 - 1, received ${seed}`)
  if (!(Number.isInteger(replication) && replication >= 0 && replication < TWO_32)) {
    throw new RangeError(`replication: expected a whole number from 0 to 2^32 - 1, received ${replication}`)
  }
  const chain = new Draws()
  absorb(chain, seed | 0, Math.floor(seed / TWO_32) | 0, replication | 0, place.length)
  for (let i = 0; i < place.length; i += 4) {
    const high = unit(place, i) | (unit(place, i + 1) << 16)
    const low = unit(place, i + 2) | (unit(place, i + 3) << 16)
    absorb(chain, chain.key0, chain.key1, high, low)
  }
  return { key0: chain.key0, key1: chain.key1 }
}

function absorb(chain: Draws, key0: number, key1: number, high: number, low: number): void {
  chain.at(key0, key1, high, low).advance()
  chain.key0 = chain.word0 ^ low
  chain.key1 = chain.word1 ^ high
}

/** UTF-16 unit of `text`, 0 behind its end. */
function unit(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0
}

/**
 * Counter-based draws for lot sources (yield, bins, process times): a function of (place, lot, carrier, visit), whatever the order of service.
 * Places `cursor` on the first draw and returns it. Lot 0..2^32 - 1 and carrier 0..2^20 - 1 throw RangeError outside; visit any int32 (mixed into the
 * key); at most 4,095 draws a visit (the cursor throws).
 */
export function lotDraws(cursor: Draws, key0: number, key1: number, lot: number, carrier: number, visit: number): Draws {
  if (!(carrier >= 0 && carrier < MAX_CARRIERS && lot >= 0 && lot < MAX_LOTS)) throw outside(lot, carrier)
  return cursor.atVisit(key0, key1 ^ Math.imul(visit, GOLDEN), lot, carrier)
}

function outside(lot: number, carrier: number): RangeError {
  return new RangeError(
    `random draws of a lot: expected lot 0..${MAX_LOTS - 1} and carrier 0..${MAX_CARRIERS - 1}, received lot ${lot}, carrier ${carrier}`,
  )
}

/** What a stream can draw: a `Sampler`, a `Binomial` of fixed size ... */
export interface Variate {
  draw(draws: Draws): number
}

/**
 * Sequential streams by place name, for machine sources (failure, repair, assist): a table of keys and counters.
 * What one stream draws does not depend on which others exist.
 */
export class Streams {
  /** Four words per stream, together as one is drawn from: the two of its key, and how many draws it has made, which is all that changes during a run. */
  private words = new Int32Array(32)
  private readonly places = new Map<string, number>()
  private readonly cursor = new Draws()
  private readonly seed: number
  private readonly replication: number

  constructor(seed: number, replication: number) {
    this.seed = seed
    this.replication = replication
  }

  /** Streams claimed: the id that the next one gets. */
  get claimed(): number {
    return this.places.size
  }

  /** Claims the stream of `place`; returns its id. Throws RangeError if it is claimed already: two sources would share their randomness. */
  claim(place: string): number {
    if (this.places.has(place)) throw new RangeError(`random stream "${place}": expected a name not yet claimed`)
    const stream = this.places.size
    this.places.set(place, stream)
    if (4 * stream === this.words.length) this.words = grown(this.words)
    // The prefix keeps a stream apart from the lot draws of the same place, whose counters overlap with its own.
    const key = placeKey(this.seed, this.replication, `stream:${place}`)
    this.words[4 * stream] = key.key0
    this.words[4 * stream + 1] = key.key1
    return stream
  }

  /** Which sequence a stream is, from counter 0 on. */
  keyOf(stream: number): PlaceKey {
    return { key0: this.words[4 * stream]!, key1: this.words[4 * stream + 1]! }
  }

  /** Next variate of that stream. */
  draw(stream: number, variate: Variate): number {
    const value = variate.draw(this.open(stream))
    this.close(stream)
    return value
  }

  /** Next uniform in (0, 1) of that stream. */
  uniform(stream: number): number {
    const value = this.open(stream).uniform()
    this.close(stream)
    return value
  }

  /** Saves or restores the counters; the keys follow from seed, replication and names. */
  visit(state: StateVisitor): void {
    const counters = state.array(this.words.filter((_, word) => word % 4 >= 2))
    for (let index = 0; index < counters.length; index++) this.words[2 * index - (index & 1) + 2] = counters[index]!
  }

  private open(stream: number): Draws {
    const { words } = this
    const at = 4 * stream
    return this.cursor.at(words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!)
  }

  private close(stream: number): void {
    this.words[4 * stream + 2] = this.cursor.high
    this.words[4 * stream + 3] = this.cursor.low
  }
}
