/**
 * CPU nanoseconds per draw: median of several runs each, in one process.
 * Run: npm run bench -- random
 */
import { Binomial, type Distribution, drawPoisson, hyperexponentialByMeanCv, pert, Sampler } from '../src/engine/distributions.ts'
import { exp, log, normalQuantile, pow } from '../src/engine/math/index.ts'
import { Draws, lotDraws, placeKey, Streams } from '../src/engine/random.ts'
import { median, sized, spread } from './support/measure.ts'
import { publish } from './support/publish.ts'

const RUNS = sized(7, 3)
const COUNT = sized(1_000_000, 200_000)

const numbers: Record<string, number[]> = {}

/** Keeps results alive, so that no loop is optimised away. */
let sink = 0

function report(name: string, body: () => number): void {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage()
    sink += body()
    times.push((process.cpuUsage(start).user * 1000) / COUNT)
  }
  numbers[name] = times
}

const draws = new Draws().at(1, 2, 0, 0)

report('uniform', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += draws.uniform()
  return sum
})

const sfc = smallFastCounter(1, 2, 3, 4)
report('(sfc32, for comparison)', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += sfc()
  return sum
})

const streams = new Streams(1, 0)
const stream = streams.claim('press/1/failure')
report('uniform of a stream', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += streams.uniform(stream)
  return sum
})

const key = placeKey(1, 0, 'mould/loss')
const cursor = new Draws()
report('uniform of a lot', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += lotDraws(cursor, key.key0, key.key1, i >> 8, i & 255, 0).uniform()
  return sum
})

report('log', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += log((i + 0.5) / COUNT)
  return sum
})

report('exp', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += exp((i - COUNT / 2) * 2e-5)
  return sum
})

report('normalQuantile', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += normalQuantile((i + 0.5) / COUNT)
  return sum
})

report('pow', () => {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += pow((i + 0.5) / COUNT, 1.7)
  return sum
})

const distributions: Distribution[] = [
  { kind: 'constant', value: 3 },
  { kind: 'uniform', low: 1, high: 2 },
  { kind: 'triangular', low: 20, mode: 30, high: 60 },
  { kind: 'exponential', mean: 2 },
  { kind: 'erlang', shape: 2, mean: 2 },
  { kind: 'erlang', shape: 3, mean: 2 },
  { kind: 'erlang', shape: 4, mean: 2 },
  { kind: 'gamma', shape: 4, scale: 0.5 },
  { kind: 'gamma', shape: 0.5, scale: 0.5 },
  { kind: 'truncated-normal', mean: 10, sd: 2, low: 0 },
  { kind: 'lognormal', mean: 2, cv: 0.7 },
  { kind: 'weibull', shape: 1.7, scale: 3 },
  pert(1, 2, 6),
  hyperexponentialByMeanCv(2, 2),
  { kind: 'discrete', values: [1, 2, 3, 4, 5], weights: [5, 4, 3, 2, 1] },
  { kind: 'empirical', values: Array.from({ length: 1000 }, (_, i) => i * i) },
]
for (const distribution of distributions) {
  const sampler = new Sampler(distribution)
  const name = 'shape' in distribution ? `${distribution.kind}, shape ${distribution.shape}` : distribution.kind
  report(name, () => {
    let sum = 0
    for (let i = 0; i < COUNT; i++) sum += sampler.draw(draws)
    return sum
  })
}

for (const [n, p] of [
  [2000, 0.001],
  [2000, 0.00001],
  [610, 0.01],
  [2000, 0.1],
] as const) {
  const binomial = new Binomial(p)
  report(`binomial, n ${n}, p ${p}`, () => {
    let sum = 0
    for (let i = 0; i < COUNT; i++) sum += binomial.draw(draws, n)
    return sum
  })
}

for (const mean of [0.1, 2, 50]) {
  report(`poisson, mean ${mean}`, () => {
    let sum = 0
    for (let i = 0; i < COUNT; i++) sum += drawPoisson(draws, mean)
    return sum
  })
}

if (sink === 0) throw new Error('expected draws, received none')
const rows = Object.entries(numbers).map(([name, times]) => [name, spread(times, 1), median(times) <= 15 ? 'yes' : 'no'])
publish('random', [{ title: 'A draw', columns: ['', 'ns of CPU', 'at most 15'], rows }], numbers)

/** sfc32 of PractRand (Doty-Humphrey): a fast sequential generator as the yardstick; two words to one uniform as ours. */
function smallFastCounter(seedA: number, seedB: number, seedC: number, counterStart: number): () => number {
  let a = seedA
  let b = seedB
  let c = seedC
  let counter = counterStart
  function word(): number {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result
  }
  return () => {
    const high = word() >>> 6
    return (high * 134217728 + ((word() >>> 5) | 1)) * 1.1102230246251565e-16
  }
}
