/**
 * Installs what package-lock.json asks for, unless node_modules already holds it (a stamp there keeps the lock's hash). Needs nothing but Node and npm.
 * `npm install` and not `npm ci`: a lock file made on one platform may lack the optional binaries of another, and `npm ci` refuses it.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root, say } from './root.mjs'

const stamp = join(root, 'node_modules', '.tollway-lock-hash')

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package.json')))
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** Exits with 1 and a sentence when npm can't install. */
export function install() {
  const hash = lockHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  say('Installing what is missing (npm install) ...')
  const arguments_ = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund']
  const run = spawnSync('npm', arguments_, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
  if (run.status !== 0) {
    say(
      `npm ${arguments_.join(' ')}\n  expected exit code 0, received ${run.error?.message ?? run.status ?? run.signal}: is the npm registry reachable?`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, hash)
}

if (isMain(import.meta.url)) install()
