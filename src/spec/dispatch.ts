/** `dispatch:` as text: `fifo`, `priority`, or a list of rules, `[priority, same-setup(guard 8 h), x:mine, due-date]`. */
import type { DispatchCriterionSpec, DispatchSpec } from './line.ts'
import { didYouMean } from './nearest.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { parseDuration } from './units.ts'

const PLAIN = [
  'fifo',
  'lifo',
  'priority',
  'shortest',
  'longest',
  'due-date',
  'operation-due-date',
  'critical-ratio',
  'slack',
  'queue-time',
  'random',
] as const
const RULES = [...PLAIN, 'same-setup', 'apparent-tardiness', 'feed']
/** The name of a rule of the user's own. */
const OWN = 'x:[A-Za-z][A-Za-z0-9_-]*'
const MOST = 4
/** One rule, for editors. */
export const DISPATCH_PATTERN = `^((${RULES.join('|')})(\\s*\\(.*\\))?|${OWN})$`
const LOOK_AHEAD = 2
const EXPECTED = 'a dispatch rule such as due-date, or a list of them such as [priority, same-setup, due-date]'

export function isOwnRuleName(name: string): boolean {
  return new RegExp(`^${OWN}$`).test(name)
}

export function parseDispatch(raw: unknown): Parsed<DispatchSpec> {
  if (raw === 'fifo' || raw === 'priority') return accept(raw)
  const list = Array.isArray(raw) ? raw : [raw]
  if (list.length === 0 || list.length > MOST) return refuse(`${EXPECTED}, at most ${MOST}`)
  const criteria: DispatchCriterionSpec[] = []
  for (const item of list) {
    const criterion = parseCriterion(item)
    if (!criterion.ok) return criterion
    criteria.push(criterion.value)
  }
  return accept(criteria)
}

function parseCriterion(raw: unknown): Parsed<DispatchCriterionSpec> {
  if (typeof raw !== 'string') return refuse(EXPECTED)
  if (isOwnRuleName(raw.trim())) return accept({ rule: 'own', name: raw.trim() })
  const [, name = '', parameter] = /^\s*([a-z-]+)\s*(?:\(([^()]*)\))?\s*$/.exec(raw) ?? []
  const plain = PLAIN.find((rule) => rule === name)
  if (plain !== undefined && parameter === undefined) return accept({ rule: plain })
  if (name === 'same-setup') return parameter === undefined ? accept({ rule: name }) : guarded(parameter)
  if (name === 'apparent-tardiness') return lookingAhead(parameter)
  if (name === 'feed') return feeding(parameter)
  return refuse(EXPECTED, didYouMean(name, RULES, 'rules'))
}

function guarded(parameter: string): Parsed<DispatchCriterionSpec> {
  const [, text] = /^\s*guard\s+(.+)$/.exec(parameter) ?? []
  const guard = parseDuration(text, 'above zero', '8 h')
  return guard.ok ? accept({ rule: 'same-setup', guard: guard.value }) : refuse('same-setup, or same-setup(guard 8 h)')
}

function lookingAhead(parameter = `lookAhead ${LOOK_AHEAD}`): Parsed<DispatchCriterionSpec> {
  const [, ahead, behind] = /^\s*lookAhead\s+([0-9.]+)\s*(?:,\s*setup\s+([0-9.]+)\s*)?$/.exec(parameter) ?? []
  const lookAhead = Number(ahead)
  const setup = behind === undefined ? {} : { setup: Number(behind) }
  return lookAhead > 0 && (setup.setup === undefined || setup.setup > 0)
    ? accept({ rule: 'apparent-tardiness', lookAhead, ...setup })
    : refuse('apparent-tardiness, apparent-tardiness(lookAhead 2), or apparent-tardiness(lookAhead 2, setup 0.2)')
}

/** That the station is there is checked when the whole file is known. */
function feeding(parameter = ''): Parsed<DispatchCriterionSpec> {
  const [, station, text] = /^\s*([^\s,]+)\s*,\s*below\s+(.+)$/.exec(parameter) ?? []
  const below = parseDuration(text, 'above zero', '4 h')
  return station !== undefined && below.ok
    ? accept({ rule: 'feed', station, below: below.value })
    : refuse('feed and the station that must not starve, such as feed(press, below 4 h)')
}
