/** The known answers of bit-exact.json. After a change that is meant, `UPDATE_BIT_EXACT=1 npx vitest run test/engine/math` writes new ones: list it under "Results that change". */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answers, type KnownAnswers, mismatches } from './bit-exact.ts'
import { FUNCTIONS } from './functions.ts'

const file = new URL('./bit-exact.json', import.meta.url)
const known = JSON.parse(readFileSync(file, 'utf8')) as KnownAnswers

if (process.env.UPDATE_BIT_EXACT)
  writeFileSync(file, `${JSON.stringify(answers(known)).replaceAll('],[', '],\n[').replaceAll('},{', '},\n{')}\n`)

test('every function and every distribution gives the same 64 bits as ever', () => {
  expect(mismatches(known)).toEqual([])
})

test('every portable function is among the known answers', () => {
  expect(Object.keys(known.functions).sort()).toEqual(Object.keys(FUNCTIONS).sort())
  for (const rows of Object.values(known.functions)) expect(rows.length).toBeGreaterThan(20)
})

test('a wrong bit would be seen', () => {
  const wrong: KnownAnswers = { ...known, functions: { log: [['4000000000000000', '3fe62e42fefa39f0']] } }
  expect(mismatches(wrong)).toEqual(['log(4000000000000000): expected 3fe62e42fefa39f0, received 3fe62e42fefa39ef'])
})
