/** The numbers that planners change, as forms on the same line file: how much comes in, machines, yields, stops, how it is run. */
import { revertAll } from '../../state/editing.ts'
import { changeText } from '../../state/naming.ts'
import { useStudio } from '../../state/studio.ts'
import { FieldRow } from './field-row.tsx'
import { StationRows } from './station-rows.tsx'

export function ChangePanel() {
  const outline = useStudio((state) => state.outline)
  if (outline === null) return <Waiting />
  return (
    <div className="change">
      <Changes />
      {outline.releases.length > 0 && (
        <fieldset>
          <legend>What comes in</legend>
          {outline.releases.map((field) => (
            <FieldRow key={field.path.join('.')} field={field} />
          ))}
        </fieldset>
      )}
      <StationRows stations={outline.stations} />
      {outline.yields.length > 0 && (
        <details className="fold">
          <summary>Yields of the steps</summary>
          {outline.yields.map((field) => (
            <FieldRow key={field.path.join('.')} field={field} />
          ))}
        </details>
      )}
      <details className="fold">
        <summary>How it is simulated</summary>
        {outline.run.map((field) => (
          <FieldRow key={field.path.join('.')} field={field} />
        ))}
      </details>
    </div>
  )
}

function Waiting() {
  const hasProblems = useStudio(({ reading }) => (reading?.problems.length ?? 0) > 0)
  if (!hasProblems) return <p className="hint">Reading the line ...</p>
  return <p className="hint">The forms come when the line file can be read. Its mistakes are listed in “Line file”.</p>
}

/** What differs from the line as it was opened. */
function Changes() {
  const reading = useStudio((state) => state.reading)
  const changes = reading?.changes ?? []
  return (
    <div className="changes">
      {changes.length === 0 ? (
        <p className="hint">Move a slider: the line runs again, and the answer says what changed.</p>
      ) : (
        <>
          <ul aria-label="Changes since it was opened">
            {changes.slice(0, 6).map((change) => (
              <li key={change.path.join('.')}>{changeText(change)}</li>
            ))}
            {changes.length > 6 && <li>and {changes.length - 6} more</li>}
          </ul>
          <button type="button" className="plain-button plain-button-text" onClick={revertAll}>
            Back to as opened
          </button>
        </>
      )}
    </div>
  )
}
