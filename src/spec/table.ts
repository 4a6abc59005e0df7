/** A table of text and numbers. */

export type TableValue = string | number | null

export interface PlainTable {
  columns: readonly { name: string; type: 'text' | 'number' }[]
  rows: readonly (readonly TableValue[])[]
}
