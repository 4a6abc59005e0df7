/** Beside the diagram: all stations in words, or what is looked at closer. */
import { type ReactNode, useState } from 'react'
import { select, useReplay } from '../../state/replay.ts'
import { Icon } from '../shell/icon.tsx'
import { STATE_LABELS } from './colours.ts'
import { stateCounts, waitingAt, waitingSentence } from './counts.ts'
import { MachineDayView } from './machine-day.tsx'
import { hoursText } from './paint-live.ts'
import { StationsTable } from './stations-table.tsx'
import { Swatch } from './swatch.tsx'
import { countText, grouped, spanText } from './words.ts'

/** So many rows of a list are shown. */
const MOST_ROWS = 60

export function Closer() {
  const selection = useReplay((state) => state.selection)
  switch (selection.kind) {
    case 'station':
      return <Station node={selection.node} />
    case 'machine':
      return <Machine machine={selection.machine} node={selection.node} />
    case 'lot':
      return <Lot lot={selection.lot} />
    case 'lots':
      return <Lots />
    default:
      return (
        <>
          <button type="button" className="button floor-all-lots" onClick={() => select({ kind: 'lots' })}>
            Lots in the line
          </button>
          <StationsTable />
        </>
      )
  }
}

function Panel({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="floor-panel" aria-label={title}>
      <button type="button" className="plain-button plain-button-text" onClick={() => select({ kind: 'none' })}>
        <Icon name="back" /> All stations
      </button>
      <h2>{title}</h2>
      {about !== undefined && <p className="sub">{about}</p>}
      {children}
    </section>
  )
}

function Looking() {
  return <p className="hint">Looking ...</p>
}

function Station({ node }: { node: number }) {
  const [opened, shown, found] = [useReplay((state) => state.opened), useReplay((state) => state.shown), useReplay((state) => state.found)]
  if (opened === null || shown === null) return null
  const { map } = opened
  const { name, area, machines, kind } = map.nodes[node]!
  const counts = stateCounts(map, shown, node)
  const { carriers, hours } = waitingAt(map, shown, node)
  const states = shown.film.states.subarray(shown.frame * map.machineNames.length)
  return (
    <Panel title={name} {...(area !== '' && { about: area })}>
      {kind === 'station' && (
        <p className="floor-why">
          {waitingSentence(
            counts,
            carriers,
            counts.some((count, state) => count > 0 && STATE_LABELS[state] === 'standby'),
          )}
        </p>
      )}
      {carriers > 0 && <p className="hint">{hoursText(hours)} of work for its machines.</p>}
      {machines.length > 0 && (
        <>
          <h3>Machines</h3>
          <ul className="floor-list">
            {machines.slice(0, MOST_ROWS).map((machine) => (
              <li key={machine}>
                <button type="button" className="link-button" onClick={() => select({ kind: 'machine', machine, node })}>
                  {map.machineNames[machine]}
                </button>
                <span>
                  <Swatch state={states[machine]!} /> {STATE_LABELS[states[machine]!]}
                </span>
              </li>
            ))}
          </ul>
          {machines.length > MOST_ROWS && <p className="hint">and {machines.length - MOST_ROWS} more: click them in the diagram.</p>}
        </>
      )}
      <h3>Waiting</h3>
      {found?.kind !== 'station' ? (
        <Looking />
      ) : found.waiting.length === 0 ? (
        <p className="hint">Nothing.</p>
      ) : (
        <ol className="floor-list">
          {found.waiting.slice(0, MOST_ROWS).map(({ lot, step, units, since }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: carriers of a lot are told apart by their place only
            <li key={index}>
              <button type="button" className="link-button" onClick={() => select({ kind: 'lot', lot })}>
                Lot {lot}
              </button>
              <span>
                {grouped(units)} units for {step}, {spanText(found.time - since)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {found?.kind === 'station' && found.waiting.length > MOST_ROWS && (
        <p className="hint">and {found.waiting.length - MOST_ROWS} more.</p>
      )}
    </Panel>
  )
}

function Machine({ machine, node }: { machine: number; node: number }) {
  const [opened, found] = [useReplay((state) => state.opened), useReplay((state) => state.found)]
  if (opened === null) return null
  const { map } = opened
  return (
    <Panel title={map.machineNames[machine]!} about={`${map.nodes[node]!.name}, the last 24 hours`}>
      {found?.kind === 'machine' ? <MachineDayView day={found.day} start={opened.start} /> : <Looking />}
      <button type="button" className="button" onClick={() => select({ kind: 'station', node })}>
        {map.nodes[node]!.name}: what waits
      </button>
    </Panel>
  )
}

function Lot({ lot }: { lot: number }) {
  const found = useReplay((state) => state.found)
  if (found?.kind !== 'lot')
    return (
      <Panel title={`Lot ${lot}`}>
        <Looking />
      </Panel>
    )
  const { story } = found
  return (
    <Panel title={`Lot ${lot}`} about={story?.headline ?? 'It is not released yet at this time.'}>
      <ol className="floor-story">
        {story?.sentences.map((sentence) => (
          <li key={sentence}>{sentence.trim()}</li>
        ))}
      </ol>
    </Panel>
  )
}

function Lots() {
  const found = useReplay((state) => state.found)
  const [wanted, setWanted] = useState('')
  const lots = found?.kind === 'lots' ? found.lots.filter(({ lot }) => String(lot).startsWith(wanted.trim())) : []
  return (
    <Panel title="Lots in the line">
      {found?.kind !== 'lots' ? (
        <Looking />
      ) : (
        <>
          <label className="floor-find">
            <span>Number begins with</span>
            <input type="search" inputMode="numeric" value={wanted} onChange={(event) => setWanted(event.target.value)} />
          </label>
          <p className="hint">{countText(lots.length, 'lot')}</p>
          <ul className="floor-list">
            {lots.slice(0, MOST_ROWS).map(({ lot, place, units, since }) => (
              <li key={lot}>
                <button type="button" className="link-button" onClick={() => select({ kind: 'lot', lot })}>
                  Lot {lot}
                </button>
                <span>
                  {place}, {grouped(units)} units, since {spanText(found.time - since)}
                </span>
              </li>
            ))}
          </ul>
          {lots.length > MOST_ROWS && <p className="hint">and {lots.length - MOST_ROWS} more: write the beginning of a number.</p>}
        </>
      )}
    </Panel>
  )
}
