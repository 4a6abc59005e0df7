/**
 * The event list alone: hold model (take the next, set it again an exponential time later; Jones, CACM 29, 1986) with 10, 1,000 and 100,000 timers
 * pending. `Timers` (indexed binary heap with cancel) against `flatqueue` (an array heap without cancel). Medians of interleaved repetitions, ns per hold.
 * Run: npm run bench -- event-list
 */
import FlatQueue from 'flatqueue'
import { Draws, placeKey, Sampler, Timers } from '../src/engine/index.ts'
import { inTurns, median, ratios, sized, spread } from './support/measure.ts'
import { publish } from './support/publish.ts'

const HOLDS = sized(2_000_000, 300_000)
const REPETITIONS = sized(5, 3)

/** Gaps are drawn beforehand, so that only the list is timed. */
function gaps(): Float64Array {
  const sampler = new Sampler({ kind: 'exponential', mean: 1e6 })
  const key = placeKey(1, 0, 'bench/event-list')
  const draws = new Draws().at(key.key0, key.key1, 0, 0)
  return Float64Array.from({ length: 1 << 16 }, () => Math.round(sampler.draw(draws)))
}

function holdTimers(pending: number, gap: Float64Array): number {
  const timers = new Timers()
  for (let i = 0; i < pending; i++) timers.set(timers.claim(0, i, 0), gap[i & 0xffff]!)
  const start = process.hrtime.bigint()
  for (let i = 0; i < HOLDS; i++) timers.set(timers.take(), gap[i & 0xffff]!)
  return Number(process.hrtime.bigint() - start) / HOLDS
}

function holdFlatQueue(pending: number, gap: Float64Array): number {
  const queue = new FlatQueue<number>()
  for (let i = 0; i < pending; i++) queue.push(i, gap[i & 0xffff]!)
  const start = process.hrtime.bigint()
  for (let i = 0; i < HOLDS; i++) {
    const now = queue.peekValue()!
    queue.push(queue.pop()!, now + gap[i & 0xffff]!)
  }
  return Number(process.hrtime.bigint() - start) / HOLDS
}

const gap = gaps()
const rows: string[][] = []
const numbers: Record<number, number[][]> = {}
for (const pending of [10, 1_000, 100_000]) {
  const [ours, theirs] = inTurns(REPETITIONS, [() => holdTimers(pending, gap), () => holdFlatQueue(pending, gap)]) as [number[], number[]]
  rows.push([pending.toLocaleString('en'), median(ours).toFixed(0), median(theirs).toFixed(0), spread(ratios(ours, theirs), 2)])
  numbers[pending] = [ours, theirs]
}
publish('event-list', [{ title: 'Event list, ns for a hold', columns: ['pending', 'Timers', 'flatqueue', 'ratio'], rows }], numbers)
