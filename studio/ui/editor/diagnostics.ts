/** Problems of the reader as marks in the text. */
import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { Problem } from 'tollway/spec'
import { problemSentence } from './problem-text.ts'

/** Those of the file itself; a problem marks the word that it points at. */
export function diagnosticsOf(doc: Text, problems: readonly Problem[], file: string): Diagnostic[] {
  return problems
    .filter((problem) => problem.file === file)
    .map((problem) => {
      const line = doc.line(Math.min(problem.line, doc.lines))
      const from = Math.min(line.from + problem.column - 1, line.to)
      const rest = line.text.slice(from - line.from)
      const word = /^("[^"]*"|'[^']*'|[^\s,:{}#][^,:{}#]*)/.exec(rest)?.[0].trimEnd() ?? ''
      return { from, to: Math.min(line.to, from + Math.max(1, word.length)), severity: 'error', message: problemSentence(problem) }
    })
}
