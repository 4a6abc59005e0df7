/** The frame of every part of the page: a topic, the finding as its title, what is measured, and the drawing. */
import type { Table } from '../table.ts'
import { type Markup, markup, nothing } from './markup.ts'

export interface Section {
  /** Of the page, short: the address of its heading. */
  id: string
  topic: string
  /** What the drawing shows, in a sentence without a full stop. */
  finding: string
  /** Measure and unit; empty: the finding says it. */
  measure: string
}

export function section({ id, topic, finding, measure }: Section, content: Markup | readonly Markup[]): Markup {
  const below = measure === '' ? nothing : markup`<p class="sub">${measure}</p>`
  return markup`<section aria-labelledby="${id}"><h2 id="${id}"><span class="topic">${topic}</span>${finding}</h2>${below}${content}</section>
`
}

/** A wide table scrolls in a box of its own, by keyboard too. */
export function scrolling(label: string, table: Markup): Markup {
  return markup`<div class="box" role="region" aria-label="${label}" tabindex="0">${table}</div>`
}

/** A table of a result, with its first column as the heads of the rows. @param isAlone the heading above it says what it is */
export function plainTable({ caption, columns, rows, notes }: Table, isAlone = false): Markup {
  const classOf = (align: string): Markup => (align === 'right' ? markup` class="right"` : nothing)
  const heads = columns.map(({ title, align }) =>
    title === '' ? markup`<td></td>` : markup`<th scope="col"${classOf(align)}>${title}</th>`,
  )
  const lines = rows.map((cells) => {
    const rest = cells.slice(1).map((cell, index) => markup`<td${classOf(columns[index + 1]?.align ?? 'left')}>${cell}</td>`)
    return markup`<tr><th scope="row">${cells[0] ?? ''}</th>${rest}</tr>`
  })
  const table = markup`<table class="plain"><caption${isAlone ? markup` class="hide"` : nothing}>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`
  return markup`<div class="table">${scrolling(caption, table)}${notes.map(note)}</div>`
}

export function note(text: string): Markup {
  return markup`<p class="note">${text}</p>`
}

/** What stands behind a drawing, one key away. */
export function behind(summary: string, content: Markup): Markup {
  return markup`<details><summary>${summary}</summary>${content}</details>`
}
