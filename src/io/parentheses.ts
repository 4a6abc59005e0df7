/**
 * Lets distributions stand unquoted anywhere in a line file. YAML reads the comma of `{ time: triangular(20, 30, 60) min }` as the end of an
 * entry and the colon of `lots: discrete(1: 0.5, 4: 0.5)` as a nested map. Between the parentheses of a word both belong to the text, so they
 * are replaced by stand-ins of the same length before parsing (positions stay) and put back afterwards.
 */

// Noncharacters: Unicode keeps them free for use inside a program.
const COMMA = '\uFDD0'
const COLON = '\uFDD1'
const CALL = /[A-Za-z]\([^()[\]{}"'#\n]*\)/g

export function protectCalls(text: string): string {
  return text.replace(CALL, (call) => call.replaceAll(',', COMMA).replaceAll(':', COLON))
}

export function restoreCalls(text: string): string {
  return text.replaceAll(COMMA, ',').replaceAll(COLON, ':')
}
