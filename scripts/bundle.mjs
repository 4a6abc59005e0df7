/**
 * Puts the command line and its worker thread, with all that they import, into a few files of dist/command/, and the licences of what is not ours beside
 * them. Node takes about a millisecond of CPU for each module that it opens: `tollway check` opens 490 of them from dist/cli/, and 23 from there (0.67 s of CPU, and 0.42 s).
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const folder = join(root, 'dist', 'command')

/** Exits with the bundler's exit code, its messages on stderr, when it fails. */
export function bundle() {
  const bundler = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs')
  const entries = ['dist/cli/main.js', 'dist/platform/node/worker.js']
  const flags = ['--platform', 'node', '--format', 'esm', '--dir', folder]
  const run = spawnSync(process.execPath, [bundler, ...entries, ...flags], { cwd: root, stdio: ['ignore', 'ignore', 2] })
  if (run.status !== 0) process.exit(run.status ?? 1)
  chmodSync(join(folder, 'main.js'), 0o755)
  writeFileSync(join(folder, 'LICENCES.txt'), licences())
}

function licences() {
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.entries(dependencies)
    .map(([name, version]) => `${name} ${version}\n\n${licenceOf(name)}`)
    .join('\n----\n\n')
}

/** @param {string} name of a package */
function licenceOf(name) {
  const home = join(root, 'node_modules', ...name.split('/'))
  const file = readdirSync(home).find((each) => /^licen[cs]e/i.test(each))
  if (file === undefined) throw new Error(`${home}\n  expected a file with its licence, received none`)
  return readFileSync(join(home, file), 'utf8')
}
