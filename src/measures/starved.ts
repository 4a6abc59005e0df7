/** Starved: share of a station's machine time in standby with nothing in the queue (waiting for a batch to fill or for a kit is standby, not starved). */
import { PerStation, EquipmentState as State } from '../model/index.ts'
import type { StationMeasure } from './measure.ts'

export const starved: StationMeasure = {
  name: 'starved',
  unit: '1',
  of: (window, station) =>
    (window.stateTime(station, State.standby) -
      window.ofStation(station.index, PerStation.formingArea) -
      window.ofStation(station.index, PerStation.waitsForKitArea)) /
    window.machineTime(station),
}
