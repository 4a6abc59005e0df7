/** What a line spends, as a pure function of what it uses: nothing of it is an event of the run. */
import type { CompiledLine, CompiledStation } from '../model/index.ts'
import type { MoneySpec } from '../spec/line.ts'
import { YEAR } from '../spec/money.ts'
import { COST_PARTS, type CostPart } from '../spec/result.ts'
import { materialCost } from './materials.ts'
import { recoveryFactor } from './recovery.ts'
import { scrapCost } from './scrap.ts'
import type { PowerState, Usage } from './usage.ts'

const DAYS_OF_YEAR = 365

/** Money in the currency of the line. */
export interface StationSpending {
  material: number
  capital: number
  space: number
  energy: number
  /** The plant's share included. */
  kWh: number
}

export interface Spending {
  goodUnits: number
  parts: Record<CostPart, number>
  /** What had been spent on the units that were lost: part of the parts. */
  scrap: number
  kWh: number
  stations: StationSpending[]
}

/** @throws RangeError for a line without money */
export function spend(line: CompiledLine, usage: Usage): Spending {
  const { money } = line.spec
  if (money === undefined) throw new RangeError(`expected a line with money, received "${line.spec.name}", which has none`)
  const materials = line.steps.map((step, index) => materialCost(line, step, usage.steps[index]!))
  const stations = line.asWritten.map((station, index): StationSpending => {
    const material = line.steps.reduce((sum, step, at) => (line.stations[step.station]?.written === index ? sum + materials[at]! : sum), 0)
    return { material, ...machinesOf(station, money, usage.machineHours[index]!, usage.days) }
  })
  const ofStations = (part: keyof StationSpending) => total(stations.map((station) => station[part]))
  const machines = stations.map(({ capital, space, energy }) => capital + space + energy)
  return {
    goodUnits: usage.goodUnits,
    parts: {
      purchase: total(line.products.map(({ spec }, index) => usage.released[index]! * (spec.purchase ?? 0))),
      material: total(materials),
      capital: ofStations('capital'),
      space: ofStations('space'),
      energy: ofStations('energy'),
      labour: total(line.crews.map(({ spec }, index) => usage.crewHours[index]! * (spec.wage ?? 0))),
      overhead: money.overhead * usage.days,
    },
    scrap: scrapCost(line, usage, materials, machines),
    kWh: ofStations('kWh'),
    stations,
  }
}

function machinesOf(
  { spec: { cost }, machines }: CompiledStation,
  money: MoneySpec,
  hours: Readonly<Record<PowerState, number>>,
  days: number,
): Omit<StationSpending, 'material'> {
  if (cost === undefined) return { capital: 0, space: 0, energy: 0, kWh: 0 }
  const { capital, space, power } = cost
  const states = Object.keys(power) as PowerState[]
  const kWh = money.plantFactor * total(states.map((state) => hours[state] * power[state]))
  const years = days / DAYS_OF_YEAR
  return {
    capital: capital === undefined ? 0 : machines * capital.price * recoveryFactor(capital.life / YEAR, money.interest) * years,
    space: machines * space * money.spacePrice * years,
    energy: kWh * money.energyPrice,
    kWh,
  }
}

/** All parts together. */
export function totalCost({ parts }: Spending): number {
  return total(COST_PARTS.map((part) => parts[part]))
}

const STATION_NUMBERS = ['material', 'capital', 'space', 'energy', 'kWh'] as const

/** Numbers of a spending in a row, to be kept with the other values of a replication. */
export function packed({ goodUnits, parts, scrap, kWh, stations }: Spending): number[] {
  const ofStations = stations.flatMap((station) => STATION_NUMBERS.map((name) => station[name]))
  return [goodUnits, scrap, kWh, ...COST_PARTS.map((part) => parts[part]), ...ofStations]
}

/** The spending at the end of a row of values. */
export function unpacked(values: ArrayLike<number>, stations: number): Spending {
  const first = values.length - (3 + COST_PARTS.length + stations * STATION_NUMBERS.length)
  const named = <Name extends string>(names: readonly Name[], from: number) =>
    Object.fromEntries(names.map((name, index) => [name, values[from + index]!])) as Record<Name, number>
  const ofStations = first + 3 + COST_PARTS.length
  return {
    ...named(['goodUnits', 'scrap', 'kWh'], first),
    parts: named(COST_PARTS, first + 3),
    stations: Array.from({ length: stations }, (_, index) => named(STATION_NUMBERS, ofStations + index * STATION_NUMBERS.length)),
  }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
