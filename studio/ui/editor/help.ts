/** Completion and explanations in the editor, from the declarations of the keywords and the names in the line. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorState } from '@codemirror/state'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import type { KeywordRow } from 'tollway/spec'
import { studio } from '../../state/studio.ts'
import { ask } from '../../state/worker-client.ts'
import { below, type Declared, described, keywordAt, keywordHelp } from './declared.ts'
import { keyAt, placeAt } from './place.ts'

let declared: Promise<readonly Declared[]> | null = null

/** Asked for when they are needed first. */
function keywords(): Promise<readonly Declared[]> {
  declared ??= ask.keywords().then(described)
  return declared
}

function linesOf(state: EditorState): (index: number) => string {
  return (index) => state.doc.line(index + 1).text
}

export async function completions({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> {
  const line = state.doc.lineAt(pos)
  const place = placeAt(linesOf(state), line.number - 1, pos - line.from)
  if (place === null) return null
  const rows = await keywords()
  const from = line.from + place.from
  if (!explicit && pos === from && !place.isValue) return null
  if (!place.isValue) {
    const options = below(rows, place.path).map(
      (row): Completion => ({ label: row.parts.at(-1)!, ...shown(row), apply: `${row.parts.at(-1)}: ` }),
    )
    return options.length === 0 ? null : { from, options, validFor: /^[\w-]*$/ }
  }
  const row = keywordAt(rows, place.path)
  if (row === undefined) return null
  const options = valuesOf(row)
  return options.length === 0 ? null : { from, options, validFor: /^[^,}#]*$/ }
}

function shown(row: KeywordRow): Pick<Completion, 'info' | 'detail' | 'type'> {
  return { type: 'keyword', detail: row.kind, info: () => helpBox(row) }
}

function valuesOf(row: KeywordRow): Completion[] {
  const { outline } = studio.get()
  const stations = row.kind === 'name of a station' ? (outline?.stations.map(({ name }) => name) ?? []) : []
  const truth = row.kind === 'true or false' ? ['true', 'false'] : []
  return [
    ...[...row.words, ...stations, ...truth].map((label): Completion => ({ label, type: 'text' })),
    ...row.examples.map((label): Completion => ({ label, type: 'text', detail: 'example', boost: -1 })),
  ]
}

/** What a keyword means, in a box. */
function helpBox(row: KeywordRow): HTMLElement {
  const { about, facts } = keywordHelp(row)
  const box = document.createElement('div')
  box.className = 'help-box'
  for (const text of [about, ...facts]) {
    const paragraph = document.createElement('p')
    paragraph.textContent = text
    box.append(paragraph)
  }
  return box
}

export const explanations = hoverTooltip(async (view: EditorView, pos: number): Promise<Tooltip | null> => {
  const line = view.state.doc.lineAt(pos)
  const key = keyAt(linesOf(view.state), line.number - 1, pos - line.from)
  if (key === null) return null
  const row = keywordAt(await keywords(), key.path)
  if (row === undefined) return null
  return { pos: line.from + key.from, end: line.from + key.to, above: true, create: () => ({ dom: helpBox(row) }) }
})
