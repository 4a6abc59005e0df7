/**
 * `npm run bench` compiles and runs all benchmarks of `bench/`; `npm run bench -- event-list log` only those named, `-- --short` in a quick form, and
 * `npm run bench -- page` makes docs/benchmarks.md of what they have written to out/bench/. They print, and judge nothing.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchmarkNames, benchmarksPage } from './benchmarks-page.mjs'
import { build } from './build.mjs'
import { root, say } from './root.mjs'

const known = benchmarkNames()
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = wanted.find((name) => name !== 'page' && !known.includes(name))
if (unknown !== undefined) {
  say(`There is no benchmark "${unknown}"; there are ${known.join(', ')}, and page.`)
  process.exit(2)
}
if (wanted.includes('page')) writeFileSync(join(root, 'docs', 'benchmarks.md'), benchmarksPage())
const programs = wanted.length > 0 ? wanted.filter((name) => name !== 'page') : known
if (programs.length > 0) compile()
for (const name of programs) {
  say(`\n${name}`)
  const run = spawnSync(process.execPath, [join('out', 'bench', 'bench', `${name}.js`), ...flags], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) process.exit(1)
}

/** The benchmarks with the engine beside them, and the built command line, whose cold start is measured. */
function compile() {
  build()
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const run = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.bench.json'], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) process.exit(1)
}
