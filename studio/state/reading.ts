/** Has the line file read a moment after it changed, and run where nothing is wrong with it. */
import { complain } from './notices.ts'
import { textOf } from './project.ts'
import { runCurrent } from './running.ts'
import { saveSoon } from './saving.ts'
import { studio } from './studio.ts'
import { ask } from './worker-client.ts'

const WAIT = 120
let timer = 0

export function reread(): void {
  clearTimeout(timer)
  timer = window.setTimeout(() => void readNow(), WAIT)
}

/** Reads at once; a line that changed in the meantime is read again. */
export async function readNow(): Promise<void> {
  const { project } = studio.get()
  if (project === null) return
  const reading = await ask.read(project.line, project.baseline).catch(complain)
  if (reading === undefined || studio.get().project !== project) return
  const { outline } = reading
  studio.set({ reading, ...(outline !== null && { outline }) })
  if (outline === null) return
  if (textOf(project.line) === project.baseline) studio.set({ baselineOutline: outline })
  if (project.title !== outline.title) {
    studio.set({ project: { ...project, title: outline.title } })
    saveSoon()
  }
  if (studio.get().runsAlone) runCurrent()
}
