/**
 * What becomes of a stream on its way: how variable it is before each step, whether it comes in the loads of an oven, and at which hours. From one station
 * to the next, for one product.
 */
import type { StepFlow } from './flows.ts'
import type { StepVisit } from './lot-walk.ts'
import type { Pool, Stream } from './pool.ts'
import type { ReleaseStream } from './release-streams.ts'
import { even, fluid, hoursOf, later, seen, slotOf } from './shift-fluid.ts'
import type { Variability } from './variability.ts'

/** A product before one of its steps. */
export interface Arrival extends Stream {
  /** Ticks that a carrier waits because it comes with others in a load, and for the next shift. */
  extraWait: number
}

/** Material that comes close together: units, and ticks from one unit to the next. */
interface Burst {
  units: number
  spacing: number
}

/**
 * @param pools by position on the route; null: a pure delay
 * @param alone a lot on its way with what it makes itself wait, and nobody else
 */
export function arrivalsOf(
  release: ReleaseStream,
  flows: readonly StepFlow[],
  pools: readonly (Pool | null)[],
  alone: readonly StepVisit[],
): Arrival[] {
  const cycle = Math.max(0, ...pools.map((pool) => pool?.calendar?.cycle ?? 0))
  let { variability } = release
  let burst: Burst = { units: release.atOnce, spacing: 0 }
  let profile = even
  return flows.map((flow, position): Arrival => {
    const pool = pools[position]!
    const group = alone[position]!.together * flow.carrierUnits
    if (pool === null) return { flow, dispersion: variability.upTo(0), group, peak: 1, extraWait: 0 }
    const { figures, machines, hours } = pool
    const arrival = { flow, group, peak: seen(profile) }
    if (pool.isOven) {
      const dispersion = variability.upTo(figures.time / machines / flow.carrierUnits)
      const { load, wait, lasts } = pool.oven([{ ...arrival, dispersion }])
      burst = { units: load * flow.carrierUnits, spacing: 0 }
      if (cycle > 0) profile = later(profile, (wait + lasts) / slotOf(cycle))
      return { ...arrival, dispersion, extraWait: 0 }
    }
    const depth = figures.poissonWait / flow.carrierUnits
    const dispersion = variability.upTo(depth)
    const pace = figures.time / machines / hours / flow.carrierUnits
    // What of it a lot's own carriers are, they wait for one another anyway.
    const burstWait = (Math.max(0, burst.units - freeAt(burst, flow, pool) * flow.carrierUnits) / 2) * Math.max(0, pace - burst.spacing)
    const inBurst = Math.max(0, burstWait - alone[position]!.wait)
    const shifts = cycle === 0 ? null : fluid(profile, hours === 1 ? even : hoursOf(pool.calendar!, cycle), figures.load * hours)
    variability = leaving(variability, depth, dispersion, flow, pool)
    burst = { ...burst, spacing: Math.max(burst.spacing, pace) }
    if (shifts !== null) profile = shifts.out
    return {
      ...arrival,
      dispersion: flow.visits < 1 ? thinned(dispersion, flow) : dispersion,
      extraWait: inBurst + (shifts === null ? 0 : shifts.wait * slotOf(cycle)),
    }
  })
}

/** Machines that are free when a load comes: all where they are done with the one before, a share where they take longer than until the next. */
function freeAt({ units }: Burst, { rate, carrierUnits }: StepFlow, { figures, machines }: Pool): number {
  const interval = units / (rate * carrierUnits)
  return Math.max(1, machines * (1 - figures.load * Math.min(1, figures.time / interval)))
}

/** The stream behind a station. Of a station with other work, a share is its own. */
function leaving(variability: Variability, depth: number, dispersion: number, flow: StepFlow, { figures, machines }: Pool): Variability {
  const share = Math.min(1, (flow.rate * figures.time) / (figures.load * machines))
  const made = Math.max(0, figures.variation) * flow.carrierUnits
  return variability.behind(depth, share * made + (1 - share) * dispersion)
}

/** Of a step that a share of the lots takes. */
function thinned(dispersion: number, { visits, visit }: StepFlow): number {
  return visits * dispersion + ((1 - visits) * visit.units) / visit.lots
}
