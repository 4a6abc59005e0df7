/** The keywords of the line file as tables, one per top-level map. */
import { keywords } from './package.mjs'
import { markdownTable } from './tables.mjs'

/** What a kind of value is called in the tables, with its unit. */
const kinds = new Map([
  ['duration', 'duration'],
  ['duration or distribution', 'duration or [distribution](#distributions)'],
  ['number or distribution', 'number or [distribution](#distributions)'],
  ['duration or amount', 'duration or amount of units'],
  ['share', 'share (`%`, `ppm` or plain)'],
  ['process time', 'process time or rate'],
])

const heading = ['Keyword', 'Value', 'Range', 'Default', 'Meaning', 'Example']

/** @typedef {import('../../src/spec/keyword-table.ts').KeywordRow} KeywordRow */

export function keywordSections() {
  const rows = keywords.keywordTable()
  const tops = rows.filter(({ path }) => !path.includes('.'))
  const isPlain = (/** @type {KeywordRow} */ top) => !rows.some(({ path }) => path.startsWith(`${top.path}.`))
  const sections = [
    section('At the top', tops),
    ...tops
      .filter((top) => !isPlain(top))
      .map((top) =>
        section(
          `\`${top.path}:\``,
          rows.filter(({ path }) => path.startsWith(`${top.path}.`)),
        ),
      ),
  ]
  return sections.join('\n\n')
}

/** All keywords of a plan file. */
export function planTable() {
  return markdownTable([heading, ...keywords.keywordTable('plan').map(cells)], true)
}

/**
 * @param {string} title
 * @param {KeywordRow[]} rows
 */
function section(title, rows) {
  return `### ${title}\n\n${markdownTable([heading, ...rows.map(cells)], true)}`
}

/** @param {KeywordRow} row */
function cells(row) {
  return [
    `\`${row.path}\``,
    row.words.length > 0 ? row.words.map(code).join(', ') : (kinds.get(row.kind) ?? row.kind),
    range(row),
    row.required ? 'required' : row.default === null || row.default === '{}' || row.default === '' ? '' : code(row.default),
    row.description,
    row.examples.map(code).join(', '),
  ]
}

/** @param {KeywordRow} row */
function range({ minimum, maximum }) {
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}`
  return minimum === null ? '' : `at least ${minimum}`
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``
}
