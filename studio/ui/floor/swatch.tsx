/** A state as a small square: the colour and strokes that it has in the diagram. */
import { useEffect, useRef } from 'react'
import { useStudio } from '../../state/studio.ts'
import { readColours, STATE_LABELS, Tiles } from './colours.ts'

const SIZE = 14

export function Swatch({ state }: { state: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useStudio((each) => each.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (element === null || context == null) return
    const draw = (): void => {
      context.clearRect(0, 0, SIZE * 2, SIZE * 2)
      context.drawImage(new Tiles(readColours(element)).of(state, SIZE * 2), 0, 0)
    }
    draw()
    const night = matchMedia('(prefers-color-scheme: dark)')
    night.addEventListener('change', draw)
    return () => night.removeEventListener('change', draw)
  }, [state, theme])
  return (
    <span className="swatch" aria-hidden="true">
      <canvas ref={canvas} width={SIZE * 2} height={SIZE * 2} />
    </span>
  )
}

/** What the colours and strokes mean. */
export function StateKeys({ states }: { states: readonly number[] }) {
  return (
    <ul className="floor-keys" aria-label="States of machines">
      {states.map((state) => (
        <li key={state}>
          <Swatch state={state} /> {STATE_LABELS[state]}
        </li>
      ))}
    </ul>
  )
}
