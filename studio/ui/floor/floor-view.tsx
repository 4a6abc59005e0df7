/** The line, running: one replication of it as an animated diagram. */
import '../../style/floor.css'
import { useEffect } from 'react'
import { SEEN_STATES } from 'tollway/spec'
import { play, SPEEDS, useReplay, watchLine } from '../../state/replay.ts'
import { useStudio } from '../../state/studio.ts'
import { Closer } from './closer.tsx'
import { Controls } from './controls.tsx'
import { goodPerDay, totalsOf } from './counts.ts'
import { Diagram } from './diagram.tsx'
import { StateKeys } from './swatch.tsx'
import { grouped, timeText } from './words.ts'

export default function FloorView() {
  const hash = useStudio(({ reading }) => reading?.hash ?? null)
  const problems = useStudio(({ reading }) => reading?.problems.length ?? 0)
  const [status, message, opened] = [
    useReplay((state) => state.status),
    useReplay((state) => state.message),
    useReplay((state) => state.opened),
  ]
  useEffect(() => {
    if (hash !== null) void watchLine()
  }, [hash])
  useEffect(() => () => play(false), [])
  const shownAt = useReplay(({ shown }) => shown?.film.times[shown.frame] ?? '')
  const isSelected = useReplay(({ selection }) => selection.kind !== 'none')
  if (opened === null) return <Before isBroken={problems > 0} isFailed={status === 'failed'} message={message} />
  return (
    <div className="floor" data-status={status} data-selected={isSelected ? 'yes' : 'no'} data-shown={shownAt}>
      <Head />
      {(problems > 0 || status === 'failed') && (
        <p className="floor-warning" role="alert">
          {problems > 0 ? 'The line file has mistakes: this is the line from before.' : `It can’t be watched further: ${message}`}
        </p>
      )}
      <Diagram map={opened.map} />
      <Controls />
      <aside className="floor-side" aria-label="Look closer">
        <Closer />
      </aside>
      <div className="floor-foot">
        <Keys />
        {opened.notice !== null && <p className="line-notice">{opened.notice}</p>}
      </div>
    </div>
  )
}

function Before({ isBroken, isFailed, message }: { isBroken: boolean; isFailed: boolean; message: string }) {
  if (isBroken || isFailed)
    return (
      <div className="empty">
        <h2>{isBroken ? 'Nothing to watch yet' : 'The line can’t be watched'}</h2>
        <p>
          {isBroken
            ? 'The line file has mistakes; they are listed in “Line file”, each with its place. When they are mended the line is shown by itself.'
            : message}
        </p>
        {!isBroken && (
          <button type="button" className="button" onClick={() => void watchLine()}>
            Try again
          </button>
        )}
      </div>
    )
  return (
    <div className="floor-opening" role="status">
      <div className="bone floor-bone" aria-hidden="true" />
      <p className="hint">Setting up the line ...</p>
    </div>
  )
}

/** The time, and the line in numbers. */
function Head() {
  const [time, opened, shown, isPlaying] = [
    useReplay((state) => state.time),
    useReplay((state) => state.opened),
    useReplay((state) => state.shown),
    useReplay((state) => state.isPlaying),
  ]
  const [isBehind, showsSingle, speed] = [
    useReplay((state) => state.isBehind),
    useReplay((state) => state.showsSingle),
    useReplay((state) => state.speed),
  ]
  if (opened === null) return null
  const totals = shown === null ? null : totalsOf(shown)
  const text = timeText(time, opened.start)
  return (
    <div className="floor-head">
      <h1 className="hide">{opened.name}, running</h1>
      <p className="floor-time" data-time={time}>
        {text}
        <span>
          {time >= opened.end
            ? 'the end of the run'
            : time < opened.warmUp
              ? 'warm-up: not counted in the answer'
              : 'counted in the answer'}
        </span>
      </p>
      <dl className="floor-numbers">
        <div>
          <dt>lots in the line</dt>
          <dd data-number="lots">{totals === null ? '' : grouped(totals.lots)}</dd>
        </div>
        <div>
          <dt>units in it</dt>
          <dd data-number="units">{totals === null ? '' : grouped(totals.units)}</dd>
        </div>
        <div>
          <dt>good units/day, last 7 d</dt>
          <dd data-number="good">{shown === null ? '' : grouped(goodPerDay(opened.map, shown))}</dd>
        </div>
      </dl>
      <p className="floor-note">
        {isPlaying && isBehind
          ? 'As fast as this machine can.'
          : showsSingle
            ? ''
            : `At ${SPEEDS[speed]!.label} single carriers are not drawn: boxes show shares of machine time.`}
      </p>
      <p className="hide" role="status">
        {isPlaying || totals === null ? '' : `${text}: ${grouped(totals.lots)} lots in the line`}
      </p>
    </div>
  )
}

const USUAL = SEEN_STATES.map((_, state) => state)

function Keys() {
  return <StateKeys states={USUAL} />
}
