/** A line that is being worked on, with what it is compared with: what the browser keeps. */
import type { LineFiles, Scenario } from '../messages.ts'

export interface Project {
  id: string
  /** Title of the line when it was last read. */
  title: string
  /** The line file as it is now, and the files beside it. */
  line: LineFiles
  /** Text of the line file when it was opened. */
  baseline: string
  /** Versions that were kept to be compared. */
  kept: readonly Scenario[]
  /** Milliseconds since 1970. */
  savedAt: number
}

export function newProject(line: LineFiles): Project {
  const title = line.main.replace(/\.ya?ml$/, '')
  return { id: newId(), title, line, baseline: textOf(line), kept: [], savedAt: Date.now() }
}

export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, '0')).join('')
}

export function textOf({ main, files }: LineFiles): string {
  return files[main] ?? ''
}

export function withText(line: LineFiles, text: string): LineFiles {
  return { ...line, files: { ...line.files, [line.main]: text } }
}

/** Nothing was changed and nothing was kept since it was opened. */
export function isUntouched({ line, baseline, kept }: Project): boolean {
  return kept.length === 0 && textOf(line) === baseline
}
