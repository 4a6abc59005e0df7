/** A study of the line as it is now: what it asks, how it goes, and what it has found. */

import { useState } from 'react'
import { inOnePiece } from 'tollway/report'
import '../../style/studies.css'
import type { StudyKind, SweptNumber } from '../../messages.ts'
import { textOf } from '../../state/project.ts'
import { type Studied, useStudio } from '../../state/studio.ts'
import { stopStudy, study } from '../../state/studying.ts'
import { ReportParts } from '../answer/report-parts.tsx'
import { Icon } from '../shell/icon.tsx'
import { StudyFiles } from './study-files.tsx'
import { SweepForm } from './sweep-form.tsx'

const ABOUT: Readonly<Record<StudyKind, { title: string; text: string }>> = {
  curve: {
    title: 'How long a lot takes against what the line makes',
    text: 'The line is simulated with more and less released, from easy going to its limit, and once with more than it can make.',
  },
  explain: {
    title: 'What one more of each would bring',
    text: 'The line is simulated with one more machine, person, kit or cart of each kind that may help: its output when more is asked for than it can make, and its cycle times as they are.',
  },
  sweep: {
    title: 'What one or two numbers do',
    text: 'The line is simulated with each value of one number, or with every combination of two.',
  },
}

/** Differences are paired, so that few replications tell much. */
const USUAL_REPLICATIONS = 5
const MOST_REPLICATIONS = 1000

export default function StudyView({ kind }: { kind: StudyKind }) {
  const studied = useStudio(({ studies }) => studies[kind])
  const name = useStudio(({ outline }) => outline?.name ?? 'line')
  const { title, text } = ABOUT[kind]
  const found = studied?.found ?? null
  return (
    <div className="study">
      <h1>{title}</h1>
      <p className="sub">{text}</p>
      <Form kind={kind} studied={studied} />
      <Progress studied={studied} />
      {found !== null && (
        <>
          <div className="findings" aria-live="polite">
            {found.bad.map((sentence) => (
              <p key={sentence} className="why">
                ! {inOnePiece(sentence)}
              </p>
            ))}
            <p className="lead lead-small">{inOnePiece(found.lead)}</p>
            {found.more.map((sentence) => (
              <p key={sentence} className="why">
                {inOnePiece(sentence)}
              </p>
            ))}
          </div>
          <StudyFiles kind={kind} />
          <ReportParts sections={found.sections} name={`${name}-${kind}`} />
          <p className="note">{found.notice}</p>
        </>
      )}
    </div>
  )
}

function Form({ kind, studied }: { kind: StudyKind; studied: Studied | undefined }) {
  const [replications, setReplications] = useState(String(USUAL_REPLICATIONS))
  const [swept, setSwept] = useState<readonly SweptNumber[]>([])
  const isReady = useStudio(({ reading }) => reading !== null && reading.problems.length === 0)
  const count = Number(replications)
  const isCount = Number.isInteger(count) && count >= 2 && count <= MOST_REPLICATIONS
  const isWhole = kind !== 'sweep' || (swept.length > 0 && swept.every(({ values }) => values.length > 1))
  const isRunning = studied?.status === 'running'
  return (
    <form
      className="study-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && isCount && isWhole && !isRunning) study(kind, count, swept)
      }}
    >
      {kind === 'sweep' && <SweepForm change={setSwept} />}
      <label className="study-field">
        <span>Replications of each</span>
        <input
          type="number"
          min="2"
          max={MOST_REPLICATIONS}
          value={replications}
          aria-invalid={!isCount}
          onChange={(event) => setReplications(event.target.value)}
        />
      </label>
      {isRunning ? (
        <button type="button" className="button" onClick={stopStudy}>
          <Icon name="stop" /> Stop
        </button>
      ) : (
        <button type="submit" className="button" disabled={!isReady || !isCount || !isWhole}>
          <Icon name="run" /> Simulate
        </button>
      )}
    </form>
  )
}

function Progress({ studied }: { studied: Studied | undefined }) {
  const now = useStudio(({ project }) => (project === null ? '' : textOf(project.line)))
  const isRunning = studied?.status === 'running'
  return (
    <div className="study-progress">
      <div className="strip-track" aria-hidden="true">
        <div className="strip-done" style={{ transform: `scaleX(${isRunning ? studied.share : 0})` }} />
      </div>
      <p role="status">{statusText(studied, now)}</p>
    </div>
  )
}

/** @param now the line file as it is */
function statusText(studied: Studied | undefined, now: string): string {
  if (studied === undefined) return 'Not simulated yet.'
  const { status, done, total, message, found, text } = studied
  if (status === 'running') return total === 0 ? 'Waiting for a free core ...' : `${done} of ${total} replications of this step`
  if (status === 'failed') return `It could not be simulated: ${message}`
  if (text !== now) return 'The line has changed since.'
  if (status === 'stopped')
    return found === null ? 'Stopped before there was anything to say.' : 'Stopped: this is what the finished replications say.'
  return 'Simulated, on this machine.'
}
