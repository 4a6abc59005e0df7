import { describe, expect, it } from 'vitest'
import { certaintySentences, missedPrecision, sampleText } from '../../src/report/certainty-text.ts'
import { sampleResult } from './sample-result.ts'

const day = 86_400e6

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
