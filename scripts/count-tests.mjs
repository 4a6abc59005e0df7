/**
 * Counts the tests in vitest's JSON report. Fails when one failed, when none ran, or when one was skipped that should run in CI: only tests
 * that read the folder ../shared may skip, and only where it is absent. The last line is "N passed, N failed, N skipped".
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './root.mjs'

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} TestCase */
/** @typedef {{ name: string, status: string, message: string, assertionResults: TestCase[] }} TestFile */

const report = process.argv[2]
if (report === undefined || !existsSync(report)) {
  say(`${report ?? 'count-tests'}\n  expected vitest's JSON report, received nothing: the tests did not run`)
  process.stdout.write('0 passed, 1 failed, 0 skipped\n')
  process.exit(1)
}

/** @type {TestFile[]} */
const files = JSON.parse(readFileSync(report, 'utf8')).testResults
const cases = files.flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, ...test })))
const passed = cases.filter((test) => test.status === 'passed')
const failed = cases.filter((test) => test.status === 'failed')
const skipped = cases.filter((test) => test.status !== 'passed' && test.status !== 'failed')
// A file that doesn't load has no tests to fail, yet it failed.
const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))

const sharedIsHere = existsSync(join(root, '..', 'shared'))
const mayNotSkip = skipped.filter((test) => sharedIsHere || !/\bshared\b/.test(readFileSync(test.file, 'utf8')))
for (const test of mayNotSkip) say(`skipped, but should run here: ${test.file} > ${test.fullName}`)
for (const file of broken) say(`does not load: ${file.name}`)
for (const test of failed)
  say(`failed: ${test.file} > ${test.fullName}\n  ${test.failureMessages.join('\n').split('\n').slice(0, 12).join('\n  ')}`)

const failures = failed.length + broken.length
process.stdout.write(`${passed.length} passed, ${failures} failed, ${skipped.length} skipped\n`)
process.exit(failures === 0 && mayNotSkip.length === 0 && passed.length > 0 ? 0 : 1)
