/** What is said between the page and its worker. Plain data; the page never simulates, reads a line file or draws a chart itself. */
import type { Edit } from 'tollway/io'
import type { ReportSection } from 'tollway/report'
import type { Comparison, KeywordRow, Problem, Result } from 'tollway/spec'

/** A line file and the files that it may name. */
export interface LineFiles {
  /** Name of the line file among `files`. */
  main: string
  files: Readonly<Record<string, string>>
}

/** One number of a line that a planner changes, as it is written in the file. */
export interface Field {
  /** Names from the top of the file. */
  path: readonly string[]
  label: string
  kind: 'count' | 'share' | 'text'
  value: string
  /** What it means, from the declaration of its keyword. */
  help: string
}

export interface StationOutline {
  name: string
  area: string
  machines: number
  /** null: its machines have names, their number isn't one value. */
  count: Field | null
  details: readonly Field[]
}

/** What forms show of a line. */
export interface Outline {
  name: string
  title: string
  notice: string | null
  run: readonly Field[]
  releases: readonly Field[]
  stations: readonly StationOutline[]
  yields: readonly Field[]
}

/** A value that isn't what it was: `before` and `after` as written; null: it isn't there. */
export interface Change {
  path: readonly string[]
  before: string | null
  after: string | null
}

export interface Reading {
  problems: readonly Problem[]
  /** null where there are problems. */
  outline: Outline | null
  /** SHA-256 of the canonical line; null where there are problems. */
  hash: string | null
  /** Against the baseline; none where one of the two can't be read at all. */
  changes: readonly Change[]
}

export interface Scenario {
  id: string
  name: string
  /** Text of the main file. */
  text: string
}

export interface RunRequest {
  line: LineFiles
  /** The first is what the others are compared with. */
  scenarios: readonly Scenario[]
  /** Id of the one whose answer is wanted. */
  current: string
}

export type ExportKind = 'report' | 'result' | 'series' | 'csv' | 'xlsx' | 'comparison' | 'compared'

export interface ExportedFile {
  type: string
  name: string
  content: string | ArrayBuffer
}

/** What is simulated besides runs and comparisons. */
export type StudyKind = 'curve' | 'explain' | 'sweep'

/** A number of the line, and the values that a sweep gives to it. */
export interface SweptNumber {
  path: readonly string[]
  label: string
  /** As they may stand in a line file. */
  values: readonly string[]
}

export interface StudyRequest {
  kind: StudyKind
  line: LineFiles
  replications: number
  /** Of a sweep: one or two. */
  swept: readonly SweptNumber[]
}

/** What a study has found, in words and drawings. */
export interface FoundStudy {
  notice: string | null
  /** Bad news first. */
  bad: readonly string[]
  lead: string
  more: readonly string[]
  sections: readonly ReportSection[]
}

/** How a study goes on. */
export type StudyEvent =
  | { kind: 'progress'; done: number; total: number; share: number }
  | { kind: 'found'; found: FoundStudy }
  | { kind: 'ended'; how: 'done' | 'stopped' }
  | { kind: 'failed'; message: string }

export type StudyFile = 'report' | 'json' | 'csv' | 'xlsx'

/** What the page may ask; every call is answered once. */
export interface Calls {
  shipped(name: string): Promise<LineFiles>
  read(line: LineFiles, baseline: string): Promise<Reading>
  edit(text: string, path: readonly string[], value: string): Promise<Edit>
  keywords(): Promise<KeywordRow[]>
  /** null: there is no answer yet. */
  exported(kind: ExportKind): Promise<ExportedFile | null>
  /** null: nothing was found yet. */
  studied(kind: StudyKind, file: StudyFile): Promise<ExportedFile | null>
}

/** A scenario left out of the comparison, and why. */
export interface LeftOut {
  name: string
  why: string
}

/** How a run goes on. */
export type RunEvent =
  | {
      kind: 'progress'
      what: 'current' | 'others'
      /** Replications. */
      done: number
      total: number
      /** Of the simulated time, 0..1. */
      share: number
      /** All of it. */
      ticks: number
    }
  | { kind: 'answer'; result: Result; sections: readonly ReportSection[]; isFinal: boolean }
  | {
      kind: 'comparison'
      comparison: Comparison
      /** Which of its systems is the one whose answer is wanted. */
      current: number
      sentences: readonly string[]
      leftOut: readonly LeftOut[]
    }
  | { kind: 'ended'; how: 'done' | 'stopped' }
  | { kind: 'failed'; message: string }

export type ToWorker =
  | { kind: 'call'; id: number; name: keyof Calls; parameters: readonly unknown[] }
  | { kind: 'run'; id: number; request: RunRequest }
  | { kind: 'stop' }
  | { kind: 'study'; id: number; request: StudyRequest }
  | { kind: 'stopStudy' }

export type FromWorker =
  | { kind: 'answered'; id: number; value: unknown }
  | { kind: 'refused'; id: number; message: string }
  | { kind: 'run'; id: number; event: RunEvent }
  | { kind: 'study'; id: number; event: StudyEvent }
