/**
 * Canonical JSON and its SHA-256: two values that say the same have the same text and hash. Keys are sorted by UTF-16 code units, lists keep
 * their order, numbers are written as JSON.stringify does (RFC 8785 in this), keys without a value are dropped.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { LineSpec } from '../spec/line.ts'

/** Canonical JSON of plain data. Throws a TypeError on numbers that aren't finite and on what JSON has no word for. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return numberText(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  if (typeof value === 'object') return objectText(value)
  throw new TypeError(`expected plain data, received ${typeof value}`)
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`expected a finite number, received ${value}`)
  return JSON.stringify(value)
}

function objectText(value: object): string {
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** The hash that names a line: of its canonical spec, after merging, defaults and units. */
export function lineHash(line: LineSpec): string {
  return sha256Hex(canonicalJson(line))
}
