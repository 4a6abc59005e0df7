/** How a line comes into the studio: shipped, from a file, from a link, from the browser's own storage, or from `tollway studio`. */
import type { LineFiles } from '../messages.ts'
import { forgetHistory } from './editing.ts'
import { complain, say } from './notices.ts'
import { newProject, type Project, textOf } from './project.ts'
import { readNow } from './reading.ts'
import { closeReplay } from './replay.ts'
import { GALLERY_HASH, projectHash, type Route, routeOf } from './route.ts'
import { forgetRun } from './running.ts'
import { keepSetting } from './saving.ts'
import { projectFrom } from './share.ts'
import { savedProject, saveProject, untouchedOf } from './shelf.ts'
import { studio } from './studio.ts'
import { ask } from './worker-client.ts'

/** Shows what the address says, now and whenever it changes. */
export function followAddress(): void {
  const follow = (): void => void go(routeOf(location.hash))
  window.addEventListener('hashchange', follow)
  follow()
}

async function go(route: Route): Promise<void> {
  if (route.at === 'gallery') return close()
  if (route.at === 'project' && studio.get().project?.id === route.id) return
  studio.set({ isOpening: true })
  if (route.at !== 'project') keepSetting({ view: 'answer' })
  try {
    await open(await projectAt(route))
  } catch (error) {
    complain(error)
    location.hash = GALLERY_HASH
  } finally {
    studio.set({ isOpening: false })
  }
}

async function projectAt(route: Exclude<Route, { at: 'gallery' }>): Promise<Project> {
  if (route.at === 'shipped') return ofShipped(route.name)
  if (route.at === 'shared') return projectFrom(route.text)
  if (route.at === 'served') return ofServed()
  const saved = savedProject(route.id)
  if (saved === null) throw new Error('This line is no longer kept in this browser.')
  return saved
}

async function ofShipped(name: string): Promise<Project> {
  const line = await ask.shipped(name)
  return untouchedOf(line) ?? newProject(line)
}

async function ofServed(): Promise<Project> {
  const line = await servedLine()
  return untouchedOf(line) ?? newProject(line)
}

/** `tollway studio my-line.yaml` has it beside the page. */
async function servedLine(): Promise<LineFiles> {
  const answer = await fetch('./line.json')
  if (!answer.ok) throw new Error('There is no line here: the studio was not started with one.')
  return (await answer.json()) as LineFiles
}

async function open(project: Project): Promise<void> {
  forgetRun()
  closeReplay()
  forgetHistory()
  studio.set({ project, reading: null, outline: null, baselineOutline: null, front: 'main' })
  if (!saveProject(project)) say('This browser keeps nothing for the studio: export the line file before you leave.', true)
  if (location.hash !== projectHash(project.id)) history.replaceState(null, '', projectHash(project.id))
  document.title = `${project.title} - Tollway studio`
  await readBaseline(project)
  await readNow()
}

/** What the line was when it was opened: sliders are drawn around its values. */
async function readBaseline({ line, baseline }: Project): Promise<void> {
  if (textOf(line) === baseline) return
  const { outline } = await ask.read({ ...line, files: { ...line.files, [line.main]: baseline } }, baseline)
  studio.set({ baselineOutline: outline })
}

function close(): void {
  if (studio.get().project === null) return
  forgetRun()
  closeReplay()
  studio.set({ project: null, reading: null, outline: null, baselineOutline: null })
  document.title = 'Tollway studio'
}

/** Line files of the user's own; of several, the one that no other extends is the line. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const texts: Record<string, string> = {}
  for (const file of files) texts[file.name] = await file.text()
  const lines = Object.keys(texts).filter((name) => /\.ya?ml$/i.test(name))
  const isExtended = (name: string): boolean =>
    lines.some((other) => other !== name && new RegExp(`^extends: *["']?(\\./)?${escaped(name)}\\b`, 'm').test(texts[other] ?? ''))
  const main = lines.find((name) => !isExtended(name))
  if (main === undefined) return complain(new Error('Expected a line file (.yaml), with the tables that it names beside it.'))
  const project = newProject({ main, files: texts })
  saveProject(project)
  keepSetting({ view: 'answer' })
  location.hash = projectHash(project.id)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
