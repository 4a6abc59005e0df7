/** Finds what is declared of the keywords of line files by where they stand. */
import type { KeywordRow } from 'tollway/spec'

export interface Declared extends KeywordRow {
  /** `stations`, `<name>`, `machines` */
  parts: readonly string[]
}

export function described(rows: readonly KeywordRow[]): Declared[] {
  return rows.map((row) => ({ ...row, parts: row.path.replaceAll('[]', '.[]').split('.') }))
}

/** What may stand in the map at `path`. */
export function below(rows: readonly Declared[], path: readonly string[]): Declared[] {
  return rows.filter(({ parts }) => parts.length === path.length + 1 && fits(parts, path) && !parts.at(-1)!.startsWith('<'))
}

export function keywordAt(rows: readonly Declared[], path: readonly string[]): Declared | undefined {
  return rows.find(({ parts }) => parts.length === path.length && fits(parts, path))
}

function fits(parts: readonly string[], path: readonly string[]): boolean {
  return path.every((name, index) => parts[index] === name || parts[index] === '<name>')
}

/** In a sentence or two, with what it takes and what it is without. */
export function keywordHelp({ kind, description, default: usual, words, examples, required }: KeywordRow): {
  about: string
  facts: string[]
} {
  return {
    about: description,
    facts: [
      words.length > 0 ? `one of: ${words.join(', ')}` : kind,
      ...(examples.length > 0 ? [`such as ${examples.slice(0, 3).join('; ')}`] : []),
      ...(required ? ['has to be there'] : usual !== null && usual !== '' && usual !== '{}' ? [`default: ${usual}`] : []),
    ],
  }
}
