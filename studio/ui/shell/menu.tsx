/** A button with a list of things to do below it. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

export interface MenuItem {
  label: string
  about?: string
  /** Why it can't be done now. */
  isOff?: boolean
  act(): void
}

export function Menu({ label, face, items }: { label: string; face: ReactNode; items: readonly MenuItem[] }) {
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (!isOpen) return
    const close = (event: PointerEvent): void => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    frame.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus()
    return () => document.removeEventListener('pointerdown', close)
  }, [isOpen])
  const follow = (event: KeyboardEvent): void => {
    const entries = [...(frame.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])]
    const at = entries.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'Escape') {
      setOpen(false)
      frame.current?.querySelector('button')?.focus()
    } else if (isOpen && event.key === 'ArrowDown') entries[(at + 1) % entries.length]?.focus()
    else if (isOpen && event.key === 'ArrowUp') entries.at(at - 1)?.focus()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the menu inside
    <div className="menu" ref={frame} onKeyDown={follow}>
      <button
        type="button"
        className="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        title={label}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        <div className="menu-list" role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              disabled={item.isOff === true}
              onClick={() => {
                setOpen(false)
                frame.current?.querySelector('button')?.focus()
                item.act()
              }}
            >
              <span>{item.label}</span>
              {item.about !== undefined && <small>{item.about}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
