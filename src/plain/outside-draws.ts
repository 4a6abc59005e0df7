/** Draws that the kernel leaves to the samplers of the engine: any distribution but a constant and an exponential one. */
import { Draws, lotDraws, type PlaceKey, placeKey, Sampler, Streams } from '../engine/index.ts'
import type { CompiledLine, CompiledStep } from '../model/compiled-line.ts'
import { processTicks } from '../model/process-time.ts'
import type { Outside } from './kernel.ts'

interface OutsideLaw extends PlaceKey {
  /** Ticks, not yet rounded. */
  ticks(draws: Draws, units: number): number
}

/** Streams of a source: of its intervals, and of how many lots it releases at once. Null: it does not draw them. */
interface SourceStreams {
  every: Sampler | null
  intervals: number
  lots: Sampler | null
  counts: number
}

export class OutsideDraws {
  readonly sources: readonly SourceStreams[]
  private readonly laws: OutsideLaw[] = []
  private readonly cursor = new Draws()
  private readonly streams: Streams
  private readonly seed: number
  private readonly replication: number

  constructor(line: CompiledLine, { seed, replication }: { seed: number; replication: number }) {
    this.seed = seed
    this.replication = replication
    this.streams = new Streams(seed, replication)
    this.sources = line.sources.map(({ name, policy }) => ({
      every: policy.kind === 'interval' ? new Sampler(policy.every) : null,
      lots: policy.kind === 'interval' ? new Sampler(policy.lots) : null,
      intervals: this.streams.claim(`release/${name}`),
      counts: this.streams.claim(`release/${name}/lots`),
    }))
  }

  /** Key of a step's draws for a purpose of `LotDraws`. */
  keyOf(step: CompiledStep, purpose: 'time' | 'delay' | 'branch'): PlaceKey {
    return placeKey(this.seed, this.replication, `${step.place}/${purpose}`)
  }

  /** Key of the intervals of a source. */
  keyOfIntervals(source: number): PlaceKey {
    return this.streams.keyOf(this.sources[source]!.intervals)
  }

  /** Number of a law for the process times of a step. */
  addTimes(step: CompiledStep): number {
    return this.add({ ...this.keyOf(step, 'time'), ticks: (draws, units) => processTicks(step, units, draws) })
  }

  /** Number of a law for the delays after a step. */
  addDelays(step: CompiledStep): number {
    return this.add({ ...this.keyOf(step, 'delay'), ticks: (draws) => step.delayAfter!.draw(draws) })
  }

  forKernel(): Outside {
    return {
      draw: (id, lot, carrier, visit, units) => {
        const law = this.laws[id]!
        return Math.round(law.ticks(lotDraws(this.cursor, law.key0, law.key1, lot >>> 0, carrier, visit), units))
      },
      interval: (index) => {
        const { every, intervals } = this.sources[index]!
        return Math.round(this.streams.draw(intervals, every!))
      },
      lots: (index) => {
        const { lots, counts } = this.sources[index]!
        return Math.max(0, Math.round(this.streams.draw(counts, lots!)))
      },
    }
  }

  private add(law: OutsideLaw): number {
    return this.laws.push(law) - 1
  }
}
