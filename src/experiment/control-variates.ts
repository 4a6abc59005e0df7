/**
 * Means corrected for what chance happened to bring. Which known quantities are used, and how stations count in them, is fixed by the line before anything is
 * simulated: chosen by how they go together with the answer they would make it look more certain than it is.
 */
import { staticCapacity } from '../analysis/index.ts'
import {
  type CompiledLine,
  type CompiledStation,
  hasChancyReleases,
  hasChancyWork,
  LUCK_OF_RELEASES,
  LuckSum,
  luckOfStation,
} from '../model/index.ts'
import type { ControlledEstimate, ControlVariates, LuckControl } from '../spec/result.ts'
import { controlledMean } from '../statistics/index.ts'
import { CONFIDENCE } from './estimators.ts'
import type { Job, ReplicationOutcome } from './job.ts'
import { kpiAt } from './kpis.ts'
import { prepared } from './prepared.ts'

/** Numbers that are adjusted. */
const ADJUSTED = ['goodPerDay', 'cycleTimeMean', 'wipLots']
/** So many replications more than controls are asked for: each control costs one, and their slopes are estimated too. */
const REPLICATIONS_BEYOND = 8
/** Nearer to its limit than this no station is taken to be, whatever its static load. */
const MOST_LOAD = 0.98

interface LineControl extends LuckControl {
  /** Its value from the sums of a replication. */
  of(luck: Float64Array): number
}

/** A station where chance has a say, and the delays that a machine tick lost there brings, up to a factor common to all. */
interface Place {
  station: CompiledStation
  load: number
  /** By each carrier that waits, in units. */
  perWaiting: number
  /** By each further tick in one piece, squared: what comes in meanwhile has to be worked off. 0: the other machines keep up. */
  perSquare: number
}

/** @param outcomes of a job that asks for control variates */
export function controlledOf(job: Job, outcomes: readonly ReplicationOutcome[]): ControlVariates {
  const controls = controlsOf(prepared(job).compiled)
  const needed = controls.length === 0 ? 0 : controls.length + REPLICATIONS_BEYOND
  const isEnough = controls.length > 0 && outcomes.length >= needed
  return {
    controls: controls.map(({ of: _, ...control }) => control),
    replicationsNeeded: needed,
    kpis: isEnough ? adjusted(job, outcomes, controls) : {},
  }
}

/** At most five: the delays that lost machine time brings in the whole line, of two kinds; that time at the most loaded station; and the releases. */
function controlsOf(line: CompiledLine): LineControl[] {
  const places = placesOf(line)
  const [most] = [...places].sort((a, b) => b.load - a.load)
  return [
    ...(most === undefined ? [] : [overAll('weighted', places, ({ perWaiting }) => perWaiting)]),
    ...(places.some(({ perSquare }) => perSquare > 0) ? [overAll('squares', places, ({ perSquare }) => perSquare)] : []),
    ...(most === undefined ? [] : [lostAt(most.station)]),
    ...(hasChancyReleases(line) ? [released('weighted'), released('plain')] : []),
  ]
}

function overAll(sum: keyof typeof LuckSum, places: readonly Place[], factor: (place: Place) => number): LineControl {
  const terms = places.map((place) => ({ column: luckOfStation(place.station.index) + LuckSum[sum], factor: factor(place) }))
  return {
    what: 'machine time lost',
    station: null,
    sum,
    of: (luck) => terms.reduce((total, { column, factor }) => total + factor * luck[column]!, 0),
  }
}

function lostAt({ index, name }: CompiledStation): LineControl {
  return { what: 'machine time lost', station: name, sum: 'plain', of: (luck) => luck[luckOfStation(index) + LuckSum.plain]! }
}

function released(sum: keyof typeof LuckSum): LineControl {
  return { what: 'lots released', station: null, sum, of: (luck) => luck[LUCK_OF_RELEASES + LuckSum[sum]]! }
}

/**
 * Delays of a fluid queue: with load r, m machines and capacity c, a tick that one machine loses takes 1/m of a tick, and delays all that come until the queue is
 * worked off, 1 / (1 - r) times what waits. While one machine stands, c max(0, r - 1 + 1/m) more come than are worked on.
 */
function placesOf(line: CompiledLine): Place[] {
  if (line.stations.length === 0) return []
  const { rows, startsPerDay } = staticCapacity(line.spec)
  const highest = Math.max(...rows.map(({ need, capacity }) => need / capacity))
  return line.stations
    .filter((station) => hasChancyWork(line, station))
    .flatMap((station) => {
      const row = rows.find((each) => each.station === station.name)
      if (row === undefined) return []
      const { machines, written } = station
      const capacity = (row.capacity * machines) / line.asWritten[written]!.machines
      // A line that is kept full brings its narrowest station to its limit.
      const load = row.need / row.capacity / (startsPerDay === null ? highest : 1)
      const r = Math.min(load, MOST_LOAD)
      const perTick = 1 / (machines * (1 - r))
      const perSquare = capacity * Math.max(0, r - 1 + 1 / machines) * perTick
      return [{ station, load, perWaiting: carrierUnits(line, station) * perTick, perSquare }]
    })
}

function carrierUnits({ steps }: CompiledLine, { index }: CompiledStation): number {
  const step = steps.find(({ station }) => station === index)
  return step === undefined ? 1 : Math.min(step.carrierUnits, step.lotUnits)
}

/** Without a number that was not observed in all replications: the others alone would no longer have the known means. */
function adjusted(job: Job, outcomes: readonly ReplicationOutcome[], controls: readonly LineControl[]): Record<string, ControlledEstimate> {
  const known = controls.map((control) => ({ values: outcomes.map(({ luck }) => control.of(luck!)), mean: 0 }))
  const entries = ADJUSTED.flatMap((name): [string, ControlledEstimate][] => {
    const { unit, of } = kpiAt(job, name)
    const values = outcomes.map(of)
    if (!values.every(Number.isFinite)) return []
    const { mean, halfWidth, gain } = controlledMean(values, known, CONFIDENCE)
    return [[name, { mean, halfWidth, unit, replications: outcomes.length, gain }]]
  })
  return Object.fromEntries(entries)
}
