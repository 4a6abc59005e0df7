/** Whom a task needs, as text: `operators`, `2 of operators`, `20 % of operators`, `technicians/senior`. */
import type { CrewTaskSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { parseShare } from './units.ts'

const EXPECTED = 'a crew such as operators, technicians/senior, "2 of technicians" or "20 % of operators"'

export function parseCrewTask(raw: unknown): Parsed<CrewTaskSpec> {
  if (typeof raw !== 'string') return refuse(EXPECTED)
  const [, amount, crew = '', skill] =
    /^\s*(?:(\S.*?)\s+of\s+)?([A-Za-z][A-Za-z0-9_.-]*)(?:\/([A-Za-z][A-Za-z0-9_.-]*))?\s*$/.exec(raw) ?? []
  if (crew === '') return refuse(EXPECTED)
  const people = amount === undefined ? 1 : peopleIn(amount)
  if (people === null) return refuse(EXPECTED, 'before "of" stands a whole number of people, or a share of one person above 0')
  return accept({ crew, ...(skill !== undefined && { skill }), ...(people !== 1 && { people }) })
}

/** Whole people, or a part of one: fractions above one person are not people. */
function peopleIn(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text) > 0 ? Number(text) : null
  const share = parseShare(text)
  return share.ok && share.value > 0 ? share.value : null
}
