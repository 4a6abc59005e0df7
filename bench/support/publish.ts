/** What a benchmark has measured: printed as tables, and kept with the machine's description as out/bench/<name>.json, of which docs/benchmarks.md is made. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isShort } from './measure.ts'

export interface Table {
  title: string
  columns: readonly string[]
  /** As they are printed. */
  rows: readonly (readonly string[])[]
}

export const repository = fileURLToPath(new URL('../../../../', import.meta.url))

/** @param numbers what the tables were made of */
export function publish(name: string, tables: readonly Table[], numbers: unknown): void {
  for (const table of tables) console.log(`\n${asText(table)}`)
  const command = `npm run bench -- ${name}${isShort ? ' --short' : ''}`
  mkdirSync(`${repository}out/bench`, { recursive: true })
  writeFileSync(
    `${repository}out/bench/${name}.json`,
    `${JSON.stringify({ name, command, machine: machine(), tables, numbers }, null, 2)}\n`,
  )
}

function machine() {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: type(),
    // Of the last five minutes: above the number of cores, others were at work too.
    load: Number(loadavg()[1]!.toFixed(1)),
    date: new Date().toISOString(),
  }
}

function asText({ title, columns, rows }: Table): string {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]!.length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!))).join('  ')
  return [title, line(columns), ...rows.map(line)].join('\n')
}
