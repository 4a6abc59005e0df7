/** Cost of an event, and memory, against the carriers that wait: all lots are released at the start, before ten stations of ten machines. */
import { Replication } from '../../src/experiment/index.ts'
import { answer, inChild, peakMemory } from '../support/children.ts'
import { jobOfText } from '../support/lines.ts'
import { cpuSeconds, median, sized } from '../support/measure.ts'
import type { Table } from '../support/publish.ts'

const WIP = [1_000, 10_000, 100_000, 1_000_000]
const EVENTS = sized(400_000, 100_000)
const REPETITIONS = sized(3, 1)
const RULES = ['fifo', 'due-date'] as const

interface Measured {
  microseconds: number
  megabytes: number
}

const line = (carriers: number, rule: string) => `format: tollway/1
carrier: lot
products: { p: { route: r, lot: 1 unit, due: 5 d } }
release: { all: { product: p, at: [0 s], lots: ${carriers} }, more: { product: p, every: 6 min, first: 1 s } }
routes:
  r:
    steps:
${Array.from({ length: 10 }, (_, step) => `      step-${step}: { station: s${step} }`).join('\n')}
stations:
${Array.from({ length: 10 }, (_, step) => `  s${step}: { machines: 10, processTime: uniform(30, 90) min per lot, dispatch: ${rule} }`).join('\n')}
`

/** In a process of its own. */
export async function wipMeasurement(carriers: number, rule: string): Promise<void> {
  const replication = new Replication(await jobOfText(line(carriers, rule), 100_000), 0)
  const { timers } = replication.floor
  const go = (events: number) => {
    const target = timers.fired + events
    while (timers.fired < target) replication.runTo(timers.now + 24 * 3_600e6)
  }
  go(EVENTS / 4)
  const fired = timers.fired
  const seconds = cpuSeconds(() => go(EVENTS))
  const measured: Measured = { microseconds: (1e6 * seconds) / (timers.fired - fired), megabytes: peakMemory() }
  answer(measured)
}

export function wip(): { table: Table; numbers: object } {
  const numbers: Record<string, Measured[][]> = {}
  const rows = RULES.flatMap((rule) => {
    const all = WIP.map((): Measured[] => [])
    for (let repetition = 0; repetition < REPETITIONS; repetition++)
      WIP.forEach((carriers, index) => {
        all[index]!.push(inChild<Measured>('wip', carriers, rule))
      })
    numbers[rule] = all
    const times = all.map((each) => median(each.map(({ microseconds }) => microseconds)))
    const memory = all.map((each) => median(each.map(({ megabytes }) => megabytes)))
    const perCarrier = ((memory.at(-1)! - memory[0]!) * 2 ** 20) / (WIP.at(-1)! - WIP[0]!)
    return [
      [`${rule}: us of CPU an event`, ...times.map((time) => time.toFixed(2)), `${(times.at(-1)! / times[0]!).toFixed(2)} times`],
      [`${rule}: peak memory, MB`, ...memory.map((each) => each.toFixed(0)), `${perCarrier.toFixed(0)} bytes a carrier`],
    ]
  })
  const columns = ['', ...WIP.map((carriers) => `${carriers.toLocaleString('en')} waiting`), 'growth']
  return { table: { title: 'Cost and memory by the work in process', columns, rows }, numbers }
}
