/**
 * Makes anew what the pages have from the program: `npm run docs` everything (some minutes), `npm run docs -- reference shown` parts of it.
 *
 *     reference               docs/reference.md, from the declarations of keywords, flags and results
 *     shown                   the outputs beside the commands of README.md and docs/*.md
 *     examples                the outputs beside examples/*.ts
 *     warm-up, carriers ...   the tables of measured numbers, by their names
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { exampleNames } from './example.mjs'
import { root, say } from './root.mjs'

build()
const { fingerprint } = await import('./docs/lines.mjs')
const { measuredTables } = await import('./docs/measured.mjs')
const { referencePage } = await import('./docs/reference.mjs')
const { excerpt, Shell, shellBlocks, withShown } = await import('./docs/shell-blocks.mjs')
const { tablesIn, withTable } = await import('./docs/tables.mjs')

const parts = ['reference', 'shown', 'examples', ...measuredTables.keys()]
const wanted = process.argv.slice(2)
const unknown = wanted.find((part) => !parts.includes(part))
if (unknown !== undefined) {
  say(`npm run docs\n  expected parts of ${parts.join(', ')}, received "${unknown}"`)
  process.exit(2)
}
const isWanted = (/** @type {string} */ part) => wanted.length === 0 || wanted.includes(part)
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)].filter((file) => file.endsWith('.md'))

if (isWanted('examples')) for (const name of exampleNames()) writeExampleOutput(name)
if (isWanted('reference')) writeFileSync(join(root, 'docs', 'reference.md'), await referencePage())
for (const page of pages) {
  if (isWanted('shown')) await change(page, renewShown)
  for (const table of tablesIn(read(page)).filter(({ name }) => isWanted(name))) await change(page, (text) => renewTable(text, table))
}

/** @param {string} name */
function writeExampleOutput(name) {
  say(`examples/${name}.out`)
  const { stdout } = spawnSync(process.execPath, ['scripts/example.mjs', name], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  })
  writeFileSync(join(root, 'examples', `${name}.out`), stdout)
}

/** @param {string} page */
function read(page) {
  return readFileSync(join(root, page), 'utf8')
}

/**
 * @param {string} page
 * @param {(text: string) => Promise<string>} renew
 */
async function change(page, renew) {
  const text = read(page)
  const renewed = await renew(text)
  if (renewed !== text) writeFileSync(join(root, page), renewed)
}

/** @param {string} text */
async function renewShown(text) {
  const shell = new Shell()
  const shown = []
  for (const { commands, shown: wantedHere } of shellBlocks(text)) {
    const last = await runAll(shell, commands)
    shown.push(wantedHere === null ? null : excerpt(wantedHere.marker, last))
  }
  shell.close()
  return withShown(text, shown)
}

/**
 * @param {InstanceType<typeof Shell>} shell
 * @param {string[]} commands
 */
async function runAll(shell, commands) {
  let last = ''
  for (const command of commands.filter((each) => !each.startsWith('npm ') || each === 'npm start')) {
    say(command)
    last = (await shell.run(command)).stdout
  }
  return last
}

/**
 * @param {string} text
 * @param {{ name: string, line: string }} table
 */
async function renewTable(text, { name, line }) {
  const make = measuredTables.get(name)
  if (make === undefined) throw new Error(`table ${name}\n  expected one of ${[...measuredTables.keys()].join(', ')}`)
  say(`table ${name}`)
  return withTable(text, { name, line, fingerprint: await fingerprint(line) }, await make())
}
