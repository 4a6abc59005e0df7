/** Play, pause, step, speed, and the time line. */
import { type FormEvent, useRef, useState } from 'react'
import { jumpTo, play, SPEEDS, setSpeed, stepOn, useReplay, watchLine } from '../../state/replay.ts'
import { Icon } from '../shell/icon.tsx'
import { timeIn, timeText } from './words.ts'

export function Controls() {
  const [isPlaying, speed] = [useReplay((state) => state.isPlaying), useReplay((state) => state.speed)]
  return (
    <div className="floor-controls">
      <div className="floor-buttons">
        <button type="button" className="button button-main floor-play" onClick={() => play(!isPlaying)}>
          <Icon name={isPlaying ? 'pause' : 'run'} />
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <button type="button" className="button" title="To the next moment at which something happens" onClick={() => void stepOn()}>
          <Icon name="step" />
          Next event
        </button>
        <label className="floor-speed">
          <span>Speed</span>
          <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
            {SPEEDS.map(({ label }, index) => (
              <option key={label} value={index}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Jump />
        <ReplicationChoice />
      </div>
      <TimeLine />
    </div>
  )
}

function TimeLine() {
  const [time, opened] = [useReplay((state) => state.time), useReplay((state) => state.opened)]
  if (opened === null) return null
  const { end, warmUp, start } = opened
  return (
    <div className="floor-timeline">
      <input
        type="range"
        aria-label="Time of the replication"
        aria-valuetext={timeText(time, start)}
        min={0}
        max={end}
        step={600_000_000}
        value={time}
        onChange={(event) => jumpTo(Number(event.target.value))}
      />
      {warmUp > 0 && warmUp < end && (
        <span className="floor-warm-up" style={{ width: `${(100 * warmUp) / end}%` }}>
          warm-up
        </span>
      )}
    </div>
  )
}

/** Any time since the start of the run. */
function Jump() {
  const [isWrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const go = (event: FormEvent): void => {
    event.preventDefault()
    const ticks = timeIn(field.current?.value ?? '')
    setWrong(ticks === null)
    if (ticks !== null) jumpTo(ticks)
  }
  return (
    <form className="floor-jump" onSubmit={go}>
      <label>
        <span>Jump to</span>
        <input
          ref={field}
          type="text"
          size={9}
          placeholder="12 d 06:30"
          aria-invalid={isWrong}
          title="Time since the start: 12 d 06:30, 12.5 d or 300 h"
          onChange={() => setWrong(false)}
        />
      </label>
      <button type="submit" className="button">
        Go
      </button>
      {isWrong && <span role="alert">Write a time such as 12 d 06:30 or 300 h.</span>}
    </form>
  )
}

function ReplicationChoice() {
  const [replication, count] = [useReplay((state) => state.replication), useReplay(({ opened }) => opened?.replications ?? 1)]
  return (
    <label className="floor-speed">
      <span>Replication</span>
      <select value={replication} onChange={(event) => void watchLine(Number(event.target.value))}>
        {Array.from({ length: count }, (_, number) => number).map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </label>
  )
}
