/** What is wrong with the turns of lots at machines, found by looking at every carrier and machine; nothing may be. */
import { type Floor, PerRemnant, PerStep, remnantSteps, sortingSteps } from '../../src/model/index.ts'
import { Activity } from '../../src/model/machines.ts'
import { countsSteps } from '../../src/model/step-counts.ts'

/** Turns that are taken are those of carriers in queues and of machines; a kept machine has something to come; nothing waits for a kept machine that could start. */
export function lotMachineFaults(floor: Floor): string[] {
  const turns = floor['lotMachines']
  if (turns === null) return []
  const faults: string[] = []
  const { machines, line, lots, carriers } = floor
  const used = new Map<string, number>()
  const use = (lot: number, step: number) => used.set(`${lot} ${step}`, (used.get(`${lot} ${step}`) ?? 0) + 1)
  for (let machine = 0; machine < machines.count; machine++) {
    const step = turns['stepOf'][machine]!
    const load = machines.load[machine]!
    if (load !== -1 && line.steps[carriers.step[load]!]!.lotMachines !== null && step === -1)
      faults.push(`machine ${machine}: works without a turn`)
    if (step === -1 || lots.id[turns['lotOf'][machine]!] !== turns['lotNumber'][machine]) continue
    use(turns['lotOf'][machine]!, step)
    if (machines.activity[machine] !== Activity.idle) continue
    if (!line.steps[step]!.lotMachines!.keeps) faults.push(`machine ${machine}: idle with a turn`)
    if (turns.passage.isThrough(turns['lotOf'][machine]!, line.steps[step]!))
      faults.push(`machine ${machine}: kept for a lot that is through`)
  }
  const aside = new Int32Array(line.stations.length)
  for (const carrier of carriers.inLine()) if (turns.standsAside(carrier)) aside[line.steps[carriers.step[carrier]!]!.station]!++
  if (String(aside) !== String(turns['aside'])) faults.push(`carriers aside: ${aside}, booked ${turns['aside']}`)
  for (const { groups } of floor['queues']['queues'] as unknown as { groups: { items?: Int32Array; size: number }[] }[])
    for (const { items, size } of groups)
      for (const carrier of items?.slice(0, size) ?? []) {
        const step = line.steps[carriers.step[carrier]!]!
        if (step.lotMachines !== null) use(carriers.lot[carrier]!, step.home)
      }
  for (const [cell, count] of used) {
    const [lot, step] = cell.split(' ').map(Number) as [number, number]
    const { lotMachines } = line.steps[step]!
    const taken = turns['taken'][lot * turns['slots'] + lotMachines!.slot]
    if (taken !== count) faults.push(`turns of lot ${lot} at ${line.steps[step]!.name}: counted ${count}, taken ${taken}`)
    if (count > lotMachines!.most) faults.push(`lot ${lot}: ${count} turns at ${line.steps[step]!.name}`)
  }
  return faults
}

/** Remnants that are kept are those of lots that wait, and nothing else keeps such a lot in the line at that place. */
export function remnantFaults(floor: Floor): string[] {
  const remnants = floor['remnants']
  if (remnants === null) return []
  const faults: string[] = []
  const { line, lots } = floor
  const { scalars } = floor.cut()
  for (const step of remnantSteps(line)) {
    let units = 0
    let ages = 0
    let waiting = 0
    for (let lot = remnants['first'][step.index]!; lot !== -1; lot = remnants['next'][lot]!) {
      waiting++
      units += lots.gatheredAt(lot, step.segment)
      ages += floor.now - remnants['since'][lot]!
      if (lots.root[lot] === 0) faults.push(`remnant of a lot that has ended before ${step.name}`)
      if (lots.liveSegment[lot] !== step.segment || lots.carriersIn(lot, step.segment) < 1)
        faults.push(`lot ${lot} does not wait before ${step.name}`)
    }
    const of = (column: keyof typeof PerRemnant) => scalars[floor.books.layout.ofRemnant(step.remnants!.index) + PerRemnant[column]]!
    const check = (what: string, counted: number, booked: number) => {
      if (counted !== booked) faults.push(`${step.name}, ${what}: counted ${counted}, booked ${booked}`)
    }
    check('units kept', units, remnants['units'][step.index]!)
    check('remnants kept', waiting, of('kept') - of('left'))
    if (of('joined') > of('left')) faults.push(`${step.name}: more remnants taken than left`)
    if (of('area') < of('waitSum') + ages) faults.push(`${step.name}: remnants of less than a unit`)
  }
  return faults
}

/** Units in the bins of lost ones are among those that the steps have lost, and no unit is in parts. */
export function binFaults(floor: Floor): string[] {
  const { scalars } = floor.cut()
  const faults: string[] = []
  for (const { bins, name, index } of sortingSteps(floor.line)) {
    const units = bins!.names.map((_, bin) => scalars[floor.books.layout.ofBin(bins!.first + bin)]!)
    if (units.some((count) => count < 0 || !Number.isInteger(count))) faults.push(`${name}: ${units} units in bins`)
    const failed = units.slice(1 + bins!.good.length).reduce((sum, count) => sum + count, 0)
    if (!countsSteps(floor.line)) continue
    // Steps lose units on the way to the next, too.
    const lost = floor.line.steps
      .filter(({ home }) => home === index)
      .reduce((sum, step) => sum + scalars[floor.books.layout.ofStep(step.index) + PerStep.unitsLost]!, 0)
    if (failed > lost) faults.push(`${name}: ${failed} units in bins of lost ones, ${lost} lost`)
  }
  return faults
}
