/**
 * What it costs to collect a number: a time into a log-bucketed histogram, a value into a tally, the time in a state into the books of a machine, and
 * the close of a time bucket of a large line (all books copied). CPU nanoseconds, medians of repetitions in turns.
 * Run: npm run bench -- collectors
 */

import { BUCKETS, bucketOf } from '../src/model/histogram.ts'
import { STATES } from '../src/model/index.ts'
import { Ledger } from '../src/model/ledger.ts'
import { Tally } from '../src/statistics/index.ts'
import { cpuSeconds, inTurns, median, sized, spread } from './support/measure.ts'
import { publish } from './support/publish.ts'

const COUNT = sized(5_000_000, 1_000_000)
const CLOSES = sized(2000, 400)
const REPETITIONS = sized(7, 3)
const COLUMNS = 10_000

/** Times over nine orders of magnitude, drawn beforehand. */
const times = Float64Array.from({ length: 1 << 12 }, (_, index) => Math.round(1000 * 1.005 ** index))

function intoHistogram(): number {
  const counts = new Float64Array(BUCKETS)
  const seconds = cpuSeconds(() => {
    for (let index = 0; index < COUNT; index++) counts[bucketOf(times[index & 0xfff]!)]!++
  })
  return (1e9 * seconds) / COUNT
}

function intoTally(): number {
  const tally = new Tally()
  const seconds = cpuSeconds(() => {
    for (let index = 0; index < COUNT; index++) tally.add(times[index & 0xfff]!)
  })
  return (1e9 * seconds) / COUNT
}

function intoBooks(): number {
  const { totals } = new Ledger(1000 * STATES, 1024, 86_400e6)
  const since = new Float64Array(1000)
  const seconds = cpuSeconds(() => {
    for (let now = 0; now < COUNT; now++) {
      const machine = (now * 617) % 1000
      totals[machine * STATES + (now % STATES)]! += now - since[machine]!
      since[machine] = now
    }
  })
  return (1e9 * seconds) / COUNT
}

function closing(): number {
  const ledger = new Ledger(COLUMNS, 200, 0)
  const seconds = cpuSeconds(() => {
    for (let close = 0; close < CLOSES; close++) ledger.close()
  })
  return (1e9 * seconds) / CLOSES
}

const names = ['a time into a histogram', 'a value into a tally', 'a time in a state', `close of ${COLUMNS.toLocaleString('en')} totals`]
const samples = inTurns(REPETITIONS, [intoHistogram, intoTally, intoBooks, closing])
const rows = names.map((name, index) => [name, spread(samples[index]!, median(samples[index]!) < 1000 ? 1 : 0)])
publish(
  'collectors',
  [{ title: 'What collecting costs', columns: ['', 'ns'], rows }],
  Object.fromEntries(names.map((name, index) => [name, samples[index]])),
)
