/**
 * Lines of any size, all alike in the small: routes of ten steps on machines that fail, jam and are maintained, 85 % loaded. Larger either by more
 * machines at each of ten stations, with or without setups, or by more routes with ten stations of ten machines each.
 */
import type { Job } from '../../src/experiment/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { jobOfText } from '../support/lines.ts'

export const shapes = ['wider stations', 'wider stations with setups', 'more stations'] as const
export type Shape = (typeof shapes)[number]

const STEPS = 10

/** So many machines of that shape. @param machines 10, or a multiple of 100 */
export async function synthetic(shape: Shape, machines: number): Promise<Job> {
  const isWide = shape !== 'more stations' || machines < 100
  const text = lineFile(isWide ? machines / STEPS : STEPS, shape === 'wider stations with setups' ? 4 : 1)
  const job = await jobOfText(text, 10_000)
  return isWide ? job : { ...job, line: sideBySide(job.line, machines / 100) }
}

/** Ten stations; 7 % of a machine's time goes to what stops it, so that 79 % at work are a load of 85 %. */
function lineFile(machines: number, families: number): string {
  const numbers = Array.from({ length: families }, (_, family) => family)
  const stations = Array.from({ length: STEPS }, (_, step) => `s${step}`)
  const gap = (3600 * families) / (machines * 0.79)
  const setup = families === 1 ? '' : '    setup: { by: family, time: 1 min }\n    dispatch: [same-setup(guard 24 h), fifo]\n'
  return `format: tollway/1
carrier: lot
products:
${numbers.map((family) => `  p${family}: { route: r, lot: 1 unit, family: f${family} }`).join('\n')}
release:
${numbers.map((family) => `  p${family}: { product: p${family}, every: exponential(${gap.toFixed(6)} s) }`).join('\n')}
routes:
  r:
    steps:
${stations.map((name) => `      at-${name}: { station: ${name} }`).join('\n')}
stations:
${stations.map((name) => `  ${name}:\n${setup}${stationText(machines)}`).join('\n')}
`
}

function stationText(machines: number): string {
  return `    machines: ${machines}
    processTime: uniform(30, 90) min per lot
    failures: { failure: { every: exponential(100 h), repair: "lognormal(mean 2 h, cv 1.25)" } }
    assists: { jam: { mtba: 1 h, time: "lognormal(mean 1.5 min, cv 0.8)" } }
    plannedStops: { weekly: { every: 168 h, lasts: 2 h } }`
}

/** The line so many times, each with its own products, routes and stations. */
function sideBySide(line: LineSpec, copies: number): LineSpec {
  const numbers = Array.from({ length: copies }, (_, copy) => `-${copy}`)
  return {
    ...line,
    products: numbers.flatMap((copy) => line.products.map((one) => ({ ...one, name: one.name + copy, route: one.route + copy }))),
    release: numbers.flatMap((copy) => line.release.map((one) => ({ ...one, name: one.name + copy, product: one.product + copy }))),
    routes: numbers.flatMap((copy) =>
      line.routes.map((one) => ({ name: one.name + copy, steps: one.steps.map((step) => ({ ...step, station: step.station + copy })) })),
    ),
    stations: numbers.flatMap((copy) => line.stations.map((one) => ({ ...one, name: one.name + copy }))),
  }
}
