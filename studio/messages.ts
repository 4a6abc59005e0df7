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

export type ExportKind = 'report' | 'result' | 'series' | 'csv' | 'comparison'

export interface ExportedFile {
  type: string
  name: string
  text: string
}

/** What the page may ask; every call is answered once. */
export interface Calls {
  shipped(name: string): Promise<LineFiles>
  read(line: LineFiles, baseline: string): Promise<Reading>
  edit(text: string, path: readonly string[], value: string): Promise<Edit>
  keywords(): Promise<KeywordRow[]>
  /** null: there is no answer yet. */
  exported(kind: ExportKind): Promise<ExportedFile | null>
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

export type FromWorker =
  | { kind: 'answered'; id: number; value: unknown }
  | { kind: 'refused'; id: number; message: string }
  | { kind: 'run'; id: number; event: RunEvent }
