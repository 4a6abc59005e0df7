import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, lineHash, sha256Hex } from '../../src/io/canonical.ts'
import { lineOf, ONE_MACHINE } from './files.ts'

test('canonical JSON sorts keys, keeps lists and drops what has no value', () => {
  expect(canonicalJson({ b: [3, 1, null], a: { d: true, c: 'ä"' }, e: undefined })).toBe('{"a":{"c":"ä\\"","d":true},"b":[3,1,null]}')
})

test('numbers are written as JavaScript writes them; minus zero is zero', () => {
  expect(canonicalJson([1e21, 1e-7, 0.1, 5, -0])).toBe('[1e+21,1e-7,0.1,5,0]')
})

test('what JSON has no word for is refused', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('expected a finite number, received NaN')
  expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow('expected a finite number, received Infinity')
  expect(() => canonicalJson([undefined])).toThrow('expected plain data, received undefined')
})

test('canonical JSON is JSON of the same value, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

test('hashes are SHA-256 of UTF-8', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('a line that is written otherwise and says the same has the same hash', async () => {
  const hash = lineHash(await lineOf(ONE_MACHINE))
  const other = ONE_MACHINE.replace('{ processTime: 50 s per lot }', '{ machines: 1, processTime: "72 lots/h" } # fast')
  expect(lineHash(await lineOf(other))).toBe(hash)
  expect(lineHash(await lineOf(other.replace('machines: 1', 'machines: 2')))).not.toBe(hash)
})
