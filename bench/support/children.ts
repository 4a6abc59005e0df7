/** Measurements in processes of their own: peak memory is that of nothing else. The benchmark starts itself again with what it is asked for behind `--only`. */
import { execFileSync } from 'node:child_process'

const flag = '--only'

/** What this process was started for; null: the whole benchmark. */
export function asked(): string[] | null {
  const at = process.argv.indexOf(flag)
  return at === -1 ? null : process.argv.slice(at + 1)
}

/** Starts the running benchmark again, for one measurement. */
export function inChild<T>(...what: (string | number)[]): T {
  const text = execFileSync(process.execPath, [process.argv[1]!, flag, ...what.map(String)], { encoding: 'utf8' })
  return JSON.parse(text) as T
}

export function answer(value: unknown): void {
  console.log(JSON.stringify(value))
}

/** MB that this process had in memory at its largest. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024
}
