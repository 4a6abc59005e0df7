/** Whether lots that have changed their priority class stand where lots of that class stand: in queues, and before carts. */
import type { CarrierId } from '../../src/model/carriers.ts'
import type { Floor } from '../../src/model/index.ts'
import type { RankedGroup } from '../../src/model/waiting-group.ts'
import type { WayQueues } from '../../src/model/way-queues.ts'

interface Queue {
  groups: RankedGroup[]
  changing: RankedGroup[] | null
}

/** Everything that is wrong with them; nothing may be. */
export function priorityFaults(floor: Floor): string[] {
  if (floor['priorities'] === null) return []
  return [...queueFaults(floor), ...callFaults(floor)]
}

function queueFaults(floor: Floor): string[] {
  const all = floor['queues'] as unknown as { queues: Queue[]; groupOf(queue: Queue, carrier: CarrierId): number }
  return all.queues.flatMap((queue, station) =>
    (queue.changing ?? []).flatMap((group, index) =>
      Array.from({ length: group.size }, (_, position) => group.at(position)).flatMap((carrier) => {
        const { name } = floor.line.stations[station]!
        if (all.groupOf(queue, carrier) !== index) return [`${name}: carrier ${carrier} stands with those of another class`]
        const goesBefore = group['isOrdered'] && group['compare'](carrier, group.first(0, 0), 0, 0) < 0
        return goesBefore ? [`${name}: carrier ${carrier} should stand first`] : []
      }),
    ),
  )
}

function callFaults({ transport, carriers, lots }: Floor): string[] {
  const waiting = transport?.carts?.['waiting'] as WayQueues | undefined
  if (waiting === undefined) return []
  return Array.from(waiting['heads'], (_, way) => way).flatMap((way) => {
    const line = Array.from({ length: waiting.lengthOf(way) }, (_, place) => waiting.at(way, place))
    const classes = line.map((carrier) => lots.priorityClass[carriers.lot[carrier]!]!)
    return classes.some((one, place) => place > 0 && one < classes[place - 1]!) ? [`way ${way}: classes ${classes.join(', ')}`] : []
  })
}
