/** Finished parts of a long measurement, kept in a folder: what was interrupted goes on where it was, as long as it is the same program with the same input. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

interface Kept {
  program: string
  cpuMinutes: number
  value: unknown
}

export class KeptParts {
  private readonly folder: string
  private readonly program: string
  /** Of all parts, those that were kept included. */
  cpuMinutes = 0

  /** @param folder made where it is missing. @param program digest of what makes the parts, see `digestOf`; those of another are made anew */
  constructor(folder: string, program: string) {
    this.folder = folder
    this.program = program
  }

  /** What is kept under this name, else what `make` resolves with, which is then kept. JSON must not change it. */
  async part<T>(name: string, make: () => Promise<T>): Promise<T> {
    const path = join(this.folder, `${name.replaceAll(/[^\w.]+/g, '-')}.json`)
    const kept = await this.read(path)
    if (kept !== null) {
      this.cpuMinutes += kept.cpuMinutes
      return kept.value as T
    }
    const before = process.cpuUsage()
    const value = await make()
    const { user, system } = process.cpuUsage(before)
    const cpuMinutes = (user + system) / 60e6
    this.cpuMinutes += cpuMinutes
    await mkdir(this.folder, { recursive: true })
    await writeFile(`${path}.new`, JSON.stringify({ program: this.program, cpuMinutes, value } satisfies Kept))
    await rename(`${path}.new`, path)
    return value
  }

  private async read(path: string): Promise<Kept | null> {
    const text = await readFile(path, 'utf8').catch(() => null)
    const kept = text === null ? null : (JSON.parse(text) as Kept)
    return kept?.program === this.program ? kept : null
  }
}

/** Of all files below a folder, by name and content, and of `more`. */
export function digestOf(folder: string, more: readonly string[]): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  for (const text of more) hash.update(text).update('\0')
  return hash.digest('hex')
}
