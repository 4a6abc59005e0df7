/** Why machines stand idle beside work, as far as the line says what they need. */
import type { Estimate, Result, StationResult } from '../../spec/result.ts'
import { formatOf } from '../format.ts'
import { lotMachineSentences } from '../lot-tables.ts'
import { type TableColumn, tableOf } from '../table.ts'
import { type Markup, nothing } from './markup.ts'
import { note, plainTable, section } from './section.ts'

interface Cause {
  title: string
  of(station: StationResult): Estimate | undefined
}

const CAUSES: readonly Cause[] = [
  { title: 'No room ahead', of: ({ states }) => states.blocked },
  { title: 'No operator', of: ({ states }) => states.waitingForPeople },
  { title: 'No kit', of: ({ waitingForKit }) => waitingForKit },
  { title: 'No material', of: ({ waitingForMaterial }) => waitingForMaterial },
  { title: 'Kept for a lot', of: ({ keptForLot }) => keptForLot },
]

/** Less than this share of its time is not worth a row. */
const LEAST = 0.001

/** One row a station that is held up by something else than its own machines. */
export function idleSection(result: Result): Markup {
  const share = ({ of }: Cause, station: StationResult): number => of(station)?.mean ?? 0
  const causes = CAUSES.filter((cause) => result.stations.some((station) => share(cause, station) >= LEAST))
  const stations = result.stations.filter((station) => causes.some((cause) => share(cause, station) >= LEAST))
  const pairs = stations.flatMap((station) => causes.map((cause) => ({ station, cause })))
  const worst = pairs.sort((a, b) => share(b.cause, b.station) - share(a.cause, a.station))[0]
  if (worst === undefined) return nothing
  const columns: TableColumn<StationResult>[] = [
    { title: 'Station', align: 'left', rank: 0, cell: ({ name }) => name },
    ...causes.map(
      ({ title, of }): TableColumn<StationResult> => ({ title, align: 'right', rank: 0, cell: (station) => text(of(station)) }),
    ),
  ]
  const table = tableOf('Machines held up, by cause', stations, columns)
  return section(
    {
      id: 'idle',
      topic: 'Held up',
      finding: `${worst.station.name} stands ${text(worst.cause.of(worst.station))} of its time: ${worst.cause.title.toLowerCase()}`,
      measure: 'Share of machine time in which machines are up and have work, and stand.',
    },
    [table === null ? nothing : plainTable(table, true), ...lotMachineSentences(result).map(note)],
  )
}

function text(estimate: Estimate | undefined): string {
  return estimate === undefined ? '' : formatOf(estimate, 'share')
}
