import { describe, expect, it } from 'vitest'
import { binTable, lotMachineSentences, remnantTable } from '../../src/report/lot-tables.ts'
import type { Estimate, Result } from '../../src/spec/result.ts'
import { sampleResult } from './sample-result.ts'

const estimate = (mean: number, unit: string): Estimate => ({ mean, halfWidth: 0.1 * mean, unit, replications: 10 })

describe('what a result says of lots', () => {
  it('is nothing where the line asks for nothing', () => {
    const sample = sampleResult()
    expect([remnantTable(sample), binTable(sample), lotMachineSentences(sample)]).toEqual([null, null, []])
  })

  it('is how full carriers are, and what is kept, where remnants are', () => {
    const row = { product: 'toll', step: 'tape', carriersPerDay: estimate(80, 'carriers/day'), partFullShare: estimate(0.02, '1') }
    const kept = { unitsKept: estimate(960, 'units'), keptTimeMean: estimate(26, 'h'), joinedPerDay: estimate(0.9, 'lots/day') }
    const result: Result = { ...sampleResult(), remnants: [row, { ...row, product: 'dpak', ...kept }] }
    const { columns, rows } = remnantTable(result)!
    expect(columns.map(({ title }) => title)).toEqual([
      'Remnants at',
      'Product',
      'Carriers/day',
      'Part-full',
      'Units kept',
      'Kept for',
      'Joined/day',
    ])
    expect(rows).toEqual([
      ['tape', 'toll', '80 ± 8', '2.00 ± 0.20 %', '', '', ''],
      ['tape', 'dpak', '80 ± 8', '2.00 ± 0.20 %', '960 ± 100', '26.0 ± 2.6 h', '0.90 ± 0.09'],
    ])
  })

  it('is the bins of a step, of all its units', () => {
    const bin = { product: 'toll', step: 'test', unitsPerDay: estimate(2000, 'units/day'), share: estimate(0.02, '1') }
    const result: Result = { ...sampleResult(), bins: [{ ...bin, bin: 'grade-B', of: 'good' }] }
    expect(binTable(result)!.rows).toEqual([['test', 'grade-B', 'good', '2,000 ± 200', '2.00 ± 0.20 %']])
  })

  it('is where machines are kept for lots, and where lots wait for themselves', () => {
    const stations = sampleResult().stations.map((station, index) =>
      index === 0
        ? { ...station, waitingForOwnLot: estimate(4, 'carriers'), keptForLot: estimate(0.05, '1') }
        : index === 1
          ? { ...station, waitingForOwnLot: estimate(2, 'carriers') }
          : station,
    )
    const [first, second] = [stations[0]!.name, stations[1]!.name]
    expect(lotMachineSentences({ ...sampleResult(), stations })).toEqual([
      `${first}: 4.0 ± 0.4 carriers wait for others of their lot; its machines are idle and kept for a lot 5.0 ± 0.5 % of their time.`,
      `${second}: 2.00 ± 0.20 carriers wait for others of their lot.`,
    ])
  })
})
