/** `dispatch:` as text: `fifo`, `priority`, or a list of rules, `[priority, same-setup(guard 8 h), due-date]`. */
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
  'random',
] as const
const RULES = [...PLAIN, 'same-setup', 'apparent-tardiness']
const MOST = 4
/** One rule, for editors. */
export const DISPATCH_PATTERN = `^(${RULES.join('|')})(\\s*\\(.*\\))?$`
const LOOK_AHEAD = 2
const EXPECTED = 'a dispatch rule such as due-date, or a list of them such as [priority, same-setup, due-date]'

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
  const [, name = '', parameter] = /^\s*([a-z-]+)\s*(?:\(([^()]*)\))?\s*$/.exec(raw) ?? []
  const plain = PLAIN.find((rule) => rule === name)
  if (plain !== undefined && parameter === undefined) return accept({ rule: plain })
  if (name === 'same-setup') return parameter === undefined ? accept({ rule: name }) : guarded(parameter)
  if (name === 'apparent-tardiness') return lookingAhead(parameter)
  return refuse(EXPECTED, didYouMean(name, RULES, 'rules'))
}

function guarded(parameter: string): Parsed<DispatchCriterionSpec> {
  const [, text] = /^\s*guard\s+(.+)$/.exec(parameter) ?? []
  const guard = parseDuration(text, 'above zero', '8 h')
  return guard.ok ? accept({ rule: 'same-setup', guard: guard.value }) : refuse('same-setup, or same-setup(guard 8 h)')
}

function lookingAhead(parameter: string | undefined): Parsed<DispatchCriterionSpec> {
  const [, text] = parameter === undefined ? [null, String(LOOK_AHEAD)] : (/^\s*lookAhead\s+([0-9.]+)\s*$/.exec(parameter) ?? [])
  const lookAhead = Number(text)
  return lookAhead > 0
    ? accept({ rule: 'apparent-tardiness', lookAhead })
    : refuse('apparent-tardiness, or apparent-tardiness(lookAhead 2)')
}
