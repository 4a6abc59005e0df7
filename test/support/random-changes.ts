/** Dated changes of any kind that a line can have, for property tests. */
import fc from 'fast-check'
import type { DatedChangeSpec, LineSpec } from '../../src/spec/line.ts'
import { h } from './line.ts'

/** Numbers that become changes once the line is known: what, when, how long, of which, how much. */
type Draft = [number, number, number, number, number]

export const changeDrafts: fc.Arbitrary<Draft[]> = fc.array(
  fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 90 }), fc.integer({ min: 1, max: 20 }), fc.nat({ max: 20 }), fc.nat({ max: 3 })),
  { maxLength: 6 },
)

/** The line with its changes, in the order of time. */
export function withChanges(line: LineSpec, drafts: readonly Draft[]): LineSpec {
  const changes = drafts.map((draft) => changeOf(line, draft)).sort((a, b) => timeOf(a) - timeOf(b))
  return changes.length === 0 ? line : { ...line, changes }
}

function timeOf(change: DatedChangeSpec): number {
  return change.kind === 'outage' ? change.from : change.at
}

function changeOf(line: LineSpec, [what, hour, length, which, amount]: Draft): DatedChangeSpec {
  const at = hour * h
  const station = line.stations[which % line.stations.length]!
  const route = line.routes[which % line.routes.length]!
  const release = line.release[which % line.release.length]!
  if (what === 3) return { kind: 'machines', at, station: station.name, machines: Math.min(amount, station.machines) }
  if (what === 4)
    return { kind: 'yield', at, route: route.name, step: route.steps[which % route.steps.length]!.name, yield: 1 - amount / 4 }
  if (what === 5 && release.policy.kind === 'conwip') return { kind: 'conwip', at, release: release.name, lots: amount }
  if (what === 5 && release.policy.kind === 'interval')
    return { kind: 'interval', at, release: release.name, every: { kind: 'exponential', mean: length * h } }
  if (what === 6) return { kind: 'priority', at, of: 'product', name: line.products[which % line.products.length]!.name, priority: amount }
  if (what === 7) return { kind: 'priority', at, of: 'release', name: release.name, priority: amount === 3 ? null : amount }
  const state = amount % 2 === 0 ? 'scheduled' : 'unscheduled'
  const outage = { kind: 'outage' as const, from: at, to: at + length * h, state } as const
  return what === 0 ? outage : { ...outage, station: station.name, ...(what === 1 && { machines: 1 }) }
}
