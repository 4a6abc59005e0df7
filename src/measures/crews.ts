/** Crews: how many of their people are there, the share of that time in which they have a task, and how long a machine waits for them (0 where it doesn't). */
import { PerCrew } from '../model/index.ts'
import type { CrewMeasure } from './measure.ts'
import { TICKS_PER_HOUR } from './window.ts'

export const crewPresent: CrewMeasure = {
  name: 'present',
  unit: 'people',
  of: (window, crew) => window.ofCrew(crew, PerCrew.presentArea) / window.ticks,
}

export const crewBusy: CrewMeasure = {
  name: 'busy',
  unit: '1',
  of: (window, crew) => window.ofCrew(crew, PerCrew.busyArea) / window.ofCrew(crew, PerCrew.presentArea),
}

export const crewWaitMean: CrewMeasure = {
  name: 'waitMean',
  unit: 'h',
  of: (window, crew) => window.ofCrew(crew, PerCrew.waitSum) / window.ofCrew(crew, PerCrew.served) / TICKS_PER_HOUR,
}
