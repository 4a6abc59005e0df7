/** The queue against the simplest one that there is: an array that is searched for the best with every rule, over random arrivals and departures. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saveState } from '../../src/engine/index.ts'
import { NO_CARRIER } from '../../src/model/carriers.ts'
import { type Criterion, criterionOf } from '../../src/model/criteria.ts'
import { compile, Floor } from '../../src/model/index.ts'
import { NO_MACHINE } from '../../src/model/machines.ts'
import { RankedGroup } from '../../src/model/waiting-group.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { changeover, constant, h, line, min, product, schedule, station, step } from '../support/line.ts'
import { runs } from '../support/random-line.ts'

/** A rule that looks at nothing but the carriers. */
type PlainRule = Parameters<typeof criterionOf>[0]

const plain = fc.constantFrom<PlainRule[]>(
  [{ rule: 'lifo' }],
  [{ rule: 'priority' }],
  [{ rule: 'shortest' }],
  [{ rule: 'longest' }, { rule: 'priority' }],
  [{ rule: 'due-date' }],
  [{ rule: 'operation-due-date' }, { rule: 'shortest' }],
  [{ rule: 'slack' }, { rule: 'random' }],
  [{ rule: 'random' }],
  [{ rule: 'priority' }, { rule: 'shortest' }, { rule: 'due-date' }, { rule: 'lifo' }],
  [{ rule: 'critical-ratio' }],
  [{ rule: 'priority' }, { rule: 'critical-ratio' }],
  [{ rule: 'apparent-tardiness', lookAhead: 2 }, { rule: 'longest' }],
)

const rules = fc.oneof(
  plain,
  fc
    .tuple(plain, fc.nat(4), fc.constantFrom<PlainRule>({ rule: 'same-setup' }, { rule: 'same-setup', guard: 90 * min }))
    .map(([list, at, setup]) => [...list.slice(0, at), setup, ...list.slice(at)].slice(0, 4)),
)

/** Nine products of three families, three priorities and a few due dates, times and weights, so that much ties. */
const products = Array.from({ length: 9 }, (_, index) =>
  product(`p${index}`, {
    route: `r${index}`,
    family: `f${index % 3}`,
    priority: index % 2,
    weight: 1 + (index % 4),
    ...(index % 4 !== 3 && { dueAfter: (1 + (index % 3)) * h }),
  }),
)

function lineOf(dispatch: PlainRule[]): LineSpec {
  const times = (index: number) => ((index % 3) + 1) * 10 * min
  const machineList = [
    { name: 'any', speed: 1 },
    { name: 'some', speed: 1, products: ['p0', 'p1', 'p2', 'p3'] },
  ]
  return line({
    products,
    routes: products.map((_, index) => ({ name: `r${index}`, steps: [step('saw', times(index)), step('die', 20 * min)] })),
    stations: [station('saw', { machines: 2, machineList, dispatch, setup: changeover('family', 5 * min) })],
    release: products.map(({ name }) => schedule([0], { name, product: name })),
  })
}

/** A floor that has not begun, with carriers that can be put where one likes. */
function floorOf(dispatch: PlainRule[]) {
  const floor = new Floor(compile(lineOf(dispatch)), { seed: 7, replication: 0, expectedEnd: h })
  const create = (kind: number, now: number) => {
    const { lots, carriers, line } = floor
    const first = line.products[kind]!.firstStep
    const lot = lots.create(kind, line.priorities.indexOf(products[kind]!.priority), kind, lots.ofSource[kind]!, now, now, 0)
    lots.due[lot] = now + (products[kind]!.dueAfter ?? Number.POSITIVE_INFINITY)
    return carriers.create(lot, 0, first, 1)
  }
  return { floor, create }
}

/** What a searched array of carriers says: the best of `waiting` by rules, then by arrival. */
class NaiveQueue {
  waiting: number[] = []
  private readonly floor: Floor
  private readonly rules: PlainRule[]
  private readonly criteria: (Criterion | null)[]

  constructor(floor: Floor, list: PlainRule[]) {
    this.floor = floor
    this.rules = list
    this.criteria = list.map((one) => criterionOf(one, floor))
  }

  first(machine: number, now: number): number {
    const { carriers, line } = this.floor
    const { qualified, kinds } = line.stations[0]!
    const kindOf = (carrier: number) => line.steps[carriers.step[carrier]!]!.waitingKind
    const time = (carrier: number) => line.steps[carriers.step[carrier]!]!.processTime.sampler.mean
    const meanTime = this.waiting.reduce((sum, carrier) => sum + time(carrier), 0) / this.waiting.length
    const may = this.waiting.filter((carrier) => machine === NO_MACHINE || qualified![machine]![kindOf(carrier)])
    const score = (carrier: number): number[] => [
      ...this.rules.map((rule, index) => {
        if (rule.rule !== 'same-setup') return this.criteria[index]!.score(carrier, now, meanTime)
        if (now - carriers.arrivedAt[carrier]! >= (rule.guard ?? Number.POSITIVE_INFINITY)) return -1
        if (machine === NO_MACHINE) return 0
        return this.floor.machines.setupKey[machine] === kinds[kindOf(carrier)]!.setupKey ? 0 : 1
      }),
      carriers.arrival[carrier]!,
    ]
    const best = may.map((carrier) => ({ carrier, scores: score(carrier) })).sort((a, b) => lexicographic(a.scores, b.scores))
    return best[0]?.carrier ?? NO_CARRIER
  }
}

