/** Tabs as the keyboard knows them: arrows move, one of them can be reached by Tab. */
import type { KeyboardEvent } from 'react'

interface Tab<Id extends string> {
  id: Id
  label: string
  /** A number to be seen beside the label. */
  count?: number
}

interface Props<Id extends string> {
  label: string
  tabs: readonly Tab<Id>[]
  chosen: Id
  choose(id: Id): void
}

export function Tabs<Id extends string>({ label, tabs, chosen, choose }: Props<Id>) {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const next = tabs[(tabs.findIndex(({ id }) => id === chosen) + step + tabs.length) % tabs.length]!
    choose(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
    event.preventDefault()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, label: text, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? `panel-${id}` : undefined}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => choose(id)}
        >
          {text}
          {count !== undefined && <span className="count">{count}</span>}
        </button>
      ))}
    </div>
  )
}
