/** What is lost at the end of every step: as compiled, or as a dated change has it since. */
import { Binomial, type StateVisitor } from '../engine/index.ts'
import type { CompiledStep } from './compiled-line.ts'

export class StepLosses {
  /** Share lost at each step since a change; -1: as compiled. */
  private share: Float64Array
  /** The laws of the shares that changes bring. */
  private readonly laws = new Map<number, Binomial | null>()

  constructor(steps: number) {
    this.share = new Float64Array(steps).fill(-1)
  }

  /** null: nothing is ever lost. */
  of(step: CompiledStep): Binomial | null {
    const share = this.share[step.index]!
    return share === -1 ? step.loss : this.lawOf(share)
  }

  /** From now on this share is lost. */
  change(step: number, share: number): void {
    this.share[step] = share
  }

  visit(state: StateVisitor): void {
    this.share = state.array(this.share)
  }

  private lawOf(share: number): Binomial | null {
    const known = this.laws.get(share)
    if (known !== undefined) return known
    const law = share > 0 ? new Binomial(share) : null
    this.laws.set(share, law)
    return law
  }
}
