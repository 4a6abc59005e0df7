import { describe, expect, it } from 'vitest'
import { csvText } from '../../src/io/table-text.ts'
import { comparisonText } from '../../src/report/comparison-text.ts'
import { curveTable } from '../../src/report/curve-table.ts'
import { curveText } from '../../src/report/curve-text.ts'
import { plainPalette } from '../../src/report/palette.ts'
import { effectTable, pointTable } from '../../src/report/sweep-tables.ts'
import { sweepText } from '../../src/report/sweep-text.ts'
import { sampleComparison as comparison, sampleCurve as curve, sampleSweep as sweep } from './sample-studies.ts'

const view = { width: 80, palette: plainPalette, notes: [], closing: ['Next: tollway run a'] }
describe('a comparison in the terminal', () => {
  const text = comparisonText(comparison, view)

  it('says in a sentence what is and is not different', () => {
    expect(text).toMatch(/^b against a: good output 1,230 ± 210 units\/day higher, mean cycle time 2\.0 ± 0\.4\n {2}h shorter\.\n/)
    expect(text).toContain('c against a: not told apart: mean cycle time; the same in every replication:\n  good output.\n')
  })

  it('states the family of its intervals, and shows what sharing the random numbers was worth', () => {
    expect(text).toContain('the 2 of\none number hold together with 95 % (Bonferroni, each 97.5 %)')
    expect(text).toMatch(/^ {2}b {2,}24\.0 ± 1\.0 h {2,}-2\.0 ± 0\.4 h {2,}shorter {2,}12$/m)
    expect(Math.max(...text.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80)
  })
})

describe('a sweep in the terminal', () => {
  it('says how far each number goes, what moves it most, and every effect', () => {
    const text = sweepText(sweep, view)
    expect(text).toMatch(/^Good output: from 100\.0 ± 2\.0 units\/day \(testers 1, crew, night few\) to\n {2}130\.0 ±/)
    expect(text).toContain('testers 2 against\n  1: +20.0 ± 2.0')
    expect(text).toMatch(/^ {2}testers 2 x crew, night many {2,}-10\.0 ± 2\.0 units\/day {2}lower$/m)
    expect(text).toMatch(/^ {2}crew, night many against few {2,}\+0\.5 ± 2\.0 units\/day {2}not told apart$/m)
  })

  it('as CSV has all digits, and quotes around what has commas', () => {
    expect(csvText(pointTable(sweep)).split('\n').slice(0, 2)).toEqual([
      'point,testers,"crew, night",goodPerDay (units/day),goodPerDay half-width,goodPerDay replications',
      '0,1,few,100,2,10',
    ])
    expect(csvText(effectTable(sweep)).split('\n')[3]).toBe('goodPerDay,units/day,testers,2,1,"crew, night",many,few,-10,2,lower')
  })
})

describe('an operating curve in the terminal', () => {
  const text = curveText(curve, { ...view, of: 'xFactor' })

  it('says what the line makes at most, where it works now, and where work piles up', () => {
    expect(text).toMatch(/^! work piles up at 112 % of the static limit/)
    expect(text).toContain('a makes at most 980 ± 4 good units/day (measured, saturated); 1,000 good\nunits/day by arithmetic (saw).')
    expect(text).toContain(
      'As its file has it, at 80 % of the static limit, it makes 800 ± 3 good\nunits/day; a lot takes 8.00 ± 0.20 h, 4.0 ± 0.4 times its raw process time.',
    )
  })

  it('draws what does not pile up, the working point marked, the limit as a line', () => {
    const rows = text.split('\n').filter((row) => row.includes('┤'))
    expect(rows).toHaveLength(17)
    expect(rows.filter((row) => row.includes('●'))).toHaveLength(2)
    expect(rows.filter((row) => row.includes('◆'))).toHaveLength(1)
    expect(rows.every((row) => row.includes('┊'))).toBe(true)
    expect(rows[0]).toMatch(/^ {2}16 ┤/)
    expect(rows.at(-1)).toMatch(/^ +0 ┤/)
    expect(Math.max(...text.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80)
  })

  it('as CSV names the point of the file', () => {
    expect(csvText(curveTable(curve)).split('\n')[2]).toMatch(/^1,0\.8,file,800,3,8,0\.2,/)
  })
})
