/** A slider around what a value was: it shows at once, and changes the file when it rests. */
import { useEffect, useRef, useState } from 'react'
import type { Field } from '../../messages.ts'
import { changeValue } from '../../state/editing.ts'
import { amountIn, amountText, rangeAround } from './amount.ts'

/** Milliseconds without a move. */
const REST = 180

interface Props {
  field: Field
  /** The value as the line was opened. */
  was: string
  /** Hears what the value would be. */
  show(text: string): void
  label?: string
}

export function Slider({ field: { path, kind, value, label: name }, was, show, label }: Props) {
  const amount = amountIn(value)
  const [moved, setMoved] = useState<number | null>(null)
  const timer = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value that came from elsewhere ends the move
  useEffect(() => setMoved(null), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  if (amount === null) return null
  const before = amountIn(was)
  const { least, most, step } = rangeAround(
    before !== null && before.after === amount.after ? before.number : amount.number,
    kind,
    amount.after,
  )
  const number = moved ?? amount.number
  const move = (next: number): void => {
    setMoved(next)
    const text = amountText(amount, next)
    show(text)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void changeValue(path, text), REST)
  }
  return (
    <input
      type="range"
      aria-label={label ?? `${name}, slider`}
      aria-valuetext={amountText(amount, number)}
      min={Math.min(least, number)}
      max={Math.max(most, number)}
      step={step}
      value={number}
      onChange={(event) => move(Number(event.target.value))}
    />
  )
}
