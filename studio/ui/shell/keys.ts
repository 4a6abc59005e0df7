/** Keys that work everywhere on the page. */
import { redo, undo } from '../../state/editing.ts'
import { runCurrent } from '../../state/running.ts'
import { studio } from '../../state/studio.ts'

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function followKeys(): void {
  window.addEventListener('keydown', (event) => {
    // The editor has these keys too, and has then done what they ask for.
    if (event.defaultPrevented || studio.get().project === null || !(isMac ? event.metaKey : event.ctrlKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'enter') runCurrent(true)
    else if (key === 'z' && !isTyping(event.target)) (event.shiftKey ? redo : undo)()
    else if (key === 'y' && !isTyping(event.target)) redo()
    else return
    event.preventDefault()
  })
}

/** A field for text has an undo of its own. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text'
}
