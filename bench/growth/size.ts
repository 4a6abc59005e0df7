/** Cost of an event against the size of the line. */
import { Replication } from '../../src/experiment/index.ts'
import { DAY } from '../support/lines.ts'
import { cpuSeconds, inTurns, median, ratios, sized, spread } from '../support/measure.ts'
import type { Table } from '../support/publish.ts'
import { type Shape, shapes, synthetic } from './synthetic.ts'

const SIZES = [10, 100, 1_000, 10_000]
const EVENTS = sized(200_000, 60_000)
const REPETITIONS = sized(5, 2)

/** A line that is full already; each call goes on for so many events and gives microseconds of CPU for one. */
async function running(shape: Shape, machines: number): Promise<() => number> {
  const replication = new Replication(await synthetic(shape, machines), 0)
  const { timers } = replication.floor
  // About one event and a tenth for each hour of a machine; three days fill the line.
  const stretch = Math.ceil((EVENTS / (1.1 * machines)) * 3_600e6)
  replication.runTo(3 * DAY)
  return () => {
    const fired = timers.fired
    const seconds = cpuSeconds(() => replication.runTo(timers.now + stretch))
    return (1e6 * seconds) / (timers.fired - fired)
  }
}

export async function size(): Promise<{ table: Table; numbers: object }> {
  const rows: string[][] = []
  const numbers: Record<string, number[][]> = {}
  for (const shape of shapes) {
    const lines = []
    for (const machines of SIZES) lines.push(await running(shape, machines))
    const samples = inTurns(REPETITIONS, lines)
    rows.push([shape, ...samples.map((sample) => median(sample).toFixed(2)), spread(ratios(samples.at(-1)!, samples[0]!), 2)])
    numbers[shape] = samples
  }
  const columns = ['Larger by', ...SIZES.map((machines) => `${machines.toLocaleString('en')} machines`), 'largest / smallest']
  return { table: { title: 'Microseconds of CPU for an event, by the size of the line', columns, rows }, numbers }
}
