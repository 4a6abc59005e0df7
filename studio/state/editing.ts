/** Changes of the line file, from wherever they come: remembered, kept, read anew, and run. */
import type { Edit } from 'tollway/io'
import { type History, noHistory, redone, remembered, type Step, undone } from './history.ts'
import { complain } from './notices.ts'
import { newId, type Project, textOf, withText } from './project.ts'
import { reread } from './reading.ts'
import { saveSoon } from './saving.ts'
import { studio } from './studio.ts'
import { ask } from './worker-client.ts'

export function currentText(): string {
  const { project } = studio.get()
  return project === null ? '' : textOf(project.line)
}

/** @param kind changes of one kind that follow each other at once are undone together */
export function setText(text: string, kind: string): void {
  if (text !== currentText()) put(text, remembered(studio.get().history, currentText(), kind, Date.now()))
}

export function undo(): void {
  step(undone(studio.get().history, currentText()))
}

export function redo(): void {
  step(redone(studio.get().history, currentText()))
}

function step(made: Step | null): void {
  if (made !== null) put(made.text, made.history)
}

function put(text: string, history: History): void {
  const { project } = studio.get()
  if (project === null) return
  studio.set({ project: { ...project, line: withText(project.line, text) }, history })
  saveSoon()
  reread()
}

let edits: Promise<void> = Promise.resolve()

/** Changes one value in the text; several wait for each other. */
export function changeValue(path: readonly string[], value: string): Promise<void> {
  edits = edits.then(async () => {
    const edit = await ask.edit(currentText(), path, value).catch((error: Error): Edit => ({ ok: false, reason: error.message }))
    if (edit.ok) setText(edit.text, `value ${path.join('.')}`)
    else complain(`${path.join('.')} was not changed: ${edit.reason}. Change it in the line file.`)
  })
  return edits
}

/** Back to the line as it was opened. */
export function revertAll(): void {
  const { project } = studio.get()
  if (project !== null) setText(project.baseline, '')
}

function changeProject(change: Partial<Project>): void {
  const { project } = studio.get()
  if (project === null) return
  studio.set({ project: { ...project, ...change } })
  saveSoon()
  reread()
}

/** What is there now becomes what everything is compared with. */
export function makeBaseline(): void {
  studio.set({ baselineOutline: studio.get().outline, compared: null })
  changeProject({ baseline: currentText() })
}

export function keepScenario(name: string): void {
  const { project } = studio.get()
  if (project !== null) changeProject({ kept: [...project.kept, { id: newId(), name, text: currentText() }] })
}

export function renameScenario(id: string, name: string): void {
  const { project } = studio.get()
  if (project !== null) changeProject({ kept: project.kept.map((one) => (one.id === id ? { ...one, name } : one)) })
}

export function dropScenario(id: string): void {
  const { project } = studio.get()
  if (project !== null) changeProject({ kept: project.kept.filter((one) => one.id !== id) })
}

export function forgetHistory(): void {
  studio.set({ history: noHistory })
}
