/** A user's module of dispatch rules, loaded: what it must export, and that a job is run with the one it was made with. */
import { type OwnRule, type OwnRules, SimulationError } from '../model/index.ts'
import { isOwnRuleName } from '../spec/dispatch.ts'
import type { ExtensionRef } from '../spec/extension.ts'
import type { Job } from './job.ts'

export interface Extension<Ref extends ExtensionRef = ExtensionRef> {
  /** Plain data, for `Job.extension`. */
  ref: Ref
  rules: OwnRules
}

/** What is wrong with an extension; the message names its file. */
export class ExtensionError extends Error {
  override readonly name = 'ExtensionError'
}

const EXPECTED = `export const rules = { 'x:name': { score: (carrier, now) => number } } or { compare: (a, b, now) => number }`

/**
 * The extension that a module is.
 * @param module what `import()` gave
 * @throws ExtensionError where it exports something else
 */
export function extensionOf<Ref extends ExtensionRef>(ref: Ref, module: unknown): Extension<Ref> {
  const exported = propertyOf(module, 'rules')
  if (typeof exported !== 'object' || exported === null)
    throw wrong(ref, EXPECTED, exported === undefined ? 'no export "rules"' : kindOf(exported))
  const entries = Object.entries(exported)
  if (entries.length === 0) throw wrong(ref, `at least one rule: ${EXPECTED}`, 'none')
  return { ref, rules: new Map(entries.map(([name, rule]) => [name, checkedRule(ref, name, rule)])) }
}

function checkedRule(ref: ExtensionRef, name: string, rule: unknown): OwnRule {
  if (!isOwnRuleName(name)) throw wrong(ref, 'names of rules such as "x:lightest"', `"${name}"`)
  const hasScore = typeof propertyOf(rule, 'score') === 'function'
  const hasCompare = typeof propertyOf(rule, 'compare') === 'function'
  if (hasScore === hasCompare)
    throw wrong(ref, `rule "${name}" to have a function "score" or a function "compare"`, hasScore ? 'both' : kindOf(rule))
  const isStatic = propertyOf(rule, 'static')
  if (isStatic !== undefined && typeof isStatic !== 'boolean')
    throw wrong(ref, `"static" of rule "${name}" to be true or false`, kindOf(isStatic))
  if (isStatic === true && hasCompare) throw wrong(ref, `rule "${name}" to have a score where it is static`, 'a comparison')
  return rule as OwnRule
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return typeof value === 'object' ? `an object with ${Object.keys(value).join(', ') || 'nothing in it'}` : `a ${typeof value}`
}

function wrong({ name }: ExtensionRef, expected: string, received: string): ExtensionError {
  return new ExtensionError(`${name}\n  expected ${expected}, received ${received}`)
}

/** The rules that a job is run with. @throws SimulationError where `extension` is not the one that the job names */
export function rulesFor({ extension: wanted }: Job, extension: Extension | null): OwnRules | null {
  if (wanted?.hash === extension?.ref.hash) return extension?.rules ?? null
  throw new SimulationError(`the job is to be run with ${said(wanted)}, and is run with ${said(extension?.ref)}`)
}

export function said(ref: ExtensionRef | undefined): string {
  return ref === undefined ? 'no extension' : `extension ${ref.name} (sha-256 ${ref.hash.slice(0, 12)})`
}
