/** What the parts of a route's normalisation share. */
import type { Draft, Entries } from '../draft.ts'
import type { StepText } from '../keywords/route.ts'
import type { ProductSpec } from '../line.ts'
import type { Report } from '../problem.ts'

export interface RouteBuilder {
  draft: Draft
  route: string
  steps: Entries<StepText>
  /** The products that take this route. */
  products: readonly ProductSpec[]
  report: Report
}
