/** Who and what machines need: the tables of crews and kits. */
import type { CrewResult, KitResult, Result } from '../spec/result.ts'
import { formatOf } from './format.ts'
import { type Table, type TableColumn, tableOf } from './table.ts'

/** One row a crew; null where there are none. */
export function crewTable({ crews }: Result): Table | null {
  const columns: TableColumn<CrewResult>[] = [
    { title: 'Crew', align: 'left', rank: 0, cell: (crew) => crew.name },
    { title: 'People', align: 'right', rank: 1, cell: (crew) => String(crew.size) },
    { title: 'Present', align: 'right', rank: 2, cell: (crew) => formatOf(crew.present, '') },
    { title: 'Busy', align: 'right', rank: 0, cell: (crew) => formatOf(crew.busy, 'share') },
    { title: 'Machines wait', align: 'right', rank: 0, cell: (crew) => formatOf(crew.waitMean) },
  ]
  return tableOf('Crews: how busy they are, and how long machines wait for them', crews, columns)
}

/** One row a name of kits, and how long the machines of each station stand for lack of one; null where there are none. */
export function kitTable({ kits, stations }: Result): Table | null {
  const columns: TableColumn<KitResult>[] = [
    { title: 'Kits', align: 'left', rank: 0, cell: (kit) => kit.name },
    { title: 'Type', align: 'left', rank: 2, cell: (kit) => kit.type },
    { title: 'Count', align: 'right', rank: 1, cell: (kit) => String(kit.count) },
    { title: 'In use', align: 'right', rank: 0, cell: (kit) => formatOf(kit.inUse, 'share') },
    { title: 'In service', align: 'right', rank: 0, cell: (kit) => formatOf(kit.inService, 'share') },
    { title: 'Mounts/day', align: 'right', rank: 1, cell: (kit) => formatOf(kit.mountsPerDay, '') },
  ]
  const sentences = stations.flatMap(({ name, waitingForKit }) =>
    waitingForKit === undefined ? [] : [`${name} stands ${formatOf(waitingForKit, 'share')} of its machine time for lack of a kit.`],
  )
  return tableOf('Kits: how long they are in use', kits, columns, sentences)
}
