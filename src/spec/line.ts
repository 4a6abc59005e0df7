/**
 * A line as plain, validated data: what a line file says after reading, defaults and units.
 * Everything after this page of the pipeline is a pure function of (LineSpec, seed, options).
 *
 * Conventions: every duration is in ticks (microseconds, not yet rounded to whole ones: a duration is rounded once, when it is scheduled);
 * every quantity of product is in units (one die, later one device); every share is a number in 0..1. Lists keep the order of the file;
 * everything is referred to by name, never by position, so that adding a station disturbs no random stream.
 */
import type { CalendarSpec, DatedChangeSpec, StartSpec } from './line/calendar.ts'
import type { CrewSpec, KitSpec } from './line/people.ts'
import type { ProductSpec } from './line/product.ts'
import type { ReleaseSpec, WipLimitSpec, WipLotSpec } from './line/release.ts'
import type { RouteSpec } from './line/route.ts'
import type { StationSpec } from './line/station.ts'
import type { MaterialSpec, MoneySpec } from './line/supply.ts'
import type { TransportSpec } from './line/transport.ts'

export type * from './line/calendar.ts'
export type * from './line/distribution.ts'
export type * from './line/people.ts'
export type * from './line/product.ts'
export type * from './line/release.ts'
export type * from './line/route.ts'
export type * from './line/station.ts'
export type * from './line/stops.ts'
export type * from './line/supply.ts'
export type * from './line/transport.ts'

export interface RunSpec {
  /** Ticks; where it is chosen, the longest that it may be, which is the horizon. */
  warmUp: number
  /** The warm-up is chosen from what the line does. Absent: it is as given. */
  choosesWarmUp?: true
  /** Length of the measured window after the warm-up, ticks. */
  horizon: number
  replications: number
  seed: number
  /** Asks for the linearity of daily output: a day is even within this share of the mean day. Absent: not asked for. */
  linearity?: number
  /** Asks for the output by shift of the calendar with this name, which has shifts. Absent: not asked for. */
  outputBy?: string
  /** Asks for the numbers of each priority class. Absent or false: not asked for. */
  byPriority?: boolean
}

export interface LineSpec {
  format: 'tollway/1'
  name: string
  title: string
  /** Printed under every view of the line, e.g. that it is illustrative. */
  notice?: string
  run: RunSpec
  products: ProductSpec[]
  routes: RouteSpec[]
  stations: StationSpec[]
  calendars: CalendarSpec[]
  /** Absent: the run has no dates. */
  start?: StartSpec
  /** In the order of time. */
  changes?: DatedChangeSpec[]
  /** Absent: none. */
  crews?: CrewSpec[]
  /** Absent: none. */
  kits?: KitSpec[]
  /** Absent: nothing is said of money, and costs are not counted. */
  money?: MoneySpec
  /** Absent: none. */
  materials?: MaterialSpec[]
  /** Absent: carriers move in no time, but for the delays of their steps. */
  transport?: TransportSpec
  release: ReleaseSpec[]
  /** Absent: none. */
  wipLimits?: WipLimitSpec[]
  /** What is in the line at the start. Absent: nothing. */
  wip?: WipLotSpec[]
}
