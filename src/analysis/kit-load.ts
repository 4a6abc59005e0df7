/**
 * How busy kits will be, by arithmetic: the time in which loads hold them (downtime of the machine within it) and in which they are in service, against the
 * time of all kits of a name. Where several names fit, each gets its share by count. Mounting is not counted, because how often it is done depends on the
 * order of the lots; nor is waiting for a kit in the capacity of a station.
 */
import { Sampler } from '../engine/index.ts'
import { fittingKits } from '../spec/kit-fit.ts'
import type { KitServiceSpec, KitSpec, LineSpec, ProductSpec, StationSpec, StepSpec } from '../spec/line.ts'

export interface KitLoad {
  kit: string
  count: number
  /** Time asked for / time of all of them. */
  load: number
}

/** What one step of a product asks of its station in a day. */
export interface StepUse {
  product: ProductSpec
  step: StepSpec
  units: number
  loads: number
  carriers: number
  /** Productive time, ticks. */
  workTime: number
  /** The same with what brings the machine to a stand in it, ticks. */
  holdTime: number
}

export interface ToolingUse {
  station: StationSpec
  steps: readonly StepUse[]
}

const TICKS_PER_DAY = 86_400e6
/** As for crews: from here on waits grow fast. */
const HIGH = 0.85

/** @param doneShare share of the use of `uses[index]` that can really be done (or, of a use per unit released, how many units a day) */
export function kitLoads({ kits = [] }: LineSpec, uses: readonly ToolingUse[], doneShare: (index: number) => number): KitLoad[] {
  const asked = kits.map(() => 0)
  uses.forEach(({ station, steps }, index) => {
    for (const type of station.tooling ?? []) {
      for (const use of steps) {
        const fitting = fittingKits(kits, type, use.product, use.step)
        const all = fitting.reduce((sum, name) => sum + kits[name]!.count, 0)
        for (const name of fitting) asked[name]! += doneShare(index) * (kits[name]!.count / all) * askedFor(kits[name]!, station, use)
      }
    }
  })
  return kits.map(({ name, count }, index) => ({ kit: name, count, load: asked[index]! / (count * TICKS_PER_DAY) }))
}

export function kitsOverloaded({ kit, count, load }: KitLoad): string[] {
  if (load <= HIGH) return []
  const percent = Math.round(load * 1000) / 10
  const asked = count === 1 ? `kit "${kit}" is` : `the ${count} kits "${kit}" are`
  const them = count === 1 ? 'it' : 'them'
  const wait = load >= 1 ? `work waits for ${them} longer and longer` : `machines will wait long for ${them}`
  return [`${asked} asked for ${percent} % of ${count === 1 ? 'its' : 'their'} time: ${wait}`]
}

/** Ticks a day that a kit would be held and in service if it had all the work of a step. */
function askedFor({ services }: KitSpec, station: StationSpec, use: StepUse): number {
  return services.reduce(
    (sum, service) => sum + (amountOf(service, station, use) / service.every) * new Sampler(service.lasts).mean,
    use.holdTime,
  )
}

function amountOf({ clock }: KitServiceSpec, station: StationSpec, use: StepUse): number {
  switch (clock) {
    case 'units':
      return use.units
    case 'productive':
      return use.workTime
    case 'shots':
      return shotsOf(station, use)
  }
}

/** Shots are full, as in a planner's UPH. */
function shotsOf(station: StationSpec, { product, step, units, loads, carriers }: StepUse): number {
  if (station.batch !== undefined) return loads
  const { per = 'carrier', atOnce = 1 } = step.processTime ?? station.processTime ?? {}
  const { unitsPerStrip, unitsPerWafer } = product.packing
  switch (per) {
    case 'unit':
      return units / atOnce
    case 'strip':
      return units / unitsPerStrip / atOnce
    case 'wafer':
      return units / unitsPerWafer / atOnce
    default:
      return carriers
  }
}
