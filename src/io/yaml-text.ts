/** YAML text -> document of the `yaml` package, with the refusals that keep hostile or accidental input from costing much. */
import { Composer, type Document, Lexer, LineCounter, Parser, visit } from 'yaml'
import type { Problem } from '../spec/problem.ts'
import { protectCalls, restoreCalls } from './parentheses.ts'
import type { Position } from './tree.ts'

/** Characters of a line file; the reference plant has 22,000. */
const LONGEST_TEXT = 1_000_000
const DEEPEST = 100
/** Words and marks of a line file; the reference plant has 5,000. Without this bound, 900,000 commas took the parser 28 s. */
const MOST_TOKENS = 100_000

interface YamlText {
  document: Document.Parsed | null
  /** Where an offset in the text is. */
  positionOf(offset: number): Position
  problems: Problem[]
}

export function parseYaml(text: string, file: string): YamlText {
  const lines = new LineCounter()
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const fail = (problem: Problem): YamlText => ({ document: null, positionOf, problems: [problem] })
  const start = { file, line: 1, column: 1 }
  if (text.length > LONGEST_TEXT) {
    return fail(
      problem('size', start, `a line file of at most ${LONGEST_TEXT / 1_000_000} MB`, `${Math.ceil(text.length / 100_000) / 10} MB`),
    )
  }
  const protectedText = protectCalls(text)
  const tokens = tokensOf(protectedText, lines)
  if (!Array.isArray(tokens)) return fail(problem('size', positionOf(tokens.offset), tokens.expected, 'more'))
  const composer = new Composer({ version: '1.2', uniqueKeys: false, prettyErrors: false, stringKeys: false })
  const [document, second] = [...composer.compose(tokens, true, text.length)]
  if (document === undefined || document.contents === null) {
    return fail(
      problem('missing', start, 'a line file that starts with "format: tollway/1"', text.trim() === '' ? 'an empty file' : 'only comments'),
    )
  }
  const problems = complaints(document, protectedText).map(({ offset, expected, received, hint }) =>
    problem('syntax', positionOf(offset), expected, received, hint),
  )
  if (second !== undefined) problems.push(problem('syntax', positionOf(second.range[0]), 'one document', 'a second one after "---"'))
  if (document.directives.yaml.version !== '1.2')
    problems.push(problem('syntax', start, 'YAML 1.2', `YAML ${document.directives.yaml.version}`))
  return { document, positionOf, problems }
}

export function problem(code: Problem['code'], at: Position, expected: string, received: string, hint: string | null = null): Problem {
  return { code, ...at, path: '', expected, received, hint }
}

/** The parser's tokens, or where there are too many, or nesting gets too deep: the composer is recursive and would run out of stack. */
function tokensOf(text: string, lines: LineCounter): Token[] | { offset: number; expected: string } {
  const parser = new Parser(lines.addNewLine)
  const tokens: Token[] = []
  let lexemes = 0
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > DEEPEST) return { offset: parser.offset, expected: `at most ${DEEPEST} levels of nesting` }
    if (++lexemes > MOST_TOKENS) return { offset: parser.offset, expected: `at most ${MOST_TOKENS} words and marks` }
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

type Token = ReturnType<Parser['next']> extends Generator<infer T> ? T : never

interface Complaint {
  offset: number
  expected: string
  received: string
  hint: string | null
}

const TAB = { expected: 'spaces for indentation', received: 'a tab', hint: null }
const OPEN_QUOTE = { expected: 'a closing quote', received: 'the end of the file', hint: null }
const SECOND_COLON = { expected: 'one value', received: 'a second ": "', hint: 'put the text in quotes' }

function complaints(document: Document.Parsed, text: string): Complaint[] {
  return [...document.errors, ...document.warnings].map((error) => {
    const offset = error.pos[0]
    if (error.code === 'TAB_AS_INDENT' || (text[offset] === '\t' && error.code !== 'BAD_DQ_ESCAPE')) return { offset, ...TAB }
    if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return { offset, ...SECOND_COLON }
    if (error.code === 'MISSING_CHAR' && /quote$/.test(error.message)) return { offset: startOfQuote(document, offset), ...OPEN_QUOTE }
    if (error.code === 'TAG_RESOLVE_FAILED') return { offset, expected: 'no tags', received: snippet(text, offset), hint: null }
    return { offset, expected: 'valid YAML', received: snippet(text, offset), hint: firstLine(error.message) }
  })
}

/** Where the quoted text starts that runs on to `end`: there is the mistake, not where the parser gave up. */
function startOfQuote(document: Document.Parsed, end: number): number {
  let start = end
  visit(document, {
    Scalar: (_, node) => {
      if (node.range?.[1] === end && node.type?.startsWith('QUOTE')) start = node.range[0]
    },
  })
  return start
}

/** A few letters of the text from `offset`, up to the end of the line. */
function snippet(text: string, offset: number): string {
  const rest = restoreCalls(firstLine(text.slice(offset, offset + 24)))
  return rest === '' ? 'the end of the line' : JSON.stringify(rest)
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
