/** Checks that a name refers to something that is there. */
import { didYouMean } from '../nearest.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'

export interface Reference {
  path: ProblemPath
  /** The name stands left of the colon. */
  atKey?: boolean
  what: string
  plural: string
}

/** Reports a name that isn't among `names`; true where it is. */
export function checkName(name: string, names: ReadonlyMap<string, unknown>, reference: Reference, report: Report): boolean {
  if (names.has(name)) return true
  const { path, what, plural, atKey = false } = reference
  report({ code: 'unknown-name', path, atKey, expected: what, received: show(name), hint: didYouMean(name, [...names.keys()], plural) })
  return false
}
