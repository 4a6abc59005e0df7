/** Builds studio/ into dist/studio with vite, unless it already holds it (a stamp beside it keeps a hash of what it was built from). */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root, say } from './root.mjs'

const stamp = join(root, 'dist', '.tollway-studio-hash')
const inputs = ['package.json', 'package-lock.json', 'src', 'lines', 'studio']

/** Hash of every file that the studio is built from. About 20 ms. */
function inputHash() {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesOf)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} name of a file, or of a folder whose files are wanted
 */
function filesOf(name) {
  if (name.includes('.')) return [name]
  const entries = readdirSync(join(root, name), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}

/** True when dist/studio was built from what is there now. */
export function isStudioBuilt() {
  return existsSync(join(root, 'dist', 'studio', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputHash()
}

/** Throws what vite says where the studio can't be built. */
export async function buildStudio() {
  if (isStudioBuilt()) return
  const hash = inputHash()
  say('Building dist/studio (vite) ...')
  const { build } = await import('vite')
  await build({ configFile: join(root, 'studio', 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, hash)
}

if (isMain(import.meta.url)) await buildStudio()
