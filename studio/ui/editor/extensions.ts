/** How the editor looks and behaves. */
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { foldGutter, foldKeymap, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import type { Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { redo, undo } from '../../state/editing.ts'
import { completions, explanations } from './help.ts'

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.string, tags.content, tags.number, tags.bool], color: 'var(--mark)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--soft)' },
])

const act = (work: () => void) => (): boolean => {
  work()
  return true
}

/** One history for all that changes the line: the editor's own is left out. */
const history = keymap.of([
  { key: 'Mod-z', run: act(undo), preventDefault: true },
  { key: 'Mod-y', run: act(redo), preventDefault: true },
  { key: 'Mod-Shift-z', run: act(redo), preventDefault: true },
])

/** @param hear is told the text after each change */
export function extensions(hear: (text: string) => void): Extension {
  return [
    history,
    lineNumbers(),
    highlightActiveLineGutter(),
    foldGutter(),
    lintGutter(),
    drawSelection(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    closeBrackets(),
    autocompletion({ override: [completions], icons: false }),
    explanations,
    yaml(),
    indentUnit.of('  '),
    syntaxHighlighting(colours),
    keymap.of([...completionKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': 'Line file', spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) hear(update.state.doc.toString())
    }),
  ]
}
