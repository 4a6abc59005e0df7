/** Everything that the page shows, in one place. What changes it is in the files beside this one. */
import type { ReportSection } from 'tollway/report'
import type { Comparison, Estimate, Result } from 'tollway/spec'
import type { FoundStudy, LeftOut, Outline, Reading, StudyKind } from '../messages.ts'
import { type History, noHistory } from './history.ts'
import type { Project } from './project.ts'
import { type Setting, savedSetting } from './shelf.ts'
import { createStore, usePicked } from './store.ts'

export interface Answer {
  result: Result
  sections: readonly ReportSection[]
  isFinal: boolean
  /** The line file that it is of. */
  text: string
}

export interface Compared {
  comparison: Comparison
  /** Which of its systems is the line as it was then. */
  current: number
  sentences: readonly string[]
  leftOut: readonly LeftOut[]
  /** The line file that was the current one. */
  text: string
}

export interface RunState {
  status: 'none' | 'running' | 'done' | 'stopped' | 'failed'
  what: 'current' | 'others'
  done: number
  total: number
  share: number
  startedAt: number
  /** Of a run that ended. */
  seconds: number
  message: string
}

/** An operating curve, an explanation or a sweep: how it goes, and what it has found last. */
export interface Studied {
  status: 'running' | 'done' | 'stopped' | 'failed'
  done: number
  total: number
  share: number
  message: string
  found: FoundStudy | null
  /** The line file that was found out about. */
  text: string
}

export type Studies = Readonly<Partial<Record<StudyKind, Studied>>>

/** How the interval of a number became narrower, replication by replication. */
export type Narrowing = Readonly<Record<string, readonly Estimate[]>>

export interface StudioState extends Setting {
  project: Project | null
  /** A line is on its way; the page shows where it will be. */
  isOpening: boolean
  history: History
  /** Of the text as it is now; null: it isn't read yet. */
  reading: Reading | null
  /** Of the last text without problems. */
  outline: Outline | null
  /** As the line was opened. */
  baselineOutline: Outline | null
  run: RunState
  answer: Answer | null
  compared: Compared | null
  narrowing: Narrowing
  studies: Studies
  /** What is seen under Compare. */
  comparePart: 'scenarios' | StudyKind
  /** On a narrow window, which half of the page is seen. */
  front: 'side' | 'main'
  /** The place in the line file that is to be shown; counts up with each wish. */
  goTo: { line: number; column: number; wish: number } | null
  /** What is said for a moment. */
  notice: { text: string; isBad: boolean } | null
}

export const noRun: RunState = { status: 'none', what: 'current', done: 0, total: 0, share: 0, startedAt: 0, seconds: 0, message: '' }

export const studio = createStore<StudioState>({
  theme: 'system',
  pane: 'change',
  view: 'answer',
  runsAlone: true,
  ...savedSetting(),
  project: null,
  isOpening: false,
  history: noHistory,
  reading: null,
  outline: null,
  baselineOutline: null,
  run: noRun,
  answer: null,
  compared: null,
  narrowing: {},
  studies: {},
  comparePart: 'scenarios',
  front: 'main',
  goTo: null,
  notice: null,
})

export function useStudio<Picked>(pick: (state: StudioState) => Picked): Picked {
  return usePicked(studio, pick)
}
