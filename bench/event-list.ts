/**
 * The event list alone: hold model (take the next, set it again an exponential time later; Jones, CACM 29, 1986) with 10, 1,000 and 100,000 timers
 * pending. `Timers` (indexed binary heap with cancel) against `flatqueue` (an array heap without cancel). Medians of interleaved repetitions, ns per hold.
 * Run: npm run bench -- event-list
 */
import FlatQueue from 'flatqueue'
import { Draws, placeKey, Sampler, Timers } from '../src/engine/index.ts'

const HOLDS = 2_000_000
const REPETITIONS = 5

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

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}

const gap = gaps()
console.log('pending   Timers   flatqueue   ratio   (ns per hold)')
for (const pending of [10, 1_000, 100_000]) {
  const ours: number[] = []
  const theirs: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    ours.push(holdTimers(pending, gap))
    theirs.push(holdFlatQueue(pending, gap))
  }
  const [a, b] = [median(ours), median(theirs)]
  console.log(`${String(pending).padStart(7)}   ${a.toFixed(0).padStart(6)}   ${b.toFixed(0).padStart(9)}   ${(a / b).toFixed(2)}`)
}