function lexicographic(a: number[], b: number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index === -1 ? 0 : a[index]! < b[index]! ? -1 : 1
}

/** Each step: what comes (a kind, or nothing), what leaves (for which machine), and how much later, min. */
const steps = fc.array(
  fc.record({ kind: fc.integer({ min: -1, max: 8 }), machine: fc.integer({ min: -2, max: 1 }), setup: fc.nat(2), wait: fc.nat(40) }),
  { minLength: 1, maxLength: 120 },
)

describe('the queue of a station with several kinds of work', () => {
  it('gives what an array gives that is searched for the best', () => {
    fc.assert(
      fc.property(rules, steps, (list, history) => {
        const { floor, create } = floorOf(list)
        const queues = floor['queues']
        const naive = new NaiveQueue(floor, list)
        let now = 0
        for (const { kind, machine, setup, wait } of history) {
          now += wait * min
          floor.machines.setupKey[0] = setup
          floor.machines.setupKey[1] = 2 - setup
          if (kind >= 0) {
            const carrier = create(kind, now)
            queues.enter(0, carrier, now)
            naive.waiting.push(carrier)
          }
          if (machine < NO_MACHINE) continue
          // Without a machine, what it is set up for doesn't count.
          const first = queues.first(0, machine, now)
          expect(first).toBe(naive.first(machine, now))
          if (first === NO_CARRIER) continue
          queues.take(0, first, now)
          naive.waiting = naive.waiting.filter((carrier) => carrier !== first)
          expect(queues.length[0]).toBe(naive.waiting.length)
        }
      }),
      runs(150),
    )
  })

  it('knows the one that has waited longest of each kind', () => {
    fc.assert(
      fc.property(rules, steps, (list, history) => {
        const { floor, create } = floorOf(list)
        const queues = floor['queues']
        let waiting: number[] = []
        history.forEach(({ kind, machine }, index) => {
          const now = index * min
          if (kind >= 0) {
            waiting.push(create(kind, now))
            queues.enter(0, waiting.at(-1)!, now)
          }
          const first = machine < NO_MACHINE ? NO_CARRIER : queues.first(0, machine, now)
          if (first !== NO_CARRIER) queues.take(0, first, now)
          waiting = waiting.filter((carrier) => carrier !== first)
          const kinds = floor.line.stations[0]!.kinds.length
          for (let one = 0; one < kinds; one++) {
            const arrivals = waiting
              .filter((carrier) => floor.line.steps[floor.carriers.step[carrier]!]!.waitingKind === one)
              .map((carrier) => floor.carriers.arrivedAt[carrier]!)
            expect(queues.oldestArrival(0, one)).toBe(Math.min(Number.POSITIVE_INFINITY, ...arrivals))
          }
        })
      }),
      runs(40),
    )
  })
})

describe('a group of carriers that are alike', () => {
  it('stays in order whatever comes and goes, and leaves no carrier chained to another', () => {
    fc.assert(
      fc.property(plain, steps, (list, history) => {
        const { floor, create } = floorOf([])
        const criteria = list.map((one) => criterionOf(one, floor)!)
        const group = new RankedGroup(floor.carriers, criteria)
        let waiting: number[] = []
        const scores = (carrier: number, now: number) => [
          ...criteria.map((one) => one.score(carrier, now, 20 * min)),
          floor.carriers.arrival[carrier]!,
        ]
        history.forEach(({ kind, machine }, index) => {
          const now = index * min
          if (kind >= 0) {
            const carrier = create(kind, now)
            floor.carriers.arrival[carrier] = index
            floor.carriers.next[carrier] = 3
            group.add(carrier)
            waiting.push(carrier)
            expect(floor.carriers.next[carrier]).toBe(NO_CARRIER)
          }
          const best = [...waiting].sort((a, b) => lexicographic(scores(a, now), scores(b, now)))[0] ?? NO_CARRIER
          const first = group.first(now, 20 * min)
          expect(first).toBe(best)
          if (machine < 0 || first === NO_CARRIER) return
          group.remove(first)
          waiting = waiting.filter((carrier) => carrier !== first)
          expect(group.size).toBe(waiting.length)
        })
        expect(saveState(group)).toHaveLength(2)
      }),
      runs(150),
    )
  })
})

it('A carrier that was in a load before is alone in its next one, whatever the rule', () => {
  const spec = line({
    steps: [step('oven', min), step('saw', min)],
    stations: [
      station('oven', { batch: { per: 'carrier', min: 3, max: 3 }, dispatch: [{ rule: 'shortest' }] }),
      station('saw', { dispatch: [{ rule: 'lifo' }] }),
    ],
    release: [{ ...schedule([0]), policy: { kind: 'schedule', times: [0], lots: constant(3) } }],
  })
  const floor = new Floor(compile(spec), { seed: 1, replication: 0, expectedEnd: h })
  floor.run(h)
  expect(floor.wip.lots).toBe(0)
})
