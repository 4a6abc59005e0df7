/**
 * Distributions as the shop floor says them: `1.2 min`, `lognormal(mean 1.2 min, cv 0.8)`, `triangular(20, 30, 60) min`,
 * `discrete(1: 0.5, 4: 0.5)`. The same grammar serves durations (in ticks) and plain numbers (lots of one arrival).
 */
import { FORMS, type Form, type Parameters, PURE_NUMBERS } from './distribution-forms.ts'
import type { DistributionSpec } from './line.ts'
import { nearestName } from './nearest.ts'
import { accept, type Parsed, type Refusal, refuse } from './parsed.ts'
import { commaHint, splitQuantity } from './quantity.ts'
import { type Least, parseDuration, parseShare, TICKS, timeUnitHint } from './units.ts'

export interface Domain {
  measure: 'time' | 'number'
  /** `above zero`: some value must be: a distribution of intervals that is always 0 would never let time pass. */
  least: Least
}

const LISTS = ['discrete', 'empirical', 'hyperexponential']
const NAMES = [...new Set([...FORMS.keys(), ...LISTS])]

const expectedIn = (domain: Domain): string =>
  domain.measure === 'time' ? 'a duration such as "1.2 s" or a distribution' : 'a number such as 2 or a distribution'

/** Reads a distribution. */
export function parseDistribution(raw: unknown, domain: Domain): Parsed<DistributionSpec> {
  const call = typeof raw === 'string' ? /^\s*([A-Za-z-]+)\s*\(([^()]*)\)([^()]*)$/.exec(raw) : null
  if (call === null) return parseConstant(raw, domain)
  const [, name = '', inside = '', unit = ''] = call
  const nearest = nearestName(name, NAMES)
  if (!NAMES.includes(name))
    return refuse(expectedIn(domain), nearest === null ? `distributions are ${NAMES.join(', ')}` : `did you mean "${nearest}"?`)
  const args = inside.split(',').map((text) => text.trim())
  const reader = new ValueReader(name, unit.trim(), domain)
  return reader.checkUnit() ?? checkRange(parseCall(name, args, reader), domain)
}

function parseConstant(raw: unknown, domain: Domain): Parsed<DistributionSpec> {
  if (domain.measure === 'time') {
    const duration = parseDuration(raw, domain.least)
    if (duration.ok) return accept({ kind: 'constant', value: duration.value })
    return refuse(duration.expected.replace('"1.2 s"', '"1.2 s" or a distribution'), duration.hint)
  }
  const quantity = splitQuantity(raw)
  if (quantity === null || quantity.unit !== '') return refuse(expectedIn(domain), commaHint(raw))
  return checkRange(accept({ kind: 'constant', value: quantity.value }), domain)
}

/** Reads the values of one call: each with its unit, or all with the one behind the parenthesis. */
class ValueReader {
  readonly name: string
  readonly domain: Domain
  readonly #trailing: string

  constructor(name: string, trailing: string, domain: Domain) {
    this.name = name
    this.domain = domain
    this.#trailing = trailing
  }

  refuse(rule: string, hint: string | null = null): Refusal {
    return refuse(`${this.name} with ${rule}`, hint)
  }

