import { describe, expect, it } from 'vitest'
import { certaintySentences, missedPrecision, sampleText } from '../../src/report/certainty-text.ts'
import type { LuckControl } from '../../src/spec/result.ts'
import { sampleResult } from './sample-result.ts'

const day = 86_400e6

const CONTROLS: LuckControl[] = [
  { what: 'machine time lost', station: null, sum: 'weighted' },
  { what: 'machine time lost', station: 'hot-test', sum: 'plain' },
  { what: 'lots released', station: null, sum: 'plain' },
]

describe('what is said of certainty', () => {
  it('is nothing of an ordinary run but its size', () => {
    expect([certaintySentences(sampleResult()), missedPrecision(sampleResult())]).toEqual([[], []])
    expect(sampleText(sampleResult())).toBe('95 %, 10 x 90 d')
  })

  it('names a chosen warm-up, the longest it could have been, and why', () => {
    const reason = 'MSER-5 asks for 9.8 d for the output (work in process 4 d)'
    const choice = { rule: 'MSER-5' as const, limit: 90 * day, settled: true, reason, series: [] }
    expect(certaintySentences({ ...sampleResult(), warmUpChoice: choice })).toEqual([
      `Warm-up: 10 d (at most 90 d): ${reason}, and what is counted stands still.`,
    ])
    expect(certaintySentences({ ...sampleResult(), warmUp: 0, warmUpChoice: { ...choice, settled: null } })).toEqual([
      `Warm-up: none (at most 90 d): ${reason}.`,
    ])
  })

  it('names the batches of one long run', () => {
    expect(sampleText({ ...sampleResult(), intervals: { method: 'batch means', batches: 30, alike: [] } })).toBe(
      '95 %, one run of 90 d in 30 batches',
    )
  })

  it('gives the numbers that are corrected for chance beside their gains, or says why there are none', () => {
    const controlled = (replicationsNeeded: number, kpis = {}, controls = CONTROLS) =>
      certaintySentences({ ...sampleResult(), controlVariates: { controls, replicationsNeeded, kpis } })
    const goodPerDay = { mean: 149_004, halfWidth: 119, unit: 'units/day', replications: 10, gain: 4.041 }
    const cycleTimeMean = { mean: 102, halfWidth: 0, unit: 'h', replications: 10, gain: null }
    expect(controlled(10, { goodPerDay, cycleTimeMean })).toEqual([
      'Corrected for chance (machine time lost, lots released): goodPerDay 149,000 ± 120 units/day (gain 4), cycleTimeMean 4.25 ± 0 d. ' +
        'A gain says how many times the replications would be needed without 3 control variates.',
    ])
    expect(controlled(11)).toEqual(['Nothing is corrected: 3 control variates take at least 11 replications, these are 10.'])
    expect(controlled(10)).toEqual(['Nothing is corrected: the numbers were not observed in all replications.'])
    expect(controlled(0, {}, [])).toEqual([
      'Control variates: none, nothing in this line comes by chance with a mean that is known beforehand.',
    ])
  })

  it('names every precision that was wanted with the one that was reached, and what was missed', () => {
    const targets = [
      { kpi: 'goodPerDay', wanted: 0.01, relativeHalfWidth: 0.00321, reached: true },
      { kpi: 'cycleTimeMean', wanted: 0.01, relativeHalfWidth: 0.0241, reached: false },
    ]
    const result = { ...sampleResult(), precision: { least: 10, budget: 10, reached: false, targets } }
    expect(certaintySentences(result)).toEqual([
      'Precision after 10 replications: goodPerDay ± 0.32 % (wanted 1 %), cycleTimeMean ± 2.4 % (wanted 1 %).',
    ])
    expect(missedPrecision(result)).toEqual(['the precision wanted was not reached after 10 replications: of cycleTimeMean'])
    expect(missedPrecision({ ...result, precision: { ...result.precision, reached: true } })).toEqual([])
  })
})
