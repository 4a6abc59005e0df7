import { describe, expect, it } from 'vitest'
import { csvText } from '../../src/io/table-text.ts'
import { setTable } from '../../src/report/optimum-table.ts'
import { optimumText } from '../../src/report/optimum-text.ts'
import { plainPalette } from '../../src/report/palette.ts'
import type { Optimum } from '../../src/spec/optimum.ts'
import { sampleOptimum as optimum } from './sample-studies.ts'

const view = { width: 80, palette: plainPalette, notes: [], closing: ['Next: tollway sweep plan.yaml'] }
const estimate = (mean: number, halfWidth: number, unit: string) => ({ mean, halfWidth, unit, replications: 20 })

const textOf = (over: Partial<Optimum>): string => optimumText({ ...optimum, ...over }, view).replaceAll(/\s+/g, ' ')

describe('an optimisation in the terminal', () => {
  it('gives the answer first, with its numbers, then how sure it is and of what', () => {
    expect(textOf({})).toMatch(
      /^The cheapest of 5 sets that keeps to the limits: saw 3, oven 2; 220,000 USD\/y\. Good output 269,600 ± 700 units\/day \(at least 260,000 units\/day\), P90 of the cycle time 5\.50 ± 0\.10 h \(at most 6 h\)\. With 95 %, and within the tolerances \(5,200 units\/day of good output, 7\.2 min of P90 of the cycle time\): it keeps to the limits, and the cheaper set simulated misses one/,
    )
  })

  it('shows what was simulated, and says why the rest was not, within 80 columns', () => {
    const text = optimumText(optimum, view)
    expect(text).toMatch(/^ {2}2 {7}2 {2}170,000 {2}269,600 ± 700 units\/day {2,}! 7\.10 ± 0\.10 h {2}misses$/m)
    expect(text).toMatch(/^> 3 {7}2 {2}220,000 .* {3}5\.50 ± 0\.10 h {2}chosen$/m)
    expect(text).toMatch(
      /^Not simulated, 3 sets, of which nothing is guaranteed:\n- 1: can not make the output, by arithmetic\n- 1: assumed to miss/m,
    )
    expect(Math.max(...text.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80)
  })

  it('says of equal sets which is best by what, and how surely', () => {
    const selection = {
      kpi: 'cycleTimeMean',
      unit: 'h',
      indifference: 0.1,
      contenders: [3, 4],
      estimates: [5, 5.4].map((h) => estimate(h, 0.1, 'h')),
      isDone: true,
    }
    const guarantee = { probability: 0.95, sets: 4, verdicts: 0.975, selection: 0.975 }
    expect(textOf({ selection, guarantee })).toContain(
      'Of 2 sets that keep to them and cost the same it has the least mean cycle time, 5.00 ± 0.10 h (with 97.5 %, differences below 6 min aside).',
    )
    expect(textOf({ selection: { ...selection, isDone: false }, guarantee })).toContain('so far: which is best is not decided.')
  })

  it('does not call cheapest what the budget left undecided', () => {
    const sets = optimum.sets.map((set) => (set.fate === 'assumed' ? { ...set, fate: 'open' as const } : set))
    const text = textOf({ end: 'budget', sets })
    expect(text).toMatch(/^The cheapest set so far that keeps to the limits: saw 3/)
    expect(text).toContain('The budget of 1,000 replications ended the search: 1 cheaper set not decided.')
    expect(text).toContain('- 1: not reached')
  })

  it('names the nearest set where none keeps to the limits', () => {
    const sets = optimum.sets.slice(0, 3)
    expect(textOf({ end: 'none', chosen: null, sets })).toMatch(
      /^None of the 3 sets keeps to the limits\. Nearest of those simulated: saw 2, oven 2; 170,000 USD\/y; good output .* P90 of the cycle time 7\.10 ± 0\.10 h \(at most 6 h\)\. With 95 %, .*: the set simulated misses one/,
    )
  })

  it('repeats what formulas say where they leave no set', () => {
    expect(textOf({ end: 'none', chosen: null, sets: [optimum.sets[0]!, optimum.sets[0]!] })).toMatch(
      /^None of the 2 sets keeps to the limits\. No set is left by formulas; of the dearest they say: at most 9 good units\/day: saw can do no more\./,
    )
  })

  it('as CSV has a row for every set', () => {
    const rows = csvText(setTable(optimum)).split('\n')
    expect(rows[0]).toBe(
      'saw,oven,cost (USD/y),fate,reason,order,replications,goodPerDay (units/day),goodPerDay half-width,goodPerDay verdict,cycleTimeP90 (h),cycleTimeP90 half-width,cycleTimeP90 verdict',
    )
    expect(rows[4]).toBe('3,2,220000,chosen,,2,20,269600,700,met,5.5,0.1,met')
    expect(rows[5]).toBe('3,3,240000,costlier,,,0,,,,,,')
  })
})
