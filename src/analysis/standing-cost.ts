/** What a line costs in a year before it makes anything: machines, their floor, and people. */
import { compile } from '../model/index.ts'
import { spend } from '../money/index.ts'
import type { LineSpec } from '../spec/line.ts'
import { withoutLinks } from '../spec/links.ts'
import { meanPresent } from './crew-load.ts'

const DAYS = 365
const HOURS = 24
const NO_HOURS = { productive: 0, standby: 0, setup: 0, down: 0, off: 0 }
const NOTHING_DONE = { units: 0, carriers: 0, strips: 0, wafers: 0, unitsLost: 0 }

/** Of 365 days, in the currency of the line; null: the line says nothing of money. Overhead, which no choice changes, is not in it. */
export function standingCost(line: LineSpec): number | null {
  if (line.money === undefined) return null
  const compiled = compile(withoutLinks(line))
  const { parts } = spend(compiled, {
    days: DAYS,
    goodUnits: 0,
    released: compiled.products.map(() => 0),
    machineHours: compiled.stations.map(() => NO_HOURS),
    steps: compiled.steps.map(() => NOTHING_DONE),
    crewHours: (line.crews ?? []).map((crew) => meanPresent(crew, line) * HOURS * DAYS),
  })
  return parts.capital + parts.space + parts.labour
}
