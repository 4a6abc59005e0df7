/** `remnants:` where there can be some: at a step where the contents of a lot's carriers go into others that hold so many units. */
import { carrierCapacity } from '../carrier-capacity.ts'
import type { StepText } from '../keywords/route.ts'
import type { StepSpec } from '../line.ts'
import type { RouteBuilder } from './route-builder.ts'

export function buildRemnants(name: string, text: StepText, builder: RouteBuilder): Pick<StepSpec, 'remnants'> {
  const { remnants } = text
  if (remnants === undefined) return {}
  const refuse = (expected: string, received: string, hint: string | null = null) => {
    const path = ['routes', builder.route, 'steps', name, 'remnants']
    builder.report({ code: 'rule', path, atKey: true, expected, received, hint })
  }
  const before = stepBefore(name, builder)
  if (text.newLot !== undefined) refuse('a step that does not divide lots', 'newLot', 'give it to the step where carriers are filled next')
  else if (before === undefined) refuse('a step where contents change carrier', 'the first of the route')
  else if (before !== null && text.enabled) {
    const [own, others] = [capacities(text, builder), capacities(before, builder)]
    if (own.includes(Infinity)) refuse('a carrier that holds so many units, such as "reel"', 'the whole lot')
    else if (own.some((capacity, product) => capacity === others[product]))
      refuse('a step where contents change carrier', 'the carriers of the step above', 'give it to the first step with these carriers')
  }
  return { remnants: typeof remnants === 'string' ? { kind: remnants } : { kind: 'keep', ...remnants } }
}

/** The step above that is not switched off; undefined: there is none; null: it can't be read. */
function stepBefore(name: string, { steps }: RouteBuilder): StepText | undefined | null {
  let before: StepText | undefined | null
  for (const [other, text] of steps) {
    if (other === name) return before
    if (text === undefined) before = null
    else if (text.enabled) before = text
  }
  return before
}

/** Units in a carrier, by product. */
function capacities({ carrier, wholeLot }: StepText, { products, draft }: RouteBuilder): number[] {
  return products.map(({ packing }) => carrierCapacity({ carrier: carrier ?? draft.carrier, wholeLot }, packing))
}
