/** What the line has spent within a window, from its books; absent where the line says nothing of money. */
import { Line, PerCrew, PerProduct, PerStep, EquipmentState as State } from '../model/index.ts'
import { type PowerState, type Spending, type StepUsage, spend, type Usage } from '../money/index.ts'
import type { State as StateNumber, Window } from './window.ts'
import { TICKS_PER_HOUR } from './window.ts'

const STATES: Record<PowerState, readonly StateNumber[]> = {
  productive: [State.productive],
  standby: [State.standby, State.blocked, State.waitingForPeople],
  setup: [State.setup],
  down: [State.usageStop, State.plannedStop, State.failure, State.upFailure, State.assist],
  off: [State.nonScheduled],
}

export function spendingOf(window: Window): Spending | null {
  return window.line.spec.money === undefined ? null : spend(window.line, usageOf(window))
}

function usageOf(window: Window): Usage {
  const { products, asWritten: stations, steps, crews } = window.line
  return {
    days: window.days,
    goodUnits: window.ofLine(Line.unitsGood),
    released: products.map(({ index }) => window.ofProduct(index, PerProduct.unitsReleased)),
    machineHours: stations.map(
      (station) =>
        Object.fromEntries(
          Object.entries(STATES).map(([state, states]) => [state, window.stateTimes(station, states) / TICKS_PER_HOUR]),
        ) as Record<PowerState, number>,
    ),
    steps: steps.map(
      ({ index }) =>
        Object.fromEntries(Object.entries(PerStep).map(([name, column]) => [name, window.ofStep(index, column)])) as unknown as StepUsage,
    ),
    crewHours: crews.map((_, crew) => window.ofCrew(crew, PerCrew.presentArea) / TICKS_PER_HOUR),
  }
}
