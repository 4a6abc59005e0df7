/** Blocking before service: room can only be kept where it is known beforehand which carriers come where. */
import { carrierCapacity } from '../carrier-capacity.ts'
import type { LineSpec, ProductSpec, StationSpec, StepSpec } from '../line.ts'
import { type Report, show } from '../problem.ts'

/** Expects a line without other problems. */
export function checkBlocking(line: LineSpec, report: Report): void {
  for (const station of line.stations) {
    if (station.blocking !== 'before') continue
    const fault =
      station.batch === undefined ? faultOfSteps(line, station) : { expected: 'a station without batches', received: 'one with batch' }
    if (fault === null) continue
    const hint = 'leave blocking out: finished carriers then stay on their machine until there is room'
    report({ code: 'rule', path: ['stations', station.name, 'blocking'], ...fault, hint })
  }
}

interface Fault {
  expected: string
  received: string
}

function faultOfSteps(line: LineSpec, station: StationSpec): Fault | null {
  for (const product of line.products) {
    const steps = line.routes.find(({ name }) => name === product.route)?.steps.filter(({ enabled }) => enabled) ?? []
    for (const [position, step] of steps.entries()) {
      const fault = isDoneAt(step, station) ? faultOf(step, position, steps, product) : null
      if (fault !== null) return fault
    }
  }
  return null
}

function isDoneAt({ station, alternatives = [] }: StepSpec, { name }: StationSpec): boolean {
  return station === name || alternatives.some((other) => other.station === name)
}

function faultOf(step: StepSpec, position: number, steps: readonly StepSpec[], { packing }: ProductSpec): Fault | null {
  if (step.next !== undefined && step.next.length > 1)
    return { expected: 'one way on from each step of the station', received: `step ${show(step.name)}, where chance decides` }
  const to = step.next?.[0]?.to
  const next = to == null ? (step.next === undefined ? steps[position + 1] : undefined) : steps.find(({ name }) => name === to)
  if (next === undefined) return null
  const isOther = next.newLotUnits !== undefined || carrierCapacity(next, packing) !== carrierCapacity(step, packing)
  if (!isOther) return null
  return { expected: 'a next step that takes the same carriers', received: `step ${show(next.name)}, which fills new ones` }
}
