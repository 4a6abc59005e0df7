/** Release against starvation: at a station that is there, and to which everything that is released goes. */
import type { Draft } from '../draft.ts'
import type { ReleaseText } from '../keywords/release.ts'
import type { StepText } from '../keywords/route.ts'
import type { ReleaseSpec } from '../line.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import type { Blend } from './blend.ts'
import { checkName } from './reference.ts'

export function keepPolicy(path: ProblemPath, text: ReleaseText, draft: Draft, blend: Blend, report: Report): ReleaseSpec['policy'] {
  const { station, below } = text.keep ?? { station: '', below: 0 }
  const at = [...path, 'keep', 'station']
  if (checkName(station, draft.stations, { path: at, what: 'station', plural: 'stations' }, report)) {
    const elsewhere = blend.find(({ product }) => !visits([...(draft.routes.get(product.route)?.values() ?? [])], station))
    if (elsewhere !== undefined) {
      const { name } = elsewhere.product
      const hint = 'each lot that is released must bring work to it'
      report({ code: 'rule', path: at, expected: `a station on the way of product ${show(name)}`, received: show(station), hint })
    }
  }
  return { kind: 'keep', station, below }
}

/** A step that can't be read may be one there. */
function visits(steps: readonly (StepText | undefined)[], station: string): boolean {
  return steps.some((step) => step === undefined || (step.enabled && step.station === station))
}
