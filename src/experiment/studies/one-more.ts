/** What a line could have one more of, and the same line with it. */
import type { DatedChangeSpec, LineSpec, StationSpec, WipLimitSpec } from '../../spec/line.ts'
import { machineName } from '../../spec/links.ts'

export interface Resource {
  kind: 'machine' | 'person' | 'kit' | 'cart' | 'wip-limit' | 'lots-kept'
  /** Of the station, the crew, the kits, the carts, the limit or the release. */
  name: string
  /** How many there are, and how many there would be. */
  from: number
  to: number
}

/** All of a line, kind by kind, each in the order of the file. Crews may be missing where operators are switched off. */
export function resourcesOf({ stations, crews = [], kits = [], transport, wipLimits = [], release, products }: LineSpec): Resource[] {
  return [
    ...stations.map(({ name, machines }) => ({ kind: 'machine' as const, name, from: machines, to: machines + 1 })),
    ...crews.map(({ name, size }) => ({ kind: 'person' as const, name, from: size, to: size + 1 })),
    ...kits.map(({ name, count }) => ({ kind: 'kit' as const, name, from: count, to: count + 1 })),
    ...(transport?.carts ?? []).map(({ name, count }) => ({ kind: 'cart' as const, name, from: count, to: count + 1 })),
    ...wipLimits.map((limit) => {
      const from = limit.pools[0]!.most
      return { kind: 'wip-limit' as const, name: limit.name, from, to: from + stepOf(limit, products) }
    }),
    ...release.flatMap(({ name, policy }) =>
      policy.kind === 'conwip' ? [{ kind: 'lots-kept' as const, name, from: policy.lots, to: policy.lots + 1 }] : [],
    ),
  ]
}

/** A WIP limit in units grows by a lot. */
function stepOf({ of }: WipLimitSpec, products: LineSpec['products']): number {
  return of === 'unit' ? Math.max(...products.map(({ lotUnits }) => lotUnits)) : 1
}

/**
 * A machine more is one like the first; a person more is there in every shift and can do everything; each pool of a WIP limit has one more. What changes it at a
 * date leaves one more, too.
 */
export function withOneMore(line: LineSpec, { kind, name, from, to }: Resource): LineSpec {
  const more = to - from
  const changes = line.changes?.map((change) => changeWith(change, kind, name, more))
  const changed = { ...line, ...(changes !== undefined && { changes }) }
  const named = <Item extends { name: string }>(items: readonly Item[], change: (item: Item) => Item): Item[] =>
    items.map((item) => (item.name === name ? change(item) : item))
  switch (kind) {
    case 'machine':
      return { ...changed, stations: named(line.stations, withMachine).map((station) => linkedLikeFirst(station, name, line)) }
    case 'person':
      return { ...changed, crews: named(line.crews ?? [], withPerson) }
    case 'kit':
      return { ...changed, kits: named(line.kits ?? [], (kit) => ({ ...kit, count: to })) }
    case 'cart': {
      const { transport } = line
      return transport === undefined
        ? changed
        : { ...changed, transport: { ...transport, carts: named(transport.carts, (cart) => ({ ...cart, count: to })) } }
    }
    case 'wip-limit': {
      const widened = (limit: WipLimitSpec) => ({ ...limit, pools: limit.pools.map((pool) => ({ ...pool, most: pool.most + more })) })
      return { ...changed, wipLimits: named(line.wipLimits ?? [], widened) }
    }
    case 'lots-kept':
      return {
        ...changed,
        release: named(line.release, (release) =>
          release.policy.kind === 'conwip' ? { ...release, policy: { ...release.policy, lots: to } } : release,
        ),
      }
  }
}

function withMachine(station: StationSpec): StationSpec {
  const { machines, machineList } = station
  const first = machineList?.[0]
  return {
    ...station,
    machines: machines + 1,
    ...(machineList !== undefined &&
      first !== undefined && { machineList: [...machineList, { ...first, name: `${first.name} (one more)` }] }),
  }
}

/** Where machines are linked one by one, the machine more is linked as the first is. */
function linkedLikeFirst(station: StationSpec, name: string, { stations }: LineSpec): StationSpec {
  const { linkedTo } = station
  const before = stations.find((one) => one.name === name)!
  if (linkedTo?.machines === undefined) return station
  const [first, more] = [0, before.machines].map((number) => machineName(withMachine(before), number)) as [string, string]
  if (linkedTo.station === name) {
    const machines = linkedTo.machines.map((link) => (link.to.includes(first) ? { ...link, to: [...link.to, more] } : link))
    return { ...station, linkedTo: { ...linkedTo, machines } }
  }
  const own = station.name === name ? linkedTo.machines.find((link) => link.name === first) : undefined
  return own === undefined ? station : { ...station, linkedTo: { ...linkedTo, machines: [...linkedTo.machines, { ...own, name: more }] } }
}

type Crew = NonNullable<LineSpec['crews']>[number]

function withPerson(crew: Crew): Crew {
  const { skills } = crew
  const grown = { ...crew, size: crew.size + 1, ...moreInShifts(crew) }
  if (skills === undefined) return grown
  const highest = skills.at(-1)!
  return { ...grown, skills: [...skills.slice(0, -1), { ...highest, size: highest.size + 1, ...moreInShifts(highest) }] }
}

function moreInShifts({ sizeIn }: Pick<Crew, 'sizeIn'>): Pick<Crew, 'sizeIn'> {
  if (sizeIn === undefined) return {}
  return { sizeIn: Object.fromEntries(Object.entries(sizeIn).map(([shift, size]) => [shift, size + 1])) }
}

function changeWith(change: DatedChangeSpec, kind: Resource['kind'], name: string, more: number): DatedChangeSpec {
  if (change.kind === 'machines' && kind === 'machine' && change.station === name) return { ...change, machines: change.machines + more }
  if (change.kind === 'crew' && kind === 'person' && change.crew === name) return { ...change, size: change.size + more }
  if (change.kind === 'carts' && kind === 'cart' && change.carts === name) return { ...change, count: change.count + more }
  if (change.kind === 'wipLimit' && kind === 'wip-limit' && change.limit === name) return { ...change, most: change.most + more }
  if (change.kind === 'conwip' && kind === 'lots-kept' && change.release === name && change.lots > 0)
    return { ...change, lots: change.lots + more }
  return change
}
