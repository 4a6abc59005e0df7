/** A KPI: its name in results, its unit, and how it is read from the books of one replication. */
import type { CompiledProduct, CompiledStation, CompiledStep } from '../model/index.ts'
import type { Window } from './window.ts'

/** `Subject`: what it is a number of. */
export interface Measure<Subject> {
  name: string
  unit: string
  /** NaN where nothing was observed. */
  of(window: Window, subject: Subject): number
}

/** Of the whole line. */
export type LineMeasure = Measure<void>
export type ProductMeasure = Measure<CompiledProduct>
export type StationMeasure = Measure<CompiledStation>
/** Of a step, at its first station. */
export type StepMeasure = Measure<CompiledStep>

/** Of the crew, name of kits, reason of holds, queue-time limit, stock or pool of a WIP limit with an index. */
export type CrewMeasure = Measure<number>
export type KitMeasure = Measure<number>
export type HoldMeasure = Measure<number>
export type LimitMeasure = Measure<number>
/** Of the priority class with an index. */
export type ClassMeasure = Measure<number>
export type StockMeasure = Measure<number>
export type PoolMeasure = Measure<number>
/** Of the kind of carts with an index. */
export type CartMeasure = Measure<number>

/** Lots that are looked at together, by where the books keep them. */
export interface DeliveryGroup {
  of: 'line' | 'product' | 'priority'
  name: string
  columns: readonly number[]
}

export type DeliveryMeasure = Measure<DeliveryGroup>
