/** The JSON Schemas and the reference table, which come from the same declarations as the reading. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, expectTypeOf, test } from 'vitest'
import { parse } from 'yaml'
import type * as z from 'zod'
import { protectCalls, restoreCalls } from '../../src/io/parentheses.ts'
import { keywordTable } from '../../src/spec/keyword-table.ts'
import { lineJsonSchema } from '../../src/spec/line-schema.ts'
import { planJsonSchema } from '../../src/spec/plan.ts'
import type { Result } from '../../src/spec/result.ts'
import { resultJsonSchema, type resultSchema } from '../../src/spec/result-schema.ts'

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const isLine = ajv.compile(lineJsonSchema())

function plain(text: string): unknown {
  return JSON.parse(restoreCalls(JSON.stringify(parse(protectCalls(text)))))
}

const folder = new URL('../../lines/', import.meta.url)

test.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('an editor accepts the shipped line %s', (file) => {
  expect(isLine(plain(readFileSync(new URL(file, folder), 'utf8'))), JSON.stringify(isLine.errors)).toBe(true)
})

test('an editor refuses unknown keywords, wrong words, bare numbers and what is missing', () => {
  const line = { format: 'tollway/1', products: { p: {} }, routes: { r: { steps: {} } }, release: { d: { rate: '3 lots/h' } } }
  expect(isLine(line)).toBe(true)
  expect(isLine({ ...line, colour: 'green' })).toBe(false)
  expect(isLine({ ...line, stations: { saw: { machnies: 3 } } })).toBe(false)
  expect(isLine({ ...line, stations: { saw: { dispatch: 'fastest' } } })).toBe(false)
  expect(isLine({ ...line, run: { horizon: 30 } })).toBe(false)
  expect(isLine({ ...line, run: { horizon: '30 m' } })).toBe(false)
  expect(isLine({ ...line, stations: { '2nd': {} } })).toBe(false)
  expect(isLine({ ...line, release: undefined })).toBe(false)
})

test('an editor accepts a file that extends another, leaves things out and deletes with null', () => {
  expect(isLine({ extends: 'base.yaml', stations: { saw: { failures: null, machines: 4 }, oven: null } })).toBe(true)
})

const isPlan = ajv.compile(planJsonSchema())
const plans = new URL('plans/', folder)

test.each(readdirSync(plans))('an editor accepts the shipped plan %s', (file) => {
  expect(isPlan(plain(readFileSync(new URL(file, plans), 'utf8'))), JSON.stringify(isPlan.errors)).toBe(true)
})

test('an editor refuses a plan with unknown keywords, or without factors', () => {
  const plan = { format: 'tollway-plan/1', line: 'a', factors: { a: { path: 'x', values: [1, 2] } } }
  expect(isPlan(plan)).toBe(true)
  expect(isPlan({ ...plan, factors: { a: { path: 'x', vales: [1, 2] } } })).toBe(false)
  expect(isPlan({ ...plan, factors: undefined })).toBe(false)
})

test('every keyword says what it is for', () => {
  const rows = [...keywordTable(), ...keywordTable('plan')]
  expect(rows.length).toBeGreaterThan(60)
  for (const row of rows) {
    expect(row.description.length, row.path).toBeGreaterThan(5)
    expect(row.description, row.path).not.toBe('undefined')
    expect(row.kind, row.path).not.toBe('undefined')
  }
  expect(rows.find((row) => row.path === 'products.<name>.priority')).toEqual({
    path: 'products.<name>.priority',
    kind: 'whole number',
    words: [],
    default: '0',
    required: false,
    minimum: 0,
    maximum: null,
    examples: [],
    description: 'Priority class; 0 goes first',
  })
})

test('the declared result is the result that the code makes', () => {
  expectTypeOf<z.output<typeof resultSchema>>().toEqualTypeOf<Result>()
  const isResult = ajv.compile(resultJsonSchema())
  expect(isResult({ format: 'tollway-result/1' })).toBe(false)
})
