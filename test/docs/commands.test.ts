import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { excerpt, Shell, shellBlocks } from '../../scripts/docs/shell-blocks.mjs'
import { built } from '../built.ts'
import { textOf } from './pages.ts'

const short = ['--replications', '2', '--warm-up', '1 d', '--horizon', '2 d']

describe.concurrent('the commands of the pages', () => {
  it.each(['README.md', 'docs/guide.md'])('%s: all run, and print what is shown', { timeout: 300_000 }, async (page) => {
    built('command/main.js')
    const shell = new Shell()
    const differences: { command: string; expected: string; received: string }[] = []
    try {
      for (const { commands, shown } of shellBlocks(textOf(page))) {
        for (const [index, command] of commands.entries()) {
          if (command === 'npm test') continue
          const isShown = shown !== null && index === commands.length - 1
          const { code, stdout, stderr } = await shell.run(command, flagsFor(command, isShown))
          expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' })
          if (isShown && excerpt(shown.marker, stdout) !== shown.text)
            differences.push({ command, expected: shown.text, received: excerpt(shown.marker, stdout) })
        }
      }
    } finally {
      shell.close()
    }
    expect(differences, 'npm run docs -- shown makes them anew').toEqual([])
  })
})

/** Nobody compares the output: a short run will do. One thread is enough where the other page runs beside, and changes no digit. */
function flagsFor(command: string, isShown: boolean): string[] {
  if (command === 'npm start') return ['--threads', String(availableParallelism())]
  if (!command.startsWith('tollway run ')) return []
  return isShown ? ['--threads', '1'] : ['--threads', '1', ...short]
}

it.each(['README.md', 'docs/guide.md'])('%s: every shown output stands right behind its command', (page) => {
  const shown = shellBlocks(textOf(page)).filter((block) => block.shown !== null)
  expect(shown.map((block) => block.shown?.marker)).toEqual(textOf(page).match(/<!-- shows.*-->/g))
})

describe('an excerpt of an output', () => {
  const output = 'one\n\ntwo\n\nhead\n  a 1\n  b 2\n  c 3\n\nend\n'

  it('is the whole where the marker asks for nothing less', () => {
    expect(excerpt('<!-- shows -->', output)).toBe(output)
  })

  it('says with three dots what is left out', () => {
    expect(excerpt('<!-- shows 1, 2 -->', output)).toBe('one\n\ntwo\n\n...\n')
    expect(excerpt('<!-- shows 1, 4 -->', output)).toBe('one\n\n...\n\nend\n')
    expect(excerpt('<!-- shows 3: b -->', output)).toBe('...\n\nhead\n...\n  b 2\n...\n\n...\n')
    expect(() => excerpt('<!-- shows 5 -->', output)).toThrow('expected a paragraph from 1 to 4, received "5"')
  })
})
