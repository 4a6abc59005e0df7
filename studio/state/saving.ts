/** Keeps the project in the browser a moment after each change, and at the latest when the page is left. */
import { complain } from './notices.ts'
import { saveProject, saveSetting } from './shelf.ts'
import { studio } from './studio.ts'

const WAIT = 300
let timer = 0
let isWaiting = false
let hasComplained = false

export function saveSoon(): void {
  isWaiting = true
  clearTimeout(timer)
  timer = window.setTimeout(saveNow, WAIT)
}

function saveNow(): void {
  if (!isWaiting) return
  isWaiting = false
  const { project } = studio.get()
  if (project === null || saveProject({ ...project, savedAt: Date.now() }) || hasComplained) return
  hasComplained = true
  complain('This browser keeps nothing for the studio: export the line file before you leave.')
}

/** Settings are few and change seldom. */
export function keepSetting(change: Partial<Parameters<typeof saveSetting>[0]>): void {
  studio.set(change)
  const { theme, pane, view, runsAlone } = studio.get()
  saveSetting({ theme, pane, view, runsAlone })
}

export function saveOnLeaving(): void {
  window.addEventListener('pagehide', saveNow)
  document.addEventListener('visibilitychange', saveNow)
}
