/** A KPI: its name in results, its unit, and how it is read from the books of one replication. NaN where nothing was observed. */
import type { CompiledProduct, CompiledStation, CompiledStep } from '../model/index.ts'
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

/** Lots that are looked at together, by where the books keep them. */
export interface DeliveryGroup {
  of: 'line' | 'product' | 'priority'
  name: string
  columns: readonly number[]
}

export interface DeliveryMeasure {
  name: string
  unit: string
  of(window: Window, group: DeliveryGroup): number
}

export interface StepMeasure {
  name: string
  unit: string
  /** @param step at its first station */
  of(window: Window, step: CompiledStep): number
}

export interface HoldMeasure {
  name: string
  unit: string
  /** @param reason index of the reason */
  of(window: Window, reason: number): number
}

export interface LimitMeasure {
  name: string
  unit: string
  /** @param limit index of the queue-time limit */
  of(window: Window, limit: number): number
}

export interface StationMeasure {
  name: string
  unit: string
  of(window: Window, station: CompiledStation): number
}
