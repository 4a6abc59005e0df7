/** Builds src/ into dist/ with plain tsc, and from that the command line as a bundle, unless dist/ already holds it (a stamp there keeps a hash of what it was built from). */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { isMain, root, say } from './root.mjs'

const stamp = join(root, 'dist', '.tollway-source-hash')

/** Hash of every source file's path and content, and of the compiler's settings. About 10 ms for 200 files. */
function sourceHash() {
  const hash = createHash('sha256')
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/bundle.mjs']
  const files = [...settings, ...sources.sort().map((name) => join('src', name))]
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** True when dist/ was built from what src/ holds now. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash()
}

/** Exits with tsc's exit code, its messages on stderr, when the source doesn't compile. */
export function build() {
  if (isBuilt()) return
  const hash = sourceHash()
  say('Building dist/ (tsc) ...')
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const run = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (run.status !== 0) process.exit(run.status ?? 1)
  bundle()
  writeFileSync(stamp, hash)
}

if (isMain(import.meta.url)) build()
