import { describe, expect, it } from 'vitest'
import { explanationText } from '../../src/report/explanation-text.ts'
import { plainPalette } from '../../src/report/palette.ts'
import { tornado } from '../../src/report/tornado.ts'
import type { Explanation } from '../../src/spec/explanation.ts'
import { sampleExplanation as explanation } from './sample-studies.ts'

const shown = (width: number, one: Explanation = explanation): string =>
  explanationText(one, { width, palette: plainPalette, notes: [], closing: ['Next: tollway curve two-steps'] })

describe('an explanation on the terminal', () => {
  it('says in sentences what lots wait for, what the bottleneck is and what would help', () => {
    const text = shown(1000).split('\n').slice(0, 8).join(' ')
    expect(text).toContain('Lots spend 10.0 ± 0.5 h in it: 4.00 ± 0.10 h of it worked on, 6.0 ± 0.4 h waiting for a busy machine.')
    expect(text).toContain(
      'Among the stations test is the bottleneck, by the highest load, the longest active periods (saw not told apart), the shifting bottleneck,',
    )
    expect(text).toContain('One more machine at test: 11.5 ± 0.4 % more output. One more machine at test: 40 ± 3 % less cycle time.')
  })

  it('fits into 80 columns, with the charts, and into 120', () => {
    for (const width of [80, 120]) {
      const text = shown(width)
      expect(Math.max(...text.split('\n').map((row) => row.length))).toBeLessThanOrEqual(width)
      expect(text).toMatch(/test 2 -> 3 +│█+▒+ +\+3,000 ± 100/)
    }
    expect(shown(80)).toContain('Not simulated. Share of its time asked for: crew fitters 8.0 %.')
  })

  it('says where definitions disagree, and where nothing would help', () => {
    const { bottleneck, output, cycleTimeGain } = explanation
    const text = shown(120, {
      ...explanation,
      bottleneck: { ...bottleneck, load: { station: 'saw', notToldApart: [] }, gain: null },
      output: { ...output, rows: output.rows.slice(1) },
      cycleTimeGain: { ...cycleTimeGain, rows: [] },
    }).replace(/\n/g, ' ')
    expect(text).toContain('Which station is the bottleneck depends on what is meant: test by the longest active periods')
    expect(text).toContain('; saw by the highest load.')
    expect(text).toContain('Of one more of anything that was simulated, no output beyond chance was seen.')
  })

  it('warns where more is released than can be made, and says that no lot was finished', () => {
    const text = shown(120, {
      ...explanation,
      load: 1.2,
      cycleTime: { mean: { mean: null, halfWidth: null, unit: 'h', replications: 0 }, causes: [], parts: [] },
    })
    expect(text).toMatch(/^! more is released than the line can make \(120 %/)
    expect(text).toContain('two-steps makes 24,000 ± 150 good units/day; no lot was finished.')
  })
})

describe('a tornado chart', () => {
  it('has all bars on one scale, to both sides of zero, with their intervals', () => {
    const bars = [
      { mean: 6, halfWidth: 2 },
      { mean: -2, halfWidth: 0 },
      { mean: Number.NaN, halfWidth: null },
      { mean: 0, halfWidth: 0 },
    ]
    expect(tornado(bars, 10)).toEqual(['  │███▒▒▒▒', '██│       ', '          ', '  │       '])
  })
})
