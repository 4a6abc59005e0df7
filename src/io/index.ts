/** Text of line files in, plain data out, and back: what a program that shows and edits lines needs. */
export { canonicalJson, lineHash, sha256Hex } from './canonical.ts'
export { type Edit, editText } from './edit.ts'
export type { ReadText } from './line-files.ts'
export { planHash } from './plan-hash.ts'
export { type Reading, readLine } from './read-line.ts'
export { readPlain } from './read-plain.ts'
export { csvText } from './table-text.ts'
