/** How the run goes, in one line that is always there, and the button that starts or ends it. */
import { useEffect, useState } from 'react'
import { currentText } from '../../state/editing.ts'
import { runCurrent, stopCurrent } from '../../state/running.ts'
import { keepSetting } from '../../state/saving.ts'
import { type RunState, studio, useStudio } from '../../state/studio.ts'
import { Icon } from './icon.tsx'

export function RunStrip() {
  const [run, answer, reading] = [useStudio((state) => state.run), useStudio((state) => state.answer), useStudio((state) => state.reading)]
  const isBroken = reading !== null && reading.problems.length > 0
  const isRunning = run.status === 'running'
  const isOld = answer !== null && answer.text !== currentText()
  return (
    <div className="strip" data-status={isBroken ? 'broken' : run.status}>
      <div className="strip-track" aria-hidden="true">
        <div className="strip-done" style={{ transform: `scaleX(${isRunning ? run.share : 0})` }} />
      </div>
      <p className="strip-text" role="status">
        {isBroken ? brokenText(reading.problems.length, answer !== null) : statusText(run, isOld)}
        {isRunning && <Remaining run={run} />}
      </p>
      {isBroken ? (
        <button type="button" className="button" onClick={showProblems}>
          Show
        </button>
      ) : isRunning ? (
        <button type="button" className="button" onClick={stopCurrent}>
          <Icon name="stop" /> Stop
        </button>
      ) : (
        <RunButton />
      )}
    </div>
  )
}

function RunButton() {
  const [runsAlone, status] = [useStudio((state) => state.runsAlone), useStudio(({ run }) => run.status)]
  return (
    <>
      <label className="check">
        <input type="checkbox" checked={runsAlone} onChange={(event) => keepSetting({ runsAlone: event.target.checked })} />
        <span>Run after each change</span>
      </label>
      <button type="button" className="button" disabled={status === 'done' && runsAlone} onClick={() => runCurrent(true)}>
        <Icon name="run" /> {status === 'stopped' ? 'Go on' : 'Run'}
      </button>
    </>
  )
}

function brokenText(count: number, hasAnswer: boolean): string {
  const problems = count === 1 ? 'The line file has a mistake' : `The line file has ${count} mistakes`
  return hasAnswer ? `${problems}; this is the answer from before.` : `${problems}.`
}

function statusText({ status, what, done, total, seconds, message }: RunState, isOld: boolean): string {
  if (status === 'running') return what === 'others' ? 'Simulating what it is compared with' : `${done} of ${total || '...'} replications`
  if (status === 'failed') return `The run failed: ${message}`
  if (isOld) return 'The line has changed since this answer.'
  if (status === 'stopped') return 'Stopped: the answer is from the replications that were finished.'
  return status === 'done'
    ? `Simulated in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s, on this machine.`
    : 'Reading the line ...'
}

/** Once a second is enough. */
function Remaining({ run }: { run: RunState }) {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const elapsed = (now - run.startedAt) / 1000
  if (run.share < 0.05 || elapsed < 1) return null
  const left = Math.ceil((elapsed * (1 - run.share)) / run.share)
  return <span className="soft">, about {left < 100 ? `${left} s` : `${Math.ceil(left / 60)} min`} left</span>
}

function showProblems(): void {
  const { reading } = studio.get()
  const first = reading?.problems[0]
  studio.set({ front: 'side', ...(first !== undefined && { goTo: { line: first.line, column: first.column, wish: Date.now() } }) })
  keepSetting({ pane: 'file' })
}
