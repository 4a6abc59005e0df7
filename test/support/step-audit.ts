/** What the steps of a line with money or quality have counted, against what the rest of the books says. */
import { Handler } from '../../src/model/handlers.ts'
import { type Floor, holdReasons, Line, PerHold, PerProduct, PerStation, PerStep } from '../../src/model/index.ts'
import { countsSteps } from '../../src/model/step-counts.ts'

/** Everything that is wrong with the counts of the steps; nothing may be. */
export function stepFaults(floor: Floor): string[] {
  const { line, books } = floor
  if (!countsSteps(line)) return []
  const { scalars } = floor.cut()
  const faults: string[] = []
  const check = (what: string, counted: number, booked: number) => {
    if (counted !== booked) faults.push(`${what}: counted ${counted}, booked ${booked}`)
  }
  const of = (step: number, column: keyof typeof PerStep) => scalars[books.layout.ofStep(step) + PerStep[column]]!
  const sum = (column: keyof typeof PerStep, isMeant: (step: (typeof line.steps)[number]) => boolean) =>
    line.steps.filter(isMeant).reduce((all, { index }) => all + of(index, column), 0)
  check(
    'units lost at steps',
    sum('unitsLost', () => true),
    scalars[Line.unitsScrapped]!,
  )
  for (const { index, name } of line.products)
    check(
      `${name}: units lost`,
      sum('unitsLost', ({ product }) => product === index),
      scalars[books.layout.ofProduct(index) + PerProduct.unitsScrapped]!,
    )
  for (const { index, name, written } of line.asWritten)
    check(
      `${name}: carriers`,
      sum('carriers', ({ station }) => line.stations[station]?.written === written),
      scalars[books.layout.ofStation(index) + PerStation.carriersStarted]!,
    )
  for (const { index, name, unitsPerStrip, product, quality, remnants, countsPositions } of line.steps) {
    const [units, carriers, served] = [of(index, 'units'), of(index, 'carriers'), of(index, 'unitsServed')]
    if (countsPositions ? served < units : served !== units) faults.push(`${name}: ${served} units worked on, ${units} of them good`)
    for (const [things, size] of [
      ['strips', unitsPerStrip],
      ['wafers', line.products[product]!.spec.packing.unitsPerWafer],
    ] as const) {
      const most = (served + carriers * (size - 1)) / size
      if (of(index, things) < served / size || of(index, things) > most + 1e-9)
        faults.push(`${name}: ${of(index, things)} ${things} of ${served} units`)
    }
    if (of(index, 'unitsRetested') > of(index, 'unitsFailed')) faults.push(`${name}: more tested again than failed`)
    if (of(index, 'carriersFailed') > of(index, 'carriersChecked')) faults.push(`${name}: more carriers failed than were looked at`)
    if (of(index, 'unitsEscaped') > of(index, 'unitsInspected')) faults.push(`${name}: more defective units passed than units`)
    // What a queue-time limit scraps is lost at the step after which it began, at the first of its stations.
    const isSame = ({ home }: { home: number }) => home === index
    // What passes a step by may still be lost on the way to the next, and remnants are lost before it.
    if (quality?.sample == null && remnants === null && sum('unitsLost', isSame) > sum('units', isSame))
      faults.push(`${name}: more lost than started`)
  }
  return faults
}

/** Everything that is wrong with the holds of a floor: who is held has a timer, and the time of those who were released is what is booked. */
export function holdFaults(floor: Floor): string[] {
  const reasons = holdReasons(floor.line.spec)
  if (reasons.length === 0) return []
  const { scalars } = floor.cut()
  const holds = floor['quality']!.holds as unknown as Record<'held' | 'since', Float64Array>
  const waiting = floor.timers.pending
    .filter((timer) => floor.timers.handlerOf(timer) === Handler.holdEnd)
    .map((timer) => floor.timers.ownerOf(timer))
  const faults: string[] = []
  const check = (what: string, counted: number, booked: number) => {
    if (counted !== booked) faults.push(`${what}: counted ${counted}, booked ${booked}`)
  }
  const total = (column: number) => reasons.reduce((sum, _, reason) => sum + scalars[floor.books.layout.ofHold(reason) + column]!, 0)
  check(
    'carriers on hold',
    waiting.length,
    holds.held.reduce((sum, count) => sum + count, 0),
  )
  const ages = waiting.reduce((sum, carrier) => sum + floor.now - holds.since[carrier]!, 0)
  check('time on hold', total(PerHold.timeSum) + ages, total(PerHold.area))
  if (total(PerHold.lots) > total(PerHold.released) + waiting.length) faults.push('more lots held than carriers')
  return faults
}
