/** A KPI: its name in results, its unit, and how it is read from the books of one replication. NaN where nothing was observed. */
import type { CompiledProduct, CompiledStation } from '../model/index.ts'
import type { Window } from './window.ts'

export interface LineMeasure {
  name: string
  unit: string
  of(window: Window): number
}

export interface ProductMeasure {
  name: string
  unit: string
  of(window: Window, product: CompiledProduct): number
}

export interface CrewMeasure {
  name: string
  unit: string
  /** @param crew index of the crew */
  of(window: Window, crew: number): number
}

export interface KitMeasure {
  name: string
  unit: string
  /** @param kit index of the name of kits */
  of(window: Window, kit: number): number
}

export interface StationMeasure {
  name: string
  unit: string
  of(window: Window, station: CompiledStation): number
}
