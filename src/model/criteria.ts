/**
 * Dispatch criteria: which waiting carrier goes next. Each gives a score, lower first. A criterion whose score never changes while a carrier waits is
 * static: its queue is kept in order and never scanned; one that is not makes its queue one that is searched at each choice, static criteria beside it or not.
 * A new rule: its name in `DispatchCriterionSpec`, its score in `criterionOf`, its word in `spec/dispatch.ts`.
 */
import type { Ticks } from '../engine/index.ts'
import { exp } from '../engine/index.ts'
import type { DispatchCriterionSpec } from '../spec/line.ts'
import type { CarrierId, Carriers } from './carriers.ts'
import type { CompiledLine } from './compiled-line.ts'
import type { LotDraws } from './lot-draws.ts'
import type { Lots } from './lots.ts'
import type { OwnRules } from './own-rules.ts'
import { meanProcessTicks } from './process-time.ts'
import type { QueueLimits } from './queue-limits.ts'

/** What a criterion may look at. */
export interface Waiting {
  line: CompiledLine
  lots: Lots
  carriers: Carriers
  draws: LotDraws
  /** Rules of an extension; null: there is none. */
  ownRules: OwnRules | null
  /** Null: the line has no queue-time limits. */
  limits: QueueLimits | null
}

export interface Criterion {
  isStatic: boolean
  /** @param meanTime mean expected process time of what waits at the station, ticks (only for criteria that are not static) */
  score(carrier: CarrierId, now: Ticks, meanTime: Ticks): number
  /** Instead of scores, which are then all 0: negative where `a` goes before `b`, positive where after. */
  compare?(a: CarrierId, b: CarrierId, now: Ticks): number
  /** Looks at the floor once, before carriers are compared. */
  prepare?(): void
}

/** Criteria that look at more than the carriers; `StationQueues` makes them. */
type OfTheFloor = Extract<DispatchCriterionSpec, { rule: 'feed' | 'own' }>

/** The criterion that a line file names; null for `fifo` (the order that stays where all criteria tie) and `same-setup` (decided between groups). */
export function criterionOf(spec: Exclude<DispatchCriterionSpec, OfTheFloor>, waiting: Waiting): Criterion | null {
  const { lots, carriers } = waiting
  const lotOf = (carrier: CarrierId) => carriers.lot[carrier]!
  const timeOf = (carrier: CarrierId) => expectedTime(waiting, carrier)
  const fixed = (score: (carrier: CarrierId) => number): Criterion => ({ isStatic: true, score })
  switch (spec.rule) {
    case 'fifo':
    case 'same-setup':
      return null
    case 'lifo':
      return fixed((carrier) => -carriers.arrival[carrier]!)
    case 'priority':
      return fixed((carrier) => lots.priorityClass[lotOf(carrier)]!)
    case 'shortest':
      return fixed(timeOf)
    case 'longest':
      return fixed((carrier) => -timeOf(carrier))
    case 'due-date':
      return fixed((carrier) => lots.due[lotOf(carrier)]!)
    case 'operation-due-date':
      return fixed((carrier) => operationDueDate(waiting, carrier))
    case 'slack':
      // Due date - now - remaining work: now is the same for all, so that the order never changes.
      return fixed((carrier) => lots.due[lotOf(carrier)]! - remainingWork(waiting, carrier))
    case 'critical-ratio':
      return { isStatic: false, score: (carrier, now) => criticalRatio(lots.due[lotOf(carrier)]! - now, remainingWork(waiting, carrier)) }
    case 'apparent-tardiness':
      return { isStatic: false, score: (carrier, now, meanTime) => -tardinessIndex(waiting, carrier, now, spec.lookAhead * meanTime) }
    case 'queue-time':
      return fixed((carrier) => waiting.limits?.nextDue(carrier) ?? Number.POSITIVE_INFINITY)
    case 'random':
      return fixed((carrier) => waiting.draws.forOrder(carriers.step[carrier]!, carrier).uniform())
  }
}

/** Expected machine time of the carrier's step, ticks. */
export function expectedTime({ line, carriers }: Waiting, carrier: CarrierId): Ticks {
  return meanProcessTicks(line.steps[carriers.step[carrier]!]!, carriers.units[carrier]!)
}

/** Expected machine time of the carrier's step and all below it on the route, ticks. */
export function remainingWork({ line, carriers }: Pick<Waiting, 'line' | 'carriers'>, carrier: CarrierId): Ticks {
  const step = line.steps[carriers.step[carrier]!]!
  return step.remaining.reduce((sum, later) => sum + meanProcessTicks(line.steps[later]!, carriers.units[carrier]!), 0)
}

/** Time left / work left; without work left the time alone decides. */
function criticalRatio(left: Ticks, work: Ticks): number {
  return work > 0 ? left / work : left
}

/** Release + allowance x share of the route's work that is done when this step is: the due date of the step itself. */
function operationDueDate(waiting: Waiting, carrier: CarrierId): Ticks {
  const { line, lots, carriers } = waiting
  const lot = carriers.lot[carrier]!
  const step = line.steps[carriers.step[carrier]!]!
  const first = line.products[step.product]!.firstStep
  const units = carriers.units[carrier]!
  const work = (from: number) => line.steps[from]!.remaining.reduce((sum, later) => sum + meanProcessTicks(line.steps[later]!, units), 0)
  const total = work(first)
  const after = step.nextStep === -1 ? 0 : work(step.nextStep)
  const released = lots.releasedAt[lot]!
  const due = lots.due[lot]!
  return due === Number.POSITIVE_INFINITY ? due : released + (due - released) * (total > 0 ? (total - after) / total : 1)
}

function tardinessIndex(waiting: Waiting, carrier: CarrierId, now: Ticks, scale: Ticks): number {
  const { lots, carriers } = waiting
  const lot = carriers.lot[carrier]!
  const time = expectedTime(waiting, carrier)
  // What takes no time holds nobody up.
  if (time === 0) return Number.POSITIVE_INFINITY
  const slack = Math.max(0, lots.due[lot]! - remainingWork(waiting, carrier) - now)
  const urgency = slack === Number.POSITIVE_INFINITY ? 0 : exp(-slack / scale)
  return (waiting.line.products[lots.product[lot]!]!.spec.weight ?? 1) * (urgency / time)
}
