/** Branches of a route: where carriers go, by chance, and that all of them can leave. */
import { END, type StepText } from '../keywords/route.ts'
import type { StepSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { checkName } from './reference.ts'
import type { RouteBuilder } from './route-builder.ts'

type Branch = NonNullable<StepSpec['next']>[number]

/** Probabilities sum to 1 within this. */
const TOLERANCE = 1e-9

export function buildNext(name: string, { next }: StepText, builder: RouteBuilder): Branch[] | undefined {
  if (next === undefined) return undefined
  const path = ['routes', builder.route, 'steps', name, 'next']
  const shares = typeof next === 'string' ? [[next, 1] as const] : Object.entries(next)
  for (const [to] of shares) checkTarget(name, to, typeof next === 'string' ? { path } : { path: [...path, to], atKey: true }, builder)
  const sum = shares.reduce((total, [, share]) => total + share, 0)
  if (Math.abs(sum - 1) > TOLERANCE) {
    builder.report({
      code: 'rule',
      path,
      expected: 'probabilities that sum to 1',
      received: `a sum of ${Number(sum.toPrecision(9))}`,
      hint: null,
    })
  }
  return shares.map(([to, probability]) => ({ to: to === END ? null : to, probability }))
}

/** The step is there, and takes the carrier as it comes: only the way down the route changes carriers. */
export function checkTarget(name: string, to: string, at: { path: string[]; atKey?: boolean }, builder: RouteBuilder): void {
  if (to === END) return
  const { steps, draft, report } = builder
  if (!checkName(to, steps, { ...at, what: 'step', plural: 'steps' }, report)) return
  const target = firstEnabled(to, builder)
  if (target === undefined) return
  const from = steps.get(name)?.carrier ?? draft.carrier
  const carrier = target.carrier ?? draft.carrier
  if (carrier === from) return
  report({
    code: 'rule',
    ...at,
    expected: `a step with carrier ${from}, as step "${name}" has`,
    received: `"${to}" with carrier ${carrier}`,
    hint: null,
  })
}

/** A disabled step is skipped: what counts is the next one that is enabled. */
function firstEnabled(name: string, { steps }: RouteBuilder): StepText | undefined {
  const names = [...steps.keys()]
  return names
    .slice(names.indexOf(name))
    .map((step) => steps.get(step))
    .find((step) => step === undefined || step.enabled)
}

/** Every enabled step has a way to the end of the route; a loop without one would keep its lots for ever. */
export function checkWaysOut(route: string, steps: readonly StepSpec[], report: Report): void {
  const names = new Set(steps.map((step) => step.name))
  const leaves = new Set<string>()
  // A name that isn't there has its own problem already.
  const isOut = (to: string | null | undefined): boolean => to === null || to === undefined || leaves.has(to) || !names.has(to)
  for (let before = -1; before !== leaves.size; ) {
    before = leaves.size
    for (const [index, step] of steps.entries()) {
      const below = steps[index + 1]?.name
      const ways =
        step.enabled && step.next !== undefined ? step.next.filter(({ probability }) => probability > 0).map(({ to }) => to) : [below]
      if (ways.some(isOut)) leaves.add(step.name)
    }
  }
  for (const step of steps) {
    if (!step.enabled || leaves.has(step.name) || step.next === undefined) continue
    const targets = step.next.map(({ to }) => `"${to}"`).join(', ')
    report({
      code: 'rule',
      path: ['routes', route, 'steps', step.name, 'next'],
      expected: 'a way to the end of the route',
      received: `only ${targets}`,
      hint: null,
    })
  }
}
