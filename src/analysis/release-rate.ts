/** How many units a day the release policies put into the line, as far as they say so themselves. */

import { Sampler } from '../engine/index.ts'
import { RateProfile } from '../model/index.ts'
import type { LineSpec, ReleaseSpec } from '../spec/line.ts'
import { releasedProducts } from '../spec/released-products.ts'

const TICKS_PER_DAY = 86_400e6

export interface ReleaseRates {
  /** Units a day by product, or units per unit released where `known` is false. */
  starts: Map<string, number>
  /** False: every release keeps a number of lots in the line (CONWIP), so that the rate is the line's answer, not its question. */
  known: boolean
  warnings: string[]
}

/**
 * Mean releases by product. A schedule, orders and a changing rate count as the mean over the run (warm-up and horizon). A CONWIP release and one that keeps
 * a station busy have no rate: where all are so, products are taken in the proportion of the units that they keep in the line (or one lot each);
 * beside releases with a rate they aren't counted.
 */
export function releaseRates(line: LineSpec): ReleaseRates {
  const withRate = line.release.filter(hasRate)
  const warnings = line.release.flatMap((release) => (hasRate(release) ? peak(release, line) : [notCounted(release)]))
  const starts = unitsOfAll(withRate, line)
  if (sum(starts) > 0) return { starts, known: true, warnings }
  if (withRate.length === line.release.length) {
    const inProportion = unitsInProportion(new Map(line.release.flatMap(releasedProducts).map((name) => [name, lotUnitsOf(name, line)])))
    return { starts: inProportion, known: false, warnings: [...warnings, 'no lot is released within the run: loads are not known'] }
  }
  return { starts: unitsInProportion(unitsOfAll(line.release, line)), known: false, warnings: [] }
}

function unitsOfAll(releases: readonly ReleaseSpec[], line: LineSpec): Map<string, number> {
  const starts = new Map<string, number>()
  for (const release of releases)
    for (const [product, units] of unitsOf(release, line)) starts.set(product, (starts.get(product) ?? 0) + units)
  return starts
}

function unitsInProportion(starts: ReadonlyMap<string, number>): Map<string, number> {
  const total = sum(starts)
  return new Map([...starts].map(([product, units]) => [product, units / total]))
}

function sum(starts: ReadonlyMap<string, number>): number {
  return [...starts.values()].reduce((total, units) => total + units, 0)
}

function hasRate({ policy }: ReleaseSpec): boolean {
  return policy.kind !== 'conwip' && policy.kind !== 'keep'
}

function lotUnitsOf(name: string, line: LineSpec): number {
  return line.products.find((product) => product.name === name)?.lotUnits ?? 0
}

/** Units a day by product; of a release without a rate, the units that it keeps in the line, or of one lot. */
function unitsOf({ policy, product, mix = [{ product, share: 1 }] }: ReleaseSpec, line: LineSpec): [product: string, units: number][] {
  if (policy.kind === 'orders') {
    const length = lengthOf(line)
    const within = policy.orders.filter(({ release }) => release <= length)
    return within.map((order) => {
      const ordered = order.product ?? product
      return [ordered, (order.lots * lotUnitsOf(ordered, line) * TICKS_PER_DAY) / length]
    })
  }
  return mix.map((part) => [part.product, unitsOfPolicy(policy, lotUnitsOf(part.product, line), line) * part.share])
}

/** Of a source all whose lots have `lotUnits`. */
function unitsOfPolicy(policy: Exclude<ReleaseSpec['policy'], { kind: 'orders' }>, lotUnits: number, line: LineSpec): number {
  const length = lengthOf(line)
  switch (policy.kind) {
    case 'interval':
      return (new Sampler(policy.lots).mean * lotUnits * TICKS_PER_DAY) / new Sampler(policy.every).mean
    case 'profile':
      return (new RateProfile(policy.parts).countAt(length) * new Sampler(policy.lots).mean * lotUnits * TICKS_PER_DAY) / length
    case 'schedule': {
      const times = policy.times.filter((time) => time <= length).length
      return (times * new Sampler(policy.lots).mean * lotUnits * TICKS_PER_DAY) / length
    }
    case 'conwip':
      return policy.lots * lotUnits
    case 'keep':
      return lotUnits
  }
}

function lengthOf({ run }: LineSpec): number {
  return run.warmUp + run.horizon
}

/** From this much above the mean on that the highest rate is told. */
const PEAK = 1.02

/** A rate that is higher at times than on average, which is what the loads are computed with. */
function peak({ name, policy }: ReleaseSpec, line: LineSpec): string[] {
  if (policy.kind !== 'profile') return []
  const length = lengthOf(line)
  const mean = new RateProfile(policy.parts).countAt(length) / length
  let begin = 0
  let highest = 0
  for (const { lasts, from, to } of policy.parts) {
    if (begin < length) highest = Math.max(highest, from / lasts, to / lasts)
    begin += lasts
  }
  if (!(highest > PEAK * mean)) return []
  const times = mean > 0 ? `${(highest / mean).toFixed(2)} times` : 'more than'
  return [`release "${name}" asks for ${times} its mean rate at its peak: loads are of the mean over the run`]
}

function notCounted({ name, policy }: ReleaseSpec): string {
  const how = policy.kind === 'keep' ? 'keeps a station busy' : 'keeps lots in the line (CONWIP)'
  return `release "${name}" ${how} and has no rate: its need for capacity is not counted`
}
