/** Starts and ends studies of the line as it is now, and takes in what the worker says. */
import type { StudyEvent, StudyKind, SweptNumber } from '../messages.ts'
import { currentText } from './editing.ts'
import { type Studied, studio } from './studio.ts'
import { startStudy, stopStudy } from './worker-client.ts'

/** One at a time: it ends another that is going on. */
export function study(kind: StudyKind, replications: number, swept: readonly SweptNumber[] = []): void {
  const { project, studies } = studio.get()
  if (project === null) return
  const text = currentText()
  const found = studies[kind]?.text === text ? (studies[kind]?.found ?? null) : null
  const ended = Object.fromEntries(Object.entries(studies).filter(([, one]) => one.status !== 'running' || one.found !== null))
  studio.set({ studies: { ...ended, [kind]: { status: 'running', done: 0, total: 0, share: 0, message: '', found, text } } })
  startStudy({ kind, line: project.line, replications, swept }, (event) => hear(kind, event))
}

export { stopStudy }

function hear(kind: StudyKind, event: StudyEvent): void {
  const { studies } = studio.get()
  const now = studies[kind]
  if (now === undefined) return
  studio.set({ studies: { ...studies, [kind]: { ...now, ...heard(event) } } })
}

function heard(event: StudyEvent): Partial<Studied> {
  if (event.kind === 'progress') return { done: event.done, total: event.total, share: event.share }
  if (event.kind === 'found') return { found: event.found }
  return event.kind === 'failed' ? { status: 'failed', message: event.message } : { status: event.how }
}
