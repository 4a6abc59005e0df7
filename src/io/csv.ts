/**
 * Comma-separated tables (RFC 4180) with the place of every cell: quoted cells may hold commas, line breaks and doubled quotes. A table whose heading has
 * semicolons and no comma is separated by those, as spreadsheets write it where the comma is the decimal mark.
 */

export interface Cell {
  text: string
  /** Count from 1. */
  line: number
  column: number
}

/** Rows that hold anything; or where the table can't be read. */
export type Csv = { ok: true; rows: Cell[][] } | { ok: false; line: number; column: number; expected: string; received: string }

/** Characters of a table. */
const LONGEST = 5_000_000

export function readCsv(raw: string): Csv {
  if (raw.length > LONGEST)
    return { ok: false, line: 1, column: 1, expected: `a table of at most ${LONGEST / 1_000_000} MB`, received: 'more' }
  return new Reader(raw.replace(/^\uFEFF/, '')).read()
}

class Reader {
  #at = 0
  #line = 1
  #lineStart = 0
  readonly #text: string
  readonly #separator: string

  constructor(text: string) {
    this.#text = text
    const heading = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)))
    this.#separator = heading.includes(';') && !heading.includes(',') ? ';' : ','
  }

  read(): Csv {
    const rows: Cell[][] = []
    while (this.#at < this.#text.length) {
      const row: Cell[] = []
      do {
        const cell = this.#cell()
        if (!('text' in cell)) return cell
        row.push(cell)
      } while (this.#takes(this.#separator))
      if (row.some(({ text }) => text !== '')) rows.push(row)
      this.#endLine()
    }
    return { ok: true, rows }
  }

  #cell(): Cell | Extract<Csv, { ok: false }> {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++
    const place = { line: this.#line, column: this.#at - this.#lineStart + 1 }
    if (this.#text[this.#at] !== '"') return { ...place, text: this.#upToEnd().trim() }
    const text = this.#quoted()
    if (text === null) return { ok: false, ...place, expected: 'a closing quote', received: 'the end of the file' }
    const rest = this.#upToEnd().trim()
    return rest === ''
      ? { ...place, text }
      : { ok: false, ...place, expected: 'nothing behind a closing quote', received: JSON.stringify(rest.slice(0, 24)) }
  }

  /** The text up to the next separator or the end of the line. */
  #upToEnd(): string {
    const start = this.#at
    while (this.#at < this.#text.length && !this.#endsCell(this.#text[this.#at]!)) this.#at++
    return this.#text.slice(start, this.#at)
  }

  #endsCell(character: string): boolean {
    return character === this.#separator || character === '\n' || character === '\r'
  }

  /** Null: it is never closed. */
  #quoted(): string | null {
    let text = ''
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1)
      if (end === -1) return null
      const part = this.#text.slice(this.#at + 1, end)
      this.#countLines(this.#at + 1, part)
      text += part
      this.#at = end + 1
      if (this.#text[this.#at] !== '"') return text
      text += '"'
    }
  }

  #countLines(start: number, part: string): void {
    for (let index = part.indexOf('\n'); index !== -1; index = part.indexOf('\n', index + 1)) {
      this.#line++
      this.#lineStart = start + index + 1
    }
  }

  #endLine(): void {
    this.#takes('\r')
    this.#takes('\n')
    this.#line++
    this.#lineStart = this.#at
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }
}
