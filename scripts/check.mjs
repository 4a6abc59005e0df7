/** Runs every `check:...` script of package.json, all of them even when one fails, and says at the end which did. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './root.mjs'

/** @type {Record<string, string>} */
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'))
const failed = checks.filter(
  (name) => spawnSync('npm', ['run', name], { cwd: root, stdio: ['ignore', 1, 2], shell: process.platform === 'win32' }).status !== 0,
)
say(failed.length === 0 ? `All checks passed: ${checks.join(', ')}.` : `Checks that failed: ${failed.join(', ')}.`)
process.exit(failed.length === 0 ? 0 : 1)
