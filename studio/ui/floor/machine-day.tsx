/** What a machine did in the last 24 hours: a bar of states along the time, and their shares. */
import { useEffect, useRef } from 'react'
import type { MachineDay, Opened } from '../../replay-messages.ts'
import { useStudio } from '../../state/studio.ts'
import { readColours, STATE_LABELS, Tiles } from './colours.ts'
import { Swatch } from './swatch.tsx'
import { spanText, timeText } from './words.ts'

const HEIGHT = 44
const MOST_ROWS = 200

export function MachineDayView({ day, start }: { day: MachineDay; start: Opened['start'] }) {
  const rows = day.shares.map((share, state) => ({ share, state })).filter(({ share }) => share > 0)
  const sorted = rows.toSorted((a, b) => b.share - a.share)
  const span = day.to - day.from
  const words = sorted.map(({ share, state }) => `${STATE_LABELS[state]} ${percent(share)}`).join(', ')
  return (
    <>
      <div className="floor-day" role="img" aria-label={`States from ${timeText(day.from, start)} to ${timeText(day.to, start)}: ${words}`}>
        <DayBar day={day} />
        <div className="floor-day-ends" aria-hidden="true">
          <span>{timeText(day.from, start)}</span>
          <span>{timeText(day.to, start)}</span>
        </div>
      </div>
      <table className="floor-table">
        <caption>Shares of these {spanText(span)}</caption>
        <tbody>
          {sorted.map(({ share, state }) => (
            <tr key={state} data-state={STATE_LABELS[state]}>
              <th scope="row">
                <Swatch state={state} /> {STATE_LABELS[state]}
              </th>
              <td className="right">{percent(share)}</td>
              <td className="right">{spanText(share * span)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="fold">
        <summary>One after the other</summary>
        <ol className="floor-story">
          {day.stretches.slice(-MOST_ROWS).map(({ from, to, state }) => (
            <li key={from}>
              {timeText(from, start, true)} {STATE_LABELS[state]}, {spanText(to - from)}
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function DayBar({ day }: { day: MachineDay }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useStudio((state) => state.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const draw = (): void => paintDay(element, day)
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(element)
    return () => watch.disconnect()
  }, [day, theme])
  return <canvas ref={canvas} style={{ width: '100%', height: HEIGHT }} />
}

function paintDay(canvas: HTMLCanvasElement, { from, to, stretches }: MachineDay): void {
  const context = canvas.getContext('2d')
  if (context === null || to <= from) return
  const ratio = devicePixelRatio
  const [width, height] = [canvas.clientWidth, HEIGHT]
  canvas.width = width * ratio
  canvas.height = height * ratio
  context.scale(ratio, ratio)
  const tiles = new Tiles(readColours(canvas))
  for (const stretch of stretches) {
    const x = ((stretch.from - from) / (to - from)) * width
    const part = Math.max(0.5, ((stretch.to - stretch.from) / (to - from)) * width)
    context.fillStyle = tiles.colours.states[stretch.state]!
    context.fillRect(x, 0, part, height)
    if (part < 6) continue
    context.save()
    context.beginPath()
    context.rect(x, 0, part, height)
    context.clip()
    for (let at = 0; at < part; at += 22)
      for (let down = 0; down < height; down += 22)
        if (STATE_LABELS[stretch.state] !== 'standby') context.drawImage(tiles.of(stretch.state, 22 * ratio), x + at, down, 22, 22)
    context.restore()
  }
}
