/** What is wrong with the line file, each with its place; a click goes there. */
import type { Problem } from 'tollway/spec'
import { useStudio } from '../../state/studio.ts'
import { problemSentence } from './problem-text.ts'

const SHOWN = 20

export function ProblemList({ goTo }: { goTo(line: number, column: number): void }) {
  const problems = useStudio(({ reading }) => reading?.problems) ?? []
  const main = useStudio(({ project }) => project?.line.main ?? '')
  return (
    <div className="problems" data-count={problems.length}>
      {problems.length === 0 ? (
        <p className="hint">
          No mistakes. <kbd>Ctrl</kbd> <kbd>Space</kbd> completes, a pointer on a keyword explains it.
        </p>
      ) : (
        <ul aria-label="Mistakes in the line file">
          {problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.file}:${problem.line}:${problem.column}:${problem.expected}`}>
              <ProblemEntry problem={problem} isHere={problem.file === main} goTo={goTo} />
            </li>
          ))}
          {problems.length > SHOWN && <li className="hint">and {problems.length - SHOWN} more</li>}
        </ul>
      )}
    </div>
  )
}

function ProblemEntry({ problem, isHere, goTo }: { problem: Problem; isHere: boolean; goTo(line: number, column: number): void }) {
  const { file, line, column, path } = problem
  const place = isHere ? `Line ${line}` : `${file}, line ${line}`
  return (
    <button type="button" disabled={!isHere} onClick={() => goTo(line, column)}>
      <b>
        {place}
        {path !== '' && <code> {path}</code>}
      </b>
      <span>{problemSentence(problem)}</span>
    </button>
  )
}
