/**
 * What has been spent on units that are lost. Purchase, the materials of a step, and the capital, floor and energy of its station are spread evenly over
 * the units that start it, good and bad (a station's costs over its steps in proportion to the machine time that they ask for). A unit has cost what it
 * brings from the steps before, on average over the ways that lead to a step, and what the step itself adds. Labour and overhead are not in it.
 */
import { type CompiledLine, type CompiledStep, meanProcessTicks } from '../model/index.ts'
import type { StepUsage, Usage } from './usage.ts'

/** Sweeps in route order are exact at once where routes only go forward; loops converge geometrically. */
const MOST_SWEEPS = 1000
const ACCURACY = 1e-13

/**
 * @param materials by step
 * @param machines cost of the machines, by station
 */
export function scrapCost(line: CompiledLine, usage: Usage, materials: readonly number[], machines: readonly number[]): number {
  const shares = machineShares(line, usage.steps)
  const added = line.steps.map(
    (step, index) => materials[index]! + (step.station === -1 ? 0 : shares[index]! * machines[line.stations[step.station]!.written]!),
  )
  return line.products.reduce((sum, { index, firstStep, spec }) => {
    const steps = line.steps.filter(({ product, home }, step) => product === index && home === step)
    const released = { units: usage.released[index]!, price: spec.purchase ?? 0 }
    const perUnit = steps.map(({ index: home }) => {
      const units = unitsAt(line, home, usage, 'units')
      return units > 0 ? totalOf(line, home, added) / units : 0
    })
    const values = valuesAfter(line, steps, firstStep, usage, released, perUnit)
    return sum + steps.reduce((cost, { index: home }, step) => cost + unitsAt(line, home, usage, 'unitsLost') * values[step]!, 0)
  }, 0)
}

/** shares[step]: of what its station costs. */
function machineShares({ steps, stations, asWritten }: CompiledLine, usage: readonly StepUsage[]): number[] {
  const work = steps.map((step, index) => {
    const { units, carriers } = usage[index]!
    return carriers > 0 ? carriers * meanProcessTicks(step, units / carriers) : 0
  })
  const atStation = asWritten.map(() => 0)
  steps.forEach(({ station }, index) => {
    if (station !== -1) atStation[stations[station]!.written]! += work[index]!
  })
  return steps.map(({ station }, index) => {
    const all = station === -1 ? 0 : atStation[stations[station]!.written]!
    return all > 0 ? work[index]! / all : 0
  })
}

/** values[step]: what a unit that ends the step has cost. */
function valuesAfter(
  line: CompiledLine,
  steps: readonly CompiledStep[],
  firstStep: number,
  usage: Usage,
  released: { units: number; price: number },
  perUnit: readonly number[],
): number[] {
  const into = steps.map(() => [] as { from: number; units: number }[])
  steps.forEach((step, from) => {
    const good = unitsAt(line, step.index, usage, 'units') - unitsAt(line, step.index, usage, 'unitsLost')
    for (const way of waysOut(step))
      for (const { to, share } of reached(line, way)) if (to !== -1) into[to - firstStep]!.push({ from, units: Math.max(0, good) * share })
  })
  const values = steps.map(() => 0)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let change = 0
    for (let step = 0; step < steps.length; step++) {
      let units = step === 0 ? released.units : 0
      let brought = units * released.price
      for (const way of into[step]!) {
        units += way.units
        brought += way.units * values[way.from]!
      }
      const value = (units > 0 ? brought / units : 0) + perUnit[step]!
      change = Math.max(change, Math.abs(value - values[step]!) / Math.max(value, 1e-300))
      values[step] = value
    }
    if (change < ACCURACY) break
  }
  return values
}

interface Way {
  /** -1: out of the line. */
  to: number
  share: number
}

/** A share of the lots takes the step; the others pass it by, and perhaps the one below. */
function reached({ steps }: CompiledLine, way: Way): Way[] {
  const ways: Way[] = []
  let { to, share } = way
  for (let sample = steps[to]?.quality?.sample ?? null; sample !== null; sample = steps[to]?.quality?.sample ?? null) {
    ways.push({ to, share: share * sample })
    share *= 1 - sample
    to = steps[to]!.nextStep
  }
  return [...ways, { to, share }]
}

/** What a check sends back goes there, on average; the rest goes on. */
function waysOut({ branch, nextStep, quality }: CompiledStep): Way[] {
  const back = quality?.back ?? 0
  const ways =
    branch === null
      ? [{ to: nextStep, share: 1 - back }]
      : branch.map(({ to, upTo }, index) => ({ to, share: (1 - back) * (upTo - (branch[index - 1]?.upTo ?? 0)) }))
  return back > 0 ? [...ways, { to: quality!.check!.to, share: back }] : ways
}

/** At all stations where a step is done. */
function unitsAt(line: CompiledLine, home: number, usage: Usage, column: 'units' | 'unitsLost'): number {
  return totalOf(
    line,
    home,
    usage.steps.map((step) => step[column]),
  )
}

function totalOf({ steps }: CompiledLine, home: number, of: readonly number[]): number {
  return steps.reduce((sum, step, index) => (step.home === home ? sum + of[index]! : sum), 0)
}
