/**
 * Nanoseconds for one decision of a full queue (choose the next carrier, take it out, let another one in), by dispatch rule and length of the queue.
 * Rules whose score never changes keep the queue in order: a thousand times as long costs a few times as much. The others look at every carrier that waits.
 * Run: npm run bench -- dispatch
 */
import { compile, Floor, type OwnRule } from '../src/model/index.ts'
import { NO_MACHINE } from '../src/model/machines.ts'
import type { DispatchSpec, LineSpec, ProductSpec } from '../src/spec/line.ts'
import { median, sized } from './support/measure.ts'
import { publish } from './support/publish.ts'

const LENGTHS = [10, 100, 1_000, 10_000]
/** Carriers looked at in one measurement of a rule that searches; decisions of one that does not. */
const WORK = sized(1_000_000, 200_000)
const DECISIONS = sized(200_000, 50_000)
const REPETITIONS = sized(5, 3)
const HOUR = 3_600e6

const ownRules = new Map<string, OwnRule>([
  ['x:static', { static: true, score: (carrier) => carrier.units }],
  ['x:score', { score: (carrier) => carrier.units }],
  ['x:compare', { compare: (a, b) => a.units - b.units }],
])

const rules: [name: string, dispatch: DispatchSpec, isSearched: boolean][] = [
  ['fifo', 'fifo', false],
  ['priority', 'priority', false],
  ['shortest', [{ rule: 'shortest' }], false],
  ['due-date', [{ rule: 'due-date' }], false],
  ['slack', [{ rule: 'slack' }], false],
  ['queue-time', [{ rule: 'queue-time' }], false],
  ['random', [{ rule: 'random' }], false],
  ['x: static score', [{ rule: 'own', name: 'x:static' }], false],
  ['critical-ratio', [{ rule: 'critical-ratio' }], true],
  ['x: score', [{ rule: 'own', name: 'x:score' }], true],
  ['x: comparison', [{ rule: 'own', name: 'x:compare' }], true],
]

const packing = { unitsPerWafer: 1, unitsPerStrip: 1, stripsPerMagazine: 1, unitsPerReel: 1 }
const noStops = { failures: [], assists: [], plannedStops: [] }

/** One station, products of three priorities, whose time depends on the size of the lot. */
function lineOf(dispatch: DispatchSpec): LineSpec {
  const product = (priority: number): ProductSpec => ({
    name: `p${priority}`,
    route: 'route',
    family: 'all',
    priority,
    lotUnits: 1000,
    dueAfter: 48 * HOUR,
    packing,
  })
  const processTime = { time: { kind: 'constant', value: 1e6 }, per: 'unit' } as const
  return {
    format: 'tollway/1',
    name: 'bench',
    title: 'bench',
    run: { warmUp: 0, horizon: HOUR, replications: 1, seed: 1 },
    products: [0, 1, 2].map(product),
    routes: [
      { name: 'route', steps: [{ name: 'saw', station: 'saw', processTime, carrier: 'lot', yield: 1, enabled: true, wholeLot: false }] },
    ],
    stations: [{ name: 'saw', area: '', machines: 1, unmodelledLoss: 0, atShiftEnd: 'pause', dispatch, ...noStops }],
    calendars: [],
    release: [0, 1, 2].map((priority) => ({
      name: `r${priority}`,
      product: `p${priority}`,
      policy: { kind: 'schedule', times: [], lots: { kind: 'constant', value: 1 } },
    })),
  }
}

/** One decision of a saw with so many carriers in its queue. The parts of a floor are private to it: a benchmark may look in. */
function fullQueue(dispatch: DispatchSpec, length: number): (now: number) => void {
  const floor = new Floor(compile(lineOf(dispatch)), { seed: 1, replication: 0, expectedEnd: HOUR, ownRules })
  const { lots, carriers } = floor
  const queues = floor['queues']
  for (let index = 0; index < length; index++) {
    const product = index % 3
    const lot = lots.create(product, product, product, index, 0, 0, 0)
    lots.due[lot] = (24 + ((index * 7919) % 97)) * HOUR
    queues.enter(0, carriers.create(lot, 0, floor.line.products[product]!.firstStep, 1 + ((index * 7919) % 1009)), 0)
  }
  return (now) => {
    const carrier = queues.first(0, NO_MACHINE, now)
    queues.take(0, carrier, now)
    // Comes back as if it were another: of another size.
    carriers.units[carrier] = 1 + ((carriers.units[carrier]! * 617 + now) % 1009)
    queues.enter(0, carrier, now)
  }
}

function nanoseconds(dispatch: DispatchSpec, length: number, decisions: number): number {
  const decide = fullQueue(dispatch, length)
  const times: number[] = []
  let now = 0
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const start = process.hrtime.bigint()
    for (let decision = 0; decision < decisions; decision++) decide(now++)
    times.push(Number(process.hrtime.bigint() - start) / decisions)
  }
  return median(times)
}

const numbers: Record<string, number[]> = {}
for (const [name, dispatch, isSearched] of rules)
  numbers[name] = LENGTHS.map((length) => nanoseconds(dispatch, length, isSearched ? Math.max(50, Math.floor(WORK / length)) : DECISIONS))
const rows = Object.entries(numbers).map(([name, times]) => [
  name,
  ...times.map((time) => time.toFixed(0)),
  (times.at(-1)! / times[0]!).toFixed(1),
])
const columns = ['rule', ...LENGTHS.map((length) => `${length.toLocaleString('en')} lots`), 'longest / shortest']
publish('dispatch', [{ title: 'A decision, ns, by the length of the queue', columns, rows }], numbers)
