/** Sources of lots: one policy each. */
import type { Draft } from '../draft.ts'
import type { ReleaseText } from '../keywords/release.ts'
import type { DistributionSpec, ProductSpec, ReleaseSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { unitsOf } from './packing.ts'
import { checkName } from './reference.ts'

const POLICIES = ['rate', 'every', 'at', 'conwip'] as const
type Policy = (typeof POLICIES)[number]

/** Which keywords go with which policy. */
const COMPANIONS: readonly [keyword: 'arrivals' | 'first' | 'lots', policies: readonly Policy[]][] = [
  ['arrivals', ['rate']],
  ['first', ['rate', 'every']],
  ['lots', ['rate', 'every', 'at']],
]

const ONE_LOT: DistributionSpec = { kind: 'constant', value: 1 }

export function buildRelease(draft: Draft, products: readonly ProductSpec[], report: Report): ReleaseSpec[] {
  return [...draft.release].flatMap(([name, text]) => {
    if (text === undefined) return []
    const path = ['release', name]
    const product = productOf(path, text, draft, report)
    const policy = policyOf(path, text, report)
    checkLots(path, text, report)
    const spec = products.find((candidate) => candidate.name === product)
    if (policy === null || spec === undefined) return []
    return [
      {
        name,
        product: spec.name,
        ...(text.priority !== undefined && { priority: text.priority }),
        policy: buildPolicy(policy, text, spec),
      },
    ]
  })
}

/** The product that a source names, or the only one. */
export function productNameOf({ product }: ReleaseText, draft: Draft): string | null {
  const names = [...draft.products.keys()]
  return product ?? (names.length === 1 ? (names[0] ?? null) : null)
}

function productOf(path: readonly string[], text: ReleaseText, draft: Draft, report: Report): string | null {
  const at = [...path, 'product']
  const name = productNameOf(text, draft)
  if (name === null && draft.products.size > 1) {
    const names = [...draft.products.keys()].join(', ')
    report({ code: 'missing', path: at, expected: `a product, one of ${names}`, received: 'nothing', hint: null })
  }
  if (name === null || text.product === undefined) return name
  return checkName(name, draft.products, { path: at, what: 'product', plural: 'products' }, report) ? name : null
}

/** The one policy that is meant, with nothing beside it that belongs to another. */
function policyOf(path: readonly string[], text: ReleaseText, report: Report): Policy | null {
  const given = POLICIES.filter((policy) => text[policy] !== undefined)
  const [policy] = given
  if (policy === undefined || given.length > 1) {
    const received = policy === undefined ? 'none of them' : given.join(' and ')
    report({ code: 'rule', path: [...path], atKey: true, expected: `one of ${POLICIES.join(', ')}`, received, hint: null })
    return null
  }
  for (const [keyword, policies] of COMPANIONS) {
    if (text[keyword] === undefined || policies.includes(policy)) continue
    const expected = `${keyword} only with ${policies.join(', ')}`
    report({ code: 'rule', path: [...path, keyword], atKey: true, expected, received: `it with ${policy}`, hint: null })
  }
  return policy
}

/** Lots are whole, and their number is fixed where a rate says how much comes in all. */
function checkLots(path: readonly string[], { lots, rate }: ReleaseText, report: Report): void {
  if (lots === undefined) return
  const at = [...path, 'lots']
  const values = lots.kind === 'constant' ? [lots.value] : lots.kind === 'discrete' ? lots.values : []
  const broken = values.find((value) => !Number.isInteger(value) || value < 1)
  if (broken !== undefined)
    report({ code: 'value', path: at, expected: 'whole numbers of lots, at least 1', received: String(broken), hint: null })
  if (rate !== undefined && lots.kind !== 'constant') {
    report({
      code: 'rule',
      path: at,
      expected: 'a fixed number of lots with a rate',
      received: 'a distribution',
      hint: 'use every instead of rate',
    })
  }
}

/** The policy of a source that is of kind `policy`. */
export function buildPolicy(policy: Policy, text: ReleaseText, product: ProductSpec): ReleaseSpec['policy'] {
  const lots = text.lots ?? ONE_LOT
  if (policy === 'conwip') return { kind: 'conwip', lots: text.conwip ?? 1 }
  if (policy === 'at') return { kind: 'schedule', times: [...(text.at ?? [])].sort((a, b) => a - b), lots }
  return { kind: 'interval', every: intervalOf(text, product), ...(text.first !== undefined && { first: text.first }), lots }
}

/** With a rate: the time in which it asks for as many units as one release has. */
function intervalOf(text: ReleaseText, product: ProductSpec): DistributionSpec {
  const { rate, every = ONE_LOT, arrivals, lots } = text
  if (rate === undefined) return every
  const unitsOfRate = rate.of === 'lot' ? rate.count * product.lotUnits : unitsOf({ amount: rate.count, of: rate.of }, product.packing)
  const lotsAtOnce = lots?.kind === 'constant' ? lots.value : 1
  const interval = (rate.ticks * product.lotUnits * lotsAtOnce) / unitsOfRate
  return arrivals === 'poisson' ? { kind: 'exponential', mean: interval } : { kind: 'constant', value: interval }
}
