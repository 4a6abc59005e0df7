/** Which one or two numbers of the line are swept, and through which values. */
import { useEffect, useMemo, useState } from 'react'
import type { Field, Outline, SweptNumber } from '../../messages.ts'
import { useStudio } from '../../state/studio.ts'
import { usualValues, valuesIn } from './swept-values.ts'

interface Choice {
  key: string
  label: string
  field: Field
}

interface Chosen {
  key: string
  /** As typed, with semicolons between the values. */
  values: string
}

const NONE: Chosen = { key: '', values: '' }

/** @param change must stay the same function */
export function SweepForm({ change }: { change(swept: readonly SweptNumber[]): void }) {
  const outline = useStudio((state) => state.outline)
  const choices = useMemo(() => (outline === null ? [] : choicesOf(outline)), [outline])
  const [chosen, setChosen] = useState<readonly [Chosen, Chosen]>([NONE, NONE])
  useEffect(() => {
    change(
      chosen.flatMap(({ key, values }) => {
        const choice = choices.find((one) => one.key === key)
        return choice === undefined ? [] : [{ path: choice.field.path, label: choice.label, values: valuesIn(values) }]
      }),
    )
  }, [chosen, choices, change])
  const set = (index: 0 | 1, next: Chosen): void => setChosen(index === 0 ? [next, chosen[1]] : [chosen[0], next])
  return (
    <>
      {([0, 1] as const).map((index) => (
        <NumberRow
          key={index}
          label={index === 0 ? 'Number' : 'Second number'}
          choices={choices.filter(({ key }) => key !== chosen[1 - index]!.key)}
          chosen={chosen[index]}
          set={(next) => set(index, next)}
        />
      ))}
    </>
  )
}

interface RowProps {
  label: string
  choices: readonly Choice[]
  chosen: Chosen
  set(chosen: Chosen): void
}

function NumberRow({ label, choices, chosen, set }: RowProps) {
  const pick = (key: string): void => {
    const choice = choices.find((one) => one.key === key)
    set(choice === undefined ? NONE : { key, values: usualValues(choice.field).join('; ') })
  }
  return (
    <div className="study-pair">
      <label className="study-field">
        <span>{label}</span>
        <select aria-label={label} value={chosen.key} onChange={(event) => pick(event.target.value)}>
          <option value="">{label === 'Number' ? 'Choose ...' : 'None'}</option>
          {choices.map(({ key, label: text }) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label className="study-field study-values">
        <span>Its values</span>
        <input
          type="text"
          aria-label={`Values of the ${label.toLowerCase()}`}
          value={chosen.values}
          disabled={chosen.key === ''}
          spellCheck={false}
          placeholder="one; another"
          onChange={(event) => set({ ...chosen, values: event.target.value })}
        />
      </label>
    </div>
  )
}

function choicesOf({ stations, releases, yields }: Outline): Choice[] {
  const all = [
    ...releases.map((field) => ({ field, label: field.label })),
    ...stations.flatMap(({ name, count, details }) => [
      ...(count === null ? [] : [{ field: count, label: `${name}: machines` }]),
      ...details.map((field) => ({ field, label: `${name}: ${field.label}` })),
    ]),
    ...yields.map((field) => ({ field, label: `yield of ${field.label}` })),
  ]
  return all.map(({ field, label }) => ({ key: field.path.join('.'), label, field }))
}
