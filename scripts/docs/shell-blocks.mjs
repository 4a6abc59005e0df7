/**
 * The shell snippets of a page, and the output that stands beside them. A ```sh block may be followed by a marker and a ```text block:
 *
 *     <!-- shows -->                      the whole output of its last command
 *     <!-- shows 1, 3 -->                 paragraphs 1 and 3 of it (they are parted by empty lines); `...` stands for what is left out
 *     <!-- shows 1, 4: saw|hot-test -->   of paragraph 4 only its first line and the lines with one of these words
 *
 * `npm run docs` writes the ```text blocks, test/docs/ runs all commands and compares.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../root.mjs'

/** @typedef {{ commands: string[], shown: { marker: string, text: string } | null }} ShellBlock */
/** @typedef {{ code: number | null, stdout: string, stderr: string }} Ending */

const pattern = /^```sh\n([\s\S]*?)^```\n(?:\n*(<!-- shows[^\n]*-->)\n+```text\n([\s\S]*?)^```\n)?/gm
const left = '...'

/**
 * @param {string} page
 * @returns {ShellBlock[]}
 */
export function shellBlocks(page) {
  return [...page.matchAll(pattern)].map(([, commands = '', marker, text = '']) => ({
    commands: commands
      .split('\n')
      .map((line) => line.replace(/\s+# .*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
    shown: marker === undefined ? null : { marker, text },
  }))
}

/**
 * The page with the shown texts replaced, in the order of `shellBlocks`.
 * @param {string} page
 * @param {(string | null)[]} texts null: nothing is shown there
 */
export function withShown(page, texts) {
  let index = 0
  return page.replace(pattern, (block) => {
    const text = texts[index++] ?? null
    return text === null ? block : block.replace(/(-->\n+```text\n)[\s\S]*?(^```\n)$/m, (_, head, tail) => `${head}${text}${tail}`)
  })
}

/**
 * What a marker lets through of an output.
 * @param {string} marker
 * @param {string} output
 */
export function excerpt(marker, output) {
  const wanted = /^<!-- shows ?(.*?) ?-->$/.exec(marker)?.[1] ?? ''
  if (wanted === '') return output
  const paragraphs = output.trimEnd().split(/\n\n+/)
  /** @type {string[]} */
  const pieces = []
  let last = 0
  for (const item of wanted.split(/,\s*/)) {
    const [number = '', words] = item.split(/:\s*/)
    const paragraph = paragraphs[Number(number) - 1]
    if (paragraph === undefined) throw new Error(`${marker}\n  expected a paragraph from 1 to ${paragraphs.length}, received "${number}"`)
    if (Number(number) !== last + 1) pieces.push(left)
    pieces.push(words === undefined ? paragraph : linesWith(paragraph, words.split('|')))
    last = Number(number)
  }
  if (last < paragraphs.length) pieces.push(left)
  return `${pieces.join('\n\n')}\n`
}

/**
 * @param {string} paragraph
 * @param {string[]} words
 */
function linesWith(paragraph, words) {
  const lines = paragraph.split('\n').map((line, index) => (index === 0 || words.some((word) => line.includes(word)) ? line : left))
  return lines.filter((line, index) => line !== left || lines[index - 1] !== left).join('\n')
}

/** Runs the commands of a page one after another in a folder of their own, in which `lines/` and `examples/` are the shipped ones. */
export class Shell {
  #folder = mkdtempSync(join(tmpdir(), 'tollway-docs-'))

  constructor() {
    for (const shipped of ['lines', 'examples']) symlinkSync(join(root, shipped), join(this.#folder, shipped), 'junction')
  }

  /**
   * `tollway ...`, or an npm script that is one.
   * @param {string} command
   * @param {string[]} more arguments put behind
   * @returns {Promise<Ending>}
   */
  run(command, more = []) {
    const [program, ...words] = wordsOf(command === 'npm start' ? startScript() : command)
    if (program !== 'tollway') throw new Error(`${command}\n  expected a command that starts with tollway`)
    const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), ...words, ...more], {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
    })
    const ending = { code: /** @type {number | null} */ (null), stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      ending.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      ending.stderr += text
    })
    return new Promise((resolve) => child.on('close', (code) => resolve({ ...ending, code })))
  }

  close() {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** What `npm start` runs, as the command it stands for. */
function startScript() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return String(scripts.start).replace(/^node bin\/tollway/, 'tollway')
}

/**
 * Splits at spaces outside quotes.
 * @param {string} command
 */
function wordsOf(command) {
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ''))
}
