/**
 * How often a released unit comes to every step of its route, by the linear traffic equations
 *
 *     visits(j) = [j is the first step] + sum over i of visits(i) x yield(i) x P(i -> j)
 *
 * (Jackson, Operations Research 5, 1957, with losses). Steps that are switched off are passed by. Of a step that a share of the lots takes, the others go on
 * to the step below; rework and inspection send back and lose what they do on average.
 */

import { expectedCheck } from '../model/index.ts'
import type { ProductSpec, RouteSpec, StepSpec } from '../spec/line.ts'
import { finalYield } from '../spec/step-yield.ts'

export interface Traffic {
  /** The steps that are switched on, in the order of the route. */
  steps: StepSpec[]
  /** visits[i]: units that take steps[i] per unit released; a unit that comes back counts again. */
  visits: number[]
  /** Good units that leave the line per unit released. */
  cumulativeYield: number
}

/** Sweeps in route order are exact at once for routes that only go forward; loops converge geometrically. */
const MOST_SWEEPS = 10_000
const ACCURACY = 1e-13

/** @throws RangeError for a loop that units never leave, and for a branch to a step that doesn't exist or is switched off. */
export function traffic(route: RouteSpec): Traffic {
  const steps = route.steps.filter((step) => step.enabled)
  const into = arrivals(route, steps)
  const visits = steps.map(() => 0)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let change = 0
    for (let j = 0; j < steps.length; j++) {
      let sum = j === 0 ? 1 : 0
      for (const { from, share } of into[j]!) sum += visits[from]! * share
      change = Math.max(change, Math.abs(sum - visits[j]!) / Math.max(1, sum))
      visits[j] = sum
    }
    if (change < ACCURACY) {
      return { steps, visits: visits.map((come, i) => come * (steps[i]!.sample ?? 1)), cumulativeYield: leaving(steps, visits) }
    }
  }
  throw new RangeError(`route "${route.name}": units go round in its "next" branches and hardly ever leave`)
}

/** The route of a product. @throws RangeError where there is none. */
export function routeOf(product: ProductSpec, routes: readonly RouteSpec[]): RouteSpec {
  const route = routes.find((candidate) => candidate.name === product.route)
  if (route === undefined) throw new RangeError(`product "${product.name}": there is no route "${product.route}"`)
  return route
}

interface Arrival {
  from: number
  /** Units that come from there per unit that was there. */
  share: number
}

/** For each step, from which steps units come to it. */
function arrivals(route: RouteSpec, steps: readonly StepSpec[]): Arrival[][] {
  const index = new Map(steps.map((step, i) => [step.name, i]))
  const into: Arrival[][] = steps.map(() => [])
  steps.forEach((step, from) => {
    for (const { to, share } of waysOut(steps, from)) {
      if (to === null) continue
      const target = index.get(to)
      if (target === undefined) {
        throw new RangeError(`route "${route.name}": step "${step.name}" goes on to "${to}", which is not there or switched off`)
      }
      into[target]!.push({ from, share })
    }
  })
  return into
}

function leaving(steps: readonly StepSpec[], visits: readonly number[]): number {
  let units = 0
  steps.forEach((_, i) => {
    for (const { to, share } of waysOut(steps, i)) if (to === null) units += visits[i]! * share
  })
  return units
}

export interface WayOut {
  /** The next step; null: out of the line. */
  to: string | null
  share: number
  /** Of units whose lot does not take the step. */
  passesBy: boolean
}

/** Where the units go that come to a step, whether their lot takes it or not. */
export function waysOut(steps: readonly StepSpec[], i: number): WayOut[] {
  const step = steps[i]!
  const below = steps[i + 1]?.name ?? null
  const taken = step.sample ?? 1
  const good = taken * finalYield(step)
  const { back, lost } = expectedCheck(step)
  const ways = (step.next ?? [{ to: below, probability: 1 }]).map(({ to, probability }) => ({
    to,
    share: good * (1 - back - lost) * probability,
    passesBy: false,
  }))
  const target = step.rework?.to ?? step.inspect?.reject ?? null
  if (back > 0) ways.push({ to: target, share: good * back, passesBy: false })
  if (taken < 1) ways.push({ to: below, share: 1 - taken, passesBy: true })
  return ways
}
