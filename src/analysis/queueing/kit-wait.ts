/** How long work waits for kits: a type of kits as servers of the work that they fit, each held as long as a machine is. */
import { fittingKits } from '../../spec/kit-fit.ts'
import type { KitSpec, LineSpec, StationSpec } from '../../spec/line.ts'
import type { StepFlow } from './flows.ts'
import { momentsOf } from './moments.ts'
import { type Coming, type Queue, stationWait } from './station-wait.ts'

/** The longest over the types that the station asks for; 0: it asks for none. Mounting is left out. */
export function kitWait(line: LineSpec, station: StationSpec, queue: Queue, of: StepFlow): number {
  const { kits = [], products } = line
  const fits = (type: string, { product, spec }: StepFlow) => fittingKits(kits, type, products[product]!, spec)
  const waits = (station.tooling ?? []).map((type) => {
    const mine = fits(type, of)
    const count = mine.reduce((sum, index) => sum + kits[index]!.count, 0)
    if (count >= queue.machines) return 0
    const coming = queue.coming.filter(({ flow }) => fits(type, flow).some((index) => mine.includes(index)))
    const served = coming.map((each) => withServices(each, kits[mine[0]!]!))
    return stationWait({ ...queue, machines: count, coming: served })
  })
  return Math.max(0, ...waits)
}

/** A kit in service is away as if it was held for longer. */
function withServices(coming: Coming, { services }: KitSpec): Coming {
  const { time, carrierUnits } = coming
  const away = services.reduce((sum, { clock, every, lasts }) => {
    const use = clock === 'productive' ? time.mean : carrierUnits / atOnceOf(coming, clock)
    return sum + (use / every) * momentsOf(lasts).mean
  }, 0)
  return { ...coming, time: { mean: time.mean + away, variance: time.variance } }
}

/** Units of a shot. */
function atOnceOf({ flow }: Coming, clock: 'shots' | 'units'): number {
  return clock === 'units' ? 1 : (flow.places[0]?.compiled.processTime.atOnce ?? 1)
}
