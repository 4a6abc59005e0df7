/** Runs the line as it is now beside what it is compared with, and takes in what the worker says. */
import type { RunEvent, Scenario } from '../messages.ts'
import { namedByChanges } from './naming.ts'
import { type Project, textOf } from './project.ts'
import { type Narrowing, noRun, type RunState, studio } from './studio.ts'
import { startRun, stopRun, stopStudy } from './worker-client.ts'

export const CURRENT = 'current'
export const BASELINE = 'baseline'

/** What is compared: the line as it was opened, what was kept, and the line as it is now where that is none of these. */
export function scenariosOf({ line, baseline, kept }: Project, currentName: string): { scenarios: Scenario[]; current: string } {
  const text = textOf(line)
  const known: Scenario[] = [{ id: BASELINE, name: 'As opened', text: baseline }, ...kept]
  const same = known.find((one) => one.text === text)
  if (same !== undefined) return { scenarios: known, current: same.id }
  return { scenarios: [...known, { id: CURRENT, name: currentName, text }], current: CURRENT }
}

let hasRun = ''

/** Nothing happens where just this was run, or is running. @param again also then */
export function runCurrent(again = false): void {
  const { project, reading, run } = studio.get()
  if (project === null || reading?.outline == null) return
  const { scenarios, current } = scenariosOf(project, namedByChanges(reading.changes))
  const text = textOf(project.line)
  const key = JSON.stringify([project.id, current, scenarios])
  if (key === hasRun && !again && (run.status === 'running' || run.status === 'done')) return
  hasRun = key
  studio.set({ run: { ...noRun, status: 'running', startedAt: performance.now() }, ...(scenarios.length < 2 && { compared: null }) })
  startRun({ line: project.line, scenarios, current }, (event) => hear(event, text))
}

export function stopCurrent(): void {
  stopRun()
}

/** Nothing of another project is to be seen. */
export function forgetRun(): void {
  hasRun = ''
  stopRun()
  stopStudy()
  studio.set({ run: noRun, answer: null, compared: null, narrowing: {}, studies: {}, comparePart: 'scenarios' })
}

function hear(event: RunEvent, text: string): void {
  const { run, answer, narrowing } = studio.get()
  const seconds = (performance.now() - run.startedAt) / 1000
  if (event.kind === 'progress') {
    const { what, done, total, share } = event
    studio.set({ run: { ...run, what, done, total, share } })
  } else if (event.kind === 'answer') {
    const { result, sections, isFinal } = event
    const isSame = answer?.text === text
    studio.set({ answer: { result, sections, isFinal, text }, narrowing: narrower(isSame ? narrowing : {}, result.kpis) })
  } else if (event.kind === 'comparison') {
    const { comparison, current, sentences, leftOut } = event
    studio.set({ compared: { comparison, current, sentences, leftOut, text } })
  } else {
    const ended: Partial<RunState> = event.kind === 'failed' ? { status: 'failed', message: event.message } : { status: event.how }
    studio.set({ run: { ...run, ...ended, seconds } })
  }
}

/** Puts the estimates of a later look behind those of the earlier ones. */
function narrower(before: Narrowing, kpis: Readonly<Record<string, Narrowing[string][number]>>): Narrowing {
  return Object.fromEntries(
    Object.entries(kpis).map(([name, estimate]) => {
      const earlier = (before[name] ?? []).filter(({ replications }) => replications < estimate.replications)
      return [name, [...earlier, estimate]]
    }),
  )
}
