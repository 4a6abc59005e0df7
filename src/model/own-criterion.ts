/** How a dispatch rule of the user's own becomes a criterion. What it returns is checked; what it throws names the rule and the station. */
import type { Ticks } from '../engine/index.ts'
import type { CarrierId } from './carriers.ts'
import { type Criterion, expectedTime, remainingWork, type Waiting } from './criteria.ts'
import { SimulationError } from './error.ts'
import type { WaitingCarrier } from './own-rules.ts'

/** How long the queues are, by station. */
export interface QueueLengths {
  readonly length: Int32Array
}

/** @throws SimulationError where `rules` lacks it */
export function ownCriterion(name: string, station: string, waiting: Waiting, queues: QueueLengths): Criterion {
  const rule = waiting.ownRules?.get(name)
  if (rule === undefined)
    throw new SimulationError(`station "${station}": dispatch rule "${name}" is of an extension, which this run was not given`)
  const a = new CarrierView(waiting, queues)
  const check = (value: unknown): number => {
    if (typeof value === 'number' && !Number.isNaN(value)) return value
    throw new SimulationError(
      `station "${station}": dispatch rule "${name}": expected a number, received ${typeof value === 'number' ? 'NaN' : typeof value}`,
    )
  }
  const guarded = (ask: () => unknown): number => check(answerOf(ask, name, station))
  if ('compare' in rule) {
    const b = new CarrierView(waiting, queues)
    let now = 0
    const ask = () => rule.compare(a, b, now)
    const compare = (first: CarrierId, second: CarrierId, time: Ticks) => {
      a.carrier = first
      b.carrier = second
      now = time
      return guarded(ask)
    }
    return { isStatic: false, score: () => 0, compare }
  }
  const isStatic = rule.static === true
  let now = 0
  const ask = () => rule.score(a, now)
  const score = (carrier: CarrierId, time: Ticks) => {
    a.carrier = carrier
    now = isStatic ? waiting.carriers.arrivedAt[carrier]! : time
    return guarded(ask)
  }
  return { isStatic, score }
}

function answerOf(ask: () => unknown, name: string, station: string): unknown {
  try {
    return ask()
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new SimulationError(`station "${station}": dispatch rule "${name}" threw ${reason}`, { cause: error })
  }
}

/** Looks through at whatever carrier it is set to. */
class CarrierView implements WaitingCarrier {
  carrier: CarrierId = 0
  readonly #waiting: Waiting
  readonly #queues: QueueLengths
  /** By step. */
  readonly #attributes: (Record<string, string> | undefined)[]

  constructor(waiting: Waiting, queues: QueueLengths) {
    const { steps, products, spec } = waiting.line
    this.#waiting = waiting
    this.#queues = queues
    this.#attributes = steps.map(({ name, product }) => {
      const route = spec.routes.find((one) => one.name === products[product]!.spec.route)
      return route?.steps.find((step) => step.name === name)?.attributes
    })
  }

  get units(): number {
    return this.#waiting.carriers.units[this.carrier]!
  }

  get product(): string {
    return this.#product.name
  }

  get family(): string {
    return this.#product.family
  }

  get lot(): number {
    return this.#waiting.lots.number[this.#lot]!
  }

  get release(): string {
    const { line, lots } = this.#waiting
    return line.sources[lots.source[this.#lot]!]?.name ?? ''
  }

  get priority(): number {
    const { line, lots } = this.#waiting
    return line.priorities[lots.priorityClass[this.#lot]!]!
  }

  get weight(): number {
    return this.#product.weight ?? 1
  }

  get released(): Ticks {
    return this.#waiting.lots.releasedAt[this.#lot]!
  }

  get due(): Ticks {
    return this.#waiting.lots.due[this.#lot]!
  }

  get arrived(): Ticks {
    return this.#waiting.carriers.arrivedAt[this.carrier]!
  }

  get station(): string {
    return this.#waiting.line.stations[this.#step.station]!.name
  }

  get step(): string {
    return this.#step.name
  }

  get expectedTime(): Ticks {
    return expectedTime(this.#waiting, this.carrier)
  }

  get remainingWork(): Ticks {
    return remainingWork(this.#waiting, this.carrier)
  }

  get nextStation(): string | null {
    return this.#waiting.line.stations[this.#nextStation]?.name ?? null
  }

  get nextQueue(): number {
    const name = this.nextStation
    const { stations } = this.#waiting.line
    return stations.reduce((sum, station) => (station.name === name ? sum + this.#queues.length[station.index]! : sum), 0)
  }

  attribute(name: string): string | undefined {
    return this.#attributes[this.#step.index]?.[name] ?? this.#product.attributes?.[name]
  }

  get #lot(): number {
    return this.#waiting.carriers.lot[this.carrier]!
  }

  get #step() {
    const { line, carriers } = this.#waiting
    return line.steps[carriers.step[this.carrier]!]!
  }

  get #product() {
    const { line, lots } = this.#waiting
    return line.products[lots.product[this.#lot]!]!.spec
  }

  /** Index of the station; -1: none. */
  get #nextStation(): number {
    return this.#waiting.line.steps[this.#step.nextStep]?.station ?? -1
  }
}
