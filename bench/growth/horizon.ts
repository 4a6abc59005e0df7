/** Cost of an event, and memory, against the length of the run. */
import { runReplication } from '../../src/experiment/index.ts'
import { answer, inChild, peakMemory } from '../support/children.ts'
import { jobOf } from '../support/lines.ts'
import { cpuSeconds, median, sized } from '../support/measure.ts'
import type { Table } from '../support/publish.ts'

const YEARS = sized([1, 3, 10, 30], [1, 3])
const REPETITIONS = sized(3, 1)
const LINES = ['toll-reference', 'toll-reference-everything']

interface Measured {
  microseconds: number
  megabytes: number
}

/** In a process of its own. */
export async function horizonMeasurement(name: string, years: number): Promise<void> {
  const job = await jobOf(`lines/${name}.yaml`, 365 * years)
  let events = 0
  const seconds = cpuSeconds(() => {
    events = runReplication(job, 0)!.events
  })
  const measured: Measured = { microseconds: (1e6 * seconds) / events, megabytes: peakMemory() }
  answer(measured)
}

export function horizon(): { table: Table; numbers: object } {
  const numbers: Record<string, Measured[][]> = {}
  const rows = LINES.flatMap((name) => {
    const all = YEARS.map((): Measured[] => [])
    for (let repetition = 0; repetition < REPETITIONS; repetition++)
      YEARS.forEach((years, index) => {
        all[index]!.push(inChild<Measured>('horizon', name, years))
      })
    numbers[name] = all
    const row = (what: string, of: (measured: Measured) => number, digits: number) => {
      const values = all.map((each) => median(each.map(of)))
      return [`${name}: ${what}`, ...values.map((value) => value.toFixed(digits)), (values.at(-1)! / values[0]!).toFixed(2)]
    }
    return [row('us of CPU an event', (measured) => measured.microseconds, 2), row('peak memory, MB', (measured) => measured.megabytes, 0)]
  })
  const columns = ['', ...YEARS.map((years) => `${years} ${years === 1 ? 'year' : 'years'}`), 'last / first']
  return { table: { title: 'Cost and memory by the length of the run', columns, rows }, numbers }
}
