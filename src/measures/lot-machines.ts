/**
 * Machines and lots: the share of a station's machine time in which idle machines are kept for a lot (part of standby), and the mean number of carriers that
 * wait because machines are at work on others of their lot, or are kept for it (part of the queue).
 */
import { PerStation } from '../model/index.ts'
import type { StationMeasure } from './measure.ts'

export const keptForLot: StationMeasure = {
  name: 'keptForLot',
  unit: '1',
  of: (window, station) => window.ofStation(station.index, PerStation.keptArea) / window.machineTime(station),
}

export const waitingForOwnLot: StationMeasure = {
  name: 'waitingForOwnLot',
  unit: 'carriers',
  of: (window, station) => window.ofStation(station.index, PerStation.asideArea) / window.ticks,
}
