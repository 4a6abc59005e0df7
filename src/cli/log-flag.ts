/** The file that `--log` names. */

import type { LogFile } from '../platform/node/log-file.ts'
import { expectedButReceived } from './input-error.ts'

/**
 * Null without the flag; else the file, made anew. Its ending says how it is written.
 * @throws InputError for another ending, a file that can't be made, or more threads than one: the log is written as the run goes
 */
export async function openLog(path: string | undefined, threads: number | undefined): Promise<LogFile | null> {
  if (path === undefined) return null
  if (!/\.(ndjson|parquet)$/.test(path)) throw expectedButReceived('--log', 'a file that ends in .ndjson or .parquet', `"${path}"`)
  if (threads !== undefined && threads > 1)
    throw expectedButReceived(
      '--threads',
      '1 with --log: the log is written by one thread, in the order of the replications',
      String(threads),
    )
  try {
    if (path.endsWith('.parquet')) return (await import('../platform/node/parquet-file.ts')).parquetFile(path)
    return (await import('../platform/node/log-file.ts')).ndjsonFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw expectedButReceived('--log', 'a file that can be written', `"${path}" (${code})`)
  }
}
