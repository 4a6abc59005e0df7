/** Waits of single queues by textbook formulas; times in any unit. */
import { exp, pow } from '../../engine/index.ts'

/**
 * Mean wait of M/M/c in service times. Whole `servers`: exactly, by Erlang's delay formula (1917); between whole numbers by Sakasegawa's approximation
 * load^(sqrt(2 (c + 1)) - 1) / (c (1 - load)) (Annals of the Institute of Statistical Mathematics 29, 1977), which is exact for one server.
 * Infinity from load 1 on.
 */
export function waitInServices(servers: number, load: number): number {
  if (load >= 1) return Number.POSITIVE_INFINITY
  if (load <= 0) return 0
  const chance = Number.isInteger(servers) ? erlangDelay(servers, load) : pow(load, Math.sqrt(2 * (servers + 1)) - 1)
  return chance / (servers * (1 - load))
}

/** Probability that all servers of M/M/c are busy, from the recursion of Erlang's loss formula: B(c) = a B(c-1) / (c + a B(c-1)). */
export function erlangDelay(servers: number, load: number): number {
  const offered = servers * load
  let loss = 1
  for (let count = 1; count <= servers; count++) loss = (offered * loss) / (count + offered * loss)
  return loss / (1 - load * (1 - loss))
}

/**
 * By what the wait of a queue with arrivals that are more regular than Poisson is less than in proportion to its variability (Kraemer and Langenbach-Belz,
 * 8th International Teletraffic Congress, 1976, for one server; used by Whitt, The queueing network analyzer, 1983). 1 for others.
 * @param arrivals, services squared coefficients of variation
 */
export function regularity(load: number, arrivals: number, services: number): number {
  if (arrivals >= 1) return 1
  if (arrivals + services <= 0) return 0
  const missing = 1 - arrivals
  return exp((-2 * (1 - load) * missing * missing) / (3 * load * (arrivals + services)))
}

/**
 * Mean wait for one of `crew` people with `callers` machines of which one calls again only when it has been served, at a given rate of calls (the
 * machine-repairman model, Palm 1947: exponential times, found by bisection of the rate of one machine). In mean task times.
 * @param load calls x task time / people, below 1
 */
export function waitForCrew(people: number, callers: number, load: number): number {
  if (load <= 0) return 0
  const low = Math.max(1, Math.floor(people))
  if (people <= low) return callers <= low ? 0 : finiteWait(low, callers, Math.min(0.999, (load * people) / low))
  const [few, many] = [low, low + 1].map((whole) =>
    callers <= whole ? 0 : finiteWait(whole, callers, Math.min(0.999, (load * people) / whole)),
  )
  return few! + (many! - few!) * (people - low)
}

const BISECTIONS = 60

function finiteWait(people: number, callers: number, load: number): number {
  let [low, high] = [0, 1]
  while (served(people, callers, high).busy < load * people && high < 1e9) high *= 2
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2
    if (served(people, callers, middle).busy < load * people) low = middle
    else high = middle
  }
  const { busy, waiting } = served(people, callers, low)
  return waiting / busy
}

/** Mean people busy and callers waiting, where each caller calls at `rate` per task time while it does not wait. */
function served(people: number, callers: number, rate: number): { busy: number; waiting: number } {
  let weight = 1
  let [total, busy, waiting] = [1, 0, 0]
  for (let calls = 1; calls <= callers; calls++) {
    weight *= ((callers - calls + 1) * rate) / Math.min(calls, people)
    total += weight
    busy += weight * Math.min(calls, people)
    waiting += weight * Math.max(0, calls - people)
  }
  return { busy: busy / total, waiting: waiting / total }
}
