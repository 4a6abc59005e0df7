/**
 * The same line, seed and options give the same bytes everywhere. Therefore src/ uses of `Math` only what IEEE 754 or ECMAScript fix to the last bit,
 * no `**`, no built-in randomness; a clock only where the outside world is (platform, cli); nothing that depends on the user's language.
 */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { lineOf, parsed, type SourceFile, sourceFiles, walk } from './sources.ts'

const exactMath = new Set(['sqrt', 'floor', 'ceil', 'round', 'abs', 'min', 'max', 'imul', 'trunc'])
const clocks = new Set(['Date', 'performance'])
const localeMethods = new Set(['toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase', 'localeCompare'])
const mayReadClock = /^(platform|cli)\//

/** "path:line what" for everything that could differ between two machines. */
function violations({ path, tree }: SourceFile): string[] {
  const found: string[] = []
  walk(tree, (node) => {
    const what = inexact(node) ?? (mayReadClock.test(path) ? null : clock(node))
    if (what !== null) found.push(`${path}:${lineOf(tree, node)} ${what}`)
  })
  return found
}

function inexact(node: ts.Node): string | null {
  if (ts.isIdentifier(node) && node.text === 'Math') return mathUse(node)
  if (ts.isIdentifier(node) && node.text === 'Intl') return 'Intl'
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) return '**'
  if (ts.isPropertyAccessExpression(node) && localeMethods.has(node.name.text)) return node.name.text
  return null
}

/** `Math` may only be followed by the name of an exact function: no `Math['log']`, no `const { log } = Math`. */
function mathUse(node: ts.Identifier): string | null {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return exactMath.has(parent.name.text) ? null : `Math.${parent.name.text}`
  return ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) ? null : 'Math'
}

function clock(node: ts.Node): string | null {
  if (!ts.isIdentifier(node) || !clocks.has(node.text)) return null
  const { parent } = node
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)
  return isName ? null : node.text
}

describe('nothing in src/ depends on the machine it runs on', () => {
  it('only exact arithmetic, no clock, no built-in randomness, no locale', () => {
    expect(sourceFiles().flatMap(violations)).toEqual([])
  })
})

describe('the rule itself', () => {
  it.each([
    ['Math.log(2)', 'Math.log'],
    ['Math.random()', 'Math.random'],
    ["Math['pow'](2, 3)", 'Math'],
    ['const { exp } = Math', 'Math'],
    ['2 ** 3', '**'],
    ['let x = 2; x **= 3', '**'],
    ['Date.now()', 'Date'],
    ['new Date()', 'Date'],
    ['performance.now()', 'performance'],
    ['(1.5).toLocaleString()', 'toLocaleString'],
    ['new Intl.NumberFormat()', 'Intl'],
  ])('%s is refused', (text, what) => {
    expect(violations(parsed('engine/x.ts', text))).toEqual([`engine/x.ts:1 ${what}`])
  })

  it.each(['Math.sqrt(2) + Math.imul(3, 4)', '// Math.log(2) ** 3', '"Math.log"', 'result.performance', '2 * 3'])('%s is fine', (text) => {
    expect(violations(parsed('engine/x.ts', text))).toEqual([])
  })

  it('the command line and the platforms may read the clock', () => {
    expect(violations(parsed('cli/x.ts', 'performance.now()'))).toEqual([])
  })
})
