/** Queue-time limits: between two steps of the route, the second below the first, and back only to where the same carriers come from. */
import { carrierCapacity } from '../carrier-capacity.ts'
import type { Entries } from '../draft.ts'
import type { LimitText } from '../keywords/route.ts'
import type { StepSpec, TimeLimitSpec } from '../line.ts'
import type { ProblemPath } from '../problem.ts'
import { checkName } from './reference.ts'
import type { RouteBuilder } from './route-builder.ts'

/** @param steps those of the route that can be read, in order */
export function buildLimits(limits: Entries<LimitText>, steps: readonly StepSpec[], builder: RouteBuilder): TimeLimitSpec[] {
  return [...limits].flatMap(([name, text]) => (text === undefined ? [] : [buildLimit(name, text, steps, builder)]))
}

function buildLimit(name: string, text: LimitText, steps: readonly StepSpec[], builder: RouteBuilder): TimeLimitSpec {
  const { from, to, within, then: action, gate } = text
  const path = ['routes', builder.route, 'limits', name]
  const isFrom = checkStep(from, [...path, 'from'], builder)
  const isTo = checkStep(to, [...path, 'to'], builder)
  if (isFrom && isTo) checkOrder(text, path, builder)
  if (gate) checkGate(text, path, builder)
  if (action.kind === 'rework' && checkStep(action.step, [...path, 'then'], builder) && isFrom && isTo)
    checkRework(action.step, text, path, steps, builder)
  return { name, from, to, within, action, ...(gate && { gate }) }
}

function checkStep(step: string, path: ProblemPath, { steps, report }: RouteBuilder): boolean {
  return checkName(step, steps, { path, what: 'step', plural: 'steps' }, report)
}

function checkOrder({ from, to }: LimitText, path: ProblemPath, { steps, report }: RouteBuilder): void {
  const names = [...steps.keys()]
  if (names.indexOf(from) < names.indexOf(to)) return
  report({ code: 'rule', path: [...path, 'to'], expected: `a step below "${from}"`, received: `"${to}"`, hint: null })
}

/** A gate keeps machines from starting, by the work that waits for others. */
function checkGate({ from, to }: LimitText, path: ProblemPath, { steps, report }: RouteBuilder): void {
  const place = [from, to].find((name) => steps.has(name) && steps.get(name) !== undefined && steps.get(name)?.station === undefined)
  if (place === undefined) return
  report({
    code: 'rule',
    path: [...path, 'gate'],
    expected: 'a limit between two steps with stations',
    received: `"${place}" without one`,
    hint: null,
  })
}

/** The carriers that wait for `to` must still be those that the step worked on. */
function checkRework(step: string, { from, to }: LimitText, path: ProblemPath, steps: readonly StepSpec[], builder: RouteBuilder): void {
  const names = [...builder.steps.keys()]
  const at = [...path, 'then']
  const { report } = builder
  if (names.indexOf(step) > names.indexOf(from)) {
    report({ code: 'rule', path: at, expected: `a step at or above "${from}"`, received: `rework(${step})`, hint: null })
    return
  }
  const target = steps.find(({ name }) => name === step)
  if (target?.enabled === false)
    report({ code: 'rule', path: at, expected: 'a step that is enabled', received: `rework(${step})`, hint: null })
  const stretch = new Set(names.slice(names.indexOf(step) + 1, names.indexOf(to) + 1))
  const change = steps.find(
    (one) =>
      stretch.has(one.name) &&
      one.enabled &&
      target !== undefined &&
      (one.newLotUnits !== undefined ||
        builder.products.some(({ packing }) => carrierCapacity(one, packing) !== carrierCapacity(target, packing))),
  )
  if (change === undefined) return
  const expected = `a step that works on the same carriers as "${to}"`
  report({ code: 'rule', path: at, expected, received: `rework(${step}), and other carriers from "${change.name}" on`, hint: null })
}
