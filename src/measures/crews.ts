/** Repair crews: the share of their people's time that they work, and how long a machine waits for one of them (those that don't wait count as 0). */
import { PerCrew } from '../model/index.ts'
import type { CrewMeasure } from './measure.ts'
import { TICKS_PER_HOUR } from './window.ts'

export const crewBusy: CrewMeasure = {
  name: 'busy',
  unit: '1',
  of: (window, crew) => window.ofCrew(crew, PerCrew.busyArea) / (window.ticks * window.line.crews[crew]!.size),
}

export const crewWaitMean: CrewMeasure = {
  name: 'waitMean',
  unit: 'h',
  of: (window, crew) => window.ofCrew(crew, PerCrew.waitSum) / window.ofCrew(crew, PerCrew.served) / TICKS_PER_HOUR,
}
