/** One value of the line: its text, and a slider where it is a number. */
import { useEffect, useId, useState } from 'react'
import type { Field } from '../../messages.ts'
import { changeValue } from '../../state/editing.ts'
import { useStudio } from '../../state/studio.ts'
import { amountIn } from './amount.ts'
import { fieldIn } from './fields.ts'
import { Slider } from './slider.tsx'

export function FieldRow({ field, hasSlider = true }: { field: Field; hasSlider?: boolean }) {
  const id = useId()
  const [typed, setTyped] = useState(field.value)
  useEffect(() => setTyped(field.value), [field.value])
  const was = useStudio(({ baselineOutline }) => fieldIn(baselineOutline, field.path)?.value ?? field.value)
  const isRun = field.path[0] === 'run'
  const amount = hasSlider && !isRun ? amountIn(field.value) : null
  const commit = (): void => {
    if (typed.trim() !== '' && typed !== field.value) void changeValue(field.path, typed.trim())
    else setTyped(field.value)
  }
  return (
    <div className="field" data-changed={was !== field.value}>
      <label htmlFor={id} title={field.help}>
        {field.label}
      </label>
      <input
        id={id}
        type="text"
        className="field-text"
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setTyped(field.value)
        }}
      />
      {amount !== null && <Slider field={field} was={was} show={setTyped} />}
    </div>
  )
}
