/** A table of a result before it is drawn: the terminal and the page show the same cells. */

export interface TableColumn<Row> {
  title: string
  align: 'left' | 'right'
  /** 0 stays always; where the width doesn't suffice the highest number goes first. */
  rank: number
  cell(row: Row): string
}

export interface Table {
  /** What it shows, for who doesn't see what stands around it. */
  caption: string
  columns: readonly Omit<TableColumn<never>, 'cell'>[]
  /** Cells of each row, one a column. */
  rows: readonly (readonly string[])[]
  /** Sentences below it. */
  notes: readonly string[]
}

/** Null where there are no rows. */
export function tableOf<Row>(
  caption: string,
  rows: readonly Row[] | undefined,
  columns: readonly TableColumn<Row>[],
  notes: readonly string[] = [],
): Table | null {
  if (rows === undefined || rows.length === 0) return null
  return {
    caption,
    columns: columns.map(({ title, align, rank }) => ({ title, align, rank })),
    rows: rows.map((row) => columns.map((column) => column.cell(row))),
    notes,
  }
}
