/**
 * Test bins: at the end of some steps good units are sorted by grade and lost ones by cause. Every unit that ends the step is in one bin: one after another
 * each bin takes its share of what is in none before, so that the counts are multinomial. Grades go on in their carrier; what is sent back is sorted when
 * it comes again.
 */
import { Binomial, type PlaceKey } from '../engine/index.ts'
import type { BinSpec } from '../spec/line.ts'
import type { Accumulators } from './accumulators.ts'
import type { CarrierId } from './carriers.ts'
import type { CompiledBins, CompiledLine, CompiledStep } from './compiled-line.ts'
import type { LotDraws } from './lot-draws.ts'

export class Bins {
  private readonly keys: readonly (PlaceKey | null)[]
  private readonly draws: LotDraws
  private readonly totals: Float64Array
  private readonly first: number

  constructor({ steps }: CompiledLine, draws: LotDraws, books: Accumulators) {
    this.draws = draws
    this.keys = steps.map(({ bins, place }) => (bins === null ? null : draws.keyOf(`${place}/bins`)))
    this.totals = books.scalars.totals
    this.first = books.layout.ofBin(0)
  }

  /** A carrier has ended a step with so many good units that go on, and so many lost. */
  sort(step: CompiledStep, carrier: CarrierId, good: number, lost: number): void {
    const bins = step.bins!
    const own = this.draws.ofCarrier(this.keys[step.index]!, carrier)
    const rest = this.first + bins.first
    this.sortInto(rest, bins.good, good, own)
    this.sortInto(rest + 1 + bins.good.length, bins.failed, lost, own)
  }

  private sortInto(rest: number, laws: readonly Binomial[], units: number, own: Parameters<Binomial['draw']>[0]): void {
    let left = units
    for (let bin = 0; bin < laws.length; bin++) {
      const taken = laws[bin]!.draw(own, left)
      this.totals[rest + 1 + bin]! += taken
      left -= taken
    }
    this.totals[rest]! += left
  }
}

export function compileBins(bins: readonly BinSpec[], first: number): CompiledBins {
  const of = (kind: BinSpec['of']) => bins.filter((bin) => bin.of === kind)
  const names = (kind: BinSpec['of']) => [kind, ...of(kind).map(({ name }) => name)]
  return { first, names: [...names('good'), ...names('failed')], good: inTurn(of('good')), failed: inTurn(of('failed')) }
}

/** Steps that sort units, each once, in the order of the books. */
export function sortingSteps({ steps }: CompiledLine): CompiledStep[] {
  return steps.filter(({ bins, index, home }) => bins !== null && index === home)
}

/** All bins of a line. */
export function binCount(line: CompiledLine): number {
  return sortingSteps(line).reduce((sum, { bins }) => sum + bins!.names.length, 0)
}

/** Each share as one of what the bins before have left. */
function inTurn(bins: readonly BinSpec[]): Binomial[] {
  let left = 1
  return bins.map(({ share }) => {
    const law = new Binomial(left > 0 ? Math.min(1, share / left) : 0)
    left -= share
    return law
  })
}