  checkUnit(): Refusal | null {
    if (this.#trailing === '') return null
    if (this.domain.measure === 'number') return this.refuse('plain numbers', `leave out "${this.#trailing}"`)
    return TICKS.has(this.#trailing) ? null : this.refuse('a unit of time', timeUnitHint(1, this.#trailing))
  }

  number(text: string, label: string): Parsed<number> {
    const quantity = splitQuantity(text)
    if (quantity === null || quantity.unit !== '') return this.refuse(`${label} a plain number`, commaHint(text))
    return accept(quantity.value)
  }

  value(text: string, label: string): Parsed<number> {
    if (this.domain.measure === 'number') return this.number(text, label)
    const quantity = splitQuantity(text)
    if (quantity === null) return this.refuse(`${label} a duration`)
    if (quantity.value < 0) return this.refuse(`${label} not negative`)
    if (this.#trailing !== '' && quantity.unit !== '')
      return this.refuse('one unit', 'write the unit with each value or behind the parenthesis')
    const unit = quantity.unit === '' ? this.#trailing : quantity.unit
    const ticks = TICKS.get(unit)
    return ticks === undefined ? this.refuse(`${label} a duration`, timeUnitHint(quantity.value, unit)) : accept(quantity.value * ticks)
  }
}

function parseCall(name: string, args: readonly string[], reader: ValueReader): Parsed<DistributionSpec> {
  const pairs = args.some((arg) => arg.includes(':'))
  if (name === 'discrete' || (name === 'hyperexponential' && pairs)) return parsePairs(name, args, reader)
  if (name === 'empirical') return parseEmpirical(args, reader)
  return parseForm(FORMS.get(name) ?? [], args, reader)
}

/** `discrete(10 s: 0.5, 20 s: 0.5)`: value and probability. `hyperexponential(0.4: 1 min, 0.6: 5 min)`: probability and mean. */
function parsePairs(name: string, args: readonly string[], reader: ValueReader): Parsed<DistributionSpec> {
  const values: number[] = []
  const weights: number[] = []
  for (const arg of args) {
    const [left = '', right, ...more] = arg.split(':').map((text) => text.trim())
    if (right === undefined || more.length > 0) return reader.refuse(`pairs such as ${name === 'discrete' ? '"10 s: 0.5"' : '"0.5: 10 s"'}`)
    const weight = parseShare(name === 'discrete' ? right : left)
    const value = reader.value(name === 'discrete' ? left : right, name === 'discrete' ? 'each value' : 'each mean')
    if (!weight.ok) return reader.refuse('probabilities from 0 to 1')
    if (!value.ok) return value
    weights.push(weight.value)
    values.push(value.value)
  }
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - 1) > 1e-9) return reader.refuse(`probabilities that sum to 1 (these sum to ${Number(sum.toPrecision(9))})`)
  if (name === 'discrete') return accept({ kind: 'discrete', values, weights })
  return values.every((mean) => mean > 0)
    ? accept({ kind: 'hyperexponential', weights, means: values })
    : reader.refuse('each mean above 0')
}

function parseEmpirical(args: readonly string[], reader: ValueReader): Parsed<DistributionSpec> {
  const values: number[] = []
  for (const arg of args) {
    const value = reader.value(arg, 'each observation')
    if (!value.ok) return value
    values.push(value.value)
  }
  return values.length >= 2 ? accept({ kind: 'empirical', values }) : reader.refuse('at least two observations')
}

/** `mean 1.2 min` has the label `mean`; a value alone has none. */
interface Argument {
  label: string | null
  text: string
}

function parseForm(forms: readonly Form[], args: readonly string[], reader: ValueReader): Parsed<DistributionSpec> {
  const given = args.map((arg): Argument => {
    const match = /^([A-Za-z]+)\s+(.*)$/.exec(arg)
    return match === null ? { label: null, text: arg } : { label: match[1] ?? '', text: match[2] ?? '' }
  })
  const form = forms.find((candidate) => fits(candidate, given))
  if (form === undefined) return reader.refuse(forms.map(formText).join(' or '))
  const parameters = readParameters(form, given, reader)
  if (!parameters.ok) return parameters
  const broken = form.rules.find(([holds]) => !holds(parameters.value))
  return broken === undefined ? accept(form.make(parameters.value)) : reader.refuse(broken[1])
}

function fits(form: Form, given: readonly Argument[]): boolean {
  if (given.every((argument) => argument.label === null)) return form.plain === true && given.length === form.parameters.length
  const labels = given.map((argument) => argument.label)
  const known = [...form.parameters, ...(form.optional ?? [])]
  const once = new Set(labels).size === labels.length
  return once && labels.every((label) => label !== null && known.includes(label)) && form.parameters.every((name) => labels.includes(name))
}

function formText(form: Form): string {
  const optional = form.optional === undefined ? '' : ` [, ${form.optional.join(', ')}]`
  return `(${form.parameters.join(', ')}${optional})`
}

function readParameters(form: Form, given: readonly Argument[], reader: ValueReader): Parsed<Parameters> {
  const parameters: Record<string, number> = {}
  for (const [index, { label, text }] of given.entries()) {
    const name = label ?? form.parameters[index] ?? ''
    const value = PURE_NUMBERS.has(name) ? reader.number(text, name) : reader.value(text, name)
    if (!value.ok) return value
    parameters[name] = value.value
  }
  return accept(parameters)
}

function checkRange(parsed: Parsed<DistributionSpec>, domain: Domain): Parsed<DistributionSpec> {
  if (!parsed.ok) return parsed
  const numbers = Object.values(parsed.value).flatMap((value) => (typeof value === 'string' ? [] : value))
  if (!numbers.every((value) => value >= 0)) return refuse(`${expectedIn(domain)}, not negative`)
  if (!numbers.every((value) => value <= Number.MAX_SAFE_INTEGER)) return refuse(`${expectedIn(domain)}, not that large`)
  if (domain.least === 'above zero' && !(largest(parsed.value) >= 1)) return refuse(`${expectedIn(domain)}, above 0`)
  return parsed
}

/** The largest value that can come; infinity where there is no bound. */
function largest(distribution: DistributionSpec): number {
  if (distribution.kind === 'constant') return distribution.value
  if (distribution.kind === 'discrete')
    return distribution.values.reduce((max, value, i) => ((distribution.weights[i] ?? 0) > 0 ? Math.max(max, value) : max), 0)
  if (distribution.kind === 'empirical') return distribution.values.reduce((max, value) => Math.max(max, value), 0)
  return 'high' in distribution && distribution.high !== undefined ? distribution.high : Number.POSITIVE_INFINITY
}
