/**
 * How long carriers wait for a batch station: until enough have come or the first has waited long enough, and until a machine is free. An embedded Markov
 * chain over the carriers that are left when a load has begun (Bailey, Journal of the Royal Statistical Society B 16, 1954; Neuts, Annals of
 * Mathematical Statistics 38, 1967), solved by repetition.
 *
 * Approximate where: several machines count as one that is as many times as fast (loads evenly staggered); what comes in the time of a load has the variance
 * of the stream (binomial below that of Poisson, negative binomial above); once a machine is free the rest comes evenly.
 */
import { exp, pow } from '../../engine/index.ts'

export interface Oven {
  /** Carriers per tick. */
  rate: number
  /** Variance / mean of the carriers that come. */
  dispersion: number
  /** Ticks of a load, downtime included. */
  lasts: number
  machines: number
  /** Carriers. */
  min: number
  max: number
  /** Ticks; Infinity: none. */
  maxWait: number
}

export interface OvenWait {
  /** Ticks; Infinity where more comes than full loads can take. */
  wait: number
  /** Carriers of the mean load, and mean ticks between two. */
  load: number
  interval: number
}

const REPETITIONS = 200
const ACCURACY = 1e-6
const NEGLIGIBLE = 1e-8
/** Most carriers that may be left behind. */
const MOST_LEFT = 400

export function ovenWait(oven: Oven): OvenWait {
  const { rate, lasts, machines, max } = oven
  const turn = lasts / machines
  if (rate * turn >= max) return { wait: Number.POSITIVE_INFINITY, load: max, interval: turn }
  const comes = arrivalsIn(rate * turn, oven.dispersion)
  const left = leftBehind(comes, max)
  let [area, length, taken] = [0, 0, 0]
  for (let before = 0; before < left.length; before++) {
    for (let more = 0; more < comes.length; more++) {
      const chance = left[before]! * comes[more]!
      const waiting = before + more
      const idle = idleTime(oven, waiting, before, turn)
      area += chance * (before * turn + (more * turn) / 2 + waiting * idle + (rate * idle * idle) / 2)
      length += chance * (turn + idle)
      taken += chance * Math.min(max, waiting + rate * idle)
    }
  }
  return { wait: area / (rate * length), load: taken, interval: length }
}

/** Chances that so many carriers stay behind when a load begins: Lindley's recursion, repeated until it stands. */
function leftBehind(comes: readonly number[], max: number): number[] {
  let left = [1]
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const next = Array<number>(Math.min(MOST_LEFT, Math.max(1, left.length + comes.length - 1 - max))).fill(0)
    for (let before = 0; before < left.length; before++) {
      for (let more = 0; more < comes.length; more++) {
        next[Math.min(next.length - 1, Math.max(0, before + more - max))]! += left[before]! * comes[more]!
      }
    }
    while (next.length > 1 && next[next.length - 1]! < NEGLIGIBLE) next.pop()
    const change = next.reduce((sum, each, index) => sum + Math.abs(each - (left[index] ?? 0)), 0)
    left = next
    if (change < ACCURACY) break
  }
  return left
}

/** How long a free machine waits for a load, where `waiting` carriers stand before it, `before` of them since the load before. */
function idleTime({ rate, min, maxWait }: Oven, waiting: number, before: number, turn: number): number {
  if (waiting >= min - 1e-9) return 0
  const toCome = (min - waiting) / rate
  if (waiting === 0) return Math.min(toCome, 1 / rate + maxWait)
  const age = before > 0 ? turn : (turn * waiting) / (waiting + 1)
  return Math.max(0, Math.min(toCome, maxWait - age))
}

/** Chances of 0, 1, 2 ... arrivals, with the given mean and variance / mean. */
function arrivalsIn(mean: number, dispersion: number): number[] {
  const whole = Math.floor(mean)
  const fraction = mean - whole
  if (dispersion * mean <= fraction * (1 - fraction) + 1e-9) return [...Array<number>(whole).fill(0), 1 - fraction, fraction]
  if (Math.abs(dispersion - 1) < 1e-6) return chances(mean, exp(-mean), (count) => mean / (count + 1))
  if (dispersion < 1) {
    const trials = Math.max(Math.ceil(mean + 1e-9), Math.round(mean / (1 - dispersion)))
    const p = mean / trials
    if (p >= 1) return [...Array<number>(whole).fill(0), 1 - fraction, fraction]
    return chances(mean, pow(1 - p, trials), (count) => ((trials - count) / (count + 1)) * (p / (1 - p)))
  }
  const p = 1 / dispersion
  const size = mean / (dispersion - 1)
  return chances(mean, pow(p, size), (count) => ((size + count) / (count + 1)) * (1 - p))
}

function chances(mean: number, first: number, ratio: (count: number) => number): number[] {
  const list: number[] = []
  let [sum, chance] = [0, first]
  for (let count = 0; count < MOST_LEFT && (count <= mean || chance > NEGLIGIBLE); count++) {
    list.push(chance)
    sum += chance
    chance *= Math.max(0, ratio(count))
  }
  return list.map((each) => each / sum)
}
