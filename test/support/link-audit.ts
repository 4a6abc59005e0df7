/** Finished work on linked machines waits for the machines that they are linked to, reckoned from the line as written. */
import type { Floor } from '../../src/model/index.ts'
import { Activity } from '../../src/model/machines.ts'
import { linksBetween } from '../../src/spec/links.ts'

export function linkFaults(floor: Floor): string[] {
  const { line, machines, carriers } = floor
  const faults: string[] = []
  for (const station of line.stations) {
    const from = line.asWritten[station.written]!.spec
    const to = line.asWritten.find(({ name }) => name === from.linkedTo?.station)
    if (to === undefined) continue
    const links = linksBetween(from, to.spec)
    station.numbers.forEach((number, position) => {
      const machine = station.firstMachine + position
      const link = links[number]!
      if (link === null || machines.activity[machine] !== Activity.blocked) return
      const load = machines.load[machine]!
      const step = line.steps[carriers.step[load]!]!
      // What fails a check, or goes elsewhere, is not handed on.
      const target = floor['journey']['targets'][carriers.target[load]!]
      const at = line.stations[target?.station ?? -1]
      if (at?.name !== to.name || target!.home === step.quality?.check?.to) return
      if (String(at.numbers) !== String(link)) faults.push(`machine ${machine}, linked to ${link}, waits for ${at.numbers}`)
    })
  }
  return faults
}
