/**
 * Load: need / capacity of a station, the figure that `check` computes without simulating. Need: the machine time of the work done, with the stops that
 * the work brings (assists, breakdowns on the productive clock, usage stops, setups), batches counted as full. Capacity: the time that planned stops,
 * shifts and breakdowns on the up-time clock leave. An oven that is always running half empty has a load of one half.
 *
 * Busy: the same without counting batches as full, so how much of that time the machines were not idle or blocked. Shares, 0..1.
 */
import { type CompiledStation, PerStation, EquipmentState as State } from '../model/index.ts'
import type { StationMeasure } from './measure.ts'
import type { Window } from './window.ts'

export const load: StationMeasure = {
  name: 'load',
  unit: '1',
  of: (window, station) =>
    (workAndStops(window, station) * batchFill(window, station) + window.stateTime(station, State.setup)) / timeLeft(window, station),
}

export const busy: StationMeasure = {
  name: 'busy',
  unit: '1',
  of: (window, station) => (workAndStops(window, station) + window.stateTime(station, State.setup)) / timeLeft(window, station),
}

function workAndStops(window: Window, station: CompiledStation): number {
  return window.stateTimes(station, [State.productive, State.assist, State.failure, State.usageStop])
}

/** Mean fill of the batches done, weighted with their time; 1 where there are none. */
function batchFill(window: Window, station: CompiledStation): number {
  const work = window.ofStation(station.index, PerStation.loadWork)
  return work > 0 ? window.ofStation(station.index, PerStation.fullBatchWork) / work : 1
}

function timeLeft(window: Window, station: CompiledStation): number {
  return window.machineTime(station) - window.stateTimes(station, [State.nonScheduled, State.plannedStop, State.upFailure])
}
