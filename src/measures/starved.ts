/**
 * Starved: share of a station's machine time in standby with nothing in the queue (waiting for a batch to fill, for a kit, for material or for the rest of a lot is
 * standby, not starved).
 */
import { PerStation, EquipmentState as State } from '../model/index.ts'
import type { StationMeasure } from './measure.ts'

export const starved: StationMeasure = {
  name: 'starved',
  unit: '1',
  of: (window, station) =>
    (window.stateTime(station, State.standby) -
      window.ofStation(station.index, PerStation.formingArea) -
      window.ofStation(station.index, PerStation.waitsForKitArea) -
      window.ofStation(station.index, PerStation.keptArea) -
      window.ofStation(station.index, PerStation.waitsForMaterialArea)) /
    window.machineTime(station),
}
