/** The stations in the order of the file, by area: how many machines, how loaded, and what stops them. */

import { useMemo, useState } from 'react'
import { formatOf } from 'tollway/report'
import type { StationResult } from 'tollway/spec'
import type { StationOutline } from '../../messages.ts'
import { changeValue } from '../../state/editing.ts'
import { useStudio } from '../../state/studio.ts'
import { FieldRow } from './field-row.tsx'
import { fieldIn } from './fields.ts'
import { Slider } from './slider.tsx'

/** From so many on, one looks for a station by its name. */
const MANY = 10

export function StationRows({ stations }: { stations: readonly StationOutline[] }) {
  const [wanted, setWanted] = useState('')
  const results = useStudio(({ answer }) => answer?.result.stations)
  const bottleneck = useStudio(({ answer }) => answer?.result.bottleneck.station)
  const byName = useMemo(() => new Map(results?.map((station) => [station.name, station])), [results])
  const found = stations.filter(({ name, area }) => `${name} ${area}`.toLowerCase().includes(wanted.toLowerCase()))
  return (
    <fieldset>
      <legend>Machines</legend>
      {stations.length > MANY && (
        <input
          type="search"
          className="search"
          placeholder="Find a station"
          aria-label="Find a station"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      {found.map((station, index) => (
        <div key={station.name}>
          {station.area !== '' && station.area !== found[index - 1]?.area && <h3 className="area">{station.area}</h3>}
          <StationRow station={station} result={byName.get(station.name)} isBottleneck={station.name === bottleneck} />
        </div>
      ))}
      {found.length === 0 && <p className="hint">No station is called so.</p>}
    </fieldset>
  )
}

function StationRow({
  station,
  result,
  isBottleneck,
}: {
  station: StationOutline
  result: StationResult | undefined
  isBottleneck: boolean
}) {
  const { name, count, machines, details } = station
  const was = useStudio(({ baselineOutline }) => fieldIn(baselineOutline, count?.path ?? [])?.value ?? count?.value ?? '')
  const [shown, setShown] = useState(count?.value ?? String(machines))
  const value = count?.value
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setShown(value ?? '')
  }
  const load = result?.load.mean ?? null
  return (
    <div className="station" data-changed={count !== null && was !== count.value}>
      <div className="station-head">
        <b>
          {isBottleneck && (
            <span className="station-mark" title="Bottleneck">
              ▶<span className="hide"> bottleneck: </span>
            </span>
          )}
          {name}
        </b>
        <span className="station-load" title={result === undefined ? undefined : `Load ${formatOf(result.load, 'share')}`}>
          <span className="station-bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${Math.min(1, load ?? 0)})` }} />
          </span>
          <span>{loadText(result)}</span>
        </span>
      </div>
      {count === null ? (
        <p className="hint">{machines} machines with names: change them in the line file.</p>
      ) : (
        <div className="station-count">
          <Step
            label={`One machine less at ${name}`}
            sign="−"
            isOff={Number(shown) <= 1}
            act={() => void changeValue(count.path, String(Number(shown) - 1))}
          />
          <output>{shown}</output>
          <Step
            label={`One machine more at ${name}`}
            sign="+"
            isOff={false}
            act={() => void changeValue(count.path, String(Number(shown) + 1))}
          />
          <Slider field={count} was={was} show={setShown} label={`Machines at ${name}`} />
        </div>
      )}
      {details.length > 0 && (
        <details className="station-more">
          <summary>
            Speed and stops<span className="hide"> of {name}</span>
          </summary>
          {details.map((field) => (
            <FieldRow key={field.path.join('.')} field={field} />
          ))}
        </details>
      )}
    </div>
  )
}

function loadText(result: StationResult | undefined): string {
  if (result === undefined || result.load.mean === null) return 'load n/a'
  return result.unitsPerDay.mean === 0 ? 'not used' : `load ${(result.load.mean * 100).toFixed(0)} %`
}

function Step({ label, sign, isOff, act }: { label: string; sign: string; isOff: boolean; act(): void }) {
  return (
    <button type="button" className="step" aria-label={label} title={label} disabled={isOff} onClick={act}>
      {sign}
    </button>
  )
}
