/** The diagram in words: each station with its machines and what waits, at the time that is shown. */
import { select, useReplay } from '../../state/replay.ts'
import { countsText, stateCounts, waitingAt } from './counts.ts'
import { hoursText } from './paint-live.ts'

export function StationsTable() {
  const [opened, shown] = [useReplay((state) => state.opened), useReplay((state) => state.shown)]
  if (opened === null || shown === null) return null
  const { map } = opened
  return (
    <table className="floor-table">
      <caption>Stations now</caption>
      <thead>
        <tr>
          <th scope="col">Station</th>
          <th scope="col">Machines</th>
          <th scope="col" className="right">
            Waiting
          </th>
          <th scope="col" className="right">
            Work
          </th>
        </tr>
      </thead>
      <tbody>
        {map.nodes.map(({ name, kind }, node) => {
          if (kind !== 'station') return null
          const { carriers, hours } = waitingAt(map, shown, node)
          return (
            <tr key={name} data-station={name}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => select({ kind: 'station', node })}>
                  {name}
                </button>
              </th>
              <td>{countsText(stateCounts(map, shown, node))}</td>
              <td className="right">{carriers}</td>
              <td className="right">{carriers === 0 ? '' : hoursText(hours)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
