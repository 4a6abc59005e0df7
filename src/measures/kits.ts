/**
 * Kits: the shares of their time in which loads hold them (setup and downtime within a load included) and in which they are in service, how often one is put
 * on a machine, and the share of a station's machine time that idle machines stand beside work only because no kit that fits is free (part of standby).
 */
import { PerKit, PerStation } from '../model/index.ts'
import type { KitMeasure, StationMeasure } from './measure.ts'
import type { Window } from './window.ts'

export const kitInUse: KitMeasure = {
  name: 'inUse',
  unit: '1',
  of: (window, kit) => window.ofKit(kit, PerKit.useArea) / timeOf(window, kit),
}

export const kitInService: KitMeasure = {
  name: 'inService',
  unit: '1',
  of: (window, kit) => window.ofKit(kit, PerKit.serviceArea) / timeOf(window, kit),
}

export const kitMountsPerDay: KitMeasure = {
  name: 'mountsPerDay',
  unit: 'mounts/day',
  of: (window, kit) => window.ofKit(kit, PerKit.mounts) / window.days,
}

export const waitingForKit: StationMeasure = {
  name: 'waitingForKit',
  unit: '1',
  of: (window, station) => window.ofStation(station.index, PerStation.waitsForKitArea) / window.machineTime(station),
}

/** Of all kits of a name, kit-ticks. */
function timeOf(window: Window, kit: number): number {
  return window.ticks * window.line.kits[kit]!.spec.count
}
