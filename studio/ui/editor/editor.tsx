/** The text editor. The text belongs to the studio: undo, forms and editor share one history. */
import { setDiagnostics } from '@codemirror/lint'
import { EditorSelection, EditorState, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { currentText, setText } from '../../state/editing.ts'
import { studio, useStudio } from '../../state/studio.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { extensions } from './extensions.ts'

export function Editor({ initial }: { initial: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const reading = useStudio((state) => state.reading)
  const goTo = useStudio((state) => state.goTo)
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a line; later texts come by subscription
  useEffect(() => {
    const editor = new EditorView({ parent: frame.current!, state: EditorState.create({ doc: initial, extensions: extensions(heard) }) })
    view.current = editor
    const unsubscribe = studio.subscribe(() => adopt(editor, currentText()))
    adopt(editor, currentText())
    return () => {
      unsubscribe()
      editor.destroy()
      view.current = null
    }
  }, [])
  useEffect(() => {
    const editor = view.current
    const { project } = studio.get()
    if (editor === null || reading === null || project === null) return
    editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state.doc, reading.problems, project.line.main)))
  }, [reading])
  useEffect(() => {
    if (goTo !== null && view.current !== null) moveTo(view.current, goTo.line, goTo.column)
  }, [goTo])
  return <div className="editor" ref={frame} />
}

/** What the user has typed. */
function heard(text: string): void {
  setText(text, 'typed')
}

/** A text that came from elsewhere: only what differs is replaced, so that cursor and scroll stay. */
function adopt(editor: EditorView, text: string): void {
  const { doc } = editor.state
  if (doc.length === text.length && doc.eq(Text.of(text.split('\n')))) return
  const now = doc.toString()
  if (now === text) return
  let start = 0
  while (start < now.length && now[start] === text[start]) start++
  let end = 0
  while (end < now.length - start && end < text.length - start && now[now.length - 1 - end] === text[text.length - 1 - end]) end++
  editor.dispatch({ changes: { from: start, to: now.length - end, insert: text.slice(start, text.length - end) } })
}

function moveTo(editor: EditorView, line: number, column: number): void {
  const target = editor.state.doc.line(Math.min(line, editor.state.doc.lines))
  const at = Math.min(target.from + column - 1, target.to)
  editor.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  editor.focus()
}
