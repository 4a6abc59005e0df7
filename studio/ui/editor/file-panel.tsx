/** The line file as text, with its mistakes listed below. */
import { currentText } from '../../state/editing.ts'
import { studio, useStudio } from '../../state/studio.ts'
import { Editor } from './editor.tsx'
import { ProblemList } from './problem-list.tsx'

export default function FilePanel() {
  const id = useStudio(({ project }) => project?.id)
  const main = useStudio(({ project }) => project?.line.main ?? '')
  const others = useStudio(({ project }) => project?.line.files)
  // The text itself is the editor's: following it here would draw the panel with every letter.
  if (id === undefined || others === undefined) return null
  const companions = Object.keys(others).filter((name) => name !== main)
  return (
    <div className="file">
      <p className="file-name">
        <code>{main}</code>
        {companions.length > 0 && <span>, with {companions.join(', ')}</span>}
      </p>
      <Editor key={id} initial={currentText()} />
      <ProblemList goTo={(line, column) => studio.set({ goTo: { line, column, wish: Date.now() } })} />
    </div>
  )
}
