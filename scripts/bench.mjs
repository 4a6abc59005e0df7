/** `npm run bench` compiles and runs the benchmarks of `bench/`; `npm run bench -- event-list` only those named. They print, and judge nothing. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './root.mjs'

const known = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !known.includes(name))
if (unknown !== undefined) {
  say(`There is no benchmark "${unknown}"; there are ${known.join(', ')}.`)
  process.exit(2)
}
const compiled = spawnSync('npx', ['tsc', '-p', 'tsconfig.bench.json'], { cwd: root, stdio: 'inherit' })
if (compiled.status !== 0) process.exit(1)
for (const name of wanted.length > 0 ? wanted : known) {
  say(`\n${name}`)
  const run = spawnSync(process.execPath, [join('out', 'bench', 'bench', `${name}.js`)], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) process.exit(1)
}
