/** The scenarios that are compared: as opened, those that were kept, and what is there now. */
import { useState } from 'react'
import { currentText, dropScenario, keepScenario, makeBaseline, renameScenario, setText } from '../../state/editing.ts'
import { namedByChanges } from '../../state/naming.ts'
import { BASELINE, CURRENT, scenariosOf } from '../../state/running.ts'
import { useStudio } from '../../state/studio.ts'
import { Icon } from '../shell/icon.tsx'

export function Scenarios() {
  const [project, reading] = [useStudio((state) => state.project), useStudio((state) => state.reading)]
  if (project === null) return null
  const { scenarios, current } = scenariosOf(project, namedByChanges(reading?.changes ?? []))
  const now = scenarios.find(({ id }) => id === CURRENT)
  return (
    <div className="scenarios">
      <ul aria-label="Scenarios">
        {scenarios.map(({ id, name, text }) => (
          <li key={id} data-current={id === current}>
            {id === BASELINE || id === CURRENT ? <span className="scenario-name">{name}</span> : <NameField id={id} name={name} />}
            {id === current && <span className="tag">shown now</span>}
            {id !== current && (
              <button type="button" className="plain-button plain-button-text" onClick={() => setText(text, '')}>
                Show<span className="hide"> {name}</span>
              </button>
            )}
            {id !== BASELINE && id !== CURRENT && (
              <button type="button" className="plain-button" aria-label={`Drop ${name}`} title="Drop" onClick={() => dropScenario(id)}>
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="scenario-buttons">
        <button
          type="button"
          className="button"
          disabled={now === undefined || reading?.outline == null}
          onClick={() => keepScenario(now?.name ?? '')}
        >
          <Icon name="keep" /> Keep this scenario
        </button>
        <button
          type="button"
          className="button"
          disabled={currentText() === project.baseline || reading?.outline == null}
          onClick={makeBaseline}
        >
          Compare with this from now on
        </button>
      </div>
    </div>
  )
}

function NameField({ id, name }: { id: string; name: string }) {
  const [typed, setTyped] = useState(name)
  const commit = (): void => {
    if (typed.trim() !== '' && typed !== name) renameScenario(id, typed.trim())
    else setTyped(name)
  }
  return (
    <input
      type="text"
      className="scenario-name"
      aria-label="Name of the scenario"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
    />
  )
}
