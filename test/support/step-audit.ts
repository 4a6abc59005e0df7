/** What the steps of a line with money have counted, against what the rest of the books says. */
import { type Floor, Line, PerProduct, PerStation, PerStep } from '../../src/model/index.ts'

/** Everything that is wrong with the counts of the steps; nothing may be. */
export function stepFaults(floor: Floor): string[] {
  const { line, books } = floor
  if (line.spec.money === undefined) return []
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
  for (const { index, name } of line.stations)
    check(
      `${name}: carriers`,
      sum('carriers', ({ station }) => station === index),
      scalars[books.layout.ofStation(index) + PerStation.carriersStarted]!,
    )
  for (const { index, name, unitsPerStrip, product } of line.steps) {
    const [units, carriers] = [of(index, 'units'), of(index, 'carriers')]
    for (const [things, size] of [
      ['strips', unitsPerStrip],
      ['wafers', line.products[product]!.spec.packing.unitsPerWafer],
    ] as const) {
      const most = (units + carriers * (size - 1)) / size
      if (of(index, things) < units / size || of(index, things) > most + 1e-9)
        faults.push(`${name}: ${of(index, things)} ${things} of ${units} units`)
    }
    if (of(index, 'unitsLost') > units) faults.push(`${name}: more lost than started`)
  }
  return faults
}
