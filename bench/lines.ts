/**
 * The shipped lines as they are used: CPU seconds for a simulated year with all their measures, one thread, the reading of the file and the compiling of the
 * code included; events and carrier-steps (a carrier begins at a station) per CPU second, peak memory. Each measurement is a process of its own. The plant of
 * 48 million units a day is simulated for a part of a year, and for a whole one with `--year`.
 * Run: npm run bench -- lines
 */
import { readdirSync } from 'node:fs'
import { Replication } from '../src/experiment/index.ts'
import { PerStation } from '../src/model/accumulators.ts'
import { answer, asked, inChild, peakMemory } from './support/children.ts'
import { DAY, jobOf } from './support/lines.ts'
import { median, sized, spread } from './support/measure.ts'
import { publish, repository } from './support/publish.ts'

const REPETITIONS = sized(3, 1)
const PLANT = 'plant-48m'
const PLANT_DAYS = process.argv.includes('--year') ? 365 : sized(28, 4)
const DAYS = sized(365, 90)

interface Measured {
  seconds: number
  events: number
  carrierSteps: number
  megabytes: number
}

async function measure(name: string, days: number): Promise<Measured> {
  const replication = new Replication(await jobOf(`lines/${name}.yaml`, days), 0)
  replication.runTo(days * DAY)
  replication.outcome()
  const { user, system } = process.cpuUsage()
  const { line, books, timers } = replication.floor
  const begun = line.stations.map(({ index }) => books.scalars.totals[books.layout.ofStation(index) + PerStation.carriersStarted]!)
  const carrierSteps = begun.reduce((sum, each) => sum + each, 0)
  return { seconds: (user + system) / 1e6, events: timers.fired, carrierSteps, megabytes: peakMemory() }
}

function row(name: string, days: number, all: readonly Measured[]): string[] {
  const perYear = 365 / days
  const { events, carrierSteps } = all[0]!
  const rate = (count: number) => `${(median(all.map(({ seconds }) => count / seconds)) / 1e6).toFixed(2)} M`
  return [
    days === 365 ? name : `${name} (${days} d)`,
    spread(
      all.map(({ seconds }) => seconds * perYear),
      name === PLANT ? 0 : 2,
    ),
    `${((events * perYear) / 1e6).toFixed(2)} M`,
    `${((carrierSteps * perYear) / 1e6).toFixed(2)} M`,
    rate(events),
    rate(carrierSteps),
    median(all.map(({ megabytes }) => megabytes)).toFixed(0),
  ]
}

const only = asked()
if (only !== null) answer(await measure(only[0]!, Number(only[1])))
else {
  const names = readdirSync(`${repository}lines`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace(/\.yaml$/, ''))
  const daysOf = (name: string) => (name === PLANT ? PLANT_DAYS : DAYS)
  const numbers = Object.fromEntries(names.map((name) => [name, [] as Measured[]]))
  for (let repetition = 0; repetition < REPETITIONS; repetition++)
    for (const name of names) {
      // A whole year of the plant once is enough.
      if (repetition === 0 || daysOf(name) < 365 || name !== PLANT) numbers[name]!.push(inChild<Measured>(name, daysOf(name)))
    }
  const columns = ['', 'CPU s a year', 'events a year', 'carrier-steps a year', 'events/CPU s', 'carrier-steps/CPU s', 'peak MB']
  const rows = names.map((name) => row(name, daysOf(name), numbers[name]!))
  publish('lines', [{ title: 'A simulated year of each shipped line', columns, rows }], numbers)
}
