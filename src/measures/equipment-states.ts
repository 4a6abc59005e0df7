/**
 * Shares of a station's machine time in the states of SEMI E10 (common use; the standard was not read): six states that exclude each other,
 * blocked and waiting for people told apart from the rest of standby and setup from the rest of scheduled down. They sum to 1. A usage stop (tool change, cleaning)
 * is scheduled down, an assist unscheduled down.
 */
import { EquipmentState } from '../model/index.ts'
import type { StationMeasure } from './measure.ts'
import type { State } from './window.ts'

function share(name: string, states: readonly State[]): StationMeasure {
  return {
    name,
    unit: '1',
    of: (window, station) => window.stateTimes(station, states) / window.machineTime(station),
  }
}

export const equipmentStates: StationMeasure[] = [
  share('productive', [EquipmentState.productive]),
  share('standby', [EquipmentState.standby]),
  share('waitingForPeople', [EquipmentState.waitingForPeople]),
  share('blocked', [EquipmentState.blocked]),
  share('setup', [EquipmentState.setup]),
  share('scheduledDown', [EquipmentState.usageStop, EquipmentState.plannedStop]),
  share('unscheduledDown', [EquipmentState.failure, EquipmentState.upFailure, EquipmentState.assist]),
  share('nonScheduled', [EquipmentState.nonScheduled]),
]
